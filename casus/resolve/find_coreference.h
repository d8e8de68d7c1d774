// Coreference in a document, precision first: role phrases ("the minister"), general nouns ("the
// group", "both sides"), pronouns, and first persons through the speaker (layers study §6). Each
// look-back is bounded, so time is linear. Tested by tests/resolve_test.cc.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "casus/knowledge/reference_words.h"
#include "casus/resolve/find_actors.h"
#include "casus/types/mentions.h"
#include "casus/types/propositions.h"

namespace casus::resolve {

// What coreference reads.
struct CoreferenceInput {
  const Annotation& annotation;
  const Speech& speech;
  const ActorBase& base;
  const knowledge::ReferenceWords& words;
  std::optional<Day> published;
  const std::vector<Person>& persons;
  const std::vector<RolePhrase>& roles;  // Ascending by span.
  const std::vector<OwnedBody>& owned;   // Ascending by span.
  std::string_view country;              // ActorsFound::country
};

// Adds mentions (how: coreference, or inferred for holders of an office that the page does not
// name) to `mentions`, which ascends before and after; two mentions of one span are a collective.
void find_coreference(const CoreferenceInput& input, ActorList& actors,
                      std::vector<ActorMention>& mentions);

// Every mention with the cluster of its actor.
[[nodiscard]] std::vector<CoreferenceMention> clusters_of(const std::vector<ActorMention>& mentions,
                                                          const Annotation& annotation);

}  // namespace casus::resolve
