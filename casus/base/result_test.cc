#include "casus/base/result.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace casus {
namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return Error{ErrorCode::kInvalidArgument, std::to_string(n) + " is odd"};
  return n / 2;
}

Result<std::string> quarter(int n) {
  CASUS_TRY(const int once, half(n));
  CASUS_TRY(const int twice, half(once));
  return std::to_string(twice);
}

Status all_even(int a, int b) {
  CASUS_TRY_VOID(half(a));
  CASUS_TRY_VOID(half(b));
  return ok_status();
}

TEST(Result, HoldsAValueOrAnError) {
  EXPECT_TRUE(half(4).ok());
  EXPECT_EQ(half(4).value(), 2);
  EXPECT_FALSE(half(3).ok());
  EXPECT_EQ(half(3).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(half(3).error().message, "3 is odd");
  EXPECT_EQ(half(3).error().in("input").message, "input: 3 is odd");
}

TEST(Result, TryHandsErrorsUp) {
  EXPECT_EQ(quarter(12).value(), "3");
  EXPECT_EQ(quarter(6).error().message, "3 is odd");
  EXPECT_TRUE(all_even(2, 4).ok());
  EXPECT_EQ(all_even(2, 5).error().message, "5 is odd");
}

TEST(Result, TakesValuesThatOnlyMove) {
  Result<std::unique_ptr<int>> made(std::make_unique<int>(7));
  const std::unique_ptr<int> taken = made.take();
  EXPECT_EQ(*taken, 7);
}

TEST(Result, AskingForTheOtherIsABrokenInvariant) {
  EXPECT_THROW((void)half(3).value(), InternalError);
  EXPECT_THROW((void)half(3).take(), InternalError);
  EXPECT_THROW((void)half(4).error(), InternalError);
}

TEST(Check, SaysWhatWasBrokenAndWhere) {
  const int n = 3;
  try {
    CASUS_CHECK(n == 4, "of " + std::to_string(n));
    FAIL();
  } catch (const InternalError& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("result_test.cc:"), std::string::npos) << text;
    EXPECT_NE(text.find("n == 4: of 3"), std::string::npos) << text;
  }
  EXPECT_NO_THROW(CASUS_CHECK(n == 3));
}

}  // namespace
}  // namespace casus
