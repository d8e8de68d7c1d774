#include "casus/nlp/msgpack.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "casus/nlp/test_package.h"

namespace casus::nlp {
namespace {

using Kind = MsgpackReader::Kind;
using testing::Packer;

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

TEST(Msgpack, ReadsWholeNumbersOfEverySize) {
  const std::pair<std::string, std::int64_t> cases[] = {
      {bytes({0x00}), 0},
      {bytes({0x7f}), 127},
      {bytes({0xff}), -1},
      {bytes({0xe0}), -32},
      {bytes({0xcc, 0xff}), 255},
      {bytes({0xcd, 0x01, 0x00}), 256},
      {bytes({0xce, 0x80, 0, 0, 0}), 2147483648},
      {bytes({0xcf, 0, 0, 0, 1, 0, 0, 0, 0}), 4294967296},
      {bytes({0xd0, 0x80}), -128},
      {bytes({0xd1, 0xff, 0x7f}), -129},
      {bytes({0xd2, 0x80, 0, 0, 0}), -2147483648LL},
      {bytes({0xd3, 0x80, 0, 0, 0, 0, 0, 0, 0}), INT64_MIN}};
  for (const auto& [text, wanted] : cases) {
    MsgpackReader in(text);
    EXPECT_EQ(in.peek(), Kind::kInteger);
    EXPECT_EQ(in.integer(), wanted);
    EXPECT_TRUE(in.ok() && in.at_end());
    EXPECT_EQ(MsgpackReader(text).skip(), text);
  }
}

TEST(Msgpack, ReadsTextsListsAndMaps) {
  const std::string text =
      bytes({0x82, 0xa1, 'a', 0x92, 0xc3, 0xc0, 0xc4, 1, 'b', 0xd9, 2, 'h', 'i'});
  MsgpackReader in(text);
  ASSERT_EQ(in.map_size(), 2U);
  EXPECT_EQ(in.text(), "a");
  ASSERT_EQ(in.array_size(), 2U);
  EXPECT_TRUE(in.boolean());
  in.nil();
  EXPECT_EQ(in.text(), "b");
  EXPECT_EQ(in.text(), "hi");
  EXPECT_TRUE(in.ok() && in.at_end());
}

TEST(Msgpack, SkipsAnything) {
  const std::string text = Packer()
                               .map(2)
                               .text("x")
                               .list(3)
                               .nil()
                               .boolean(true)
                               .raw(bytes({0xcb, 0, 0, 0, 0, 0, 0, 0, 0}))
                               .text("y")
                               .map(1)
                               .id(UINT64_MAX)
                               .raw(bytes({0xca, 0, 0, 0, 0}))
                               .bytes();
  MsgpackReader in(text);
  EXPECT_EQ(in.skip(), text);
  EXPECT_TRUE(in.ok() && in.at_end());
}

TEST(Msgpack, SaysWhereAndWhat) {
  struct Case {
    std::string text;
    std::function<void(MsgpackReader&)> read;
    std::string said;
  };
  const Case cases[] = {
      {bytes({0x01}), [](auto& in) { (void)in.text(); }, "byte 0: a text is wanted"},
      {bytes({0x01}), [](auto& in) { (void)in.map_size(); }, "byte 0: a map is wanted"},
      {bytes({0xa5, 'a'}), [](auto& in) { (void)in.text(); }, "ends early"},
      {bytes({0xdf, 0xff, 0xff, 0xff, 0xff}), [](auto& in) { (void)in.map_size(); }, "ends early"},
      {bytes({0xff}), [](auto& in) { (void)in.unsigned_integer(); }, "not negative"},
      {bytes({0xcf, 0xff, 0, 0, 0, 0, 0, 0, 0}), [](auto& in) { (void)in.integer(); }, "too large"},
      {bytes({0xc1}), [](auto& in) { (void)in.skip(); }, "kind that models do not use"},
      {"", [](auto& in) { (void)in.skip(); }, "ends early"}};
  for (const Case& c : cases) {
    MsgpackReader in(c.text);
    c.read(in);
    ASSERT_FALSE(in.ok());
    EXPECT_NE(in.error().message.find(c.said), std::string::npos) << in.error().message;
    // Nothing more is read.
    EXPECT_EQ(in.integer(), 0);
    EXPECT_EQ(in.text(), "");
    EXPECT_EQ(in.array_size(), 0U);
  }
}

RC_GTEST_PROP(Msgpack, ReadsAnyBytesWithoutHarm, (const std::string& text)) {
  MsgpackReader in(text);
  for (int i = 0; i < 50 && in.ok(); ++i) in.skip();
  RC_ASSERT(in.position() <= text.size());
}

RC_GTEST_PROP(Msgpack, NumbersComeBack, (std::int64_t number)) {
  const std::string text = Packer().number(number).bytes();
  MsgpackReader in(text);
  RC_ASSERT(in.integer() == number);
  RC_ASSERT(in.ok() && in.at_end());
}

}  // namespace
}  // namespace casus::nlp
