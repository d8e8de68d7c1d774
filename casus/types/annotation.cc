#include "casus/types/annotation.h"

#include "casus/base/check.h"

namespace casus {
namespace {

void check_columns(const Annotation& a) {
  const std::size_t n = a.span.size();
  CASUS_CHECK(a.text.size() == n && a.lower.size() == n && a.norm.size() == n &&
              a.space_after.size() == n && a.tag.size() == n && a.pos.size() == n &&
              a.morph.size() == n && a.parity_lemma.size() == n && a.lemma.size() == n &&
              a.head.size() == n && a.dep.size() == n && a.left_edge.size() == n &&
              a.right_edge.size() == n && a.sentence_of.size() == n && a.entity_of.size() == n);
  std::uint32_t at = 0;
  for (const TextSpan span : a.span) {
    CASUS_CHECK(at <= span.begin_ && span.begin_ < span.end_);
    at = span.end_;
  }
}

// The heads above `t` end at a root within `most` steps.
void check_way_up(const Annotation& a, TokenId t, std::size_t most) {
  std::size_t steps = 0;
  while (a.head[t] != t) {
    t = a.head[t];
    CASUS_CHECK(++steps <= most, "cycle of heads");
  }
}

void check_sentences(const Annotation& a) {
  std::uint32_t at = 0;
  for (const SentenceId id : a.sentences.ids()) {
    const TokenSpan span = a.sentences[id];
    CASUS_CHECK(span.begin_ == at && !span.empty());
    at = span.end_;
    for (const TokenId t : span) {
      CASUS_CHECK(a.sentence_of[t] == id);
      CASUS_CHECK(span.contains(a.head[t]), "head outside its sentence");
      CASUS_CHECK(a.left_edge[t] <= t && t < a.right_edge[t]);
      check_way_up(a, t, span.size());
    }
  }
  CASUS_CHECK(at == a.size());
}

}  // namespace

void Annotation::check() const {
  check_columns(*this);
  check_sentences(*this);
  std::uint32_t at = 0;
  for (const EntityId id : entities.ids()) {
    const Entity& entity = entities[id];
    CASUS_CHECK(at <= entity.span.begin_ && !entity.span.empty() && entity.span.end_ <= size());
    for (const TokenId t : entity.span) CASUS_CHECK(entity_of[t] == id);
    at = entity.span.end_;
  }
  at = 0;
  for (const Chunk& chunk : chunks) {
    CASUS_CHECK(at <= chunk.span.begin_ && chunk.span.end_ <= size() &&
                chunk.span.contains(chunk.head));
    at = chunk.span.end_;
  }
}

void Annotation::clear() {
  *this = Annotation();
}

}  // namespace casus
