// NumberWords: numerals, bounds, vague figures; units of measure and currencies
// (data/lexicon/numbers.yaml, units.yaml). Tested by compile/word_table_test.cc and
// tests/resolve_test.cc.
#pragma once

#include <cstdint>
#include <string_view>

#include "casus/knowledge/word_table.h"

namespace casus::knowledge {

// In the order of the class names in number_words.cc.
enum class NumberClass : std::uint8_t {
  kUnit,
  kTen,
  kScale,
  kPluralScale,
  kVague,
  kBoundBefore,
  kBoundAfter,
  kExact,
  kHalf,
  kIndefinite
};
enum class UnitClass : std::uint8_t { kMeasure, kSymbol, kCurrency, kAmbiguousCurrency, kTerm };

// Immutable, thread-safe.
class NumberWords {
 public:
  NumberWords() = default;  // Knows no word.
  [[nodiscard]] static Result<NumberWords> read(std::string_view section);
  [[nodiscard]] const WordTable& table() const { return table_; }

 private:
  explicit NumberWords(WordTable table) : table_(std::move(table)) {}
  WordTable table_;
};

// Immutable, thread-safe.
class UnitWords {
 public:
  UnitWords() = default;  // Knows no word.
  [[nodiscard]] static Result<UnitWords> read(std::string_view section);
  [[nodiscard]] const WordTable& table() const { return table_; }

 private:
  explicit UnitWords(WordTable table) : table_(std::move(table)) {}
  WordTable table_;
};

}  // namespace casus::knowledge
