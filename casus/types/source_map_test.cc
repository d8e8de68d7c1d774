#include "casus/types/source_map.h"

#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace casus {
namespace {

using Ranges = std::vector<ByteRange>;

TEST(SourceMapTest, CopiesReplacesAndInserts) {
  SourceMap map;  // "caf&eacute; x" -> "café x\n\n"
  map.copy(0, 3);
  map.replace(2, 3, 8);
  map.copy(11, 2);
  map.insert(2);
  EXPECT_EQ(map.derived_size(), 9U);
  EXPECT_EQ(map.segments(0, 9), (Ranges{{0, 13}}));
  EXPECT_EQ(map.segments(0, 2), (Ranges{{0, 2}}));
  EXPECT_EQ(map.segments(4, 5), (Ranges{{3, 11}})) << "a replaced unit counts whole";
  EXPECT_EQ(map.segments(7, 9), Ranges{}) << "what is inserted has no source";
}

TEST(SourceMapTest, KeepsPiecesApartThatDoNotTouch) {
  SourceMap map;
  map.copy(10, 3);
  map.copy(20, 3);
  map.copy(5, 2);  // Fostered: the source goes back.
  EXPECT_EQ(map.runs().size(), 3U);
  EXPECT_EQ(map.segments(0, 8), (Ranges{{10, 13}, {20, 23}, {5, 7}}));
}

TEST(SourceMapTest, JoinsNeighbouringCopies) {
  SourceMap map;
  map.copy(4, 3);
  map.copy(7, 2);
  EXPECT_EQ(map.runs().size(), 1U);
}

TEST(SourceMapTest, ThenMapsAUnitOfSeveralPiecesToTheFirst) {
  SourceMap first;
  first.copy(0, 1);
  first.copy(5, 1);
  SourceMap second;
  second.replace(1, 0, 2);
  EXPECT_EQ(first.then(second).segments(0, 1), (Ranges{{0, 1}}));
}

// A map of `size` derived bytes into sources below `limit`.
rc::Gen<SourceMap> any_map(std::uint32_t limit) {
  return rc::gen::exec([limit] {
    SourceMap map;
    const int runs = *rc::gen::inRange(0, 8);
    for (int i = 0; i < runs; ++i) {
      const auto begin = *rc::gen::inRange<std::uint32_t>(0, limit);
      const auto size = *rc::gen::inRange<std::uint32_t>(1, limit - begin + 1);
      switch (*rc::gen::inRange(0, 3)) {
        case 0:
          map.copy(begin, size);
          break;
        case 1:
          map.replace(*rc::gen::inRange<std::uint32_t>(1, 4), begin, size);
          break;
        default:
          map.insert(*rc::gen::inRange<std::uint32_t>(1, 4));
      }
    }
    return map;
  });
}

RC_GTEST_PROP(SourceMapTest, ThenAgreesWithTwoLookUpsByteByByte, ()) {
  const SourceMap inner = *any_map(40);
  RC_PRE(inner.derived_size() > 0);
  const SourceMap outer = *any_map(inner.derived_size());
  const SourceMap both = inner.then(outer);
  both.check();
  RC_ASSERT(both.derived_size() == outer.derived_size());
  for (std::uint32_t at = 0; at < outer.derived_size(); ++at) {
    const Ranges middle = outer.segments(at, at + 1);
    Ranges found;
    if (!middle.empty()) found = inner.segments(middle.front().begin, middle.front().end);
    const Ranges direct = both.segments(at, at + 1);
    if (found.empty()) {
      RC_ASSERT(direct.empty());
    } else {
      RC_ASSERT(direct == Ranges{found.front()});
    }
  }
}

RC_GTEST_PROP(SourceMapTest, AppendOfAPartSaysWhatThePartSays, ()) {
  const SourceMap map = *any_map(40);
  const auto begin = *rc::gen::inRange<std::uint32_t>(0, map.derived_size() + 1);
  const auto end = *rc::gen::inRange<std::uint32_t>(begin, map.derived_size() + 1);
  SourceMap part;
  part.append(map, begin, end);
  part.check();
  RC_ASSERT(part.derived_size() == end - begin);
  RC_ASSERT(part.segments(0, end - begin) == map.segments(begin, end));
}

}  // namespace
}  // namespace casus
