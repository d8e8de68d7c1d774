#include "casus/html/decode_segment.h"

#include <gtest/gtest.h>

#include "casus/html/character_references.h"

namespace casus::html {
namespace {

struct Row {
  const char* bytes;
  const char* text;
};

TEST(DecodeSegmentTest, CharacterReferences) {
  for (const Row& row : {Row{"caf&eacute;", "café"}, Row{"AT&T", "AT&T"}, Row{"&amp;lt;", "&lt;"},
                         Row{"&#233;&#xE9;", "éé"}, Row{"&#x80;", "€"}, Row{"&#0;", "\xEF\xBF\xBD"},
                         Row{"&#xD800;", "\xEF\xBF\xBD"}, Row{"&#99999999999;", "\xEF\xBF\xBD"},
                         Row{"&copy 2020", "© 2020"}, Row{"&notit;", "¬it;"}, Row{"&notin;", "∉"},
                         Row{"&", "&"}, Row{"&#", "&#"}, Row{"&#x;", "&#x;"},
                         Row{"&unknown;", "&unknown;"}, Row{"&NotEqualTilde;", "≂̸"}}) {
    EXPECT_EQ(decode_segment(row.bytes, "utf-8", true), row.text) << row.bytes;
  }
}

TEST(DecodeSegmentTest, PlainTextHasNoReferences) {
  EXPECT_EQ(decode_segment("caf&eacute;", "utf-8", false), "caf&eacute;");
}

TEST(DecodeSegmentTest, DecodesTheCharsetFirst) {
  EXPECT_EQ(decode_segment("\xCC\xE8\xED &quot;", "windows-1251", true), "Мин \"");
}

TEST(DecodeSegmentTest, QuotesAreComparedWithoutWhiteSpaceAndSoftHyphens) {
  EXPECT_TRUE(same_quote("two\xC2\xA0words", "two \n words"));
  EXPECT_TRUE(same_quote("mini\xC2\xADster", "minister"));
  EXPECT_TRUE(same_quote("", " "));
  EXPECT_FALSE(same_quote("minister", "ministers"));
  EXPECT_FALSE(same_quote("a", ""));
}

}  // namespace
}  // namespace casus::html
