#include "casus/resolve/choose_place.h"

#include <algorithm>
#include <cmath>

namespace casus::resolve {
namespace {

// Weights of the layers study §2, on a scale of natural logarithms of population.
constexpr double kPopulationFloor = 100.0;
constexpr double kDocumentCountry = 6.0;
constexpr double kSameUnit = 4.0;
constexpr double kSeat = 2.0;
constexpr double kAlternate = 3.0;
constexpr double kCountryName = 12.0;
constexpr double kUnitName = 2.0;
constexpr double kFeatureFits = 8.0;
constexpr double kOwnTable = 6.0;  // Rows without a population: regions, seas, sites.
constexpr double kLead = 1.0;
constexpr std::uint32_t kSmall = 15000;
constexpr std::uint32_t kWorldCity = 1000000;
constexpr double kSamePlaceKm = 80.0;

bool fits(Feature feature, PlaceLevel level) {
  switch (feature) {
    case Feature::kNone:
      return true;
    case Feature::kUnit1:
      return level == PlaceLevel::kAdmin1 || level == PlaceLevel::kRegion;
    case Feature::kUnit2:
      return level == PlaceLevel::kAdmin2;
    case Feature::kCity:
      return level == PlaceLevel::kCity;
    case Feature::kSite:
      return level == PlaceLevel::kSite;
    case Feature::kRegion:
      return level == PlaceLevel::kRegion;
  }
  return true;
}

double score_of(const PlaceCandidate& candidate, Feature feature, const PlaceContext& context) {
  const Place& place = candidate.place;
  double score = std::log(place.population + kPopulationFloor);
  if (place.population == 0 && place.level != PlaceLevel::kCity) score += kOwnTable;
  score += kDocumentCountry * std::min(1.0, 2.0 * context.share(place.country));
  if (place.unit1 != Place::kNoPlace && context.units.contains(place.unit1)) score += kSameUnit;
  if (place.kind == knowledge::PlaceKind::kCapital || place.kind == knowledge::PlaceKind::kSeat1)
    score += kSeat;
  if (place.population >= kWorldCity && !candidate.alternate) score += kSeat;
  if (candidate.alternate) score -= kAlternate;
  if (place.level == PlaceLevel::kCountry) score += kCountryName;
  if (place.level == PlaceLevel::kAdmin1 && feature == Feature::kNone) score += kUnitName - kSeat;
  if (feature != Feature::kNone) score += fits(feature, place.level) ? kFeatureFits : -kFeatureFits;
  return score;
}

bool are_one(const Place& x, const Place& y) {
  if (x.country != y.country) return false;
  if (!x.has_point || !y.has_point) return true;
  return knowledge::distance_km(x.lat, x.lon, y.lat, y.lon) < kSamePlaceKm;
}

std::string reasons(const PlaceCandidate& best, Feature feature, const Place* outer,
                    const PlaceContext& context) {
  std::string why = outer != nullptr ? "inside " + std::string(outer->name) : "";
  const auto add = [&](std::string_view reason) {
    if (!why.empty()) why += ", ";
    why += reason;
  };
  if (feature != Feature::kNone) add("feature word");
  if (context.share(best.place.country) > 0.0) add("country of the page");
  if (why.empty()) add("population");
  return why;
}

}  // namespace

void PlaceContext::add_country(std::string_view country, double weight) {
  if (country.empty()) return;
  const auto found = countries.find(country);
  if (found == countries.end())
    countries.emplace(std::string(country), weight);
  else
    found->second += weight;
  total += weight;
}

double PlaceContext::share(std::string_view country) const {
  const auto found = countries.find(country);
  return found == countries.end() || total == 0.0 ? 0.0 : found->second / total;
}

std::optional<PlaceChoice> choose_place(const std::vector<PlaceCandidate>& candidates,
                                        Feature feature, const Place* outer,
                                        const Gazetteer& gazetteer, const PlaceContext& context) {
  const PlaceCandidate* best = nullptr;
  double best_score = 0.0;
  double second = -1e9;  // Of places that are not the best one under another row.
  std::vector<std::pair<double, const PlaceCandidate*>> scored;
  for (const PlaceCandidate& candidate : candidates) {
    if (outer != nullptr && !gazetteer.within(candidate.place, *outer)) continue;
    scored.emplace_back(score_of(candidate, feature, context), &candidate);
  }
  for (const auto& [score, candidate] : scored)
    if (best == nullptr || score > best_score) best = candidate, best_score = score;
  if (best == nullptr) return std::nullopt;
  for (const auto& [score, candidate] : scored)
    if (!are_one(candidate->place, best->place)) second = std::max(second, score);
  const bool supported = outer != nullptr || context.share(best->place.country) > 0.0 ||
                         best->place.population >= kSmall || best->place.level != PlaceLevel::kCity;
  if (!supported || best_score - second < kLead) return std::nullopt;
  return PlaceChoice{best->place, reasons(*best, feature, outer, context)};
}

}  // namespace casus::resolve
