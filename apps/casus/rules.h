// Parts of `casus rules` that have a file of their own.
#pragma once

#include <string>

#include "apps/casus/options.h"
#include "casus/knowledge/knowledge.h"

namespace casus::apps {

// The predicates of the input pages that no class of the lexicon knows: a line each, `count sense
// example`, and a last line with the coverage. Format text, or jsonl for programs.
[[nodiscard]] int print_gaps(const Options& options, std::size_t most);

// All frames with gloss, readings and examples as a page of Markdown, by type.
[[nodiscard]] std::string codebook_page(const knowledge::Knowledge& knowledge);

}  // namespace casus::apps
