// Explain: for each clause, which rules were tried, what fired, and which one condition kept others
// from firing.
//
//   receive.v finite doer=Kenya thing=rockets from=Sweden | past
//     fired   arms_transfer/2 (data/frames/aid.yaml:41)  thing=rockets actor=Sweden recipient=Kenya
//     nearly  troop_contribution/2 (data/frames/aid.yaml:60)  thing: thing (force): rockets is
//     weapon event   AID arms_transfer  Sweden > Kenya  happened  date -  place -
#pragma once

#include <string>

#include "casus/events/extract_events.h"
#include "casus/types/document.h"

namespace casus::events {

struct ExplainOptions {
  int sentence = 0;  // From 1; 0: all.
  bool all = false;  // Show readings that fail in more than one condition too.
};

// REQUIRES: all layers of `document` written, findings by `extractor`. Pure; thread-safe with a
// scratch per thread. Tested by extract_events_test.cc.
[[nodiscard]] std::string explain(const EventExtractor& extractor, const Document& document,
                                  const ExplainOptions& options, EventScratch& scratch);

}  // namespace casus::events
