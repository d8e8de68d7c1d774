// Re-verifies the citations of a written record against the page bytes, without the extractor: a
// record that was made years ago by another version still checks (design §3.8).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/json.h"

namespace casus::events {

struct CitationCounts {
  std::uint64_t verified = 0;
  std::uint64_t moved = 0;  // Not under its segments, but found once elsewhere on the page.
  std::uint64_t lost = 0;
};

struct CitationProblem {
  std::string where;  // "events.3.fields.date"
  std::string quote;
  bool moved = false;
};

// Decodes one segment of page bytes to UTF-8: charset, and character references where html.
using SegmentDecoder =
    std::function<std::string(std::string_view bytes, const std::string& charset, bool html)>;

// `line` is a record of `casus code` (any object with "quote" and "bytes", at any depth, is a
// citation; "charset" and "content_type" are the record's). Compares with white space and soft
// marks left out on both sides. Never throws on foreign JSON: a malformed citation is lost.
void check_citations(const Json& line, std::string_view page_bytes, const SegmentDecoder& decode,
                     CitationCounts& counts, std::vector<CitationProblem>& problems);

}  // namespace casus::events
