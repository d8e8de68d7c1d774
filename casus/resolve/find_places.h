// Places of an article: place names after prepositions of place, with feature words, or seen by the
// model, resolved against the gazetteer by containment ("Tyre, Lebanon"), feature words, the
// article's countries, seats and population; one sense a document; null rather than a guess
// (layers study §2). States by name are places of level country too. Tested by
// tests/resolve_test.cc.
#pragma once

#include <string>
#include <vector>

#include "casus/knowledge/gazetteer.h"
#include "casus/knowledge/reference_words.h"
#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// `taken`: tokens of persons' names (1), as PersonsFound::taken. Appends to `places`, ascending.
void find_places(const Annotation& annotation, const NameHits& hits,
                 const knowledge::Gazetteer& gazetteer, const knowledge::ReferenceWords& references,
                 const std::vector<std::uint8_t>& taken, std::vector<PlaceMention>& places);

}  // namespace casus::resolve
