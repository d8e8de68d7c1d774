// Parties: from the filler of a role to an actor of the document.
#pragma once

#include <string>
#include <vector>

#include "casus/events/match.h"
#include "casus/types/findings.h"
#include "casus/types/mentions.h"

namespace casus::events {

// Tokens -> the actor of the coreference cluster that they belong to.
struct ActorLookup {
  std::vector<ActorIndex> coreferent;  // By token.
  std::vector<ActorIndex> states;      // States of the document, in order.
};

// Thread-safe. Tested by extract_events_test.cc.
void fill_lookup(const Annotation& annotation, const Mentions& mentions, ActorLookup& lookup);

// The actors of a filler: the mention at its head; else, by coreference; else the nearest owner
// inside its phrase ("Russian forces"); else the state of a place. Appends to `parties`, no actor
// twice.
void add_parties(const Filler& filler, const std::string& role, const MatchView& view,
                 const ActorLookup& lookup, std::vector<Party>& parties);

// Known by a common noun alone: "families", "warships". Its owner, where there is one, is the
// party.
[[nodiscard]] bool is_nameless_group(const Actor& actor);

// One and the same actor, or both of one country and neither an armed group nor a population.
[[nodiscard]] bool are_same_side(ActorIndex a, ActorIndex b, const Mentions& mentions);

}  // namespace casus::events
