// Character references of HTML ("&eacute;", "&#233;", "&copy" without its semicolon).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace casus::html {

struct CharacterReference {
  std::string text;      // What it stands for, UTF-8; one or two characters.
  std::size_t size = 0;  // Bytes it takes.
};

// Reads the reference that starts at the '&' at `at` as text content does (not attribute values).
// False if it is no reference and the '&' stands for itself.
// Source: HTML Standard, "Character reference state" and those after it; names from lexbor's table.
// REQUIRES: at < text.size() && text[at] == '&'. Tested by decode_segment_test.cc.
[[nodiscard]] bool read_reference(std::string_view text, std::size_t at, CharacterReference& found);

}  // namespace casus::html
