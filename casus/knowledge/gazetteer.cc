#include "casus/knowledge/gazetteer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <tuple>

namespace casus::knowledge {
namespace {

struct KindName {
  std::string_view name;
  PlaceLevel level;
};

constexpr std::array<KindName, 35> kKinds = {{
    {"country", PlaceLevel::kCountry},  {"territory", PlaceLevel::kCountry},
    {"unit1", PlaceLevel::kAdmin1},     {"unit2", PlaceLevel::kAdmin2},
    {"capital", PlaceLevel::kCity},     {"seat1", PlaceLevel::kCity},
    {"seat2", PlaceLevel::kCity},       {"city", PlaceLevel::kCity},
    {"quarter", PlaceLevel::kCity},     {"region", PlaceLevel::kRegion},
    {"continent", PlaceLevel::kRegion}, {"sea", PlaceLevel::kRegion},
    {"strait", PlaceLevel::kRegion},    {"gulf", PlaceLevel::kRegion},
    {"river", PlaceLevel::kRegion},     {"lake", PlaceLevel::kRegion},
    {"mountains", PlaceLevel::kRegion}, {"desert", PlaceLevel::kRegion},
    {"island", PlaceLevel::kRegion},    {"canal", PlaceLevel::kRegion},
    {"airbase", PlaceLevel::kSite},     {"airport", PlaceLevel::kSite},
    {"base", PlaceLevel::kSite},        {"port", PlaceLevel::kSite},
    {"plant", PlaceLevel::kSite},       {"mine", PlaceLevel::kSite},
    {"crossing", PlaceLevel::kSite},    {"camp", PlaceLevel::kSite},
    {"prison", PlaceLevel::kSite},      {"site", PlaceLevel::kSite},
    {"front", PlaceLevel::kRegion},     {"historical", PlaceLevel::kRegion},
    {"line", PlaceLevel::kRegion},      {"zone", PlaceLevel::kRegion},
    {"block", PlaceLevel::kRegion},
}};

constexpr std::uint16_t kMeanOfCities = 1;
constexpr double kMicro = 1e-6;

bool better(const PlaceCandidate& a, const PlaceCandidate& b) {
  return std::tuple(a.alternate, ~a.place.population, a.place.row) <
         std::tuple(b.alternate, ~b.place.population, b.place.row);
}

}  // namespace

std::string_view to_string(PlaceKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].name;
}

bool parse_place_kind(std::string_view text, PlaceKind& kind) {
  const auto at = std::find_if(kKinds.begin(), kKinds.end(),
                               [&](const KindName& known) { return known.name == text; });
  if (at == kKinds.end()) return false;
  kind = static_cast<PlaceKind>(at - kKinds.begin());
  return true;
}

PlaceLevel level_of(PlaceKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].level;
}

Result<Gazetteer::Part> Gazetteer::read_part(std::string_view section) {
  Part part;
  if (section.empty()) return part;
  TableReader reader(section);
  part.strings = StringTable(reader.part());
  part.places = reader.array<PlaceRecord>();
  part.by_geonames = reader.array<std::uint32_t>();
  const std::string_view names = reader.part();
  if (!reader.ok() || !reader.at_end() || part.places.size() > NameEntry::kMaxRow)
    return Error{ErrorCode::kCorrupt,
                 "a pack section of places is damaged: run make to rebuild the pack"};
  CASUS_TRY(part.names, NameIndex::read(names));
  return part;
}

Result<Gazetteer> Gazetteer::read(std::string_view gazetteer, std::string_view places) {
  Gazetteer made;
  CASUS_TRY(made.base_, read_part(gazetteer));
  CASUS_TRY(made.own_, read_part(places));
  return made;
}

namespace {

std::optional<PlaceRow> row_of_id(std::span<const PlaceRecord> places,
                                  std::span<const std::uint32_t> rows, std::uint32_t id) {
  const auto at =
      std::lower_bound(rows.begin(), rows.end(), id, [&](std::uint32_t row, std::uint32_t want) {
        return row < places.size() && places[row].geonames < want;
      });
  if (at == rows.end() || *at >= places.size() || places[*at].geonames != id) return std::nullopt;
  return *at;
}

}  // namespace

Place Gazetteer::place_in(const Part& part, std::size_t at, PlaceRow first_row) {
  Place found;
  if (at >= part.places.size()) return found;
  const PlaceRecord& record = part.places[at];
  found.row = static_cast<PlaceRow>(at) + first_row;
  found.geonames = record.geonames;
  found.name = part.strings[record.name];
  found.kind = record.kind < kKinds.size() ? static_cast<PlaceKind>(record.kind) : PlaceKind::kCity;
  found.level = level_of(found.kind);
  found.country = part.strings[record.country];
  const auto unit = [&](std::uint32_t number, PlaceRow& unit_row) -> std::string_view {
    if (number >= part.places.size()) return {};
    unit_row = number + first_row;
    return part.strings[part.places[number].name];
  };
  found.admin1 = unit(record.unit1, found.unit1);
  found.admin2 = unit(record.unit2, found.unit2);
  if (found.admin1.empty()) found.admin1 = part.strings[record.admin1_name];
  found.has_point = record.lat != INT32_MIN && record.lon != INT32_MIN;
  if (found.has_point) {
    found.lat = record.lat * kMicro;
    found.lon = record.lon * kMicro;
  }
  found.mean_of_cities = (record.flags & kMeanOfCities) != 0;
  found.population = record.population;
  return found;
}

Place Gazetteer::place(PlaceRow row) const {
  const auto base_rows = static_cast<PlaceRow>(base_.places.size());
  if (row < base_rows) return place_in(base_, row, 0);
  Place own = place_in(own_, row - base_rows, base_rows);
  if (own.geonames == 0) return own;
  const auto replaced = row_of_id(base_.places, base_.by_geonames, own.geonames);
  if (!replaced) return own;
  const Place base = place_in(base_, *replaced, 0);
  if (!own.has_point) {
    own.has_point = base.has_point;
    own.mean_of_cities = base.mean_of_cities;
    own.lat = base.lat;
    own.lon = base.lon;
  }
  if (own.population == 0) own.population = base.population;
  if (own.unit1 == Place::kNoPlace && (own.admin1.empty() || own.admin1 == base.admin1)) {
    own.admin1 = base.admin1;
    own.unit1 = base.unit1;
    own.admin2 = base.admin2;
    own.unit2 = base.unit2;
  }
  return own;
}

std::optional<PlaceRow> Gazetteer::find_geonames(std::uint32_t id) const {
  if (id == 0) return std::nullopt;
  if (const auto own = row_of_id(own_.places, own_.by_geonames, id))
    return *own + static_cast<PlaceRow>(base_.places.size());
  return row_of_id(base_.places, base_.by_geonames, id);
}

void Gazetteer::collect(std::span<const NameEntry> base, std::span<const NameEntry> own,
                        std::vector<PlaceCandidate>& out) const {
  out.clear();
  const auto base_rows = static_cast<PlaceRow>(base_.places.size());
  const auto add = [&](PlaceRow row, bool alternate) {
    const auto same = std::find_if(out.begin(), out.end(), [&](const PlaceCandidate& known) {
      return known.place.row == row;
    });
    if (same == out.end()) {
      out.push_back({place(row), alternate});
    } else {
      same->alternate = same->alternate && alternate;
    }
  };
  for (const NameEntry entry : own) add(entry.row() + base_rows, entry.note() != 0);
  for (const NameEntry entry : base) {
    const std::uint32_t id =
        entry.row() < base_.places.size() ? base_.places[entry.row()].geonames : 0;
    const auto replaced = id == 0 ? std::nullopt : row_of_id(own_.places, own_.by_geonames, id);
    add(replaced ? *replaced + base_rows : entry.row(), entry.note() != 0);
  }
  std::sort(out.begin(), out.end(), better);
}

void Gazetteer::find(std::string_view name, std::vector<PlaceCandidate>& out) const {
  const std::string folded = folded_name(name);
  collect(base_.names.find(folded), own_.names.find(folded), out);
}

PlaceMatch Gazetteer::longest(const NameWords& words, std::size_t at, std::size_t most,
                              std::vector<PlaceCandidate>& out) const {
  NameMatch base = base_.names.longest_below(words, at, most);
  NameMatch own = own_.names.longest_below(words, at, most);
  PlaceMatch match;
  match.words = std::max(base.words, own.words);
  if (match.words == 0) {
    out.clear();
    return match;
  }
  match.tokens = base.words == match.words ? base.tokens : own.tokens;
  collect(base.words == match.words ? base.entries : std::span<const NameEntry>{},
          own.words == match.words ? own.entries : std::span<const NameEntry>{}, out);
  return match;
}

std::optional<PlaceRow> Gazetteer::country(std::string_view alpha3) const {
  // Countries are the first rows of each section, sorted by code.
  const auto search = [&](const Part& part) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < part.places.size(); ++i) {
      const PlaceRecord& record = part.places[i];
      if (record.kind > static_cast<std::uint16_t>(PlaceKind::kTerritory)) break;
      if (part.strings[record.country] == alpha3) return i;
    }
    return std::nullopt;
  };
  if (const auto own = search(own_)) return static_cast<PlaceRow>(*own + base_.places.size());
  if (const auto base = search(base_)) return static_cast<PlaceRow>(*base);
  return std::nullopt;
}

bool Gazetteer::within(const Place& inner, const Place& outer) const {
  if (outer.country.empty() || inner.country != outer.country) return false;
  switch (outer.level) {
    case PlaceLevel::kCountry:
      return true;
    case PlaceLevel::kAdmin1:
      return inner.unit1 == outer.row || (!inner.admin1.empty() && inner.admin1 == outer.name);
    case PlaceLevel::kAdmin2:
      return inner.unit2 == outer.row;
    default:
      return false;
  }
}

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kEarthRadius = 6371.0088;
  const double to_radians = std::numbers::pi / 180.0;
  const double half_lat = std::sin((lat2 - lat1) * to_radians / 2);
  const double half_lon = std::sin((lon2 - lon1) * to_radians / 2);
  const double chord = half_lat * half_lat + std::cos(lat1 * to_radians) *
                                                 std::cos(lat2 * to_radians) * half_lon * half_lon;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(chord)));
}

}  // namespace casus::knowledge
