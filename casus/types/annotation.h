// Annotation: what the grammar says of an article, token by token, as columns.
#pragma once

#include <string>

#include "casus/base/strings.h"
#include "casus/types/grammar.h"
#include "casus/types/ids.h"

namespace casus {

struct Entity {
  TokenSpan span;
  EntityType type = EntityType::kNone;
};

// Base noun phrase (spaCy's noun_chunks): no nested phrases, head is its last token.
struct Chunk {
  TokenSpan span;
  TokenId head;
};

// WRITTEN BY nlp/annotate.
// INVARIANTS (check()): all token columns have one length; token spans ascend and do not overlap;
// sentences tile the tokens; heads stay inside their sentence, have no cycle and end at a root
// (head[t] == t, dep Root); left_edge <= t < right_edge; entities and chunks ascend, disjoint.
struct Annotation {
  Strings strings;  // Of this document; later layers intern here too.

  Column<TokenTag, TextSpan> span;
  Column<TokenTag, StringId> text;
  Column<TokenTag, StringId> lower;
  Column<TokenTag, StringId> norm;
  Column<TokenTag, std::uint8_t>
      space_after;  // 1: followed by one U+0020 that belongs to no token.
  Column<TokenTag, Tag> tag;
  Column<TokenTag, Pos> pos;
  Column<TokenTag, StringId> morph;         // UD features "A=B|C=D", "" if none.
  Column<TokenTag, StringId> parity_lemma;  // As spaCy 3.8.8 and later.
  Column<TokenTag, StringId> lemma;         // The coding lemma (spacy-model-spec §5.3, §8.5).
  Column<TokenTag, TokenId> head;           // Itself for a root.
  Column<TokenTag, Dep> dep;
  Column<TokenTag, TokenId> left_edge;   // First token of the subtree.
  Column<TokenTag, TokenId> right_edge;  // First token after the subtree's last one.
  Column<TokenTag, SentenceId> sentence_of;
  Column<TokenTag, EntityId> entity_of;  // None outside entities.
  Column<SentenceTag, TokenSpan> sentences;
  Column<EntityTag, Entity> entities;
  Column<ChunkTag, Chunk> chunks;
  bool truncated = false;  // A sentence was clamped.

  [[nodiscard]] std::size_t size() const { return span.size(); }
  [[nodiscard]] TokenSpan tokens() const { return TokenSpan(0, span.size()); }
  // Text bytes from the first to the last token of `tokens`. REQUIRES: not empty
  [[nodiscard]] TextSpan text_of(TokenSpan range) const {
    return TextSpan(span[range.begin()].begin_, span[range.end().before()].end_);
  }
  [[nodiscard]] TokenSpan subtree(TokenId token) const {
    return TokenSpan(left_edge[token], right_edge[token]);
  }
  [[nodiscard]] EntityType entity_type(TokenId token) const {
    return entity_of[token].valid() ? entities[entity_of[token]].type : EntityType::kNone;
  }
  [[nodiscard]] std::string_view string(StringId id) const { return strings[id]; }

  void check() const;
  void clear();
};

}  // namespace casus
