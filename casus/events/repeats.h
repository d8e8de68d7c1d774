// Repeats: one event per act within the article; what tells it again becomes further evidence
// (codebook §1).
#pragma once

#include <cstdint>
#include <vector>

#include "casus/types/annotation.h"
#include "casus/types/article.h"
#include "casus/types/findings.h"
#include "casus/types/mentions.h"

namespace casus::events {

// An event on its way, with what decides whether it may stand alone.
struct EventDraft {
  EventMention event;
  bool is_told = true;           // Design §3.16: coded as it is.
  bool is_grounded = true;       // Has a date, a number or a place finer than a country.
  bool is_repeat_block = false;  // Stands in a title, heading, list or caption.
  bool is_lead = false;          // In title or first paragraph.
};

// Joins drafts that tell the same act into one, kept in the order of their evidence; drops those
// that are neither told nor grounded and that title or lead do not tell (they go to `skipped`).
// Tested by extract_events_test.cc.
void join_repeats(const Mentions& mentions, std::vector<EventDraft>& drafts,
                  std::vector<Skipped>& skipped);

}  // namespace casus::events
