// Which office a phrase without a name may mean. Tested by tests/resolve_test.cc.
#pragma once

#include "casus/knowledge/actor_base.h"

namespace casus::resolve {

// "the minister" is the defence minister, "the president" no vice president.
[[nodiscard]] bool stands_for(const knowledge::Office& told, const knowledge::Office& phrase);

// "the official", "the chief": any office will do.
[[nodiscard]] bool says_little(const knowledge::Office& phrase);

}  // namespace casus::resolve
