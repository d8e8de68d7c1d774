// data/lexicon/{valency.yaml, verbs/, nouns/} -> pack section "lexicon"
// (docs/rule-language.md, "The lexicon"). Tested by lexicon_test.cc.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// Errors name file, line and column, and the nearest known name.
[[nodiscard]] Result<std::string> compile_lexicon(const Sources& sources);

}  // namespace casus::compile
