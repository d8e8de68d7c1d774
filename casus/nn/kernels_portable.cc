#include <cstddef>

#include "casus/nn/kernel_tables.h"

namespace casus::nn {
namespace {

// Eight lanes in plain C++. Without hardware for it, fused multiply-add is a library call: slow,
// the same bits.
struct Vector {
  static constexpr std::size_t kLanes = 8;
  float lane[kLanes];

  static Vector set(float x) {
    Vector r;
    for (float& y : r.lane) y = x;
    return r;
  }
  static Vector zero() { return set(0.0F); }
  static Vector load(const float* from) {
    Vector r;
    for (std::size_t i = 0; i < kLanes; ++i) r.lane[i] = from[i];
    return r;
  }
  void store(float* to) const {
    for (std::size_t i = 0; i < kLanes; ++i) to[i] = lane[i];
  }
  static Vector fma(const Vector& a, const Vector& b, const Vector& c) {
    Vector r;
    for (std::size_t i = 0; i < kLanes; ++i)
      r.lane[i] = __builtin_fmaf(a.lane[i], b.lane[i], c.lane[i]);
    return r;
  }
  static Vector add(const Vector& a, const Vector& b) {
    Vector r;
    for (std::size_t i = 0; i < kLanes; ++i) r.lane[i] = a.lane[i] + b.lane[i];
    return r;
  }
  static Vector sub(const Vector& a, const Vector& b) {
    Vector r;
    for (std::size_t i = 0; i < kLanes; ++i) r.lane[i] = a.lane[i] - b.lane[i];
    return r;
  }
  static Vector mul(const Vector& a, const Vector& b) {
    Vector r;
    for (std::size_t i = 0; i < kLanes; ++i) r.lane[i] = a.lane[i] * b.lane[i];
    return r;
  }
  static Vector max(const Vector& a, const Vector& b) {
    Vector r;
    for (std::size_t i = 0; i < kLanes; ++i)
      r.lane[i] = a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i];
    return r;
  }
};

#include "casus/nn/kernel_loops.h"

constexpr Kernels kTable = {"portable",        Vector::kLanes,       maxout_norm<Vector, 4>,
                            linear<Vector, 4>, multiply_row<Vector>, sum_maxout<Vector>};

}  // namespace

const Kernels* portable_kernels() {
  return &kTable;
}

}  // namespace casus::nn
