// Countries of actors that the page ties to no state outright: "farmers in northern Peru", a
// governor beside whose name one state is told again and again. What the whole page is about
// decides nothing. Tested by tests/resolve_test.cc.
#pragma once

#include <vector>

#include "casus/resolve/actor_list.h"
#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// What infer_countries() reads: all but the actors' countries is final.
struct CountryInput {
  const Annotation& annotation;
  const NameHits& hits;
  const Mentions& mentions;
};

// Gives a country to persons, groups and bodies that no list knows and that have none: the country
// of the place that hangs on them, else of states and places of their sentences.
void infer_countries(const CountryInput& input, Column<ActorTag, Actor>& actors);

}  // namespace casus::resolve
