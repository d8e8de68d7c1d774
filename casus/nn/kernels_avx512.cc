#include "casus/nn/kernel_tables.h"

#if defined(__AVX512F__)

#include <cstddef>

#include <immintrin.h>

namespace casus::nn {
namespace {

struct Vector {
  static constexpr std::size_t kLanes = 16;
  __m512 v;

  static Vector set(float x) { return {_mm512_set1_ps(x)}; }
  static Vector zero() { return {_mm512_setzero_ps()}; }
  static Vector load(const float* from) { return {_mm512_loadu_ps(from)}; }
  void store(float* to) const { _mm512_storeu_ps(to, v); }
  static Vector fma(Vector a, Vector b, Vector c) { return {_mm512_fmadd_ps(a.v, b.v, c.v)}; }
  static Vector add(Vector a, Vector b) { return {_mm512_add_ps(a.v, b.v)}; }
  static Vector sub(Vector a, Vector b) { return {_mm512_sub_ps(a.v, b.v)}; }
  static Vector mul(Vector a, Vector b) { return {_mm512_mul_ps(a.v, b.v)}; }
  // The plain intrinsic starts from an undefined value, which g++ 12 warns of.
  static Vector max(Vector a, Vector b) { return {_mm512_maskz_max_ps(0xFFFF, a.v, b.v)}; }
};

#include "casus/nn/kernel_loops.h"

// Eight rows by three vectors: 24 of the 32 registers accumulate.
constexpr Kernels kTable = {"avx512",          Vector::kLanes,       maxout_norm<Vector, 8>,
                            linear<Vector, 8>, multiply_row<Vector>, sum_maxout<Vector>};

}  // namespace

const Kernels* avx512_kernels() {
  return &kTable;
}

}  // namespace casus::nn

#else

namespace casus::nn {
const Kernels* avx512_kernels() {
  return nullptr;
}
}  // namespace casus::nn

#endif
