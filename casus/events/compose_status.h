// Status: what became of an act, composed in one place from facts that others found
// (design §3.3, codebook §3). The table is data/ontology/status.yaml.
#pragma once

#include <vector>

#include "casus/knowledge/ontology.h"
#include "casus/types/assertions.h"
#include "casus/types/findings.h"
#include "casus/types/mentions.h"

namespace casus::events {

// Whose claim an event is, from its sources and its parties. REQUIRES: parties and attribution set
[[nodiscard]] knowledge::Claim claim_of(const EventMention& event, const Mentions& mentions);

// Own speech acts have no source: a speaker that is the doer, or of the doer's country, leaves the
// chain. Tested, like the other, by compose_status_test.cc.
void drop_own_voice(const EventMention& event, const Mentions& mentions,
                    std::vector<Source>& chain);

// What the status depends on, but for the claim, which needs the parties. Feed it to
// Ontology::status(), the one place where status is decided.
[[nodiscard]] knowledge::StatusFacts status_facts(const Assertion& assertion,
                                                  knowledge::Effect effect,
                                                  const knowledge::Frame& frame,
                                                  const knowledge::Row& row);

}  // namespace casus::events
