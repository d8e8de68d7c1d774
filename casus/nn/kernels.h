// The inner loops of the network, three times: portable, AVX2 with FMA, AVX-512. One table of
// functions is chosen at load and passed along.
//
// All three give the same bits for the same numbers, whatever the batch: every output is summed
// over its inputs in ascending order with fused multiply-add from zero, the bias is added last;
// layer normalisation sums in sixteen fixed lanes that are folded in halves.
//
// Thread-safe: the functions touch nothing but their arguments.
// Tested by: kernels_test.cc.
#pragma once

#include <cstddef>

#include "casus/nn/matrix.h"

namespace casus::nn {

enum class KernelChoice { kBest, kPortable, kAvx2, kAvx512 };

// Weights laid out for the kernels: panel after panel, in a panel input after input, for each input
// three vectors of `lanes` outputs.
struct Panels {
  const float* weights = nullptr;  // [panels][inputs][3][lanes]
  const float* bias = nullptr;     // [panels][3][lanes]
  std::size_t inputs = 0;
  std::size_t panels = 0;
};

// A maxout layer of three pieces, then layer normalisation. The three vectors of a panel are the
// three pieces of `lanes` outputs.
struct MaxoutNormView {
  Panels panels;
  const float* gain = nullptr;   // [width]
  const float* shift = nullptr;  // [width]
  std::size_t width = 0;         // A multiple of 16.
};

// Weights for one row at a time.
struct RowWeights {
  const float* weights = nullptr;  // [inputs][outputs]
  const float* bias = nullptr;     // [outputs]
  std::size_t inputs = 0;
  std::size_t outputs = 0;  // A multiple of 16.
};

struct Kernels {
  const char* name;
  std::size_t lanes;

  // out[r] = norm(maxout(in[r])), plus residual[r] unless that is null; out and residual have
  // `width` numbers a row, out overlaps neither in nor residual.
  void (*maxout_norm)(const MaxoutNormView& layer, const Rows& in, const float* residual,
                      float* out);
  // out[r] = W in[r] + bias; a row of out has `out_stride` >= panels * 3 * lanes numbers.
  void (*linear)(const Panels& layer, const Rows& in, float* out, std::size_t out_stride);
  // out = W in + bias.
  void (*multiply_row)(const RowWeights& layer, const float* in, float* out);
  // out[i] = max over p < 2 of (sum over the rows of row[p * width + i], in their order,
  // + bias[p * width + i]). REQUIRES: count >= 1, width a multiple of 16
  void (*sum_maxout)(const float* const* rows, std::size_t count, const float* bias,
                     std::size_t width, float* out);
};

// Whether this processor can run `choice`.
[[nodiscard]] bool supported(KernelChoice choice);
// REQUIRES: supported(choice)
[[nodiscard]] const Kernels& kernels(KernelChoice choice);

}  // namespace casus::nn
