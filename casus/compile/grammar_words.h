// Compiles data/lexicon/grammar.yaml and reporting.yaml into the pack section "grammar".
// Tested by grammar_words_test.cc.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// A later layer adds words; its support entries replace those of the same noun and verb. Errors
// name file, line and column: an unknown class, slot or commitment, an unknown key, a word with
// capitals.
[[nodiscard]] Result<std::string> compile_grammar_words(const Sources& sources);

}  // namespace casus::compile
