#include "casus/compile/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "casus/base/file.h"
#include "casus/compile/name_index_writer.h"
#include "casus/compile/tsv.h"
#include "casus/knowledge/gazetteer.h"
#include "casus/knowledge/tables.h"

namespace casus::compile {
namespace {

using knowledge::NameEntry;
using knowledge::PlaceKind;
using knowledge::PlaceRecord;

constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;
constexpr std::uint16_t kMeanOfCities = 1;

struct PlaceSource {
  std::uint32_t geonames = 0;
  std::string name, country, admin1;
  PlaceKind kind = PlaceKind::kCity;
  std::uint32_t unit1 = 0, unit2 = 0;  // GeoNames ids.
  std::int32_t lat = INT32_MIN, lon = INT32_MIN;
  std::uint32_t population = 0;
  bool mean = false;
  std::vector<std::string> others;
};

// The whole cell as a number; an empty cell is `empty`.
template <class T>
Result<T> number_in(const TsvRow& row, std::string_view column, T empty) {
  const std::string_view cell = row[column];
  if (cell.empty()) return empty;
  T value{};
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    return row.error(column, "'" + std::string(cell) + "' is no number that fits here");
  return value;
}

Result<std::int32_t> degrees_in(const TsvRow& row, std::string_view column, double limit) {
  if (row[column].empty()) return INT32_MIN;
  CASUS_TRY(const double degrees, number_in<double>(row, column, 0.0));
  if (!(degrees >= -limit && degrees <= limit)) return row.error(column, "out of range");
  const double micro = degrees * 1e6;
  return static_cast<std::int32_t>(micro < 0 ? micro - 0.5 : micro + 0.5);
}

Result<PlaceSource> read_place(const TsvRow& row) {
  PlaceSource place;
  place.name = row["name"];
  if (knowledge::folded_name(place.name).empty()) return row.error("name", "a place needs a name");
  if (!knowledge::parse_place_kind(row["kind"], place.kind))
    return row.error("kind", "'" + std::string(row["kind"]) + "' is no kind of place");
  place.country = row["country"];
  if (!place.country.empty() && place.country.size() != 3)
    return row.error("country", "'" + place.country + "' is no ISO 3166-1 alpha-3 code");
  CASUS_TRY(place.geonames, number_in<std::uint32_t>(row, "geonames", 0));
  CASUS_TRY(place.population, number_in<std::uint32_t>(row, "population", 0));
  CASUS_TRY(place.lat, degrees_in(row, "lat", 90.0));
  CASUS_TRY(place.lon, degrees_in(row, "lon", 180.0));
  if ((place.lat == INT32_MIN) != (place.lon == INT32_MIN))
    return row.error("lat", "lat and lon come together");
  for (const std::string_view other : row.list("others")) place.others.emplace_back(other);
  return place;
}

// Countries by code, then units, then the rest: country() searches the front only.
auto order_of(const PlaceSource& place) {
  const int level = std::min(static_cast<int>(place.kind), static_cast<int>(PlaceKind::kCapital));
  const int front = std::max(level, static_cast<int>(PlaceKind::kTerritory));
  return std::tuple(front, place.country, level, place.geonames, std::string_view(place.name));
}

class PlaceWriter {
 public:
  explicit PlaceWriter(std::vector<PlaceSource> places) : places_(std::move(places)) {
    std::sort(places_.begin(), places_.end(),
              [](const PlaceSource& a, const PlaceSource& b) { return order_of(a) < order_of(b); });
    for (std::uint32_t row = 0; row < places_.size(); ++row)
      if (places_[row].geonames != 0) row_of_.emplace(places_[row].geonames, row);
  }

  std::string write() {
    std::vector<PlaceRecord> records;
    records.reserve(places_.size());
    for (const PlaceSource& place : places_) records.push_back(record_of(place));
    std::vector<std::uint32_t> by_geonames;
    for (const auto& [id, row] : row_of_) by_geonames.push_back(row);
    std::sort(by_geonames.begin(), by_geonames.end(), [this](std::uint32_t a, std::uint32_t b) {
      return places_[a].geonames < places_[b].geonames;
    });
    knowledge::TableWriter writer;
    writer.part(strings_.bytes());
    writer.array(records);
    writer.array(by_geonames);
    writer.part(name_index());
    return writer.take();
  }

 private:
  [[nodiscard]] std::uint32_t row(std::uint32_t geonames) const {
    const auto at = row_of_.find(geonames);
    return geonames == 0 || at == row_of_.end() ? kNoRow : at->second;
  }
  PlaceRecord record_of(const PlaceSource& place) {
    PlaceRecord record;
    record.geonames = place.geonames;
    record.name = strings_.add(place.name);
    record.country = strings_.add(place.country);
    record.unit1 = row(place.unit1);
    record.unit2 = row(place.unit2);
    record.lat = place.lat;
    record.lon = place.lon;
    record.population = place.population;
    record.admin1_name = strings_.add(place.admin1);
    record.kind = static_cast<std::uint16_t>(place.kind);
    record.flags = place.mean ? kMeanOfCities : 0;
    return record;
  }
  [[nodiscard]] std::string name_index() const {
    NameIndexWriter writer;
    for (std::uint32_t row = 0; row < places_.size(); ++row) {
      writer.add(places_[row].name, NameEntry(row, 0));
      for (const std::string& other : places_[row].others) writer.add(other, NameEntry(row, 1));
    }
    return writer.finish();
  }

  std::vector<PlaceSource> places_;
  std::unordered_map<std::uint32_t, std::uint32_t> row_of_;
  knowledge::StringTableWriter strings_;
};

}  // namespace

Result<std::string> compile_gazetteer(const std::string& folder) {
  const std::string path = folder + "/places.tsv";
  CASUS_TRY(const std::string text, read_file(path));
  CASUS_TRY(const Tsv table, Tsv::parse(text, path, {"geonames", "name", "kind", "country"},
                                        {"geonames", "name", "kind", "country", "unit1", "unit2",
                                         "lat", "lon", "population", "marks", "others"}));
  if (table.rows().size() > NameEntry::kMaxRow)
    return Error{ErrorCode::kTooLarge, path + ": more than 16,777,215 places"};
  std::vector<PlaceSource> places;
  places.reserve(table.rows().size());
  for (const TsvRow& row : table.rows()) {
    CASUS_TRY(PlaceSource place, read_place(row));
    CASUS_TRY(place.unit1, number_in<std::uint32_t>(row, "unit1", 0));
    CASUS_TRY(place.unit2, number_in<std::uint32_t>(row, "unit2", 0));
    if (!row["marks"].empty() && row["marks"] != "mean")
      return row.error("marks", "known marks: mean");
    place.mean = row["marks"] == "mean";
    places.push_back(std::move(place));
  }
  return PlaceWriter(std::move(places)).write();
}

Result<std::string> compile_places(const Sources& sources) {
  struct Known {
    PlaceSource place;
    int layer = 0;
  };
  std::map<std::string, Known> known;
  for (const SourceFile* file : sources.below("places/")) {
    if (!file->path.ends_with(".tsv")) continue;
    CASUS_TRY(const Tsv table,
              Tsv::parse(file->text, file->display, {"name", "kind", "country", "source"},
                         {"geonames", "name", "kind", "country", "admin1", "lat", "lon",
                          "population", "others", "point_source", "source"}));
    for (const TsvRow& row : table.rows()) {
      CASUS_TRY(PlaceSource place, read_place(row));
      place.admin1 = row["admin1"];
      if (row["source"].empty()) return row.error("source", "a row needs a source");
      if (place.lat != INT32_MIN && row["point_source"].empty())
        return row.error("lat", "a point needs a point_source");
      const std::string key =
          place.geonames != 0 ? std::to_string(place.geonames)
                              : place.name + "\t" + std::string(row["kind"]) + "\t" + place.country;
      const auto at = known.find(key);
      if (at != known.end() && at->second.layer == file->layer)
        return row.error("name", "'" + place.name + "' stands twice");
      known.insert_or_assign(key, Known{std::move(place), file->layer});
    }
  }
  std::vector<PlaceSource> places;
  for (auto& [key, entry] : known) places.push_back(std::move(entry.place));
  return PlaceWriter(std::move(places)).write();
}

}  // namespace casus::compile
