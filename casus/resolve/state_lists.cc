#include "casus/resolve/state_lists.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace casus::resolve {
namespace {

constexpr std::size_t kMostStates = 8;
constexpr std::uint32_t kWidestGap = 3;  // Tokens between two names of a list.

// Only a comma, "and", an article between two names.
bool is_list_gap(TokenId from, TokenId to, const Annotation& a) {
  if (to <= from || to.value - from.value > kWidestGap) return false;
  for (const TokenId t : TokenSpan(from.value, to.value)) {
    const std::string_view word = a.string(a.lower[t]);
    if (word != "," && word != "and" && word != "the" && word != "&") return false;
  }
  return true;
}

}  // namespace

std::vector<const NameHit*> states_up_to(const NameHit& last, const NameHits& hits,
                                         const Annotation& a) {
  std::vector<const NameHit*> states = {&last};
  const NameHit* first = hits.names().data();
  for (const NameHit* hit = &last; hit > first && states.size() < kMostStates;) {
    const NameHit* before = hit - 1;
    if (!before->is_state() || !is_list_gap(before->tokens.end(), hit->tokens.begin(), a)) break;
    states.insert(states.begin(), before);
    hit = before;
  }
  return states;
}

bool opens_state_list(std::size_t w, const NameHits& hits, const Annotation& a) {
  const NameWords& words = hits.words();
  if (w + 1 >= words.size() || words[w] != "of") return false;
  const NameHit* one = hits.name_at(w + 1);
  if (one == nullptr || !one->is_state()) return false;
  const NameHit* two = one + 1;
  if (two >= hits.names().data() + hits.names().size()) return false;
  return two->is_state() && is_list_gap(one->tokens.end(), two->tokens.begin(), a);
}

std::string country_of_page(const NameHits& hits, const Annotation& a) {
  std::map<std::string_view, int> counts;
  int all = 0;
  const std::uint32_t first_end = a.sentences.empty() ? 0 : a.sentences[SentenceId(0)].end_;
  for (const NameHit& hit : hits.names()) {
    if (!hit.is_state()) continue;
    const int weight = hit.tokens.begin_ < first_end ? 2 : 1;
    counts[hit.actor.country] += weight;
    all += weight;
  }
  std::string found;
  for (const auto& [country, n] : counts)
    if (2 * n >= all) found = country;
  return found;
}

const NameHit* nearest_state(TokenId token, const NameHits& hits, const Annotation& a) {
  const auto& names = hits.names();
  auto at =
      std::upper_bound(names.begin(), names.end(), token,
                       [](TokenId want, const NameHit& hit) { return want < hit.tokens.begin(); });
  while (at != names.begin()) {
    --at;
    if (a.sentence_of[at->tokens.begin()].value + 1 < a.sentence_of[token].value) return nullptr;
    if (at->is_state()) return &*at;
  }
  return nullptr;
}

}  // namespace casus::resolve
