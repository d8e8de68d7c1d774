// WordFacts: what each distinct word of a document may be, looked up once a document; tokens then
// cost an array access. Tested by tests/resolve_test.cc.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "casus/knowledge/number_words.h"
#include "casus/knowledge/time_words.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

using knowledge::NumberClass;
using knowledge::TimeClass;
using knowledge::UnitClass;

inline constexpr std::size_t kTimeClasses = 20;

struct WordFacts {
  std::uint32_t time_classes = 0;  // Bit per TimeClass.
  std::array<std::int16_t, kTimeClasses> time_value{};
  std::span<const knowledge::WordSense> number_senses;
  std::span<const knowledge::WordSense> unit_senses;
  double digits = -1.0;  // Value of a token that is a plain number ("1,100", "2.5"), else -1.
  std::uint8_t digit_count = 0;  // Of a token that is only decimal digits, else 0.
  bool decade = false;           // "1980s", "80s": `digits` holds 1980 or 80.

  [[nodiscard]] bool is(TimeClass cls) const {
    return (time_classes >> static_cast<unsigned>(cls) & 1U) != 0;
  }
  [[nodiscard]] int value(TimeClass cls) const { return time_value[static_cast<std::size_t>(cls)]; }
  // The first sense of that class, nullptr if there is none.
  [[nodiscard]] const knowledge::WordSense* number(NumberClass cls) const;
  [[nodiscard]] const knowledge::WordSense* unit(UnitClass cls) const;
};

// A plain number, -1 if `word` is none: digits with `,` between thousands and one decimal point.
[[nodiscard]] double read_digits(std::string_view word);

// Reused from document to document.
class WordFactsTable {
 public:
  void build(const Annotation& annotation, const knowledge::TimeWords& times,
             const knowledge::NumberWords& numbers, const knowledge::UnitWords& units);
  [[nodiscard]] const WordFacts& operator[](TokenId token) const {
    return facts_[of_token_[token.value]];
  }

 private:
  std::vector<WordFacts> facts_;
  std::vector<std::uint32_t> of_string_;  // StringId -> facts + 1, 0 for not yet.
  std::vector<std::uint32_t> of_token_;
};

}  // namespace casus::resolve
