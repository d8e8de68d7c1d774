// From tokens and readings to the Annotation: attribute rules, lemmas, strings, sentences, chunks.
#pragma once

#include "casus/nlp/annotate_state.h"

namespace casus::nlp {

void fill_annotation(const PackageParts& parts, AnnotateScratch::State& state, Annotation& out);

}  // namespace casus::nlp
