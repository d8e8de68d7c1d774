#include "casus/html/character_references.h"

#include <array>
#include <cstdint>

#include "casus/base/utf8.h"

namespace casus::html {

// A node of the search tree of names; the fields of lexbor's struct of the same use, whose table is
// C and does not compile as C++ with its own type (string literals as void*).
struct NameNode {
  unsigned char key;
  const char* value;  // Null where no name ends.
  std::size_t value_size;
  std::size_t left;
  std::size_t right;
  std::size_t next;
};

namespace {

#define lexbor_sbst_entry_static_t NameNode
#include <lexbor/html/tokenizer/res.h>
#undef lexbor_sbst_entry_static_t

const NameNode* find_key(std::size_t root, unsigned char key) {
  while (root != 0) {
    const NameNode& node = lxb_html_tokenizer_res_entities_sbst[root];
    if (node.key == key) return &node;
    root = key > node.key ? node.right : node.left;
  }
  return nullptr;
}

bool read_named(std::string_view text, std::size_t at, CharacterReference& found) {
  std::size_t root = 1;
  const NameNode* match = nullptr;
  std::size_t match_end = at;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const NameNode* node = find_key(root, static_cast<unsigned char>(text[i]));
    if (node == nullptr) break;
    if (node->value != nullptr) {
      match = node;
      match_end = i + 1;
    }
    root = node->next;
    if (root == 0) break;
  }
  if (match == nullptr) return false;
  found.text.assign(match->value, match->value_size);
  found.size = match_end - at;
  return true;
}

// Numbers 0x80 to 0x9F mean windows-1252, by the standard's table; 0 where they mean themselves.
constexpr std::array<char16_t, 32> kC1 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t character_of(std::uint32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
  if (number >= 0x80 && number <= 0x9F && kC1[number - 0x80] != 0) return kC1[number - 0x80];
  return number;
}

int digit_of(char c, bool hexadecimal) {
  if (c >= '0' && c <= '9') return c - '0';
  if (hexadecimal && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (hexadecimal && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool read_numeric(std::string_view text, std::size_t at, CharacterReference& found) {
  std::size_t i = at + 2;
  const bool hexadecimal = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hexadecimal) ++i;
  const std::size_t digits = i;
  std::uint32_t number = 0;
  for (; i < text.size(); ++i) {
    const int digit = digit_of(text[i], hexadecimal);
    if (digit < 0) break;
    if (number <= 0x10FFFF)
      number = number * (hexadecimal ? 16U : 10U) + static_cast<std::uint32_t>(digit);
  }
  if (i == digits) return false;
  if (i < text.size() && text[i] == ';') ++i;
  found.text.clear();
  append_utf8(character_of(number), found.text);
  found.size = i - at;
  return true;
}

}  // namespace

bool read_reference(std::string_view text, std::size_t at, CharacterReference& found) {
  if (at + 1 < text.size() && text[at + 1] == '#') return read_numeric(text, at, found);
  return read_named(text, at, found);
}

}  // namespace casus::html
