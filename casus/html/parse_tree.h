// The tree of one HTML page: lexbor's tokenizer and tree builder within bounds, copied into
// columns.
#pragma once

#include <cstdint>
#include <string_view>

#include "casus/html/text_tokens.h"
#include "casus/types/page.h"

namespace casus::html {

// Design §3.6: what keeps hostile markup from costing more than its size.
struct TreeBounds {
  std::uint32_t max_open_elements = 512;  // A start tag is dropped while more are open.
  std::uint32_t max_formatting = 64;      // The same for active formatting elements.
  std::uint32_t max_nodes = 200'000;      // Then nothing more is read.
  std::uint32_t max_attributes = 20'000;  // Of one tag; then nothing more is read.
};

// Reads `html` (valid UTF-8) into the columns of `page`: nodes, names, attributes and text, with
// `page.text_to_raw` mapping text to `html`. Comments and doctypes are no nodes; the text of
// <script> (but JSON) and of <style> is left out, of attributes only those that reading asks for
// are kept (kept_attributes in the source). Sets `page.truncated` where a bound was met. Source of
// the tree: HTML Standard, "Parsing HTML documents", as lexbor 3.1 does it.
void parse_tree(std::string_view html, const TreeBounds& bounds, TextTokens& tokens, Page& page);

}  // namespace casus::html
