// Quantities of an article: cardinal numbers with their bounds, unit or currency and the thing
// counted (layers study §4). Times are passed over: years, ages, ordinals, clock times, scores,
// model and section numbers are no quantities. Tested by tests/resolve_test.cc.
#pragma once

#include <string>
#include <vector>

#include "casus/resolve/word_facts.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// Appends to `quantities`, ascending by span. `times` ascend.
void find_quantities(const Annotation& annotation, const knowledge::NumberWords& numbers,
                     const WordFactsTable& facts, const std::vector<TimeMention>& times,
                     std::vector<QuantityMention>& quantities);

// The text of a token span.
[[nodiscard]] std::string text_of(TokenSpan span, const Annotation& annotation);

}  // namespace casus::resolve
