#include "casus/events/parties.h"

#include <algorithm>

namespace casus::events {
namespace {

struct Found {
  ActorIndex actor;
  TokenSpan span;
  std::string office;
  How how = How::kStated;
  std::uint8_t far = 0;
};

Found of_mention(const ActorMention& mention, std::uint8_t far) {
  return {mention.actor, mention.span, mention.office, mention.how, far};
}

// Only commas and conjunctions, and what belongs to the names, stand between two names of one list.
bool are_listed(TokenId a, TokenId b, const MatchView& view) {
  if (b.value <= a.value || b.value - a.value > 12) return false;
  for (TokenId t = a.next(); t < b; ++t) {
    const Pos pos = view.annotation.pos[t];
    const bool is_link = pos == Pos::kPunct || pos == Pos::kCconj || pos == Pos::kDet ||
                         pos == Pos::kPropn || pos == Pos::kAdj;
    if (!is_link && view.mentions.actor_at(t) == nullptr) return false;
  }
  return true;
}

// The mentions nearest to the head inside the phrase: modifiers of the head first; with one name
// all that are listed with it.
void find_owners(const Filler& filler, const MatchView& view, std::vector<Found>& found) {
  constexpr std::uint32_t kDeepest = 2;
  const Annotation& a = view.annotation;
  std::uint32_t best = kDeepest + 1;
  TokenId first;
  for (const TokenId t : filler.span) {
    const ActorMention* mention = view.mentions.actor_at(t);
    if (mention == nullptr || mention->head != t) continue;
    std::uint32_t depth = 0;
    TokenId up = t;
    while (up != filler.head && depth <= kDeepest && a.head[up] != up &&
           filler.span.contains(a.head[up])) {
      up = a.head[up];
      if (a.pos[up] != Pos::kAdp) ++depth;
    }
    if (up != filler.head || depth >= best) continue;
    best = depth;
    first = t;
  }
  if (best > kDeepest) return;
  const auto far = static_cast<std::uint8_t>(std::max<std::uint32_t>(1, best));
  found.push_back(of_mention(*view.mentions.actor_at(first), far));
  TokenId last = first;
  for (TokenId t = first.next(); t < filler.span.end(); ++t) {
    const ActorMention* mention = view.mentions.actor_at(t);
    if (mention == nullptr || mention->head != t) continue;
    if (!are_listed(last, t, view)) break;
    found.push_back(of_mention(*mention, far));
    last = t;
  }
}

// "both sides", "Kenyan and Ugandan troops": all mentions of that span.
void add_collective(const ActorMention& mention, const Filler& filler, const MatchView& view,
                    std::vector<Found>& found) {
  for (const ActorMention& one : view.mentions.actor_mentions)
    if (one.span == mention.span) found.push_back(of_mention(one, filler.far));
}

// "arrived in Lisbon": the state whose place it is.
bool find_state_of_place(const Filler& filler, const MatchView& view, const ActorLookup& lookup,
                         Found& found) {
  const PlaceMention* place = view.mentions.place_mention_at(filler.head);
  if (place == nullptr || place->country.empty()) return false;
  for (const ActorIndex state : lookup.states) {
    if (view.mentions.actors[state].country != place->country) continue;
    found = {state, place->span, "", How::kInferred, filler.far};
    return true;
  }
  return false;
}

}  // namespace

void fill_lookup(const Annotation& annotation, const Mentions& mentions, ActorLookup& lookup) {
  lookup.coreferent.assign(annotation.size(), ActorIndex());
  for (const CoreferenceMention& mention : mentions.coreference) {
    if (!mention.actor.valid() || !mention.head.valid()) continue;
    lookup.coreferent[mention.head.value] = mention.actor;
  }
  lookup.states.clear();
  for (const ActorIndex i : mentions.actors.ids())
    if (mentions.actors[i].kind == ActorKind::kState) lookup.states.push_back(i);
}

void add_parties(const Filler& filler, const std::string& role, const MatchView& view,
                 const ActorLookup& lookup, std::vector<Party>& parties) {
  std::vector<Found> found;
  if (const ActorMention* mention = view.mentions.actor_at(filler.head); mention != nullptr) {
    add_collective(*mention, filler, view, found);
  } else if (const ActorIndex actor = lookup.coreferent[filler.head.value]; actor.valid()) {
    found.push_back(
        {actor, TokenSpan(filler.head, filler.head.next()), "", How::kCoreference, filler.far});
  } else {
    find_owners(filler, view, found);
  }
  Found state;
  if (found.empty() && find_state_of_place(filler, view, lookup, state)) found.push_back(state);
  for (const Found& one : found) {
    const bool is_there = std::any_of(parties.begin(), parties.end(), [&one](const Party& party) {
      return party.actor == one.actor;
    });
    if (is_there) continue;
    Party party;
    party.actor = one.actor;
    party.span = one.span;
    party.role = role;
    party.office = one.office;
    party.how = filler.far >= 3 && one.how == How::kStated ? How::kInferred : one.how;
    party.far = one.far;
    parties.push_back(std::move(party));
  }
}

bool is_nameless_group(const Actor& actor) {
  return actor.id.starts_with("group:") && actor.country.empty();
}

bool are_same_side(ActorIndex a, ActorIndex b, const Mentions& mentions) {
  if (!a.valid() || !b.valid()) return false;
  if (a == b) return true;
  // Neither rebels nor protesters stand on the side of their state.
  const auto stands_apart = [&mentions](ActorIndex actor) {
    return mentions.actors[actor].kind == ActorKind::kArmedGroup ||
           mentions.actors[actor].population;
  };
  const std::string& country = mentions.actors[a].country;
  return !country.empty() && country == mentions.actors[b].country && !stands_apart(a) &&
         !stands_apart(b);
}

}  // namespace casus::events
