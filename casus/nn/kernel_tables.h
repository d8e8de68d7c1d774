// The three tables, one per kernels_*.cc; kernels.cc chooses. Null where they are not compiled.
#pragma once

#include "casus/nn/kernels.h"

namespace casus::nn {

[[nodiscard]] const Kernels* portable_kernels();
[[nodiscard]] const Kernels* avx2_kernels();
[[nodiscard]] const Kernels* avx512_kernels();

}  // namespace casus::nn
