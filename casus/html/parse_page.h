// Door: page bytes -> Page (tree, text, and the page bytes of every character of the text).
#pragma once

#include <string>

#include "casus/html/parse_tree.h"
#include "casus/types/page.h"

namespace casus::html {

struct ParseOptions {
  TreeBounds bounds;
};

// Room for intermediate results; kept from page to page by one worker.
struct ParseScratch {
  std::string decoded;  // The page as UTF-8.
  SourceMap decoded_to_raw;
  TextTokens tokens;
};

// Total: any bytes give a page that passes check(), as long as they are fewer than 2^31.
// HTML is parsed as the HTML Standard says, within bounds (parse_tree.h); plain text is one text
// node, byte for byte as decoded. Thread-safe. Tested by parse_page_test.cc, fuzz/html.cc.
class PageParser {
 public:
  explicit PageParser(const ParseOptions& options = {}) : options_(options) {}
  void operator()(const RawPage& raw, ParseScratch& scratch, Page& page) const;

 private:
  ParseOptions options_;
};

}  // namespace casus::html
