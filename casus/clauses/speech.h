// Speech: who says what, and how far what is said goes (design §3.3, layers study §3).
#pragma once

#include "casus/clauses/work.h"

namespace casus::clauses {

// Reads the speech acts of the article from its propositions. REQUIRES: propositions are complete.
void read_speech(Work& w, const Propositions& propositions, Speech& out);

}  // namespace casus::clauses
