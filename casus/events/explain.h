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
  // Words of an act that was expected: only sentences and left-out blocks that hold them all, in
  // whatever order and case; "": everything.
  std::string about;
};

// Of an article of several sentences, what was left out of it comes first, and why its clauses
// became no events last. REQUIRES: all layers of `document` written, findings by `extractor`. Pure;
// thread-safe with a scratch per thread. Tested by explain_test.cc.
[[nodiscard]] std::string explain(const EventExtractor& extractor, const Document& document,
                                  const ExplainOptions& options, EventScratch& scratch);

}  // namespace casus::events
