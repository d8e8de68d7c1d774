// Any bytes, read as HTML or as text, give articles that pass their checks, and every block's text
// is decoded again from the page bytes that its map names.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "casus/article/extract_articles.h"
#include "casus/base/check.h"
#include "casus/html/decode_segment.h"
#include "casus/html/parse_page.h"

namespace {

void check_blocks(const casus::RawPage& raw, const casus::Page& page,
                  const casus::Article& article) {
  for (const casus::Block& block : article.blocks) {
    std::string decoded;
    for (const casus::ByteRange& range :
         article.to_raw.segments(block.span.begin_, block.span.end_)) {
      decoded += casus::html::decode_segment(
          std::string_view(raw.bytes).substr(range.begin, range.end - range.begin), page.charset,
          page.kind == casus::PageKind::kHtml);
    }
    (void)decoded;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace casus;
  static const html::PageParser parse;
  static const article::ArticleExtractor extract;
  static html::ParseScratch parse_scratch;
  static article::ExtractScratch extract_scratch;
  RawPage raw;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const PageKind kind : {PageKind::kHtml, PageKind::kText}) {
    raw.kind = kind;
    Page page;
    parse(raw, parse_scratch, page);
    std::vector<Article> articles;
    extract(page, extract_scratch, articles);
    CASUS_CHECK(!articles.empty() || !extract_scratch.why.empty());
    for (const Article& article : articles) {
      article.check();
      check_blocks(raw, page, article);
    }
  }
  return 0;
}
