#include "casus/compile/word_table.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "casus/base/file.h"
#include "casus/knowledge/number_words.h"
#include "casus/knowledge/time_words.h"
#include "casus/knowledge/word_table.h"

namespace casus::compile {
namespace {

Sources one_file(const std::string& text) {
  Sources sources;
  sources.add({"lexicon/x.yaml", "x.yaml", text, 0});
  return sources;
}

constexpr std::array<std::string_view, 2> kClasses = {"colour", "size"};

TEST(WordTableTest, ReadsWordsPhrasesAndSeveralSenses) {
  const auto section = compile_word_table(
      one_file("source: invented\ncolour:\n  7: [Red, \"dark red\"]\nsize:\n  big: [red, large]\n"),
      "lexicon/x.yaml");
  ASSERT_TRUE(section.ok()) << section.error().message;
  const auto table = knowledge::WordTable::read(section.value(), kClasses);
  ASSERT_TRUE(table.ok());
  ASSERT_EQ(table.value().find("red").size(), 2U);
  EXPECT_EQ(table.value().find("red")[0].number, 7.0);
  EXPECT_EQ(table.value().find("red")[1].code, "big");
  EXPECT_TRUE(table.value().find("blue").empty());
  ASSERT_EQ(table.value().phrases_from("dark").size(), 1U);
  EXPECT_EQ(table.value().phrases_from("dark")[0], "dark red");
}

TEST(WordTableTest, ALaterLayerReplacesAWordOfItsClass) {
  Sources sources = one_file("source: a\ncolour:\n  7: [red]\n");
  sources.add({"lexicon/x.yaml", "y.yaml", "source: b\ncolour:\n  8: [red, blue]\n", 1});
  const auto section = compile_word_table(sources, "lexicon/x.yaml");
  ASSERT_TRUE(section.ok());
  const auto table = knowledge::WordTable::read(section.value(), kClasses).take();
  EXPECT_EQ(table.find("red")[0].number, 8.0);
  EXPECT_EQ(table.find("blue").size(), 1U);
}

TEST(WordTableTest, RefusesBadFilesWithTheLine) {
  struct Case {
    const char* text;
    const char* message;
  };
  for (const Case& c : {Case{"colour:\n  7: [red]\n", "x.yaml:1:1: a word list needs a `source`"},
                        Case{"source: a\ncolour: [red]\n", "x.yaml:2:9: class 'colour'"},
                        Case{"source: a\ncolour:\n  7: [red, red]\n", "'red' stands twice"},
                        Case{"source: a\ncolour:\n  7: []\n", "value '7' has no words"}}) {
    const auto section = compile_word_table(one_file(c.text), "lexicon/x.yaml");
    ASSERT_FALSE(section.ok()) << c.text;
    EXPECT_NE(section.error().message.find(c.message), std::string::npos)
        << section.error().message;
  }
  EXPECT_EQ(compile_word_table(Sources(), "lexicon/x.yaml").error().code, ErrorCode::kNotFound);
}

TEST(WordTableTest, AnUnknownClassOrACutSectionIsCorrupt) {
  const std::string section =
      compile_word_table(one_file("source: a\nweight:\n  7: [heavy]\n"), "lexicon/x.yaml").take();
  EXPECT_EQ(knowledge::WordTable::read(section, kClasses).error().code, ErrorCode::kCorrupt);
  for (std::size_t n = 0; n < section.size(); ++n)
    EXPECT_FALSE(knowledge::WordTable::read(section.substr(0, n), kClasses).ok()) << n;
}

TEST(WordTableTest, TheShippedListsAreReadable) {
  Sources sources;
  ASSERT_TRUE(sources.add_folder(std::string(CASUS_SOURCE_DIR) + "/data").ok());
  const auto times = compile_word_table(sources, "lexicon/times.yaml");
  ASSERT_TRUE(times.ok()) << times.error().message;
  const auto words = knowledge::TimeWords::read(times.value());
  ASSERT_TRUE(words.ok()) << words.error().message;
  std::array<knowledge::TimeSense, 8> senses{};
  ASSERT_EQ(words.value().find("second", senses), 2U);
  EXPECT_EQ(words.value().find("yesterday", senses), 1U);
  EXPECT_EQ(senses[0].value, -1);
  const auto numbers = compile_word_table(sources, "lexicon/numbers.yaml");
  ASSERT_TRUE(numbers.ok()) << numbers.error().message;
  EXPECT_TRUE(knowledge::NumberWords::read(numbers.value()).ok());
  const auto units = compile_word_table(sources, "lexicon/units.yaml");
  ASSERT_TRUE(units.ok()) << units.error().message;
  EXPECT_TRUE(knowledge::UnitWords::read(units.value()).ok());
}

}  // namespace
}  // namespace casus::compile
