// A failure cannot be overlooked.
#include "casus/base/result.h"

namespace casus {

Result<int> count();
Status save();

int use() {
#if CASE == 1
  count();  // CASE 1: ignoring returned value
#elif CASE == 2
  save();  // CASE 2: ignoring returned value
#elif CASE == 3
  return count();  // CASE 3: cannot convert
#endif
  const Result<int> counted = count();
  return counted.ok() ? counted.value() : 0;
}

}  // namespace casus
