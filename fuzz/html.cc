// Any bytes, read as HTML and as text, give a page that passes its checks, whose text is decoded
// again from the bytes that its map names.
#include <cstddef>
#include <cstdint>
#include <string>

#include "casus/base/check.h"
#include "casus/html/decode_segment.h"
#include "casus/html/parse_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace casus;
  static const html::PageParser parse;
  static html::ParseScratch scratch;
  RawPage raw;
  raw.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const PageKind kind : {PageKind::kHtml, PageKind::kText}) {
    raw.kind = kind;
    Page page;
    parse(raw, scratch, page);
    page.check();
    CASUS_CHECK(page.node_kind.size() <= 2 * 200'000U);
  }
  return 0;
}
