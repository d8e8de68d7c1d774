// The loops of kernels.h over a vector type V, included once by each kernels_*.cc inside an unnamed
// namespace: each file is compiled for its own processor, so nothing here may be shared by the
// linker. For that reason no inline function of the standard library is called either.
//
// V has: kLanes, load, store, set (all lanes), zero, fma (a * b + c), add, sub, mul, max
// (a > b ? a : b).
#pragma once

#if defined(__GNUC__) && !defined(__clang__)
#define CASUS_UNROLL _Pragma("GCC unroll 16")
#else
#define CASUS_UNROLL _Pragma("unroll")
#endif

// Enumerators, not variables: these are used in every file that includes them, and belong to none.
enum : std::size_t {
  kNormLanes = 16,
  kRowBlock = 64  // Rows that a panel is used for while it is in the first cache.
};

// acc[r][v] = sum over k of in[r][k] * weights[k][v].
template <class V, std::size_t R>
inline void multiply_tile(const float* weights, const float* in, std::size_t stride,
                          std::size_t inputs, V (&acc)[R][3]) {
  CASUS_UNROLL
  for (std::size_t r = 0; r < R; ++r) {
    CASUS_UNROLL
    for (std::size_t v = 0; v < 3; ++v) acc[r][v] = V::zero();
  }
  for (std::size_t k = 0; k < inputs; ++k) {
    const V w0 = V::load(weights);
    const V w1 = V::load(weights + V::kLanes);
    const V w2 = V::load(weights + 2 * V::kLanes);
    weights += 3 * V::kLanes;
    CASUS_UNROLL
    for (std::size_t r = 0; r < R; ++r) {
      const V x = V::set(in[r * stride + k]);
      acc[r][0] = V::fma(x, w0, acc[r][0]);
      acc[r][1] = V::fma(x, w1, acc[r][1]);
      acc[r][2] = V::fma(x, w2, acc[r][2]);
    }
  }
}

template <class V, std::size_t R>
inline void maxout_tile(const Panels& layer, std::size_t panel, const Rows& in, std::size_t row,
                        float* out, std::size_t width) {
  V acc[R][3];
  multiply_tile<V, R>(layer.weights + panel * layer.inputs * 3 * V::kLanes,
                      in.data + row * in.stride, in.stride, layer.inputs, acc);
  const float* bias = layer.bias + panel * 3 * V::kLanes;
  const V b0 = V::load(bias);
  const V b1 = V::load(bias + V::kLanes);
  const V b2 = V::load(bias + 2 * V::kLanes);
  CASUS_UNROLL
  for (std::size_t r = 0; r < R; ++r) {
    const V first = V::max(V::add(acc[r][0], b0), V::add(acc[r][1], b1));
    V::max(first, V::add(acc[r][2], b2)).store(out + (row + r) * width + panel * V::kLanes);
  }
}

template <class V, std::size_t R>
inline void linear_tile(const Panels& layer, std::size_t panel, const Rows& in, std::size_t row,
                        float* out, std::size_t out_stride) {
  V acc[R][3];
  multiply_tile<V, R>(layer.weights + panel * layer.inputs * 3 * V::kLanes,
                      in.data + row * in.stride, in.stride, layer.inputs, acc);
  const float* bias = layer.bias + panel * 3 * V::kLanes;
  CASUS_UNROLL
  for (std::size_t r = 0; r < R; ++r) {
    CASUS_UNROLL
    for (std::size_t v = 0; v < 3; ++v)
      V::add(acc[r][v], V::load(bias + v * V::kLanes))
          .store(out + (row + r) * out_stride + (panel * 3 + v) * V::kLanes);
  }
}

// Sum of sixteen lanes, folded in halves.
inline float fold(float (&lanes)[kNormLanes]) {
  for (std::size_t half = kNormLanes / 2; half > 0; half /= 2)
    for (std::size_t i = 0; i < half; ++i) lanes[i] += lanes[i + half];
  return lanes[0];
}

// row = (row - mean) / sqrt(variance + 1e-8) * gain + shift, plus residual unless that is null.
template <class V>
inline void normalize_row(const MaxoutNormView& layer, const float* residual, float* row) {
  constexpr std::size_t kParts = kNormLanes / V::kLanes;
  const std::size_t width = layer.width;
  V sums[kParts];
  for (std::size_t p = 0; p < kParts; ++p) sums[p] = V::zero();
  for (std::size_t i = 0; i < width; i += kNormLanes) {
    CASUS_UNROLL
    for (std::size_t p = 0; p < kParts; ++p)
      sums[p] = V::add(sums[p], V::load(row + i + p * V::kLanes));
  }
  float lanes[kNormLanes];
  for (std::size_t p = 0; p < kParts; ++p) sums[p].store(lanes + p * V::kLanes);
  const float mean = fold(lanes) / static_cast<float>(width);

  const V means = V::set(mean);
  for (std::size_t p = 0; p < kParts; ++p) sums[p] = V::zero();
  for (std::size_t i = 0; i < width; i += kNormLanes) {
    CASUS_UNROLL
    for (std::size_t p = 0; p < kParts; ++p) {
      const V d = V::sub(V::load(row + i + p * V::kLanes), means);
      sums[p] = V::fma(d, d, sums[p]);
    }
  }
  for (std::size_t p = 0; p < kParts; ++p) sums[p].store(lanes + p * V::kLanes);
  const float variance = fold(lanes) / static_cast<float>(width) + 1e-8F;
  const V scale = V::set(1.0F / __builtin_sqrtf(variance));

  for (std::size_t i = 0; i < width; i += V::kLanes) {
    const V d = V::mul(V::sub(V::load(row + i), means), scale);
    V y = V::fma(d, V::load(layer.gain + i), V::load(layer.shift + i));
    if (residual != nullptr) y = V::add(V::load(residual + i), y);
    y.store(row + i);
  }
}

template <class V, std::size_t R>
void maxout_norm(const MaxoutNormView& layer, const Rows& in, const float* residual, float* out) {
  for (std::size_t begin = 0; begin < in.count; begin += kRowBlock) {
    const std::size_t end = begin + kRowBlock < in.count ? begin + kRowBlock : in.count;
    for (std::size_t panel = 0; panel < layer.panels.panels; ++panel) {
      std::size_t row = begin;
      for (; row + R <= end; row += R)
        maxout_tile<V, R>(layer.panels, panel, in, row, out, layer.width);
      for (; row < end; ++row) maxout_tile<V, 1>(layer.panels, panel, in, row, out, layer.width);
    }
    for (std::size_t row = begin; row < end; ++row)
      normalize_row<V>(layer, residual == nullptr ? nullptr : residual + row * layer.width,
                       out + row * layer.width);
  }
}

template <class V, std::size_t R>
void linear(const Panels& layer, const Rows& in, float* out, std::size_t out_stride) {
  for (std::size_t begin = 0; begin < in.count; begin += kRowBlock) {
    const std::size_t end = begin + kRowBlock < in.count ? begin + kRowBlock : in.count;
    for (std::size_t panel = 0; panel < layer.panels; ++panel) {
      std::size_t row = begin;
      for (; row + R <= end; row += R) linear_tile<V, R>(layer, panel, in, row, out, out_stride);
      for (; row < end; ++row) linear_tile<V, 1>(layer, panel, in, row, out, out_stride);
    }
  }
}

// Outputs [at, at + N * kLanes).
template <class V, std::size_t N>
inline void multiply_strip(const RowWeights& layer, const float* in, std::size_t at, float* out) {
  V acc[N];
  CASUS_UNROLL
  for (std::size_t i = 0; i < N; ++i) acc[i] = V::zero();
  const float* weights = layer.weights + at;
  for (std::size_t k = 0; k < layer.inputs; ++k) {
    const V x = V::set(in[k]);
    CASUS_UNROLL
    for (std::size_t i = 0; i < N; ++i)
      acc[i] = V::fma(x, V::load(weights + i * V::kLanes), acc[i]);
    weights += layer.outputs;
  }
  CASUS_UNROLL
  for (std::size_t i = 0; i < N; ++i)
    V::add(acc[i], V::load(layer.bias + at + i * V::kLanes)).store(out + at + i * V::kLanes);
}

template <class V>
void multiply_row(const RowWeights& layer, const float* in, float* out) {
  std::size_t at = 0;
  for (; at + 8 * V::kLanes <= layer.outputs; at += 8 * V::kLanes)
    multiply_strip<V, 8>(layer, in, at, out);
  for (; at + 4 * V::kLanes <= layer.outputs; at += 4 * V::kLanes)
    multiply_strip<V, 4>(layer, in, at, out);
  for (; at < layer.outputs; at += V::kLanes) multiply_strip<V, 1>(layer, in, at, out);
}

template <class V>
void sum_maxout(const float* const* rows, std::size_t count, const float* bias, std::size_t width,
                float* out) {
  for (std::size_t i = 0; i < width; i += V::kLanes) {
    V first = V::load(rows[0] + i);
    V second = V::load(rows[0] + width + i);
    for (std::size_t r = 1; r < count; ++r) {
      first = V::add(first, V::load(rows[r] + i));
      second = V::add(second, V::load(rows[r] + width + i));
    }
    first = V::add(first, V::load(bias + i));
    second = V::add(second, V::load(bias + width + i));
    V::max(first, second).store(out + i);
  }
}

#undef CASUS_UNROLL
