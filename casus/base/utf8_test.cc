#include "casus/base/utf8.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace casus {
namespace {

std::string encode(char32_t c) {
  std::string out;
  append_utf8(c, out);
  return out;
}

TEST(Utf8, EveryCodePointGoesThereAndBack) {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 17) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string text = encode(c);
    const CodePoint found = decode_utf8(text, 0);
    ASSERT_EQ(found.value, c);
    ASSERT_EQ(found.size, text.size());
    ASSERT_EQ(decode_utf8_before(text, text.size()).value, c);
    ASSERT_TRUE(is_valid_utf8(text));
  }
}

TEST(Utf8, SurrogatesAndWhatIsTooLargeAreReplaced) {
  EXPECT_EQ(encode(0xD800), "\xEF\xBF\xBD");
  EXPECT_EQ(encode(0x110000), "\xEF\xBF\xBD");
}

// Ill-formed sequences; the Unicode Standard 3.9, tables 3-8 to 3-11, says what becomes of each.
TEST(Utf8, IllFormedBytesAreFoundAndReplaced) {
  const std::string r = "\xEF\xBF\xBD";
  struct Case {
    std::string bytes, repaired;
  };
  const std::vector<Case> cases = {
      {"\x80", r},
      {"a\xFFz", "a" + r + "z"},
      {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", r + r + r + r + r + r + r + r + "A"},
      {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", r + r + r + r + r + r + r + r + "A"},
      {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", r + r + r + r + r + "A" + r + r + "B"},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", r + r + r + r + "A"},
      {"\xE2\x82", r},
      {"\xF0\x9F\x98", r},
  };
  for (const Case& c : cases) {
    EXPECT_FALSE(is_valid_utf8(c.bytes)) << c.repaired;
    EXPECT_EQ(repair_utf8(c.bytes), c.repaired);
  }
  EXPECT_EQ(repair_utf8("well formed: é, 中, 😀"), "well formed: é, 中, 😀");
}

TEST(Utf8, RepairedBytesAreValidAndRepairedOnlyOnce) {
  rc::check([](const std::string& bytes) {
    const std::string once = repair_utf8(bytes);
    RC_ASSERT(is_valid_utf8(once));
    RC_ASSERT(repair_utf8(once) == once);
    if (is_valid_utf8(bytes)) RC_ASSERT(once == bytes);
  });
}

TEST(Utf8, StepsForwardAndBackAgree) {
  rc::check([](const std::vector<std::uint16_t>& units) {
    std::string text;
    for (const std::uint16_t unit : units) append_utf8(unit, text);
    std::vector<char32_t> forward;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode_utf8(text, at);
      forward.push_back(c.value);
      at += c.size;
    }
    std::vector<char32_t> backward;
    for (std::size_t at = text.size(); at > 0;) {
      const CodePoint c = decode_utf8_before(text, at);
      backward.insert(backward.begin(), c.value);
      at -= c.size;
    }
    RC_ASSERT(forward == backward);
    RC_ASSERT(count_code_points(text) == forward.size());
  });
}

// All that Python's str.isspace() accepts, which is what splits tokens.
TEST(Utf8, SpaceIsWhatPythonSaysItIs) {
  const std::set<char32_t> spaces = {0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x1C,   0x1D,   0x1E,
                                     0x1F,   0x20,   0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002,
                                     0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A,
                                     0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
  for (char32_t c = 0; c <= 0x10FFFF; ++c)
    ASSERT_EQ(is_space(c), spaces.contains(c)) << static_cast<std::uint32_t>(c);
}

TEST(Utf8, KnowsKindsOfCharacters) {
  EXPECT_TRUE(is_letter('a') && is_letter(U'é') && is_letter(U'中') && is_letter(U'ß'));
  EXPECT_FALSE(is_letter('1') || is_letter('-') || is_letter(U'’'));
  EXPECT_TRUE(is_upper('A') && is_upper(U'É') && is_upper(U'Ж'));
  EXPECT_FALSE(is_upper('a') || is_upper(U'ß') || is_upper('1'));
  EXPECT_TRUE(is_digit('7') && is_digit(U'٣') && is_digit(U'²'));
  EXPECT_FALSE(is_digit('a') || is_digit(U'½') || is_digit(U'Ⅳ'));
  EXPECT_TRUE(is_punctuation('.') && is_punctuation(U'—') && is_punctuation(U'«'));
  EXPECT_FALSE(is_punctuation('$') || is_punctuation('+') || is_punctuation('a'));
  EXPECT_TRUE(is_soft_mark(0xAD) && is_soft_mark(0x200B) && is_soft_mark(0xFEFF));
  EXPECT_FALSE(is_soft_mark(' ') || is_soft_mark('-'));
}

TEST(Utf8, LowersAsPythonDoes) {
  struct Case {
    std::string text, lower, folded;
  };
  const std::vector<Case> cases = {
      {"ASCII", "ascii", "ascii"},
      {"ÉCOLE", "école", "ecole"},
      {"ΟΔΟΣ", "οδος", "οδοσ"},
      {"Türkiye", "türkiye", "turkiye"},
      {"İstanbul", "i̇stanbul", "istanbul"},
      {"Łódź", "łódź", "lodz"},
      {"Đà Nẵng", "đà nẵng", "da nang"},
      {"Straße", "straße", "strasse"},
      {"O’Brien", "o’brien", "o'brien"},
      {"so\u00ADft", "so\u00ADft", "soft"},
      {"ﬁve", "ﬁve", "five"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(to_lower(c.text), c.lower);
    EXPECT_EQ(fold(c.text), c.folded) << c.text;
  }
}

TEST(Utf8, CutsBetweenCodePoints) {
  const std::string text = "a\u00E9\u20AC";  // 1, 2 and 3 bytes.
  const std::vector<std::size_t> kept = {0, 1, 1, 3, 3, 3, 6, 6};
  for (std::size_t most = 0; most < kept.size(); ++most)
    EXPECT_EQ(cut_utf8(text, most), text.substr(0, kept[most])) << most;
}

TEST(Utf8, Trims) {
  EXPECT_EQ(trim("  a b\u00A0\n"), "a b");
  EXPECT_EQ(trim("\u3000\u2003"), "");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_TRUE(all_space("") && all_space(" \u00A0\t"));
  EXPECT_FALSE(all_space(" x ") || all_space("\u200B"));
}

}  // namespace
}  // namespace casus
