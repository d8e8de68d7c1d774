// Attribute rules, lemmas, the configuration.
#include <gtest/gtest.h>

#include "casus/base/file.h"
#include "casus/nlp/attribute_ruler.h"
#include "casus/nlp/config.h"
#include "casus/nlp/lemmatizer.h"
#include "casus/nlp/test_package.h"

namespace casus::nlp {
namespace {

struct Ruled {
  Vocabulary vocabulary;
  std::string file = testing::tiny_rules();
  std::optional<AttributeRuler> ruler;
  Ruled() { ruler.emplace(AttributeRuler::read(file, vocabulary).take()); }
};

TEST(AttributeRuler, MatchesOnTheDocumentAsItWas) {
  Ruled setup;
  const Word the = setup.vocabulary.describe("The");
  const Word act = setup.vocabulary.describe("act");
  const std::vector<RuleToken> tokens = {
      {Tag::kDT, Dep::kdet, &the},  {Tag::kNN, Dep::knsubj, &act}, {Tag::kVBD, Dep::kRoot, &act},
      {Tag::kDT, Dep::kdobj, &the}, {Tag::kNN, Dep::kdet, &act},   {Tag::kDT, Dep::kdobj, &the}};
  RegexScratch regex;
  std::vector<RuledToken> out;
  (*setup.ruler)(tokens, regex, out);
  ASSERT_EQ(out.size(), tokens.size());
  EXPECT_EQ(out[0].pos, Pos::kNone);
  EXPECT_EQ(out[1].pos, Pos::kNoun);
  EXPECT_EQ(setup.ruler->morph(out[1].morph), "Number=Sing");
  EXPECT_EQ(setup.ruler->lemma(out[1].lemma), "thing");  // Behind "the", not a determiner.
  EXPECT_EQ(out[2].lemma, 0);
  EXPECT_EQ(setup.ruler->morph(out[2].morph), "Tense=Past|VerbForm=Fin");
  EXPECT_EQ(out[4].lemma, 0);  // A determiner by relation.
  EXPECT_EQ(out[4].tag, Tag::kNN);
}

TEST(RealAttributeRuler, KnowsThePatternsOfEnglish) {
  const std::string path = std::string(CASUS_BUILD_DIR) + "/model/sm/attribute_ruler/patterns";
  const Result<std::string> file = read_file(path);
  if (!file.ok()) GTEST_SKIP() << "no language model at " << path << ": run tools/setup";
  Vocabulary vocabulary;
  const AttributeRuler ruler = AttributeRuler::read(file.value(), vocabulary).take();
  const Word y = vocabulary.describe("Y'");
  const Word all = vocabulary.describe("all");
  const Word have = vocabulary.describe("have");
  const Word space = vocabulary.describe("\n");
  RegexScratch regex;
  std::vector<RuledToken> out;
  ruler({{Tag::kPRP, Dep::knsubj, &y},
         {Tag::kDT, Dep::knsubj, &all},
         {Tag::kVBP, Dep::kRoot, &have},
         {Tag::kNN, Dep::kpunct, &space}},
        regex, out);
  EXPECT_EQ(ruler.lemma(out[0].lemma), "you");  // By a regular expression and its neighbour.
  EXPECT_EQ(out[1].pos, Pos::kPron);            // A determiner that is a subject.
  EXPECT_EQ(out[2].pos, Pos::kVerb);            // "have" as the main verb.
  EXPECT_EQ(out[3].pos, Pos::kSpace);
  EXPECT_EQ(out[3].tag, Tag::kSpace);
  EXPECT_EQ(out[3].dep, Dep::kdep);
}

TEST(Lemmatizer, KeepsBaseForms) {
  const std::string file = testing::tiny_lemmas();
  const Lemmatizer lemmatizer = Lemmatizer::read(file).take();
  const auto lemma = [&](std::string_view text, Pos pos, std::string_view morph) {
    return lemmatizer(text, "hoped", pos, morph, LemmaRule::kParity);
  };
  EXPECT_EQ(lemma("Hoped", Pos::kVerb, "VerbForm=Inf"), "hoped");
  EXPECT_EQ(lemma("Hoped", Pos::kVerb, "Tense=Pres|VerbForm=Fin"), "hoped");
  EXPECT_EQ(lemma("Hoped", Pos::kVerb, "Number=Sing|Tense=Pres|VerbForm=Fin"), "hope");
  EXPECT_EQ(lemma("Hoped", Pos::kNoun, "Number=Sing"), "hoped");
  EXPECT_EQ(lemma("Hoped", Pos::kPropn, ""), "Hoped");  // No table: a name keeps its capitals.
  EXPECT_EQ(lemma("Hoped", Pos::kAdv, ""), "hoped");
  EXPECT_EQ(lemma("Hoped", Pos::kSpace, ""), "hoped");
}

TEST(Lemmatizer, HasTwoOrdersOfForms) {
  const std::string path =
      std::string(CASUS_BUILD_DIR) + "/model/sm/lemmatizer/lookups/lookups.bin";
  const Result<std::string> file = read_file(path);
  if (!file.ok()) GTEST_SKIP() << "no language model at " << path << ": run tools/setup";
  const Lemmatizer lemmatizer = Lemmatizer::read(file.value()).take();
  struct Case {
    std::string_view word, parity, coding;
  };
  const Case cases[] = {{"hoped", "hop", "hope"},
                        {"rated", "rat", "rate"},
                        {"fined", "fin", "fine"},
                        {"waging", "wag", "wage"},
                        {"went", "go", "go"},
                        {"attacked", "attack", "attack"},
                        {"co-authored", "co-author", "co-author"},
                        {"re-elected", "re-electe", "re-elect"},
                        {"googled", "google", "google"}};
  for (const Case& c : cases) {
    EXPECT_EQ(lemmatizer(c.word, c.word, Pos::kVerb, "Tense=Past|VerbForm=Fin", LemmaRule::kParity),
              c.parity);
    EXPECT_EQ(lemmatizer(c.word, c.word, Pos::kVerb, "Tense=Past|VerbForm=Fin", LemmaRule::kCoding),
              c.coding);
  }
  EXPECT_EQ(lemmatizer("Graves", "graves", Pos::kNoun, "Number=Plur", LemmaRule::kCoding), "grave");
}

TEST(Config, ReadsSectionsAndValues) {
  const Result<Config> config = Config::read(
      "# a comment\n[a]\nx = \"text\"\nlist = [\"p\",\n  \"q\"]\nn = null\r\n\n[a.b]\nx = 1\n");
  ASSERT_TRUE(config.ok()) << config.error().message;
  EXPECT_EQ(config.value().text("a", "x"), "text");
  EXPECT_EQ(config.value().texts("a", "list"), (std::vector<std::string>{"p", "q"}));
  EXPECT_EQ(config.value().raw("a", "n"), "null");
  EXPECT_EQ(config.value().raw("a.b", "x"), "1");
  EXPECT_EQ(config.value().text("a.b", "x"), "");
  EXPECT_EQ(config.value().raw("c", "x"), "");
  const Result<Config> broken = Config::read("[a]\nnothing here\n");
  ASSERT_FALSE(broken.ok());
  EXPECT_NE(broken.error().message.find("line 2"), std::string::npos);
  EXPECT_FALSE(Config::read("x = 1\n").ok());
}

}  // namespace
}  // namespace casus::nlp
