// Times of an article: recognised (match_times.h), then resolved against the page's day by
// calendar, tense and the story's own last date (layers study §1). No system clock: without a
// publication date a relative expression stays unresolved. Tested by tests/resolve_test.cc.
#pragma once

#include <optional>
#include <vector>

#include "casus/resolve/word_facts.h"
#include "casus/types/annotation.h"
#include "casus/types/article.h"
#include "casus/types/mentions.h"
#include "casus/types/propositions.h"

namespace casus::resolve {

// Appends to `times`, ascending by span.
void find_times(const Article& article, const Annotation& annotation,
                const Propositions& propositions, const WordFactsTable& facts,
                std::vector<TimeMention>& times);

}  // namespace casus::resolve
