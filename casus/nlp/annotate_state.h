// What an AnnotateScratch holds; inside the room only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/nlp/annotate.h"
#include "casus/nlp/batch.h"
#include "casus/nlp/package_parts.h"

namespace casus::nlp {

struct AnnotateScratch::State {
  std::uint64_t package_hash = 0;  // Of the package that the caches are for; 0: none yet.
  TokenizerScratch tokenizer;
  std::vector<Token> tokens;
  std::vector<Document> documents;
  BatchScratch batch;
  Readings readings;
  std::vector<RuleToken> rule_tokens;
  std::vector<RuledToken> ruled;

  // What is known of a word of the tokenizer's store: the ids of its texts in the strings of the
  // current article, and its last lemmas.
  struct WordNotes {
    std::uint64_t article = 0;  // Number of the article that the ids are of.
    StringId text, lower, norm;
    std::uint64_t lemma_article = 0;
    StringId parity_id, coding_id;
    bool has_lemmas = false;
    Pos pos = Pos::kNone;
    std::uint16_t morph = 0;
    std::string parity, coding;
  };
  std::vector<WordNotes> notes;  // By word.
  std::uint64_t article = 0;     // Counts the articles.
};

}  // namespace casus::nlp
