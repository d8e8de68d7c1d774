#include "casus/nn/kernels.h"

#include <cmath>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace casus::nn {
namespace {

// Numbers of mixed size and sign, the same in every run.
Floats random_floats(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0F, 1.0F);
  Floats values(n);
  for (float& value : values) value = normal(random);
  return values;
}

// Results of all four functions on a problem of this size, with weights laid out for `lanes`.
struct Problem {
  std::size_t rows, inputs, width;  // width is a multiple of 48, so that panels are full
};

Floats run_linear(const Kernels& k, const Problem& p) {
  const Floats plain = random_floats(p.inputs * p.width, 1);
  const Floats plain_bias = random_floats(p.width, 2);
  const Floats in = random_floats(p.rows * p.inputs, 3);
  const std::size_t wide = 3 * k.lanes;
  Floats weights(p.inputs * p.width);
  for (std::size_t o = 0; o < p.width; ++o)
    for (std::size_t i = 0; i < p.inputs; ++i)
      weights[((o / wide) * p.inputs + i) * wide + o % wide] = plain[o * p.inputs + i];
  Floats out(p.rows * p.width);
  k.linear({weights.data(), plain_bias.data(), p.inputs, p.width / wide},
           {in.data(), p.inputs, p.rows}, out.data(), p.width);
  return out;
}

Floats run_maxout(const Kernels& k, const Problem& p, bool with_residual, std::size_t rows) {
  const Floats plain = random_floats(p.inputs * p.width * 3, 4);
  const Floats plain_bias = random_floats(p.width * 3, 5);
  const Floats gain = random_floats(p.width, 6);
  const Floats shift = random_floats(p.width, 7);
  const Floats in = random_floats(p.rows * p.inputs, 8);
  const Floats residual = random_floats(p.rows * p.width, 9);
  Floats weights(plain.size());
  Floats bias(plain_bias.size());
  for (std::size_t o = 0; o < p.width; ++o)
    for (std::size_t piece = 0; piece < 3; ++piece) {
      const std::size_t panel = o / k.lanes;
      const std::size_t at = piece * k.lanes + o % k.lanes;
      bias[panel * 3 * k.lanes + at] = plain_bias[o * 3 + piece];
      for (std::size_t i = 0; i < p.inputs; ++i)
        weights[(panel * p.inputs + i) * 3 * k.lanes + at] = plain[(o * 3 + piece) * p.inputs + i];
    }
  Floats out(rows * p.width);
  k.maxout_norm({{weights.data(), bias.data(), p.inputs, p.width / k.lanes},
                 gain.data(),
                 shift.data(),
                 p.width},
                {in.data(), p.inputs, rows}, with_residual ? residual.data() : nullptr, out.data());
  return out;
}

Floats run_row(const Kernels& k, const Problem& p) {
  const Floats weights = random_floats(p.inputs * p.width, 10);
  const Floats bias = random_floats(p.width, 11);
  const Floats in = random_floats(p.inputs, 12);
  Floats out(p.width);
  k.multiply_row({weights.data(), bias.data(), p.inputs, p.width}, in.data(), out.data());
  return out;
}

Floats run_sum(const Kernels& k, const Problem& p) {
  const Floats table = random_floats(8 * 2 * p.width, 13);
  const Floats bias = random_floats(2 * p.width, 14);
  std::vector<const float*> rows;
  for (std::size_t r = 0; r < 8; ++r) rows.push_back(table.data() + (7 - r) * 2 * p.width);
  Floats out(p.width);
  k.sum_maxout(rows.data(), rows.size(), bias.data(), p.width, out.data());
  return out;
}

bool same_bits(const Floats& a, const Floats& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

const std::vector<Problem> kProblems = {{1, 1, 48},   {3, 7, 96},     {4, 64, 96},
                                        {65, 96, 96}, {130, 288, 96}, {9, 300, 144}};

// The loops as AVX-512 runs them, sixteen lanes and eight rows, in plain C++: on a processor
// without it, only the ten one-line operations of kernels_avx512.cc stay untested.
struct Vector16 {
  static constexpr std::size_t kLanes = 16;
  float lane[kLanes];

  template <class F>
  static Vector16 each(F f) {
    Vector16 r{};
    for (std::size_t i = 0; i < kLanes; ++i) r.lane[i] = f(i);
    return r;
  }
  static Vector16 set(float x) {
    return each([x](std::size_t) { return x; });
  }
  static Vector16 zero() { return set(0.0F); }
  static Vector16 load(const float* from) {
    return each([from](std::size_t i) { return from[i]; });
  }
  void store(float* to) const { std::memcpy(to, lane, sizeof(lane)); }
  static Vector16 fma(const Vector16& a, const Vector16& b, const Vector16& c) {
    return each([&](std::size_t i) { return std::fma(a.lane[i], b.lane[i], c.lane[i]); });
  }
  static Vector16 add(const Vector16& a, const Vector16& b) {
    return each([&](std::size_t i) { return a.lane[i] + b.lane[i]; });
  }
  static Vector16 sub(const Vector16& a, const Vector16& b) {
    return each([&](std::size_t i) { return a.lane[i] - b.lane[i]; });
  }
  static Vector16 mul(const Vector16& a, const Vector16& b) {
    return each([&](std::size_t i) { return a.lane[i] * b.lane[i]; });
  }
  static Vector16 max(const Vector16& a, const Vector16& b) {
    return each([&](std::size_t i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
  }
};

#include "casus/nn/kernel_loops.h"

constexpr Kernels kSixteenLanes = {
    "sixteen",           Vector16::kLanes,       maxout_norm<Vector16, 8>,
    linear<Vector16, 8>, multiply_row<Vector16>, sum_maxout<Vector16>};

TEST(Kernels, SixteenLanesGiveTheBitsOfEight) {
  const Kernels& portable = kernels(KernelChoice::kPortable);
  for (const Problem& p : kProblems) {
    SCOPED_TRACE(p.rows);
    EXPECT_TRUE(same_bits(run_linear(portable, p), run_linear(kSixteenLanes, p)));
    EXPECT_TRUE(same_bits(run_maxout(portable, p, true, p.rows),
                          run_maxout(kSixteenLanes, p, true, p.rows)));
    EXPECT_TRUE(same_bits(run_row(portable, p), run_row(kSixteenLanes, p)));
    EXPECT_TRUE(same_bits(run_sum(portable, p), run_sum(kSixteenLanes, p)));
  }
}

class KernelsTest : public testing::TestWithParam<KernelChoice> {};

TEST_P(KernelsTest, GiveTheBitsOfThePortableOnes) {
  if (!supported(GetParam())) GTEST_SKIP() << "this processor lacks these kernels";
  const Kernels& portable = kernels(KernelChoice::kPortable);
  const Kernels& other = kernels(GetParam());
  for (const Problem& p : kProblems) {
    SCOPED_TRACE(std::string(other.name) + " rows " + std::to_string(p.rows));
    EXPECT_TRUE(same_bits(run_linear(portable, p), run_linear(other, p)));
    EXPECT_TRUE(
        same_bits(run_maxout(portable, p, false, p.rows), run_maxout(other, p, false, p.rows)));
    EXPECT_TRUE(
        same_bits(run_maxout(portable, p, true, p.rows), run_maxout(other, p, true, p.rows)));
    EXPECT_TRUE(same_bits(run_row(portable, p), run_row(other, p)));
    EXPECT_TRUE(same_bits(run_sum(portable, p), run_sum(other, p)));
  }
}

// A row's result does not depend on how many rows come with it.
TEST_P(KernelsTest, DoNotDependOnTheBatch) {
  if (!supported(GetParam())) GTEST_SKIP() << "this processor lacks these kernels";
  const Kernels& k = kernels(GetParam());
  const Problem p = {130, 96, 96};
  const Floats all = run_maxout(k, p, true, p.rows);
  for (std::size_t rows = 1; rows <= 20; ++rows) {
    const Floats some = run_maxout(k, p, true, rows);
    EXPECT_EQ(0, std::memcmp(all.data(), some.data(), some.size() * sizeof(float))) << rows;
  }
}

INSTANTIATE_TEST_SUITE_P(All, KernelsTest,
                         testing::Values(KernelChoice::kPortable, KernelChoice::kAvx2,
                                         KernelChoice::kAvx512, KernelChoice::kBest));

TEST(Kernels, LinearIsTheProduct) {
  const Kernels& k = kernels(KernelChoice::kPortable);
  const Problem p = {5, 33, 48};
  const Floats out = run_linear(k, p);
  const Floats weights = random_floats(p.inputs * p.width, 1);
  const Floats bias = random_floats(p.width, 2);
  const Floats in = random_floats(p.rows * p.inputs, 3);
  for (std::size_t r = 0; r < p.rows; ++r)
    for (std::size_t o = 0; o < p.width; ++o) {
      double sum = 0;
      for (std::size_t i = 0; i < p.inputs; ++i)
        sum += static_cast<double>(in[r * p.inputs + i]) *
               static_cast<double>(weights[o * p.inputs + i]);
      EXPECT_NEAR(out[r * p.width + o], sum + static_cast<double>(bias[o]), 1e-4);
    }
}

TEST(Kernels, MaxoutNormIsNormalised) {
  const Kernels& k = kernels(KernelChoice::kPortable);
  const Problem p = {7, 20, 96};
  const Floats out = run_maxout(k, p, false, p.rows);
  const Floats gain = random_floats(p.width, 6);
  const Floats shift = random_floats(p.width, 7);
  for (std::size_t r = 0; r < p.rows; ++r) {
    double mean = 0;
    double square = 0;
    for (std::size_t i = 0; i < p.width; ++i) {
      const double x = (static_cast<double>(out[r * p.width + i]) - static_cast<double>(shift[i])) /
                       static_cast<double>(gain[i]);
      mean += x / static_cast<double>(p.width);
      square += x * x / static_cast<double>(p.width);
    }
    EXPECT_NEAR(mean, 0.0, 1e-3);
    EXPECT_NEAR(square, 1.0, 1e-2);
  }
}

TEST(Kernels, SumMaxoutTakesTheLargerPiece) {
  Floats row(32, 1.0F);
  for (std::size_t i = 16; i < 32; ++i) row[i] = static_cast<float>(i) - 24.0F;
  const Floats bias(32, 0.5F);
  const float* rows[] = {row.data(), row.data()};
  Floats out(16);
  kernels(KernelChoice::kPortable).sum_maxout(rows, 2, bias.data(), 16, out.data());
  EXPECT_EQ(out[0], 2.5F);
  EXPECT_EQ(out[15], 14.5F);
}

}  // namespace
}  // namespace casus::nn
