#include "casus/knowledge/knowledge.h"

namespace casus::knowledge {

Result<Knowledge> Knowledge::open(const Pack& pack) { return Knowledge(pack); }

}  // namespace casus::knowledge
