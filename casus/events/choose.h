// Choosing what fills an open field: the candidate of the highest score above that of nobody.
#pragma once

#include <vector>

#include "casus/knowledge/open_fields.h"

namespace casus::events {

// Scores all candidates. Index of the best one, the first of equals; -1: none is likelier than
// nobody. Tested by open_roles_test.cc and open_dates_test.cc.
template <std::size_t kFeatures, class Candidate>
[[nodiscard]] int choose(const knowledge::ChoiceWeights<kFeatures>& weights,
                         std::vector<Candidate>& candidates) {
  double best = weights.nobody;
  int chosen = -1;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].score = weights.score(candidates[i].features);
    if (candidates[i].score <= best) continue;
    best = candidates[i].score;
    chosen = static_cast<int>(i);
  }
  return chosen;
}

}  // namespace casus::events
