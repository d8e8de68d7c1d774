// Gaps of the lexicon: predicates with a political party that no class knows (rule-language study,
// "Breadth of lexicon is the second bottleneck").
//
//   "Oslo shelved the plan."   shelve.v  is a gap while no class has it
//
// A party is a state, a body, a force, an organisation, or a person by name or office; a bare
// pronoun, "people" and places are none.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "casus/events/extract_events.h"
#include "casus/types/document.h"

namespace casus::events {

// Predicates with a party, by sense.
struct PredicateCount {
  std::uint64_t count = 0;
  bool in_class = false;  // Some class of the lexicon has it.
  bool in_frame = false;  // Some frame reads one of those classes.
  std::string example;    // The first sentence with it, cut at 240 bytes.
};
using PredicateCounts = std::map<std::string, PredicateCount>;

// Adds the predicates of one document. REQUIRES: annotation, propositions and mentions written.
// Linear. Tested by find_gaps_test.cc.
void count_predicates(const EventExtractor& extractor, const Document& document,
                      EventScratch& scratch, PredicateCounts& counts);

// Sums over documents; `more` came later.
void add(const PredicateCounts& more, PredicateCounts& counts);

// What the counts say in all.
struct Coverage {
  std::uint64_t predicates = 0, in_class = 0, in_frame = 0;
};
[[nodiscard]] Coverage coverage_of(const PredicateCounts& counts);

// Senses that no class has, the most frequent ones first, then by name; at most `most`.
[[nodiscard]] std::vector<std::string> gaps_of(const PredicateCounts& counts, std::size_t most);

}  // namespace casus::events
