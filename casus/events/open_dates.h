// The document step for dates: an act whose own words give no date takes the one of the page's
// other dates that it most likely took place on, and is marked inferred; or stays without one, when
// none is likelier than that. The publication date is no candidate: it never stands in silently.
// Who is likely is a conditional logit with weights that are data (knowledge/open_fields.h).
#pragma once

#include <cstdint>
#include <vector>

#include "casus/events/match.h"
#include "casus/events/repeats.h"
#include "casus/knowledge/frames.h"
#include "casus/knowledge/open_fields.h"
#include "casus/types/document.h"

namespace casus::events {

struct DateCandidate {
  std::int32_t time = -1;  // Index into Mentions::times.
  knowledge::DateFeatures features{};
  double score = 0.0;
};

// A draft without a date, the dates that the page offered, and the one that was taken.
struct OpenDateChoice {
  std::size_t draft = 0;
  std::vector<DateCandidate> candidates;
  int chosen = -1;  // Index into candidates; -1: left open.
};

// REQUIRES: `view` is of `document`; drafts in the order of their evidence, their roles filled. An
// act may draw on the acts before it, as they were filled. `choices` tells what was offered and
// taken, for explain and for training. Thread-safe. Tested by open_dates_test.cc.
void fill_open_dates(const Document& document, const MatchView& view,
                     const knowledge::Frames& frames, const knowledge::OpenFieldWeights& weights,
                     std::vector<EventDraft>& drafts, std::vector<OpenDateChoice>& choices);

}  // namespace casus::events
