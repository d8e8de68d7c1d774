// Actors that are no persons: names of the base, bodies and groups made of a state and a noun
// ("Russian Foreign Ministry", "Iranian protesters"), group nouns by themselves, and organisations
// that only the model knows. Capitals stand for their governments where they act.
// Tested by tests/resolve_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/knowledge/reference_words.h"
#include "casus/resolve/actor_list.h"
#include "casus/resolve/find_persons.h"
#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"
#include "casus/types/article.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// An office without a name: "the minister", "the Iranian foreign minister", "a spokesman".
struct RolePhrase {
  TokenSpan span;
  TokenSpan office_span;
  TokenId head;
  knowledge::NameEntry office;
  Affiliation affiliation;
  bool definite = false;  // No "a", "another" and the like before it.
};

// "his government", "its army": a body of the pronoun's state.
struct OwnedBody {
  TokenSpan span;
  TokenId head;
  TokenId pronoun;
  NameEntry institution;
};

struct ActorsFound {
  std::vector<ActorMention> mentions;  // Ascending by span.
  std::vector<RolePhrase> roles;
  std::vector<OwnedBody> owned;  // Ascending by span.
  std::string country;           // The state that the article is most about, "" if none stands out.
};

// What find_actors() reads.
struct ActorInput {
  const Annotation& annotation;
  const NameHits& hits;
  const ActorBase& base;
  const knowledge::ReferenceWords& references;
  const knowledge::Gazetteer& gazetteer;
  const PersonsFound& persons;
};

void find_actors(const ActorInput& input, ActorList& actors, ActorsFound& found);

// "Moscow said", "talks with Moscow", but "in Moscow": a capital that acts.
[[nodiscard]] bool acts(TokenId head, const Annotation& annotation,
                        const knowledge::ReferenceWords& references);
// Stands in a phrase of place: "in", "at", "near", "from", "to" and the like before it.
[[nodiscard]] bool stands_as_place(TokenSpan span, const Annotation& annotation);

}  // namespace casus::resolve
