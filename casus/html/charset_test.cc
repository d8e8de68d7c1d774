#include "casus/html/charset.h"

#include <string>

#include <gtest/gtest.h>

#include "casus/html/decode.h"

namespace casus::html {
namespace {

// A Russian sentence of the repository's own in three charsets.
constexpr const char* kUtf8 =
    "Министр прибыл в столицу соседней страны во вторник и провёл переговоры о границе.";

std::string encode(const std::string& charset) {
  // Cyrillic А-я of windows-1251 and koi8-r by table, the rest ASCII.
  static const std::string koi =
      "\xE1\xE2\xF7\xE7\xE4\xE5\xF6\xFA\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF0\xF2\xF3\xF4\xF5\xE6\xE8\xE3"
      "\xFE\xFB\xFD\xFF\xF9\xF8\xFC\xE0\xF1"
      "\xC1\xC2\xD7\xC7\xC4\xC5\xD6\xDA\xC9\xCA\xCB\xCC\xCD\xCE\xCF\xD0\xD2\xD3\xD4\xD5\xC6\xC8\xC3"
      "\xDE\xDB\xDD\xDF\xD9\xD8\xDC\xC0\xD1";
  std::string out;
  const std::string text = kUtf8;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      out += text[i];
      continue;
    }
    const unsigned code = (c & 0x1FU) << 6U | (static_cast<unsigned char>(text[i + 1]) & 0x3FU);
    ++i;
    if (code == 0x451) {
      out += charset == "koi8-r" ? '\xA3' : '\xB8';
    } else {
      out += charset == "koi8-r" ? koi[code - 0x410] : static_cast<char>(0xC0 + (code - 0x410));
    }
  }
  return out;
}

TEST(CharsetTest, LabelsBecomeTheStandardsNames) {
  EXPECT_EQ(canonical_charset("UTF8"), "utf-8");
  EXPECT_EQ(canonical_charset(" Latin1 "), "windows-1252");
  EXPECT_EQ(canonical_charset("ISO-8859-1"), "windows-1252");
  EXPECT_EQ(canonical_charset("gb2312"), "gbk");
  EXPECT_EQ(canonical_charset("KOI8-R"), "koi8-r");
  EXPECT_EQ(canonical_charset("windows-1251"), "windows-1251");
  EXPECT_EQ(canonical_charset("no-such-charset"), "");
  EXPECT_EQ(canonical_charset("utf-7"), "");
  EXPECT_EQ(canonical_charset(""), "");
}

TEST(CharsetTest, MarkBeatsEverything) {
  EXPECT_EQ(choose_charset("\xEF\xBB\xBFx", "text/html; charset=koi8-r", true), "utf-8");
  EXPECT_EQ(choose_charset(std::string_view("\xFF\xFEx\0", 4), "text/html; charset=utf-8", true),
            "utf-16le");
}

TEST(CharsetTest, ValidMultiByteUtf8BeatsDeclarations) {
  EXPECT_EQ(choose_charset(std::string("<meta charset=windows-1252>") + kUtf8,
                           "text/html; charset=iso-8859-1", true),
            "utf-8");
}

TEST(CharsetTest, OneBrokenByteDoesNotUnmakeUtf8) {
  EXPECT_EQ(choose_charset(std::string(kUtf8) + "\xFF", "text/html; charset=windows-1251", true),
            "utf-8");
}

TEST(CharsetTest, DeclarationsAreBelievedInOrder) {
  const std::string bytes = encode("windows-1251");
  EXPECT_EQ(
      choose_charset("<meta charset=\"koi8-r\">" + bytes, "text/html; charset=windows-1251", true),
      "windows-1251");
  EXPECT_EQ(
      choose_charset(
          "<meta http-equiv=content-type content=\"text/html; charset=Windows-1251\">" + bytes, "",
          true),
      "windows-1251");
  EXPECT_EQ(choose_charset("<?xml version='1.0' encoding='windows-1251'?><p>" + bytes, "", true),
            "windows-1251");
  EXPECT_EQ(choose_charset(encode("koi8-r"), "text/plain; charset=koi8-r", false), "koi8-r");
}

TEST(CharsetTest, AWrongDeclarationGivesWay) {
  EXPECT_EQ(choose_charset("<meta charset=iso-8859-1><p>" + encode("windows-1251"), "", true),
            "windows-1251");
}

TEST(CharsetTest, NothingDeclaredIsGuessed) {
  EXPECT_EQ(choose_charset(encode("windows-1251") + " " + encode("windows-1251"), "", true),
            "windows-1251");
  EXPECT_EQ(choose_charset("plain", "", true), "utf-8");
  EXPECT_EQ(choose_charset("", "", true), "utf-8");
}

TEST(DecodeTest, EveryCharacterMapsToItsBytes) {
  const std::string bytes = "a" + encode("windows-1251");
  std::string text;
  SourceMap map;
  decode_bytes(bytes, "windows-1251", text, map);
  EXPECT_EQ(text, std::string("a") + kUtf8);
  EXPECT_EQ(map.segments(0, 1), (std::vector<ByteRange>{{0, 1}}));
  EXPECT_EQ(map.segments(1, 3), (std::vector<ByteRange>{{1, 2}}));
  EXPECT_EQ(map.segments(0, static_cast<std::uint32_t>(text.size())),
            (std::vector<ByteRange>{{0, static_cast<std::uint32_t>(bytes.size())}}));
}

TEST(DecodeTest, MultiByteSetsAndPairs) {
  std::string text;
  SourceMap map;
  decode_bytes("x\x93\xFA\x96\x7B", "shift_jis", text, map);
  EXPECT_EQ(text, "x日本");
  EXPECT_EQ(map.segments(1, 4), (std::vector<ByteRange>{{1, 3}}));
  decode_bytes(std::string_view("\xFF\xFE\x3D\xD8\x00\xDE", 6), "utf-16le", text, map);
  EXPECT_EQ(text, "\xF0\x9F\x98\x80");
  EXPECT_EQ(map.segments(0, 4), (std::vector<ByteRange>{{2, 6}}));
}

TEST(DecodeTest, BrokenUtf8IsReplacedByteByByte) {
  std::string text;
  SourceMap map;
  decode_bytes(
      "a\xFF"
      "b\xC3",
      "utf-8", text, map);
  EXPECT_EQ(text,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(map.segments(1, 4), (std::vector<ByteRange>{{1, 2}}));
  EXPECT_EQ(map.segments(4, 5), (std::vector<ByteRange>{{2, 3}}));
}

TEST(DecodeTest, MarkIsNoText) {
  std::string text;
  SourceMap map;
  decode_bytes(
      "\xEF\xBB\xBF"
      "ab",
      "utf-8", text, map);
  EXPECT_EQ(text, "ab");
  EXPECT_EQ(map.segments(0, 2), (std::vector<ByteRange>{{3, 5}}));
}

}  // namespace
}  // namespace casus::html
