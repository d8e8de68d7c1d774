#include "casus/nn/kernel_tables.h"

#if defined(__AVX2__) && defined(__FMA__)

#include <cstddef>

#include <immintrin.h>

namespace casus::nn {
namespace {

struct Vector {
  static constexpr std::size_t kLanes = 8;
  __m256 v;

  static Vector set(float x) { return {_mm256_set1_ps(x)}; }
  static Vector zero() { return {_mm256_setzero_ps()}; }
  static Vector load(const float* from) { return {_mm256_loadu_ps(from)}; }
  void store(float* to) const { _mm256_storeu_ps(to, v); }
  static Vector fma(Vector a, Vector b, Vector c) { return {_mm256_fmadd_ps(a.v, b.v, c.v)}; }
  static Vector add(Vector a, Vector b) { return {_mm256_add_ps(a.v, b.v)}; }
  static Vector sub(Vector a, Vector b) { return {_mm256_sub_ps(a.v, b.v)}; }
  static Vector mul(Vector a, Vector b) { return {_mm256_mul_ps(a.v, b.v)}; }
  static Vector max(Vector a, Vector b) { return {_mm256_max_ps(a.v, b.v)}; }
};

#include "casus/nn/kernel_loops.h"

constexpr Kernels kTable = {"avx2",
                            Vector::kLanes,
                            maxout_norm<Vector, 4>,
                            linear<Vector, 4>,
                            multiply_row<Vector>,
                            sum_maxout<Vector>};

}  // namespace

const Kernels* avx2_kernels() {
  return &kTable;
}

}  // namespace casus::nn

#else

namespace casus::nn {
const Kernels* avx2_kernels() {
  return nullptr;
}
}  // namespace casus::nn

#endif
