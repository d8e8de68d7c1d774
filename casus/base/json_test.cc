#include "casus/base/json.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

TEST(Json, KeepsTheOrderOfKeysAndShortNumbers) {
  const std::string text = R"({"z":1,"a":[0.1,-2,1e+30,null,true],"m":{"é":"\u0001\"\\/"}})";
  const auto parsed = parse_json(text);
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(write_json(parsed.value()), text);
  Json value;
  value["b"] = 0.1 + 0.2;
  value["a"] = 18446744073709551615ULL;
  EXPECT_EQ(write_json(value), R"({"b":0.30000000000000004,"a":18446744073709551615})");
}

TEST(Json, RefusesWhatIsNotJson) {
  const std::vector<std::string> cases = {
      "",       "{",     "[1,]",      "{'a':1}",     "nul",      "01",        "1 2",
      "\"\t\"", "[NaN]", "{\"a\" 1}", "\"\\ud800\"", "\"\xFF\"", "// note\n1"};
  for (const std::string& text : cases) {
    const auto parsed = parse_json(text);
    ASSERT_FALSE(parsed.ok()) << text;
    EXPECT_EQ(parsed.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(parsed.error().message.find("at byte"), std::string::npos);
  }
}

TEST(Json, RefusesDeepNestingWithoutRunningOutOfStack) {
  EXPECT_TRUE(parse_json(std::string(500, '[') + std::string(500, ']')).ok());
  const auto deep = parse_json(std::string(501, '[') + std::string(501, ']'));
  EXPECT_EQ(deep.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(parse_json(std::string(5'000'000, '[')).error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(parse_json("\"" + std::string(600, '[') + "\\\"[\"").ok());  // In a string.
}

TEST(Json, RefusesNumbersThatAreTooLarge) {
  EXPECT_EQ(parse_json("1e999").error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(parse_json("[-1e999]").error().code, ErrorCode::kTooLarge);
  EXPECT_TRUE(parse_json("1e308").ok());
  EXPECT_EQ(parse_json("1e-999").value(), 0.0);
}

TEST(Json, WritesIllFormedTextAsReplacementCharacters) {
  Json value;
  value["text"] = "a\xFFz";
  EXPECT_EQ(write_json(value), "{\"text\":\"a\xEF\xBF\xBDz\"}");
}

}  // namespace
}  // namespace casus
