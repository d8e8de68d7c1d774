// Reads one cardinal number written in figures or words: "1,100", "1.6 million", "twenty-six",
// "two hundred and fifty", "half a million", "several hundred", "tens of thousands", "dozens".
// Tested by tests/resolve_test.cc.
#pragma once

#include <optional>

#include "casus/resolve/word_facts.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

struct NumberReading {
  TokenSpan span;
  std::optional<double> value;  // None for a vague figure.
  double low = 0.0;             // Of a vague figure.
  double high = 0.0;
  bool in_digits = false;  // Its first token is a figure.
  bool scaled = false;     // A word of scale took part: never a year.
};

// The number that starts at `at` and ends before `end`.
[[nodiscard]] std::optional<NumberReading> read_number(TokenId at, TokenId end,
                                                       const Annotation& annotation,
                                                       const WordFactsTable& facts);

// The phrase (words joined by blanks as in the text) starts at `at`; its end, none if it does not.
[[nodiscard]] std::optional<TokenId> phrase_end(std::string_view phrase, TokenId at, TokenId end,
                                                const Annotation& annotation);

}  // namespace casus::resolve
