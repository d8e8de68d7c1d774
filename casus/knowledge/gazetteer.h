// Gazetteer: places by name, offline: countries, first- and second-level units, cities of 500 and
// more inhabitants (GeoNames, CC BY 4.0), and our own rows: regions, seas, straits, mountains,
// airbases, plants, border crossings, historical names (data/places/).
//
// Two pack sections are read as one table: "gazetteer" (built from packages, the same for everyone)
// and "places" (data/places/ and overlays, small, compiled anew for --data). A row of "places" with
// the GeoNames id of a row of "gazetteer" takes its place under all its names; what it leaves open
// (point, population, units) it takes from it.
// Immutable; thread-safe; used in place, views live as long as the pack. Coordinates are WGS84
// degrees. Disputed ground follows data/places/README.md. Tested by compile/gazetteer_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/knowledge/name_index.h"
#include "casus/knowledge/tables.h"
#include "casus/types/mentions.h"

namespace casus::knowledge {

// What a place is, finer than its level. The order is part of the pack format.
enum class PlaceKind : std::uint8_t {
  kCountry,  // Level country.
  kTerritory,
  kUnit1,    // Level admin1: region, province, governorate, state, oblast.
  kUnit2,    // Level admin2: district, raion, county.
  kCapital,  // Level city: seats of states and units, towns, parts of a city.
  kSeat1,
  kSeat2,
  kCity,
  kQuarter,
  kRegion,  // Level region, down to the canals, and from the fronts on.
  kContinent,
  kSea,
  kStrait,
  kGulf,
  kRiver,
  kLake,
  kMountains,
  kDesert,
  kIsland,
  kCanal,
  kAirbase,  // Level site.
  kAirport,
  kBase,
  kPort,
  kPlant,
  kMine,
  kCrossing,
  kCamp,
  kPrison,
  kSite,
  kFront,
  kHistorical,  // A former name of an area: no other row has it.
  kLine,        // A border or line of contact.
  kZone,        // A security, buffer or exclusion zone.
  kBlock        // Several states: "West Africa", "the Gulf states".
};
[[nodiscard]] std::string_view to_string(PlaceKind kind);
[[nodiscard]] bool parse_place_kind(std::string_view text, PlaceKind& kind);
[[nodiscard]] PlaceLevel level_of(PlaceKind kind);

// Row of the table; stable only within one pack.
using PlaceRow = std::uint32_t;

struct Place {
  PlaceRow row = 0;
  std::uint32_t geonames = 0;  // 0: none.
  std::string_view name;       // English where the sources have it.
  PlaceKind kind = PlaceKind::kCity;
  PlaceLevel level = PlaceLevel::kCity;
  std::string_view country;  // ISO 3166-1 alpha-3 or XKX; "" where none or several own it.
  std::string_view admin1;   // English name of the first-level unit, "".
  std::string_view admin2;
  PlaceRow unit1 = kNoPlace;  // Row of the first-level unit, kNoPlace if unknown.
  PlaceRow unit2 = kNoPlace;
  bool has_point = false;
  bool mean_of_cities = false;  // The point of a unit: population-weighted mean of its cities.
  double lat = 0.0, lon = 0.0;
  std::uint32_t population = 0;  // 0: unknown.

  static constexpr PlaceRow kNoPlace = 0xFFFFFFFFU;
};

// A way to read a name.
struct PlaceCandidate {
  Place place;
  bool alternate = false;  // Not the place's main name.
};

// A place name found in a text; `words` 0 if there is none.
struct PlaceMatch {
  std::size_t words = 0;
  TokenSpan tokens;
};

class Gazetteer {
 public:
  Gazetteer() = default;  // Knows no place.
  // Either section may be empty (a pack made --without-gazetteer). Fails with kCorrupt.
  // REQUIRES: the sections outlive the gazetteer and are 8-byte aligned
  [[nodiscard]] static Result<Gazetteer> read(std::string_view gazetteer, std::string_view places);

  // All places that `name` may stand for, replacing `out`: main names before alternate ones, then
  // larger population first, then lower row. Words like "city", "region", "oblast" are not cut off:
  // that is the caller's reading.
  void find(std::string_view name, std::vector<PlaceCandidate>& out) const;
  // The longest place name that starts at word `at`, at most `most` words long; the candidates
  // replace `out`, in the order of find(). The caller asks for a capital letter.
  [[nodiscard]] PlaceMatch longest(const NameWords& words, std::size_t at, std::size_t most,
                                   std::vector<PlaceCandidate>& out) const;

  // An empty Place for a row that does not exist.
  [[nodiscard]] Place place(PlaceRow row) const;
  [[nodiscard]] std::optional<PlaceRow> find_geonames(std::uint32_t id) const;
  // The country's own row by alpha-3.
  [[nodiscard]] std::optional<PlaceRow> country(std::string_view alpha3) const;
  // `inner` lies in the unit or country `outer` (rows of levels country, admin1, admin2).
  [[nodiscard]] bool within(const Place& inner, const Place& outer) const;

  [[nodiscard]] std::size_t size() const { return base_.places.size() + own_.places.size(); }

 private:
  // One section's tables.
  struct Part {
    StringTable strings;
    std::span<const PlaceRecord> places;
    std::span<const std::uint32_t> by_geonames;  // Rows with an id, sorted by it.
    NameIndex names;
  };
  [[nodiscard]] static Result<Part> read_part(std::string_view section);
  [[nodiscard]] static Place place_in(const Part& part, std::size_t at, PlaceRow first_row);
  void collect(std::span<const NameEntry> base, std::span<const NameEntry> own,
               std::vector<PlaceCandidate>& out) const;

  Part base_;
  Part own_;  // Its rows follow those of base_.
};

// Kilometres between two points on a sphere (haversine, mean radius 6371.0088 km).
[[nodiscard]] double distance_km(double lat1, double lon1, double lat2, double lon2);

}  // namespace casus::knowledge
