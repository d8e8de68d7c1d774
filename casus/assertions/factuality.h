// Factuality of one proposition from its marks and its mother's (layers study §3, design 6 and 8).
#pragma once

#include "casus/knowledge/grammar_words.h"
#include "casus/types/annotation.h"
#include "casus/types/assertions.h"
#include "casus/types/propositions.h"

namespace casus::assertions {

struct Context {
  const Annotation& annotation;
  const Propositions& propositions;
  const knowledge::GrammarWords& words;
};

// Writes factuality, reason, ongoing, hedged and background of `id`. REQUIRES: the assertion of its
// mother is written
void assess(const Context& context, PropositionId id, Assertions& out);

}  // namespace casus::assertions
