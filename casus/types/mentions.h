// Mentions: what the words of an article stand for: actors, times, places, quantities, offices; and
// which of them repeat one another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/types/ids.h"
#include "casus/types/when.h"

namespace casus {

enum class ActorKind : std::uint8_t { kState, kPerson, kOrganisation, kIgo, kArmedGroup };
[[nodiscard]] std::string_view to_string(ActorKind kind);

// An actor of this document. Offices are those that the page gives beside the name.
struct Actor {
  std::string
      id;  // Key in data/actors, else "n:" + 16 hex of XXH3-64 of (folded name, kind, country).
  std::string name;  // Canonical name, else the fullest form on the page.
  ActorKind kind = ActorKind::kOrganisation;
  std::string country;  // ISO 3166-1 alpha-3 or XKX, stated or inferred from the page; "" if none.
  std::vector<std::string> sectors;  // PLOVER sector codes: GOV, MIL, …
  std::vector<std::string> offices;  // As printed: "Foreign Minister".
  std::vector<std::string> aliases;  // Other forms on this page.
  bool population = false;           // Civilians, protesters, residents: role `population` in gold.
};

// How a value was found; goes into the record as `how`.
enum class How : std::uint8_t { kStated, kCoreference, kInferred, kDefault, kRepaired };
[[nodiscard]] std::string_view to_string(How how);

struct ActorMention {
  TokenSpan span;  // The name or noun phrase, without article and office.
  TokenId head;
  ActorIndex actor;
  How how = How::kStated;
  bool is_modifier =
      false;           // A demonym or name that only modifies ("Russian" in "Russian forces").
  std::string office;  // Office printed beside this mention, "".
  bool former = false;
};

enum class TimeType : std::uint8_t { kDate, kTime, kDuration, kSet };
struct TimeMention {
  TokenSpan span;
  TimeType type = TimeType::kDate;
  std::string value;         // TIMEX3 value.
  std::optional<When> when;  // Calendar interval; none for durations, sets and unresolved ones.
  std::string rule;
};

enum class PlaceLevel : std::uint8_t { kSite, kCity, kAdmin2, kAdmin1, kCountry, kRegion };
[[nodiscard]] std::string_view to_string(PlaceLevel level);
struct PlaceMention {
  TokenSpan span;
  TokenId head;
  std::string name;  // Canonical; the printed one if unresolved.
  std::optional<std::uint32_t> geonames;
  std::string country;             // ISO 3166-1 alpha-3, "" if unknown.
  std::string admin1;              // English name, "".
  std::optional<double> lat, lon;  // WGS84 degrees.
  PlaceLevel level = PlaceLevel::kCity;
  bool resolved = false;
  std::string why;  // Which rule chose it.
};

enum class Bound : std::uint8_t { kExact, kAtLeast, kOver, kAbout, kUpTo, kUnder, kRange };
[[nodiscard]] std::string_view to_string(Bound bound);
// One figure in `value`; a range in low, high; a vague word ("dozens") has no value, a wide
// interval.
struct QuantityMention {
  TokenSpan span;      // The figure with its bound words, without the thing.
  TokenId thing_head;  // Head noun of what is counted; none.
  std::optional<double> value, low, high;
  Bound bound = Bound::kExact;
  std::string unit;   // Unit of measure or currency (ISO 4217), "".
  std::string thing;  // What is counted, as printed without articles: "civilians".
  std::string term;   // Displacement term (contract: `quantities` accuracy), "".
};

struct OfficeMention {
  TokenSpan person;  // Empty if only the office is named.
  TokenSpan office;
  std::string organisation;
  std::string country;
  std::string state;  // current · former · acting · designate · deceased
};

// A set of spans that stand for one thing.
struct CoreferenceMention {
  TokenSpan span;
  TokenId head;
  std::uint32_t cluster = 0;
  ActorIndex actor;  // None if the cluster is no actor.
  std::string type;  // name · nominal · pronoun
};

// WRITTEN BY resolve/resolve_mentions. Each list ascends by span.
struct Mentions {
  Column<ActorTag, Actor> actors;
  std::vector<ActorMention> actor_mentions;
  std::vector<TimeMention> times;
  std::vector<PlaceMention> places;
  std::vector<QuantityMention> quantities;
  std::vector<OfficeMention> offices;
  std::vector<CoreferenceMention> coreference;

  // Look-ups by token, filled by index(): indices into the lists above, -1 for none. A token
  // belongs to the innermost mention that covers it.
  std::vector<std::int32_t> actor_mention_at;
  std::vector<std::int32_t> time_at;
  std::vector<std::int32_t> place_at;
  std::vector<std::int32_t> quantity_at;

  void index(std::size_t token_count);
  [[nodiscard]] const ActorMention* actor_at(TokenId token) const {
    const std::int32_t i = actor_mention_at[token.value];
    return i < 0 ? nullptr : &actor_mentions[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const TimeMention* time_mention_at(TokenId token) const {
    const std::int32_t i = time_at[token.value];
    return i < 0 ? nullptr : &times[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const PlaceMention* place_mention_at(TokenId token) const {
    const std::int32_t i = place_at[token.value];
    return i < 0 ? nullptr : &places[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const QuantityMention* quantity_mention_at(TokenId token) const {
    const std::int32_t i = quantity_at[token.value];
    return i < 0 ? nullptr : &quantities[static_cast<std::size_t>(i)];
  }
  void check(std::size_t token_count) const;
  void clear() { *this = Mentions(); }
};

}  // namespace casus
