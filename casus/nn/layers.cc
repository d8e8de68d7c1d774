#include "casus/nn/layers.h"

#include "casus/base/check.h"
#include "casus/base/hash.h"

namespace casus::nn {
namespace {

constexpr std::size_t kVectors = 3;  // Vectors of a panel.

std::size_t round_up(std::size_t n, std::size_t to) {
  return (n + to - 1) / to * to;
}

}  // namespace

Linear::Linear(const Kernels& kernels, std::span<const float> weights, std::span<const float> bias,
               std::size_t inputs)
    : inputs_(inputs), outputs_(weights.size() / inputs) {
  CASUS_CHECK(weights.size() == inputs_ * outputs_);
  CASUS_CHECK(bias.empty() || bias.size() == outputs_);
  const std::size_t wide = kVectors * kernels.lanes;
  stride_ = round_up(outputs_, wide);
  panels_ = stride_ / wide;
  weights_.assign(panels_ * inputs_ * wide, 0.0F);
  bias_.assign(stride_, 0.0F);
  for (std::size_t o = 0; o < outputs_; ++o) {
    if (!bias.empty()) bias_[o] = bias[o];
    for (std::size_t k = 0; k < inputs_; ++k)
      weights_[((o / wide) * inputs_ + k) * wide + o % wide] = weights[o * inputs_ + k];
  }
}

void Linear::operator()(const Kernels& kernels, const Rows& in, Matrix& out) const {
  out.resize(in.count, stride_);
  kernels.linear({weights_.data(), bias_.data(), inputs_, panels_}, in, out.row(0), stride_);
}

RowLinear::RowLinear(std::span<const float> weights, std::span<const float> bias,
                     std::size_t inputs)
    : inputs_(inputs), outputs_(bias.size()), stride_(round_up(outputs_, 16)) {
  CASUS_CHECK(weights.size() == inputs_ * outputs_);
  weights_.assign(inputs_ * stride_, 0.0F);
  bias_.assign(stride_, 0.0F);
  for (std::size_t o = 0; o < outputs_; ++o) {
    bias_[o] = bias[o];
    for (std::size_t k = 0; k < inputs_; ++k) weights_[k * stride_ + o] = weights[o * inputs_ + k];
  }
}

MaxoutNorm::MaxoutNorm(const Kernels& kernels, const Weights& weights, std::size_t inputs)
    : gain_(weights.gain.begin(), weights.gain.end()),
      shift_(weights.shift.begin(), weights.shift.end()),
      inputs_(inputs) {
  const std::size_t width = gain_.size();
  CASUS_CHECK(width > 0 && width % kWidthStep == 0 && shift_.size() == width);
  CASUS_CHECK(weights.weights.size() == width * kPieces * inputs);
  CASUS_CHECK(weights.bias.size() == width * kPieces);
  const std::size_t lanes = kernels.lanes;
  panels_ = width / lanes;
  weights_.resize(weights.weights.size());
  bias_.resize(weights.bias.size());
  for (std::size_t o = 0; o < width; ++o) {
    const std::size_t panel = o / lanes;
    for (std::size_t p = 0; p < kPieces; ++p) {
      const std::size_t at = p * lanes + o % lanes;
      bias_[panel * kVectors * lanes + at] = weights.bias[o * kPieces + p];
      for (std::size_t k = 0; k < inputs; ++k)
        weights_[(panel * inputs + k) * kVectors * lanes + at] =
            weights.weights[(o * kPieces + p) * inputs + k];
    }
  }
}

void MaxoutNorm::operator()(const Kernels& kernels, const Rows& in, const float* residual,
                            float* out) const {
  kernels.maxout_norm(
      {{weights_.data(), bias_.data(), inputs_, panels_}, gain_.data(), shift_.data(), width()}, in,
      residual, out);
}

HashEmbed::HashEmbed(std::span<const float> table, std::size_t width, std::uint32_t seed)
    : table_(table.begin(), table.end()), width_(width), rows_(table.size() / width), seed_(seed) {
  CASUS_CHECK(rows_ > 0 && rows_ * width == table.size());
}

std::array<std::uint32_t, 4> HashEmbed::rows_of(std::uint64_t feature) const {
  std::array<std::uint32_t, 4> rows = murmur3_of_u64(feature, seed_);
  for (std::uint32_t& row : rows) row %= static_cast<std::uint32_t>(rows_);
  return rows;
}

void HashEmbed::operator()(std::uint64_t feature, float* out) const {
  const std::array<std::uint32_t, 4> rows = rows_of(feature);
  const float* a = table_.data() + rows[0] * width_;
  const float* b = table_.data() + rows[1] * width_;
  const float* c = table_.data() + rows[2] * width_;
  const float* d = table_.data() + rows[3] * width_;
  for (std::size_t i = 0; i < width_; ++i) out[i] = ((a[i] + b[i]) + c[i]) + d[i];
}

}  // namespace casus::nn
