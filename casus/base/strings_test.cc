#include "casus/base/strings.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

TEST(Strings, StoresEachTextOnce) {
  Strings strings;
  const StringId a = strings.intern("treaty");
  const StringId b = strings.intern("summit");
  EXPECT_NE(a, b);
  EXPECT_EQ(strings.intern(std::string("tre") + "aty"), a);
  EXPECT_EQ(strings[a], "treaty");
  EXPECT_EQ(strings.find("summit"), b);
  EXPECT_FALSE(strings.find("accord").valid());
  EXPECT_EQ(strings.size(), 3U);  // With "".
}

TEST(Strings, EmptyIsZeroAndNoneIsEmpty) {
  Strings strings;
  EXPECT_EQ(strings.intern(""), StringId(0));
  EXPECT_EQ(strings[StringId()], "");
  EXPECT_EQ(strings[StringId(99)], "");
}

TEST(Strings, ViewsStayValidWhileItGrows) {
  Strings strings;
  const std::string_view first = strings[strings.intern("first")];
  for (int i = 0; i < 10'000; ++i) strings.intern("text " + std::to_string(i));
  EXPECT_EQ(first, "first");
  EXPECT_EQ(strings[strings.find("text 9999")], "text 9999");
}

TEST(Strings, MovesWithItsTexts) {
  Strings strings;
  const StringId id = strings.intern("short");
  const Strings moved = std::move(strings);
  EXPECT_EQ(moved[id], "short");
  EXPECT_EQ(moved.find("short"), id);
}

TEST(Strings, ForgetsWhenCleared) {
  Strings strings;
  strings.intern("treaty");
  strings.clear();
  EXPECT_FALSE(strings.find("treaty").valid());
  EXPECT_EQ(strings.size(), 1U);
}

}  // namespace
}  // namespace casus
