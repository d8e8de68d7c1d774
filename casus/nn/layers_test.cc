#include "casus/nn/layers.h"

#include <cmath>

#include <gtest/gtest.h>

namespace casus::nn {
namespace {

const Kernels& best() {
  return kernels(KernelChoice::kBest);
}

TEST(HashEmbed, PicksTheRowsOfSpacy) {
  struct Case {
    std::uint64_t feature;
    std::uint32_t seed;
    std::size_t rows;
    std::array<std::uint32_t, 4> wanted;
  };
  // Rows of "Apple" in the tables of the 3.8 models, and bare keys (table of 2^32 - 1 rows is too
  // large: keys are checked in base/hash_test).
  const Case cases[] = {{8566208034543834098ULL, 8, 5000, {3934, 1080, 901, 472}},
                        {14862748245026736845ULL, 9, 1000, {768, 799, 974, 683}},
                        {16838316573854262908ULL, 10, 2500, {212, 641, 2136, 597}},
                        {16072095006890171862ULL, 11, 2500, {714, 447, 1963, 1109}}};
  for (const Case& c : cases) {
    const Floats table(c.rows, 0.0F);
    EXPECT_EQ(HashEmbed(table, 1, c.seed).rows_of(c.feature), c.wanted) << c.seed;
  }
}

TEST(HashEmbed, SumsFourRows) {
  Floats table(2 * 3);
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<float>(i);
  const HashEmbed embed(table, 3, 8);
  float out[3];
  embed(12345, out);
  float wanted[3] = {0, 0, 0};
  for (const std::uint32_t row : embed.rows_of(12345))
    for (std::size_t i = 0; i < 3; ++i) wanted[i] += table[row * 3 + i];
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(out[i], wanted[i]);
}

TEST(Linear, PadsItsRows) {
  const Floats weights = {1, 2, 3, 4, 5, 6};  // Three outputs of two inputs.
  const Floats bias = {10, 20, 30};
  const Linear linear(best(), weights, bias, 2);
  EXPECT_EQ(linear.outputs(), 3U);
  EXPECT_GE(linear.stride(), 3U);
  const Floats in = {1, 1, 2, 0};
  Matrix out;
  linear(best(), {in.data(), 2, 2}, out);
  ASSERT_EQ(out.rows(), 2U);
  EXPECT_EQ(out.row(0)[0], 13.0F);
  EXPECT_EQ(out.row(0)[1], 27.0F);
  EXPECT_EQ(out.row(0)[2], 41.0F);
  EXPECT_EQ(out.row(1)[2], 40.0F);
  for (std::size_t i = 3; i < linear.stride(); ++i) EXPECT_EQ(out.row(1)[i], 0.0F);
}

TEST(Linear, ReadsOverlappingRows) {
  // Rows that start one number after the other: how a window of rows is read without a copy.
  const Floats weights = {1, 10, 100};
  const Linear linear(best(), weights, {}, 3);
  const Floats in = {1, 2, 3, 4, 5};
  Matrix out;
  linear(best(), {in.data(), 1, 3}, out);
  EXPECT_EQ(out.row(0)[0], 321.0F);
  EXPECT_EQ(out.row(1)[0], 432.0F);
  EXPECT_EQ(out.row(2)[0], 543.0F);
}

TEST(RowLinear, IsTheProductOfOneRow) {
  const Floats weights = {1, 2, 3, 4, 5, 6};
  const Floats bias = {10, 20, 30};
  const RowLinear linear(weights, bias, 2);
  Floats out(linear.stride());
  const float in[] = {1, -1};
  linear(best(), in, out.data());
  EXPECT_EQ(out[0], 9.0F);
  EXPECT_EQ(out[1], 19.0F);
  EXPECT_EQ(out[2], 29.0F);
}

TEST(MaxoutNorm, AgreesWithTheDefinition) {
  constexpr std::size_t kWidth = 16;
  constexpr std::size_t kInputs = 2;
  Floats weights(kWidth * 3 * kInputs);
  Floats bias(kWidth * 3);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = std::sin(static_cast<float>(i));
  for (std::size_t i = 0; i < bias.size(); ++i) bias[i] = std::cos(static_cast<float>(i));
  Floats gain(kWidth, 2.0F);
  Floats shift(kWidth, 0.25F);
  const MaxoutNorm layer(best(), {weights, bias, gain, shift}, kInputs);
  const Floats in = {0.5F, -1.5F};
  const Floats residual(kWidth, 100.0F);
  Floats out(kWidth);
  layer(best(), {in.data(), kInputs, 1}, residual.data(), out.data());

  double y[kWidth];
  double mean = 0;
  for (std::size_t o = 0; o < kWidth; ++o) {
    y[o] = -1e9;
    for (std::size_t p = 0; p < 3; ++p) {
      double z = static_cast<double>(bias[o * 3 + p]);
      for (std::size_t k = 0; k < kInputs; ++k)
        z += static_cast<double>(weights[(o * 3 + p) * kInputs + k]) * static_cast<double>(in[k]);
      y[o] = std::max(y[o], z);
    }
    mean += y[o] / kWidth;
  }
  double variance = 1e-8;
  for (const double value : y) variance += (value - mean) * (value - mean) / kWidth;
  for (std::size_t o = 0; o < kWidth; ++o)
    EXPECT_NEAR(out[o], 100.0 + (y[o] - mean) / std::sqrt(variance) * 2.0 + 0.25, 1e-4);
}

}  // namespace
}  // namespace casus::nn
