// Everything of a frame but its readings: type, contexts, flags, stages, examples.
#pragma once

#include "casus/compile/named_nodes.h"
#include "casus/knowledge/frames.h"
#include "casus/knowledge/ontology.h"

namespace casus::compile {

// REQUIRES: the node is a map with a string under `frame`. Errors name file, line and column.
[[nodiscard]] Result<knowledge::Frame> read_frame_header(const NamedNode& named,
                                                         const knowledge::Ontology& ontology);

}  // namespace casus::compile
