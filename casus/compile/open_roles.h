// data/roles/open_roles.yaml -> pack section "open_roles". Tested by open_roles_test.cc.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// A role has a row `all` and rows for single types, which are added to it; a weight that is not
// given is 0. Without any file every weight is 0 and no role is ever filled. Errors name file, line
// and column, and the nearest known name.
[[nodiscard]] Result<std::string> compile_open_roles(const Sources& sources);

}  // namespace casus::compile
