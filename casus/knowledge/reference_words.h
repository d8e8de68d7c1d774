// ReferenceWords: pronouns and general nouns that stand for what was told before, and words beside
// which a capital stands for its government (data/lexicon/coreference.yaml). Tested by
// tests/resolve_test.cc.
#pragma once

#include <cstdint>
#include <string_view>

#include "casus/knowledge/word_table.h"

namespace casus::knowledge {

// In the order of the class names in reference_words.cc.
enum class ReferenceClass : std::uint8_t {
  kPronoun,
  kNominal,
  kCollective,
  kPair,
  kDefinite,
  kTowards,  // The object of these verbs is a party, even a capital: "thanked Madrid".
  kSentTo,   // "a letter to Lima"
  kLaidOn,   // "sanctions on Lima"
  kLeaving   // "left for Lima": a place
};

// Immutable, thread-safe.
class ReferenceWords {
 public:
  ReferenceWords() = default;  // Knows no word.
  [[nodiscard]] static Result<ReferenceWords> read(std::string_view section);
  // The value of `word` in a class, "" if it is not in it.
  [[nodiscard]] std::string_view find(std::string_view word, ReferenceClass cls) const;

 private:
  explicit ReferenceWords(WordTable table) : table_(std::move(table)) {}
  WordTable table_;
};

}  // namespace casus::knowledge
