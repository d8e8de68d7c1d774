// Which of the places of a name is meant. Tested by tests/resolve_test.cc.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/knowledge/gazetteer.h"

namespace casus::resolve {

using knowledge::Gazetteer;
using knowledge::Place;
using knowledge::PlaceCandidate;

// What the words around a name ask for.
enum class Feature : std::uint8_t { kNone, kUnit1, kUnit2, kCity, kSite, kRegion };

// The countries that an article speaks of, and the units of places that were chosen already.
struct PlaceContext {
  std::map<std::string, double, std::less<>> countries;  // Weights.
  double total = 0.0;
  std::map<knowledge::PlaceRow, int> units;

  void add_country(std::string_view country, double weight);
  [[nodiscard]] double share(std::string_view country) const;
};

struct PlaceChoice {
  Place place;
  std::string why;
};

// None where the best reading has no support or no lead. `outer` (nullptr for none) must hold it.
[[nodiscard]] std::optional<PlaceChoice> choose_place(const std::vector<PlaceCandidate>& candidates,
                                                      Feature feature, const Place* outer,
                                                      const Gazetteer& gazetteer,
                                                      const PlaceContext& context);

}  // namespace casus::resolve
