#include "casus/types/code_points.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "casus/base/utf8.h"

namespace casus {
namespace {

TEST(CodePoints, CountsInShortAndLongTexts) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "aé€😀";  // 1 + 2 + 3 + 4 bytes.
  const CodePoints points(text);
  struct Case {
    std::uint32_t byte, index;
  };
  for (const Case& c : {Case{0, 0}, Case{1, 1}, Case{3, 2}, Case{6, 3}, Case{10, 4}, Case{640, 256},
                        Case{641, 257}, Case{1000, 400}}) {
    EXPECT_EQ(points.at(c.byte), c.index) << c.byte;
    EXPECT_EQ(points.byte_of(c.index), c.byte) << c.index;
  }
  EXPECT_EQ(points.byte_of(5000), text.size());
}

TEST(CodePoints, EmptyText) {
  const CodePoints points("");
  EXPECT_EQ(points.at(0), 0U);
  EXPECT_EQ(points.byte_of(0), 0U);
  EXPECT_EQ(points.byte_of(7), 0U);
}

RC_GTEST_PROP(CodePoints, ThereAndBackAgain, ()) {
  const auto values = *rc::gen::container<std::vector<char32_t>>(
      rc::gen::map(rc::gen::inRange<std::uint32_t>(1, 0xD000),
                   [](std::uint32_t v) { return static_cast<char32_t>(v); }));
  std::string text;
  std::vector<std::uint32_t> starts;
  for (const char32_t value : values) {
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    append_utf8(value, text);
  }
  const CodePoints points(text);
  for (std::uint32_t i = 0; i < starts.size(); ++i) {
    RC_ASSERT(points.at(starts[i]) == i);
    RC_ASSERT(points.byte_of(i) == starts[i]);
  }
}

}  // namespace
}  // namespace casus
