// The layers of spaCy's convolutional networks, with weights laid out for one table of kernels.
// Const after construction; shared by threads.
// Source: thinc 8 (layers hashembed, maxout, layernorm, linear), explosion.ai, MIT licence.
// Tested by: layers_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "casus/nn/kernels.h"
#include "casus/nn/matrix.h"

namespace casus::nn {

// y = W x + b.
class Linear {
 public:
  Linear() = default;
  // weights [outputs][inputs], bias [outputs] or empty (none).
  Linear(const Kernels& kernels, std::span<const float> weights, std::span<const float> bias,
         std::size_t inputs);

  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  // Numbers in an output row: outputs() and padding.
  [[nodiscard]] std::size_t stride() const { return stride_; }
  // Resizes `out` to in.count rows of stride() numbers.
  void operator()(const Kernels& kernels, const Rows& in, Matrix& out) const;

 private:
  Floats weights_;
  Floats bias_;
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::size_t panels_ = 0;
  std::size_t stride_ = 0;
};

// y = W x + b for single rows.
class RowLinear {
 public:
  RowLinear() = default;
  RowLinear(std::span<const float> weights, std::span<const float> bias, std::size_t inputs);

  [[nodiscard]] std::size_t outputs() const { return outputs_; }
  [[nodiscard]] std::size_t stride() const { return stride_; }
  // out has stride() numbers.
  void operator()(const Kernels& kernels, const float* in, float* out) const {
    kernels.multiply_row({weights_.data(), bias_.data(), inputs_, stride_}, in, out);
  }

 private:
  Floats weights_;
  Floats bias_;
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::size_t stride_ = 0;
};

// Maxout of three pieces, then layer normalisation.
class MaxoutNorm {
 public:
  static constexpr std::size_t kPieces = 3;
  static constexpr std::size_t kWidthStep = 16;  // The width must be a multiple of it.
  struct Weights {
    std::span<const float> weights;  // [width][3][inputs]
    std::span<const float> bias;     // [width][3]
    std::span<const float> gain;     // [width]
    std::span<const float> shift;    // [width]
  };

  MaxoutNorm() = default;
  MaxoutNorm(const Kernels& kernels, const Weights& weights, std::size_t inputs);

  [[nodiscard]] std::size_t inputs() const { return inputs_; }
  [[nodiscard]] std::size_t width() const { return gain_.size(); }
  // out[r] = norm(maxout(in[r])) (+ residual[r] unless null); rows of width() numbers.
  void operator()(const Kernels& kernels, const Rows& in, const float* residual, float* out) const;

 private:
  Floats weights_;
  Floats bias_;
  Floats gain_;
  Floats shift_;
  std::size_t inputs_ = 0;
  std::size_t panels_ = 0;
};

// The sum of four rows of a table, picked by a hash of the feature.
class HashEmbed {
 public:
  HashEmbed() = default;
  // table [rows][width]
  HashEmbed(std::span<const float> table, std::size_t width, std::uint32_t seed);

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::array<std::uint32_t, 4> rows_of(std::uint64_t feature) const;
  void operator()(std::uint64_t feature, float* out) const;

 private:
  Floats table_;
  std::size_t width_ = 0;
  std::size_t rows_ = 0;
  std::uint32_t seed_ = 0;
};

}  // namespace casus::nn
