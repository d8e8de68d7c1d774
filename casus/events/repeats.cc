#include "casus/events/repeats.h"

#include <algorithm>
#include <tuple>

#include "casus/events/parties.h"

namespace casus::events {
namespace {

bool has_actor(const std::vector<Party>& parties, ActorIndex actor, const Mentions& mentions) {
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
    return party.actor == actor || are_same_side(party.actor, actor, mentions);
  });
}

// Every party of the shorter list is in the longer one; an empty list agrees with any.
bool do_parties_agree(const std::vector<Party>& a, const std::vector<Party>& b,
                      const Mentions& mentions) {
  const std::vector<Party>& few = a.size() <= b.size() ? a : b;
  const std::vector<Party>& many = a.size() <= b.size() ? b : a;
  return std::all_of(few.begin(), few.end(),
                     [&](const Party& party) { return has_actor(many, party.actor, mentions); });
}

std::vector<Party> all_parties(const EventMention& event) {
  std::vector<Party> parties = event.actors;
  parties.insert(parties.end(), event.recipients.begin(), event.recipients.end());
  return parties;
}

const When* when_of(const EventMention& event, const Mentions& mentions) {
  if (event.time < 0) return nullptr;
  const auto& when = mentions.times[static_cast<std::size_t>(event.time)].when;
  return when ? &*when : nullptr;
}

// Intervals that share a day, an open end reaching to infinity.
bool do_dates_agree(const EventMention& a, const EventMention& b, const Mentions& mentions) {
  const When* x = when_of(a, mentions);
  const When* y = when_of(b, mentions);
  if (x == nullptr || y == nullptr) return true;
  if (x->latest && y->earliest && *x->latest < *y->earliest) return false;
  return !(y->latest && x->earliest && *y->latest < *x->earliest);
}

bool do_places_agree(const EventMention& a, const EventMention& b, const Mentions& mentions) {
  if (a.place < 0 || b.place < 0) return true;
  const PlaceMention& x = mentions.places[static_cast<std::size_t>(a.place)];
  const PlaceMention& y = mentions.places[static_cast<std::size_t>(b.place)];
  if (x.name == y.name) return true;
  const bool one_is_wide = x.level >= PlaceLevel::kCountry || y.level >= PlaceLevel::kCountry;
  return one_is_wide && x.country == y.country;
}

bool has_figure(const EventMention& event, const QuantityMention& figure,
                const Mentions& mentions) {
  return std::any_of(event.quantities.begin(), event.quantities.end(), [&](const auto& q) {
    const QuantityMention& other = mentions.quantities[q.mention];
    return other.value == figure.value && other.low == figure.low && other.high == figure.high;
  });
}

// A new figure is a mention of its own.
bool do_figures_agree(const EventMention& a, const EventMention& b, const Mentions& mentions) {
  if (a.quantities.empty() || b.quantities.empty()) return true;
  const EventMention& few = a.quantities.size() <= b.quantities.size() ? a : b;
  const EventMention& many = a.quantities.size() <= b.quantities.size() ? b : a;
  return std::all_of(few.quantities.begin(), few.quantities.end(), [&](const EventQuantity& q) {
    return has_figure(many, mentions.quantities[q.mention], mentions);
  });
}

bool is_same_act(const EventDraft& a, const EventDraft& b, const Mentions& mentions) {
  if (a.event.type != b.event.type) return false;
  const bool weak = a.is_repeat_block || b.is_repeat_block || !a.is_told || !b.is_told;
  if (a.event.frame != b.event.frame && !weak) return false;
  const bool actors = do_parties_agree(a.event.actors, b.event.actors, mentions) &&
                      do_parties_agree(a.event.recipients, b.event.recipients, mentions);
  const bool together = do_parties_agree(all_parties(a.event), all_parties(b.event), mentions) &&
                        (a.event.type == EventType::kConsult || a.event.type == EventType::kAgree ||
                         a.event.type == EventType::kCooperate);
  if (!actors && !together) return false;
  const bool nameless = all_parties(a.event).empty() || all_parties(b.event).empty();
  if (nameless && a.event.proposition != b.event.proposition && !weak) return false;
  return do_dates_agree(a.event, b.event, mentions) &&
         do_places_agree(a.event, b.event, mentions) &&
         do_figures_agree(a.event, b.event, mentions);
}

// What `from` knows and `into` does not.
void take_over(const EventMention& from, EventMention& into) {
  into.also.push_back(from.evidence);
  into.also.insert(into.also.end(), from.also.begin(), from.also.end());
  if (into.actors.empty()) into.actors = from.actors;
  if (into.recipients.empty()) into.recipients = from.recipients;
  if (into.time < 0) {
    into.time = from.time;
    into.time_how = from.time_how;
  }
  if (into.place < 0) {
    into.place = from.place;
    into.place_how = from.place_how;
  }
  if (into.quantities.empty()) into.quantities = from.quantities;
  for (const auto& [name, value] : from.slots) into.slots.try_emplace(name, value);
}

// Told and in running text first; then the fuller one; then the earlier one.
bool is_better(const EventDraft& a, const EventDraft& b) {
  const auto key = [](const EventDraft& d) {
    return std::tuple(d.is_told && !d.is_repeat_block, d.is_told,
                      d.event.actors.size() + d.event.recipients.size(), d.event.score);
  };
  return key(a) > key(b);
}

}  // namespace

void join_repeats(const Mentions& mentions, std::vector<EventDraft>& drafts,
                  std::vector<Skipped>& skipped) {
  std::vector<EventDraft> kept;
  for (EventDraft& draft : drafts) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const EventDraft& other) {
      return is_same_act(draft, other, mentions);
    });
    if (same == kept.end()) {
      kept.push_back(std::move(draft));
      continue;
    }
    if (is_better(draft, *same)) std::swap(draft, *same);
    same->is_lead = same->is_lead || draft.is_lead;
    same->is_grounded = same->is_grounded || draft.is_grounded;
    take_over(draft.event, same->event);
  }
  drafts.clear();
  for (EventDraft& draft : kept) {
    if (draft.is_told || draft.is_grounded || draft.is_lead) {
      drafts.push_back(std::move(draft));
    } else {
      skipped.push_back({"event",
                         draft.event.rule + ": only presupposed, without date, number or place",
                         draft.event.evidence});
    }
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](const EventDraft& a, const EventDraft& b) {
    return a.event.evidence < b.event.evidence;
  });
}

}  // namespace casus::events
