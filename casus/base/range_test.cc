#include "casus/base/range.h"

#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

using Apple = Id<struct AppleTag>;
using Apples = Range<struct AppleTag>;

TEST(Id, IsNoneUnlessSet) {
  EXPECT_FALSE(Apple().valid());
  EXPECT_TRUE(Apple(0).valid());
  EXPECT_EQ(Apple(3).next(), Apple(4));
  EXPECT_EQ(Apple(3).before(), Apple(2));
  EXPECT_LT(Apple(3), Apple(4));
}

TEST(Range, IsHalfOpen) {
  const Apples range(2, 5);
  EXPECT_EQ(range.size(), 3U);
  EXPECT_FALSE(range.empty());
  EXPECT_TRUE(Apples().empty());
  EXPECT_TRUE(range.contains(2U) && range.contains(Apple(4)));
  EXPECT_FALSE(range.contains(1U) || range.contains(5U));
}

TEST(Range, ComparesWithOtherRanges) {
  struct Case {
    Apples other;
    bool contains, overlaps;
    Apples cover;
  };
  const std::vector<Case> cases = {
      {{2, 5}, true, true, {2, 5}},  {{3, 4}, true, true, {2, 5}},   {{1, 3}, false, true, {1, 5}},
      {{4, 9}, false, true, {2, 9}}, {{5, 6}, false, false, {2, 6}}, {{0, 2}, false, false, {0, 5}},
      {{3, 3}, true, true, {2, 5}},  {{0, 9}, false, true, {0, 9}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Apples(2, 5).contains(c.other), c.contains) << c.other.begin_;
    EXPECT_EQ(Apples(2, 5).overlaps(c.other), c.overlaps) << c.other.begin_;
    EXPECT_EQ(Apples(2, 5).cover(c.other), c.cover) << c.other.begin_;
  }
}

TEST(Range, IsWalkedById) {
  std::vector<Apple> seen;
  for (const Apple apple : Apples(2, 5)) seen.push_back(apple);
  EXPECT_EQ(seen, (std::vector<Apple>{Apple(2), Apple(3), Apple(4)}));
}

TEST(Column, IsIndexedByItsIds) {
  Column<struct AppleTag, int> weights;
  EXPECT_TRUE(weights.empty());
  const Apple first = weights.push(10);
  const Apple second = weights.push(20);
  EXPECT_EQ(weights[first] + weights[second], 30);
  EXPECT_EQ(weights.ids(), Apples(0, 2));
  weights.resize(4);
  EXPECT_EQ(weights[Apple(3)], 0);
  EXPECT_EQ(weights.slice(Apples(1, 3)).size(), 2U);
  EXPECT_EQ(weights.slice(Apples(1, 3))[0], 20);
}

#ifndef NDEBUG
TEST(Column, CatchesAWrongIdInDebugBuilds) {
  const Column<struct AppleTag, int> weights(2, 7);
  EXPECT_THROW((void)weights[Apple(2)], InternalError);
  EXPECT_THROW((void)weights.slice(Apples(1, 3)), InternalError);
}
#endif

}  // namespace
}  // namespace casus
