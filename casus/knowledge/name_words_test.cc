#include "casus/knowledge/name_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "casus/types/recorded_annotation.h"

namespace casus::knowledge {
namespace {

struct Spelling {
  std::string_view name, folded;
};

TEST(FoldedName, WritesSpellingsOfOneNameAlike) {
  const Spelling spellings[] = {
      {"Türkiye", "turkiye"},
      {"U.S.", "us"},
      {"U.S.A", "usa"},
      {"The Hague", "hague"},
      {"Ministry of the Interior", "ministry of interior"},
      {"Ministry of Defence", "ministry of defense"},
      {"World Food Programme", "world food program"},
      {"Organisation of Islamic Co-operation", "organization of islamic cooperation"},
      {"Organization of Islamic Cooperation", "organization of islamic cooperation"},
      {"People’s Republic of China", "people republic of china"},
      {"People's Republic of China", "people republic of china"},
      {"Sana'a", "sanaa"},
      {"Sana’a", "sanaa"},
      {"ar-Raqqa", "al raqqa"},
      {"Al-Raqqa", "al raqqa"},
      {"Al Raqqa", "al raqqa"},
      {"el-Sisi", "al sisi"},
      {"Kim Jong-un", "kim jong un"},
      {"Kim Jong Un", "kim jong un"},
      {"Saint Petersburg", "st petersburg"},
      {"St. Petersburg", "st petersburg"},
      {"Bosnia & Herzegovina", "bosnia and herzegovina"},
      {"\"Wagner\" Group", "wagner group"},
      {"P5+1", "p5 1"},
      {"Workers’ Party", "workers party"},
      {"...", ""},
      {"the", ""},
      {"", ""},
  };
  for (const Spelling& spelling : spellings)
    EXPECT_EQ(folded_name(spelling.name), spelling.folded) << spelling.name;
}

// Tokens parted by blanks; a lone "|" ends a sentence.
RecordedAnnotation tokens_of(std::string_view text) {
  std::string lines;
  int number = 0;
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string token(text.substr(0, blank));
    text.remove_prefix(std::min(blank + 1, text.size()));
    if (token == "|") {
      lines += "\n";
      number = 0;
      continue;
    }
    ++number;
    lines += token + "\t_\tNN\tNOUN\t-\t" + token + "\t" + (number == 1 ? "0\tROOT" : "1\tdep") +
             "\t-\n";
  }
  Result<RecordedAnnotation> read = read_recorded_annotation(lines);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.take();
}

std::vector<std::string> words_of(const NameWords& words) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < words.size(); ++i)
    list.push_back((words.joined(i) ? "" : "/") + std::string(words[i]));
  return list;
}

TEST(NameWords, PartsNamesAtCommasAndSentencesAndPassesOverPossessives) {
  const RecordedAnnotation recorded =
      tokens_of("The Iran ’s Ministry of the Interior , Tehran - based . | Russia spoke");
  NameWords words;
  words.read(recorded.annotation);
  EXPECT_THAT(words_of(words), testing::ElementsAre("/iran", "ministry", "of", "interior",
                                                    "/tehran", "based", "/russia", "spoke"));
  EXPECT_EQ(words.token(0), TokenId(1));
  EXPECT_EQ(words.token(3), TokenId(6));
  EXPECT_EQ(words.first_at(TokenId(7)), 4U);
  EXPECT_EQ(words.first_at(TokenId(99)), words.size());
}

TEST(NameWords, KnowsShapesAndTokenEnds) {
  const RecordedAnnotation recorded = tokens_of("US us Us M23 al-Sham 1,500 Co - operation NATO");
  NameWords words;
  words.read(recorded.annotation);
  EXPECT_THAT(words_of(words), testing::ElementsAre("/us", "us", "us", "m23", "al", "sham", "1",
                                                    "/500", "cooperation", "nato"));
  EXPECT_EQ(words.shape(0), WordShape::kUpper);
  EXPECT_EQ(words.shape(1), WordShape::kLower);
  EXPECT_EQ(words.shape(2), WordShape::kCapital);
  EXPECT_EQ(words.shape(3), WordShape::kUpper);
  EXPECT_TRUE(words.starts_token(4));
  EXPECT_FALSE(words.ends_token(4));
  EXPECT_FALSE(words.starts_token(5));
  EXPECT_TRUE(words.ends_token(5));
  EXPECT_EQ(words.token(8), TokenId(6));
  EXPECT_EQ(words.last_token(8), TokenId(8));
  EXPECT_TRUE(words.starts_token(8) && words.ends_token(8));
}

TEST(FoldedName, IllFormedBytesDoNotJoin) {
  const std::string once = folded_name("\xD7.\xB4");
  EXPECT_EQ(folded_name(once), once);
}

TEST(FoldedName, IsStable) {
  rc::check("folding twice changes nothing", [](const std::string& text) {
    const std::string once = folded_name(text);
    RC_ASSERT(folded_name(once) == once);
  });
}

}  // namespace
}  // namespace casus::knowledge
