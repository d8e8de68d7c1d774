#include "casus/events/compose_status.h"

#include <algorithm>

#include "casus/events/parties.h"

namespace casus::events {
namespace {

using knowledge::Claim;
using knowledge::StatusFacts;

bool is_of(ActorIndex source, const std::vector<Party>& parties, const Mentions& mentions) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
    return are_same_side(source, party.actor, mentions);
  });
}

// Somebody who fights, or whose army does.
bool is_fighter(ActorIndex actor, const Mentions& mentions) {
  const Actor& a = mentions.actors[actor];
  if (a.kind == ActorKind::kArmedGroup) return true;
  return std::any_of(a.sectors.begin(), a.sectors.end(), [](const std::string& sector) {
    return sector == "MIL" || sector == "REB" || sector == "PRM" || sector == "UAF";
  });
}

bool is_hostile(EventType type) {
  return type == EventType::kAssault || type == EventType::kCoerce ||
         type == EventType::kMobilize || type == EventType::kSanction;
}

}  // namespace

Claim claim_of(const EventMention& event, const Mentions& mentions) {
  if (event.attribution.empty()) return Claim::kNone;
  const Source& source = event.attribution.back();
  if (source.commitment == Commitment::kDenies) return Claim::kDenial;
  if (source.commitment == Commitment::kConfirms) return Claim::kNeutral;
  if (!source.actor.valid())
    return source.commitment == Commitment::kAccuses ? Claim::kAdverse : Claim::kNeutral;
  const bool is_fight = event.type == EventType::kAssault;
  const bool of_doer = is_of(source.actor, event.actors, mentions);
  const bool of_target = is_of(source.actor, event.recipients, mentions);
  if (of_doer && of_target) return Claim::kNeutral;
  if (of_doer) return is_fight ? Claim::kSuccess : Claim::kOwn;
  if (source.commitment == Commitment::kAccuses) return Claim::kAdverse;
  if (!is_hostile(event.type)) return Claim::kNeutral;
  if (of_target) return event.actors.empty() ? Claim::kNeutral : Claim::kAdverse;
  const bool enemy_fell =
      is_fight && is_fighter(source.actor, mentions) &&
      std::any_of(event.recipients.begin(), event.recipients.end(),
                  [&](const Party& party) { return is_fighter(party.actor, mentions); });
  return enemy_fell ? Claim::kSuccess : Claim::kNeutral;
}

void drop_own_voice(const EventMention& event, const Mentions& mentions,
                    std::vector<Source>& chain) {
  std::erase_if(chain, [&](const Source& source) {
    return source.actor.valid() && is_of(source.actor, event.actors, mentions);
  });
}

knowledge::StatusFacts status_facts(const Assertion& assertion, knowledge::Effect effect,
                                    const knowledge::Frame& frame, const knowledge::Row& row) {
  StatusFacts facts;
  // "Togo will not negotiate": the negation is the refusal.
  facts.factuality = row.reads_marks ? Factuality::kHappened : assertion.factuality;
  facts.effect = effect;
  facts.speech = frame.speech;
  facts.promise = row.planned;
  facts.hedged = assertion.hedged;
  facts.disputed = assertion.disputed;
  facts.ongoing = assertion.ongoing;
  return facts;
}

}  // namespace casus::events
