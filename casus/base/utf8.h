// UTF-8: validating, stepping, counting, and the Unicode properties that Casus asks for.
// Properties and case mappings are ICU's (one source, one version). Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace casus {

// One decoded code point and the bytes it took. An ill-formed byte decodes as U+FFFD of size 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};

// REQUIRES: at < text.size()
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);
// The code point that ends before `at`. REQUIRES: 0 < at <= text.size()
[[nodiscard]] CodePoint decode_utf8_before(std::string_view text, std::size_t at);
void append_utf8(char32_t code_point, std::string& out);
[[nodiscard]] bool is_valid_utf8(std::string_view text);
// Ill-formed sequences replaced by U+FFFD (the maximal-subpart rule of the Unicode Standard, 3.9).
[[nodiscard]] std::string repair_utf8(std::string_view text);
[[nodiscard]] std::size_t count_code_points(std::string_view text);

// Python's str.isspace(): what splits tokens. Does not include U+200B and U+FEFF.
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);  // Category L*.
[[nodiscard]] bool is_upper(char32_t c);   // Uppercase property.
[[nodiscard]] bool is_digit(char32_t c);   // Numeric_Type Decimal or Digit, as Python's isdigit().
[[nodiscard]] bool is_punctuation(char32_t c);  // Category P*.
[[nodiscard]] bool is_soft_mark(
    char32_t c);  // Soft hyphen, zero-width characters, byte-order mark.

// Full lower-casing, as Python's str.lower() (final-sigma rule included).
[[nodiscard]] std::string to_lower(std::string_view text);
// Folded for look-up: compatibility-decomposed, marks removed, case-folded. "Türkiye" -> "turkiye".
[[nodiscard]] std::string fold(std::string_view text);
[[nodiscard]] bool all_space(std::string_view text);
// Without white space at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);
// The first `most` bytes or fewer: no code point is cut in two. REQUIRES: valid UTF-8
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t most);

}  // namespace casus
