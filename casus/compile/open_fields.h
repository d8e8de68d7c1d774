// data/open_fields/weights.yaml -> pack section "open_fields". Tested by open_fields_test.cc.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// A field (actor, recipient, date) has a row `all` and rows for single types, which are added to
// it; a weight that is not given is 0. Without any file every weight is 0 and no field is ever
// filled. Errors name file, line and column, and the nearest known name.
[[nodiscard]] Result<std::string> compile_open_fields(const Sources& sources);

}  // namespace casus::compile
