// Operators: what outer acts do to the acts that are embedded in them (docs/rule-language.md).
#pragma once

#include "casus/events/extract_events.h"

namespace casus::events {

// Propositions, embedded ones before what they are embedded in; else in order.
void order_inside_out(const Propositions& propositions, std::vector<PropositionId>& order);

// After `firing` of an operator: sets the fate of the embedded acts and of the acts coordinated
// with them, and lends them the arguments that the operator fills. Propositions that were lent
// something are appended to `changed`.
void apply_operator(const Firing& firing, const knowledge::Row& row, const MatchView& view,
                    EventScratch& scratch, std::vector<PropositionId>& changed);

}  // namespace casus::events
