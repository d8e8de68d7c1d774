// Documents of one page -> PageRecord: values for ids, and for each value the bytes that show it.
//
// The record owns what belongs to the page as a whole: its actors (one for each id, over all its
// articles), event ids, and the ties between rival accounts. It points into no document: the
// documents may be reused at once.
#pragma once

#include <span>

#include "casus/types/document.h"
#include "casus/types/page.h"
#include "casus/types/record.h"

namespace casus::events {

// Const and thread-safe. Tested by cite_findings_test.cc.
class FindingsCiter {
 public:
  // REQUIRES: every document has all its layers; document.article is set
  void operator()(const Page& page, std::span<const Document> documents, PageRecord& record) const;
};

// "m:" + 16 hex of XXH3-64 of the compact JSON array [sha256, type, frame, evidence segments, actor
// ids, recipient ids] (design §5).
[[nodiscard]] std::string event_id(const std::string& page_sha256, const EventRecord& event);

}  // namespace casus::events
