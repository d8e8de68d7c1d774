#include "casus/nn/kernels.h"

#include "casus/base/check.h"
#include "casus/nn/kernel_tables.h"

namespace casus::nn {
namespace {

bool cpu_has_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
#else
  return false;
#endif
}

bool cpu_has_avx512() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") != 0;
#else
  return false;
#endif
}

// The table, null if this build or this processor has none.
const Kernels* find(KernelChoice choice) {
  switch (choice) {
    case KernelChoice::kPortable:
      return portable_kernels();
    case KernelChoice::kAvx2:
      return cpu_has_avx2() ? avx2_kernels() : nullptr;
    case KernelChoice::kAvx512:
      return cpu_has_avx512() ? avx512_kernels() : nullptr;
    case KernelChoice::kBest:
      break;
  }
  for (const KernelChoice better : {KernelChoice::kAvx512, KernelChoice::kAvx2})
    if (const Kernels* table = find(better)) return table;
  return portable_kernels();
}

}  // namespace

bool supported(KernelChoice choice) {
  return find(choice) != nullptr;
}

const Kernels& kernels(KernelChoice choice) {
  const Kernels* table = find(choice);
  CASUS_CHECK(table != nullptr, "this processor lacks the kernels that were asked for");
  return *table;
}

}  // namespace casus::nn
