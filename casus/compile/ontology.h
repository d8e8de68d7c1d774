// data/ontology/{types,cameo,quantities,status}.yaml -> pack section "ontology".
// Tested by ontology_test.cc.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// Errors name file, line and column. Every type must be there; the last row of the status table
// must have no condition.
[[nodiscard]] Result<std::string> compile_ontology(const Sources& sources);

}  // namespace casus::compile
