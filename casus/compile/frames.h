// data/frames/*.yaml -> pack section "frames" (docs/rule-language.md, "Frames").
// Tested by frames_test.cc; fuzzed by fuzz/rules.cc.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"
#include "casus/knowledge/lexicon.h"
#include "casus/knowledge/ontology.h"

namespace casus::compile {

// Each reading becomes a row for each class and part of speech: roles are replaced by the slots of
// the class's valency. Rows of one sense are compared: the narrower one beats the wider one, and
// two frames that overlap are an error unless they say `over`, `with` or `weak`, or both stand in
// data/precedence.yaml; so is a reading that can never fire. Errors name file, line and column.
[[nodiscard]] Result<std::string> compile_frames(const Sources& sources,
                                                 const knowledge::Lexicon& lexicon,
                                                 const knowledge::Ontology& ontology);

}  // namespace casus::compile
