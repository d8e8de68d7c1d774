#include "casus/events/circumstances.h"

#include <algorithm>
#include <limits>

namespace casus::events {
namespace {

constexpr int kNoRank = 100;

// Slots that tell where.
bool is_locative(Slot slot) {
  switch (slot) {
    case Slot::kIn:
    case Slot::kAt:
    case Slot::kNear:
    case Slot::kOn:
    case Slot::kOutside:
    case Slot::kAround:
    case Slot::kAcross:
    case Slot::kAlong:
    case Slot::kThrough:
    case Slot::kWithin:
    case Slot::kInto:
    case Slot::kOver:
      return true;
    default:
      return false;
  }
}

bool is_clause_slot(Slot slot) {
  return slot == Slot::kContent || slot == Slot::kAct;
}

}  // namespace

void find_governors(const Annotation& a, const Propositions& propositions, Governors& governors) {
  governors.of.assign(a.size(), PropositionId());
  std::vector<std::uint8_t> known(a.size(), 0);
  for (const PropositionId id : propositions.propositions.ids()) {
    const Proposition& p = propositions.propositions[id];
    governors.of[p.head.value] = id;
    known[p.head.value] = 1;
    if (!p.support.valid()) continue;
    governors.of[p.support.value] = id;
    known[p.support.value] = 1;
  }
  std::vector<TokenId> path;
  for (const TokenId start : a.tokens()) {
    path.clear();
    TokenId t = start;
    while (known[t.value] == 0 && a.head[t] != t) {
      path.push_back(t);
      t = a.head[t];
    }
    const PropositionId found = governors.of[t.value];
    known[t.value] = 1;
    for (const TokenId on_path : path) {
      governors.of[on_path.value] = found;
      known[on_path.value] = 1;
    }
  }
}

TokenId CircumstanceFinder::head_of(TokenSpan span) const {
  const Annotation& a = view_.annotation;
  for (const TokenId t : span)
    if (a.head[t] == t || !span.contains(a.head[t])) return t;
  return span.begin();
}

bool CircumstanceFinder::is_inside_argument(TokenId token, PropositionId id) const {
  for (const Argument& argument : view_.propositions.arguments_of(id)) {
    if (argument.far > 0 || is_clause_slot(argument.slot)) continue;
    if (argument.span.contains(token)) return true;
  }
  return false;
}

// Acts of one occasion: a noun and its host, verb phrases of one subject, a purpose; not a report
// and its content, nor a relative clause and what it hangs on.
bool CircumstanceFinder::shares_circumstances(PropositionId id, PropositionId with) const {
  const Proposition& p = view_.propositions.propositions[id];
  const Proposition& other = view_.propositions.propositions[with];
  const auto shares = [](Edge edge) {
    return edge == Edge::kArgument || edge == Edge::kAdjunct || edge == Edge::kCoordinate ||
           edge == Edge::kPurpose || edge == Edge::kAct;
  };
  if (p.mother == with) return shares(p.edge);
  if (other.mother == id)
    return other.part == 'n' && (other.edge == Edge::kAdjunct || other.edge == Edge::kArgument);
  return false;
}

bool CircumstanceFinder::opens_sentence(TokenId token, PropositionId id) const {
  const Annotation& a = view_.annotation;
  const TokenSpan sentence = a.sentences[view_.propositions.propositions[id].sentence];
  if (!sentence.contains(token)) return false;
  for (TokenId t = sentence.begin(); t < token; ++t)
    if (view_.propositions.at_head[t].valid() || a.pos[t] == Pos::kVerb) return false;
  return true;
}

// "the 2015 nuclear deal": the date tells which one, not when something is done about it.
bool CircumstanceFinder::names_its_noun(TokenId date) const {
  const Annotation& a = view_.annotation;
  const TokenId noun = a.head[date];
  const bool is_before_noun =
      noun > date && (a.pos[noun] == Pos::kNoun || a.pos[noun] == Pos::kPropn);
  return is_before_noun && !view_.propositions.at_head[noun].valid();
}

int CircumstanceFinder::time_rank(const TimeMention& time, PropositionId id, bool speech) const {
  const TokenId head = head_of(time.span);
  const PropositionId governor = governors_.of[head.value];
  if (names_its_noun(head)) return kNoRank;
  if (governor == id) return 0;
  if (governor.valid() && shares_circumstances(id, governor)) return 2;
  const Proposition& own = view_.propositions.propositions[id];
  if (speech && own.edge == Edge::kContent && governor.valid() && own.mother == governor) return 3;
  if (!opens_sentence(head, id)) return kNoRank;
  // Not through a report: "On Monday, officials said that …" dates the saying.
  PropositionId up = id;
  for (int steps = 0; steps < 8; ++steps) {
    const Proposition& p = view_.propositions.propositions[up];
    if (!p.mother.valid() || p.edge == Edge::kContent || p.edge == Edge::kRelative) break;
    up = p.mother;
    if (up == governor) return 4;
  }
  return governor.valid() ? kNoRank : 5;
}

Circumstance CircumstanceFinder::time_of(PropositionId id, bool speech) const {
  const Proposition& p = view_.propositions.propositions[id];
  const TokenSpan sentence = view_.annotation.sentences[p.sentence];
  Circumstance best;
  std::pair<int, std::uint32_t> best_key{kNoRank, 0};
  for (std::size_t i = 0; i < view_.mentions.times.size(); ++i) {
    const TimeMention& time = view_.mentions.times[i];
    if (time.span.begin_ >= sentence.end_) break;
    if (!sentence.contains(time.span) || !time.when) continue;
    const int rank = time_rank(time, id, speech);
    if (rank >= kNoRank) continue;
    const std::uint32_t at = time.span.begin_;
    const std::uint32_t distance = at > p.head.value ? at - p.head.value : p.head.value - at;
    const std::pair<int, std::uint32_t> key{rank, distance};
    if (best.index >= 0 && key >= best_key) continue;
    best = {static_cast<std::int32_t>(i), rank < 2 ? How::kStated : How::kInferred};
    best_key = key;
  }
  return best;
}

int CircumstanceFinder::place_rank(const PlaceMention& place, PropositionId id) const {
  for (const Argument& argument : view_.propositions.arguments_of(id))
    if (is_locative(argument.slot) && argument.far < 3 && argument.span.contains(place.head))
      return 1;
  const ActorMention* actor = view_.mentions.actor_at(place.head);
  const bool is_party = actor != nullptr && place.level == PlaceLevel::kCountry;
  if (is_party) {
    // A country in an argument is a party unless a preposition says that it is where.
    const Annotation& a = view_.annotation;
    const std::string_view before = a.string(a.lower[a.head[place.head]]);
    if (before != "in" && before != "near" && before != "at" && before != "across") return kNoRank;
  }
  if (is_inside_argument(place.head, id)) return 2;
  const PropositionId governor = governors_.of[place.head.value];
  if (governor == id) return 3;
  if (governor.valid() && shares_circumstances(id, governor)) return 4;
  return opens_sentence(place.head, id) ? 5 : 6;
}

Circumstance CircumstanceFinder::place_of(const Firing& firing,
                                          const std::vector<Filler>& place_cell,
                                          const std::vector<Filler>& goal) const {
  const auto at_filler = [this](const std::vector<Filler>& fillers) {
    for (const Filler& filler : fillers) {
      for (const TokenId t : filler.span) {
        const PlaceMention* place = view_.mentions.place_mention_at(t);
        if (place != nullptr && (t == filler.head || place->level != PlaceLevel::kCountry))
          return view_.mentions.place_at[t.value];
      }
    }
    return std::int32_t{-1};
  };
  if (const std::int32_t index = at_filler(place_cell); index >= 0) return {index, How::kStated};
  if (const std::int32_t index = at_filler(goal); index >= 0) return {index, How::kStated};
  const Proposition& p = view_.propositions.propositions[firing.proposition];
  const TokenSpan sentence = view_.annotation.sentences[p.sentence];
  Circumstance best;
  int best_rank = kNoRank;
  for (std::size_t i = 0; i < view_.mentions.places.size(); ++i) {
    const PlaceMention& place = view_.mentions.places[i];
    if (place.span.begin_ >= sentence.end_) break;
    if (!sentence.contains(place.span)) continue;
    int rank = 2 * place_rank(place, firing.proposition);
    if (rank >= kNoRank) continue;
    if (place.level == PlaceLevel::kCountry || place.level == PlaceLevel::kRegion) ++rank;
    if (rank >= 12 || (best.index >= 0 && rank >= best_rank)) continue;
    best = {static_cast<std::int32_t>(i), rank < 8 ? How::kStated : How::kInferred};
    best_rank = rank;
  }
  return best;
}

void CircumstanceFinder::quantities_of(PropositionId id,
                                       std::vector<std::uint32_t>& quantities) const {
  const Proposition& p = view_.propositions.propositions[id];
  const TokenSpan sentence = view_.annotation.sentences[p.sentence];
  for (std::size_t i = 0; i < view_.mentions.quantities.size(); ++i) {
    const QuantityMention& quantity = view_.mentions.quantities[i];
    if (quantity.span.begin_ >= sentence.end_) break;
    if (!sentence.contains(quantity.span)) continue;
    const TokenId head = quantity.thing_head.valid() ? quantity.thing_head : head_of(quantity.span);
    if (view_.mentions.time_mention_at(quantity.span.begin()) != nullptr) continue;
    if (governors_.of[head.value] == id || is_inside_argument(head, id))
      quantities.push_back(static_cast<std::uint32_t>(i));
  }
}

}  // namespace casus::events
