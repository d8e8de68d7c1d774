#include "casus/html/parse_page.h"

#include "casus/base/check.h"
#include "casus/base/hash.h"
#include "casus/html/charset.h"
#include "casus/html/decode.h"

namespace casus::html {
namespace {

void write_metadata(const RawPage& raw, Page& page) {
  page.id = raw.id;
  page.url = raw.url;
  page.sha256 = sha256_hex(raw.bytes);
  page.charset = choose_charset(raw.bytes, raw.content_type, raw.kind == PageKind::kHtml);
  page.content_type = raw.kind == PageKind::kHtml ? "text/html" : "text/plain";
  page.fetched_at = raw.fetched_at;
  page.given_date = raw.date;
  page.kind = raw.kind;
  page.raw_size = static_cast<std::uint32_t>(raw.bytes.size());
}

void write_plain_text(ParseScratch& scratch, Page& page) {
  page.text.swap(scratch.decoded);
  std::swap(page.text_to_raw, scratch.decoded_to_raw);
  for (const NodeKind kind : {NodeKind::kDocument, NodeKind::kText}) {
    const NodeId id = page.node_kind.push(kind);
    page.parent.push(id.value == 0 ? NodeId() : NodeId(0));
    page.subtree_end.push(NodeId(2));
    page.tag.push(StringId());
    page.attributes.push(AttributeRange());
    page.node_text.push(id.value == 0 ? ByteRange()
                                      : ByteRange{0, static_cast<std::uint32_t>(page.text.size())});
  }
}

bool is_identity(const SourceMap& map, std::size_t size) {
  return map.runs().size() == 1 && map.runs()[0].copied && map.runs()[0].source_begin == 0 &&
         map.derived_size() == size;
}

}  // namespace

void PageParser::operator()(const RawPage& raw, ParseScratch& scratch, Page& page) const {
  CASUS_CHECK(raw.bytes.size() < (1ULL << 31U), "page too large");
  page.clear();
  write_metadata(raw, page);
  decode_bytes(raw.bytes, page.charset, scratch.decoded, scratch.decoded_to_raw);
  if (raw.kind == PageKind::kText) {
    write_plain_text(scratch, page);
    return;
  }
  parse_tree(scratch.decoded, options_.bounds, scratch.tokens, page);
  if (!is_identity(scratch.decoded_to_raw, raw.bytes.size())) {
    page.text_to_raw = scratch.decoded_to_raw.then(page.text_to_raw);
  }
}

}  // namespace casus::html
