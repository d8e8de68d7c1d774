// Groups by the words of the page: "Tamil protesters", "opposition lawmakers", "two dock workers".
// Tested by tests/resolve_test.cc.
#pragma once

#include <optional>
#include <string>

#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

// A group noun with what the page puts in front of it.
struct GroupPhrase {
  TokenSpan span;                     // From the first modifier on, without article and number.
  const NameHit* state = nullptr;     // The state among the modifiers.
  knowledge::GroupNoun noun;          // Row of the base.
  knowledge::ComposedActor composed;  // Named as printed; id group:[STATE:]KEY[/printed words].
  std::string head;                   // Folded lemma of the noun: "protester".
  bool bare = false;                  // No modifier: "the protesters".
};

// `state`: the state's name right before the noun, nullptr if there is none.
[[nodiscard]] GroupPhrase read_group_phrase(const WordHit& hit, const NameHit* state,
                                            const Annotation& annotation, const NameHits& hits,
                                            const ActorBase& base);

}  // namespace casus::resolve
