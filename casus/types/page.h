// RawPage and Page: the bytes as fetched, and the tree found in them, as columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "casus/base/strings.h"
#include "casus/types/ids.h"
#include "casus/types/source_map.h"
#include "casus/types/when.h"

namespace casus {

enum class PageKind : std::uint8_t { kHtml, kText };

// One input, before anything was read. `bytes` are the page bytes of design §3.8: citations count
// in them and `sha256` is theirs.
struct RawPage {
  std::string id;            // Label: the record's own id, else url, else path below INPUT.
  std::string url;           // "" if unknown.
  std::string content_type;  // As the transport said, with its charset; "" if unknown.
  std::string fetched_at;    // ISO 8601, "" if unknown.
  std::optional<Day> date;   // Publication date given from outside (field `date`, --date).
  PageKind kind = PageKind::kHtml;
  std::string bytes;
};

enum class NodeKind : std::uint8_t { kDocument, kElement, kText };

struct Attribute {
  StringId name;  // Lower case.
  std::string value;
};

// WRITTEN BY html/parse_page. A plain-text page is one document node with one text node.
// INVARIANTS (check()): nodes are in document order, parent < child, node 0 is the document;
// subtree_end[n] is the first node after n's subtree; text spans of text nodes ascend and tile
// `text`; text_to_raw maps all of `text`, and every run lies inside the raw bytes.
struct Page {
  std::string id;
  std::string url;
  std::string sha256;        // Of the raw bytes; 64 hexadecimal digits.
  std::string charset;       // IANA name in lower case that the bytes were decoded with.
  std::string content_type;  // "text/html" or "text/plain".
  std::string fetched_at;
  std::optional<Day> given_date;
  PageKind kind = PageKind::kHtml;
  std::uint32_t raw_size = 0;
  bool truncated = false;  // A bound of design §3.6 was met.

  Strings names;  // Element and attribute names.
  Column<NodeTag, NodeKind> node_kind;
  Column<NodeTag, NodeId> parent;
  Column<NodeTag, NodeId> subtree_end;
  Column<NodeTag, StringId> tag;               // Elements: lower-case local name.
  Column<NodeTag, AttributeRange> attributes;  // Elements.
  Column<NodeTag, ByteRange> node_text;        // Text nodes: bytes of `text`.
  Column<AttributeTag, Attribute> attribute;

  std::string text;  // Text of all text nodes, concatenated in document order, valid UTF-8.
  SourceMap text_to_raw;

  void check() const;
  void clear();
};

}  // namespace casus
