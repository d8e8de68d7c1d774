// States told in a list before a noun that they share: "Iranian, Russian and Chinese forces", "the
// presidents of Peru and Chile". Tested by tests/resolve_test.cc.
#pragma once

#include <string>
#include <vector>

#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

// The states of the list that ends with `last`, in order; `last` alone if there is no list.
[[nodiscard]] std::vector<const NameHit*> states_up_to(const NameHit& last, const NameHits& hits,
                                                       const Annotation& annotation);

// Whether "of" at word `w` opens a list of two states or more.
[[nodiscard]] bool opens_state_list(std::size_t w, const NameHits& hits,
                                    const Annotation& annotation);

// The state that is named most, if it has half of all mentions of states, the first sentence
// counting double; "" if none has.
[[nodiscard]] std::string country_of_page(const NameHits& hits, const Annotation& annotation);

// The last state named before `token`, in its sentence or the one before; nullptr if there is none.
[[nodiscard]] const NameHit* nearest_state(TokenId token, const NameHits& hits,
                                           const Annotation& annotation);

}  // namespace casus::resolve
