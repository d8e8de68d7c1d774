#include "casus/nlp/vocabulary.h"

#include <gtest/gtest.h>

#include "casus/nlp/symbols.h"
#include "casus/nlp/test_package.h"

namespace casus::nlp {
namespace {

TEST(Symbols, GiveSmallNumbersAndHashes) {
  const std::pair<std::string_view, std::uint64_t> cases[] = {{"", 0},
                                                              {"coffee", 3197928453018144401ULL},
                                                              {"apple", 8566208034543834098ULL},
                                                              {"the", 7425985699627899538ULL},
                                                              {"A", 14862748245026736845ULL},
                                                              {"ple", 16838316573854262908ULL},
                                                              {"Xxxxx", 16072095006890171862ULL},
                                                              {"é", 16256712947286012828ULL},
                                                              {"naïve", 16224804062388677344ULL},
                                                              {"don’t", 644522912338788064ULL},
                                                              {"X", 101},
                                                              {"num", 431},
                                                              {"_", 456},
                                                              {"ORG", 383},
                                                              {"FLAG19", 19},
                                                              {"FLAG63", 63},
                                                              {"DEPRECATED001", 104},
                                                              {"DEPRECATED276", 379},
                                                              {"WORK_OF_ART", 388},
                                                              {"xcomp", 450}};
  for (const auto& [text, id] : cases) EXPECT_EQ(string_id(text), id) << text;
  for (const std::string_view hashed :
       {"compound", "ROOT", "dative", "FLAG64", "FLAG018", "DEPRECATED000"})
    EXPECT_GT(string_id(hashed), 1000U) << hashed;
}

TEST(WordShape, FollowsSpacy) {
  const std::pair<std::string, std::string> cases[] = {{"", ""},
                                                       {"I", "X"},
                                                       {"Apple", "Xxxxx"},
                                                       {"1990s", "ddddx"},
                                                       {"U.S.", "X.X."},
                                                       {"iPhone14", "xXxxxxdd"},
                                                       {"€5bn", "€dxx"},
                                                       {"²", "d"},
                                                       {"—", "—"},
                                                       {"--------", "----"},
                                                       {"Łódź", "Xxxx"},
                                                       {"12345678", "dddd"},
                                                       {"习近平", "xxx"},
                                                       {std::string(99, 'y'), "xxxx"},
                                                       {std::string(100, 'y'), "LONG"}};
  for (const auto& [text, shape] : cases) EXPECT_EQ(word_shape(text), shape) << text;
}

TEST(Vocabulary, DescribesWords) {
  Result<Vocabulary> read = Vocabulary::read(testing::tiny_package()["vocab/lookups.bin"]);
  ASSERT_TRUE(read.ok());
  Vocabulary vocabulary = read.take();
  const std::uint16_t number = vocabulary.rule_words.add("apple");
  const Word word = vocabulary.describe("Apple");
  EXPECT_EQ(word.lower, "apple");
  EXPECT_EQ(word.norm, "apple");
  EXPECT_EQ(word.orth, string_id("Apple"));
  EXPECT_EQ(word.prefix, string_id("A"));
  EXPECT_EQ(word.suffix, string_id("ple"));
  EXPECT_EQ(word.shape, string_id("Xxxxx"));
  EXPECT_EQ(word.rule_word, number);
  EXPECT_EQ(word.special_word, 0);
  EXPECT_FALSE(word.is_space);
  EXPECT_TRUE(vocabulary.describe("\n \u00a0").is_space);
  EXPECT_EQ(vocabulary.describe("é").suffix, string_id("é"));
}

TEST(Vocabulary, NormsComeFromTheTableThenTheListThenTheLowerCase) {
  const Vocabulary vocabulary =
      Vocabulary::read(testing::tiny_package()["vocab/lookups.bin"]).take();
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"thru", "through"}, {"Thru", "thru"}, {"’s", "'s"}, {"—", "-"}, {"...", "..."},
      {"…", "..."},        {"£", "$"},       {"”", "\""},  {"İ", "i̇"}, {"ΤΗΣ", "της"}};
  for (const auto& [text, norm] : cases) EXPECT_EQ(vocabulary.describe(text).norm, norm) << text;
}

TEST(WordStore, NumbersWordsOnce) {
  const Vocabulary vocabulary;
  WordStore words;
  const std::uint32_t first = words.get("treaty", vocabulary);
  for (int i = 0; i < 5000; ++i) (void)words.get("w" + std::to_string(i), vocabulary);
  EXPECT_EQ(words.get("treaty", vocabulary), first);
  EXPECT_EQ(words.size(), 5001U);
  EXPECT_EQ(words.text(first), "treaty");
  words.clear();
  EXPECT_EQ(words.size(), 0U);
}

}  // namespace
}  // namespace casus::nlp
