// Names of bodies as the page prints them, and which body "the court" is. Tested by
// tests/resolve_test.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/resolve/actor_list.h"
#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// "Civil Guard", not "police"; one capital at the start of a sentence says nothing.
[[nodiscard]] bool is_title_case(TokenSpan span, const Annotation& annotation,
                                 const NameWords& words);

// The name of a body that the base lacks, from "Kenya Red Cross", "Russia's Northern Fleet"; "" if
// the phrase is no name.
[[nodiscard]] std::string printed_body_name(TokenSpan span, const NameHit& state,
                                            const Annotation& annotation, const NameWords& words);

// "the court" after "the International Court of Justice": the body of `mentions`, which ascend,
// that was named last with that word.
[[nodiscard]] std::optional<ActorIndex> named_like(TokenSpan span,
                                                   const std::vector<ActorMention>& mentions,
                                                   const ActorList& actors,
                                                   const Annotation& annotation,
                                                   const NameWords& words);

}  // namespace casus::resolve
