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

// The mention nearest to the head inside the phrase: modifiers of the head first.
bool find_owner(const Filler& filler, const MatchView& view, Found& found) {
  constexpr std::uint32_t kDeepest = 2;
  const Annotation& a = view.annotation;
  std::uint32_t best = kDeepest + 1;
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
    found = of_mention(*mention, static_cast<std::uint8_t>(std::max<std::uint32_t>(1, depth)));
  }
  return best <= kDeepest;
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
  Found found;
  if (const ActorMention* mention = view.mentions.actor_at(filler.head); mention != nullptr) {
    found = of_mention(*mention, filler.far);
  } else if (const ActorIndex actor = lookup.coreferent[filler.head.value]; actor.valid()) {
    found = {actor, TokenSpan(filler.head, filler.head.next()), "", How::kCoreference, filler.far};
  } else if (!find_owner(filler, view, found) &&
             !find_state_of_place(filler, view, lookup, found)) {
    return;
  }
  if (filler.far >= 3 && found.how == How::kStated) found.how = How::kInferred;
  const bool is_there = std::any_of(parties.begin(), parties.end(), [&found](const Party& party) {
    return party.actor == found.actor;
  });
  if (is_there) return;
  Party party;
  party.actor = found.actor;
  party.span = found.span;
  party.role = role;
  party.office = found.office;
  party.how = found.how;
  party.far = found.far;
  parties.push_back(std::move(party));
}

bool are_same_side(ActorIndex a, ActorIndex b, const Mentions& mentions) {
  if (!a.valid() || !b.valid()) return false;
  if (a == b) return true;
  const std::string& country = mentions.actors[a].country;
  return !country.empty() && country == mentions.actors[b].country &&
         mentions.actors[a].kind != ActorKind::kArmedGroup &&
         mentions.actors[b].kind != ActorKind::kArmedGroup;
}

}  // namespace casus::events
