// Persons of an article: names from the base, from the model's entities and after titles and
// offices; joined to one actor each by full name, then by surname; with the office beside the name,
// the state or body it belongs to, and so the person's country (layers study §5).
// Tested by tests/resolve_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/knowledge/gazetteer.h"
#include "casus/resolve/actor_list.h"
#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// A person of the document; what later mentions ("the minister", "Lavrov", "she") are held against.
struct Person {
  ActorIndex actor;
  std::vector<std::string> names;          // Folded words of the fullest form.
  std::vector<knowledge::Office> offices;  // In the order told.
  char gender = 'u';                       // 'm', 'f', 'u'
  std::uint32_t last_token = 0;            // Of the last mention so far.
};

// The state or body that an office belongs to.
struct Affiliation {
  std::string country;       // Alpha-3, "".
  std::string organisation;  // Name as canonical, "".
};

// What was found; the tokens that names, titles and offices beside names took.
struct PersonsFound {
  std::vector<Person> persons;
  std::vector<ActorMention> mentions;  // Ascending by span.
  std::vector<OfficeMention> offices;
  std::vector<std::uint8_t> taken;  // Per token: 1 name, 2 title or office beside it, 3 time.
};

// What find_persons() reads.
struct PersonInput {
  const Annotation& annotation;
  const NameHits& hits;
  const ActorBase& base;
  const knowledge::Gazetteer& gazetteer;
  const std::vector<TimeMention>& times;  // "May" in "in May" is nobody.
};

void find_persons(const PersonInput& input, ActorList& actors, PersonsFound& found);

// The affiliation that ends at `word` (half-open): "Iranian", "Russia's Defence Ministry", "NATO".
// `word` becomes its first word.
[[nodiscard]] std::optional<Affiliation> affiliation_before(std::size_t& word, const NameHits& hits,
                                                            const ActorBase& base);

}  // namespace casus::resolve
