#include "casus/events/role_candidates.h"

#include <algorithm>

#include "casus/events/parties.h"

namespace casus::events {
namespace {

using knowledge::OpenRole;
using knowledge::RoleFeature;

constexpr std::size_t kActsBack = 8;
constexpr double kMostPartnered = 3.0;

void set(RoleCandidate& candidate, RoleFeature feature, double value = 1.0) {
  candidate.features[static_cast<std::size_t>(feature)] = value;
}

double& value_of(RoleCandidate& candidate, RoleFeature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

bool has_sector(const Actor& actor, std::string_view sector) {
  return std::find(actor.sectors.begin(), actor.sectors.end(), sector) != actor.sectors.end();
}

bool is_party(ActorIndex actor, const EventMention& event) {
  const auto is_it = [actor](const Party& party) { return party.actor == actor; };
  return std::any_of(event.actors.begin(), event.actors.end(), is_it) ||
         std::any_of(event.recipients.begin(), event.recipients.end(), is_it);
}

}  // namespace

RoleCandidates::RoleCandidates(const Article& article, const MatchView& view,
                               const std::vector<EventDraft>& drafts)
    : view_(view),
      drafts_(drafts),
      standing_(view.mentions.actors.size()),
      doer_(view.annotation.size(), 0) {
  const Mentions& mentions = view.mentions;
  for (std::uint32_t i = 0; i < mentions.actor_mentions.size(); ++i) {
    const ActorMention& mention = mentions.actor_mentions[i];
    Standing& standing = standing_[mention.actor];
    standing.mentions.push_back(i);
    const BlockId block = article.block_at(view.annotation.span[mention.head].begin_);
    if (block.valid() && article.blocks[block].role == BlockRole::kTitle) standing.in_title = true;
  }
  for (const PlaceMention& place : mentions.places) {
    if (place.country.empty()) continue;
    for (const ActorIndex actor : mentions.actors.ids())
      if (mentions.actors[actor].kind == ActorKind::kState &&
          mentions.actors[actor].country == place.country)
        standing_[actor].is_first_place = true;
    break;
  }
  for (const PropositionId id : view.propositions.propositions.ids())
    for (const Argument& argument : view.propositions.arguments_of(id))
      if (argument.slot == Slot::kDoer && argument.head.valid()) doer_[argument.head] = 1;
}

bool RoleCandidates::is_doer(const ActorMention& mention) const {
  return doer_[mention.head] != 0;
}

// The mention that stands best: in the clause, in its sentence, then the last one before it, then
// the first one after it.
RoleCandidates::Near RoleCandidates::nearest(const Standing& standing,
                                             const EventMention& event) const {
  const Proposition& p = view_.propositions.propositions[event.proposition];
  const TokenSpan sentence = view_.annotation.sentences[p.sentence];
  Near best;
  best.where = RoleFeature::kOnlyAfter;
  for (const std::uint32_t index : standing.mentions) {
    const ActorMention& mention = view_.mentions.actor_mentions[index];
    const TokenId head = mention.head;
    RoleFeature where = RoleFeature::kOnlyAfter;
    if (event.evidence.contains(head)) {
      where = head > p.head ? RoleFeature::kClauseAfter : RoleFeature::kClauseBefore;
    } else if (sentence.contains(head)) {
      where = head > p.head ? RoleFeature::kSentenceAfter : RoleFeature::kSentenceBefore;
    } else if (head < sentence.begin()) {
      const std::uint32_t back = p.sentence.value - view_.annotation.sentence_of[head].value;
      where = back == 1   ? RoleFeature::kOneBefore
              : back <= 3 ? RoleFeature::kTwoBefore
                          : RoleFeature::kFarBefore;
    }
    // Features ascend from near to far; of two before the act the later one is nearer.
    const bool is_before = where == RoleFeature::kClauseBefore ||
                           where == RoleFeature::kSentenceBefore ||
                           where >= RoleFeature::kOneBefore;
    const bool is_nearer = where < best.where ||
                           (where == best.where && is_before && where != RoleFeature::kOnlyAfter);
    if (best.mention == nullptr || is_nearer) best = {&mention, where};
  }
  return best;
}

void RoleCandidates::add_standing(ActorIndex actor, const EventMention& event,
                                  RoleCandidate& candidate) const {
  const Standing& standing = standing_[actor];
  if (standing.in_title) set(candidate, RoleFeature::kTitle);
  if (standing.is_first_place) set(candidate, RoleFeature::kStateOfFirstPlace);
  const Near near = nearest(standing, event);
  if (near.mention == nullptr) return;
  set(candidate, near.where);
  if (near.mention->is_modifier) set(candidate, RoleFeature::kModifier);
  if (is_doer(*near.mention)) set(candidate, RoleFeature::kDoer);
  if (near.where <= RoleFeature::kSentenceBefore) candidate.span = near.mention->span;
}

void RoleCandidates::add_kind(const Actor& actor, RoleCandidate& candidate) const {
  const bool nameless = is_nameless_group(actor);
  switch (actor.kind) {
    case ActorKind::kState:
      set(candidate, RoleFeature::kState);
      break;
    case ActorKind::kPerson:
      set(candidate, RoleFeature::kPerson);
      break;
    case ActorKind::kIgo:
      set(candidate, RoleFeature::kIgo);
      break;
    case ActorKind::kArmedGroup:
      set(candidate, RoleFeature::kArmedGroup);
      break;
    case ActorKind::kOrganisation:
      if (!nameless) set(candidate, RoleFeature::kOrganisation);
      break;
  }
  if (nameless) set(candidate, RoleFeature::kNameless);
  if (actor.population) set(candidate, RoleFeature::kPopulation);
  if (has_sector(actor, "MED") || has_sector(actor, "JRN")) set(candidate, RoleFeature::kMedia);
  if (actor.country.empty()) set(candidate, RoleFeature::kNoCountry);
}

// How the candidate figured in the acts before, and whether it dealt with the side that is known.
void RoleCandidates::add_acts_before(std::size_t at, const std::vector<Party>& own,
                                     RoleCandidate& candidate) const {
  const Mentions& mentions = view_.mentions;
  const auto has = [&mentions](const std::vector<Party>& parties, ActorIndex actor) {
    return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
      return party.actor == actor || are_same_side(party.actor, actor, mentions);
    });
  };
  const auto has_own = [&](const std::vector<Party>& parties) {
    return std::any_of(own.begin(), own.end(),
                       [&](const Party& party) { return has(parties, party.actor); });
  };
  const ActorIndex actor = candidate.actor;
  bool is_last_dealing = true;
  for (std::size_t back = 1; back <= std::min(at, kActsBack); ++back) {
    const EventMention& before = drafts_[at - back].event;
    if (back == 1 && has(before.actors, actor)) set(candidate, RoleFeature::kBeforeActor);
    if (back == 1 && has(before.recipients, actor)) set(candidate, RoleFeature::kBeforeRecipient);
    const bool own_acted = has_own(before.actors);
    const bool own_received = has_own(before.recipients);
    if (!own_acted && !own_received) continue;
    const bool answers = own_received && has(before.actors, actor);
    const bool partner = own_acted && (has(before.recipients, actor) || has(before.actors, actor));
    if (is_last_dealing && answers) set(candidate, RoleFeature::kAnswers);
    if (is_last_dealing && partner) set(candidate, RoleFeature::kPartner);
    if (answers || partner) value_of(candidate, RoleFeature::kPartnerCount) += 1.0 / kMostPartnered;
    is_last_dealing = false;
  }
  double& count = value_of(candidate, RoleFeature::kPartnerCount);
  count = std::min(count, 1.0);
}

void RoleCandidates::add_sources(const EventMention& event, RoleCandidate& candidate) const {
  for (const Source& source : event.attribution)
    if (source.actor == candidate.actor) set(candidate, RoleFeature::kSource);
  if (!event.attribution.empty() && event.attribution.back().actor == candidate.actor)
    set(candidate, RoleFeature::kInnermostSource);
}

// What a candidate is beside the others: share of mentions, the leading one, the nearest one.
void RoleCandidates::mark_crowd(const EventMention& event,
                                std::vector<RoleCandidate>& candidates) const {
  std::size_t most = 1;
  RoleCandidate* leading = nullptr;
  RoleCandidate* nearest = nullptr;
  std::uint32_t least = 0;
  const std::uint32_t head = view_.propositions.propositions[event.proposition].head.value;
  for (RoleCandidate& candidate : candidates) {
    const std::size_t count = standing_[candidate.actor].mentions.size();
    if (leading == nullptr || count > most) leading = &candidate;
    most = std::max(most, count);
    if (candidate.span.empty()) continue;
    const std::uint32_t token = candidate.span.begin_;
    const std::uint32_t distance = token > head ? token - head : head - token;
    if (nearest == nullptr || distance < least) {
      nearest = &candidate;
      least = distance;
    }
  }
  if (leading != nullptr) set(*leading, RoleFeature::kLeading);
  if (nearest != nullptr) set(*nearest, RoleFeature::kNearest);
  for (RoleCandidate& candidate : candidates)
    set(candidate, RoleFeature::kShare,
        static_cast<double>(standing_[candidate.actor].mentions.size()) /
            static_cast<double>(most));
}

void RoleCandidates::operator()(std::size_t at, OpenRole role,
                                std::vector<RoleCandidate>& candidates) const {
  candidates.clear();
  const EventMention& event = drafts_[at].event;
  const Mentions& mentions = view_.mentions;
  const std::vector<Party>& own =
      role == OpenRole::kRecipient || event.recipients.empty() ? event.actors : event.recipients;
  for (const ActorIndex actor : mentions.actors.ids()) {
    if (is_party(actor, event)) continue;
    RoleCandidate candidate;
    candidate.actor = actor;
    add_standing(actor, event, candidate);
    add_kind(mentions.actors[actor], candidate);
    if (std::any_of(own.begin(), own.end(), [&](const Party& party) {
          return are_same_side(party.actor, actor, mentions);
        }))
      set(candidate, RoleFeature::kSameSide);
    add_acts_before(at, own, candidate);
    add_sources(event, candidate);
    if (event.place >= 0 && mentions.actors[actor].kind == ActorKind::kState &&
        mentions.places[static_cast<std::size_t>(event.place)].country ==
            mentions.actors[actor].country)
      set(candidate, RoleFeature::kStateOfPlace);
    candidates.push_back(candidate);
  }
  mark_crowd(event, candidates);
}

}  // namespace casus::events
