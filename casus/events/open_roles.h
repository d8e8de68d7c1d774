// The document step (rule-language study §8): a role that an act's own words leave open is filled
// with the actor of the article that most likely fills it, and marked inferred; or stays open, when
// nobody is likelier than that. Who is likely is a conditional logit over what is known of each
// actor (role_candidates.h), with weights that are data (knowledge/open_fields.h).
//
// Sequential: an act may draw on the acts before it, as they were filled. A symmetric act of which
// no party is known is asked twice.
#pragma once

#include <vector>

#include "casus/events/match.h"
#include "casus/events/repeats.h"
#include "casus/events/role_candidates.h"
#include "casus/knowledge/frames.h"
#include "casus/knowledge/open_fields.h"
#include "casus/types/article.h"

namespace casus::events {

// REQUIRES: drafts in the order of their evidence. `choices` tells what was asked and chosen, for
// explain and for training. Thread-safe. Tested by open_roles_test.cc.
void fill_open_roles(const Article& article, const MatchView& view, const knowledge::Frames& frames,
                     const knowledge::OpenFieldWeights& weights, std::vector<EventDraft>& drafts,
                     std::vector<OpenRoleChoice>& choices);

}  // namespace casus::events
