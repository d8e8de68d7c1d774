// Small tools of the rule compilers: cutting the text of conditions, and proposing the nearest
// name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casus::compile {

// Parts between `separator`, white space cut off at both ends; "" gives one empty part.
[[nodiscard]] std::vector<std::string> split_trimmed(std::string_view text, char separator);
// Words as the tokenizer parts them: at blanks, and a hyphen inside a word is a word of its own.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);

// "lemma (inside)" -> lemma and inside, both trimmed. False when the brackets do not match.
struct Bracketed {
  std::string before;
  std::string inside;
  bool has_brackets = false;
};
[[nodiscard]] bool cut_brackets(std::string_view text, Bracketed& out);

// "; did you mean 'x'?" for the nearest name, "" when none is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string>& known);

}  // namespace casus::compile
