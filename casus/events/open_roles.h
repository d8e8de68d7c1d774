// The document step (rule-language study §8): a role that an act's own words leave open is filled
// from what stands around it, nearest first, and marked inferred:
//
//   speaker   of a speech act with no actor: the source that it is told by ("…," she said: she)
//   clause    a party inside the act's own clause that fills no role ("called for the release of
//             Kenyan sailors": Kenya)
//   sentence  the one other side that the sentence names
//   page      the other side of the last act on the page that the same party took part in
//
// Two people of one government are one side; a party is never its own counterpart.
#pragma once

#include <vector>

#include "casus/events/match.h"
#include "casus/events/repeats.h"
#include "casus/knowledge/frames.h"

namespace casus::events {

// REQUIRES: drafts in the order of their evidence. Thread-safe. Tested by open_roles_test.cc.
void fill_open_roles(const MatchView& view, const knowledge::Frames& frames,
                     std::vector<EventDraft>& drafts);

}  // namespace casus::events
