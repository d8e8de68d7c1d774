// Which frame wins: what authors declare (`over`, `with`, `weak`) and the list of precedence of the
// built-in frames, data/precedence.yaml.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "casus/compile/frame_conflicts.h"
#include "casus/compile/named_nodes.h"
#include "casus/knowledge/frames.h"

namespace casus::compile {

// The names of all frames: nodes by name, and the index of each.
struct FrameNames {
  const NamedNodes& nodes;
  const std::map<std::string, std::uint16_t>& ids;
};

// Errors name file, line and column: unknown names, flags that are no yes or no, `over` in a
// circle. `precedence` may be nullptr: then every overlap must be declared.
[[nodiscard]] Result<DeclaredOrder> read_declared_order(const FrameNames& names,
                                                        const std::vector<knowledge::Frame>& frames,
                                                        const Yaml* precedence);

}  // namespace casus::compile
