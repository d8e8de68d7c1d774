#include "casus/compile/grammar_words.h"

#include <string>

#include <gtest/gtest.h>

#include "casus/knowledge/grammar_words.h"

namespace casus::compile {
namespace {

using knowledge::GrammarWords;
using knowledge::Support;
using knowledge::WordClass;

Sources one_file(const std::string& text, const std::string& path = "lexicon/grammar.yaml") {
  Sources sources;
  sources.add({path, path, text, 0});
  return sources;
}

TEST(GrammarWords, ReadsWhatWasCompiled) {
  const auto section = compile_grammar_words(
      one_file("source: test\n"
               "classes: {aspect: [begin, go_on]}\n"
               "support:\n  - {verbs: [pay], passive: [come_under], nouns: [visit]}\n"
               "complex_prepositions: {after: [in the wake of]}\n"
               "cues: {claims: [claim]}\nweak_cues: {reports: [show]}\n"));
  ASSERT_TRUE(section.ok()) << section.error().message;
  const auto words = GrammarWords::read(section.value());
  ASSERT_TRUE(words.ok());
  const GrammarWords& w = words.value();
  EXPECT_TRUE(w.is(WordClass::kAspect, "go_on"));
  EXPECT_FALSE(w.is(WordClass::kAspect, "visit"));
  EXPECT_TRUE(w.is(WordClass::kEventive, "visit"));
  EXPECT_EQ(w.support("visit", "pay"), Support::kActive);
  EXPECT_EQ(w.support("visit", "come_under"), Support::kPassive);
  EXPECT_EQ(w.support("talk", "pay"), Support::kNone);
  Slot slot{};
  ASSERT_TRUE(w.complex_preposition("in the wake of", slot));
  EXPECT_EQ(slot, Slot::kAfter);
  ASSERT_NE(w.cue("claim"), nullptr);
  EXPECT_EQ(w.cue("claim")->commitment, Commitment::kClaims);
  EXPECT_TRUE(w.cue("show")->weak);
  EXPECT_EQ(w.cue("eat"), nullptr);
}

TEST(GrammarWords, RefusesWhatItDoesNotKnow) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"classes: {}\n", "source"},
      {"source: t\nclasses: {nonsense: [a]}\n", ":2:"},
      {"source: t\nclasses: {aspect: [Begin]}\n", "lower case"},
      {"source: t\ncues: {shouts: [say]}\n", "unknown commitment"},
      {"source: t\ncomplex_prepositions: {beside_of: [x]}\n", "unknown slot"},
      {"source: t\nsupport:\n  - {verbs: [pay]}\n", "nouns"},
      {"source: t\nother: [a]\n", "other"}};
  for (const auto& [text, expected] : cases) {
    const auto section = compile_grammar_words(one_file(text));
    ASSERT_FALSE(section.ok()) << text;
    EXPECT_NE(section.error().message.find(expected), std::string::npos) << section.error().message;
  }
}

// Any cut of a section is refused, never read past its end.
TEST(GrammarWords, RefusesACutSection) {
  const auto section = compile_grammar_words(
      one_file("source: t\nclasses: {aspect: [begin]}\ncues: {claims: [claim]}\n"));
  ASSERT_TRUE(section.ok());
  for (std::size_t n = 0; n < section.value().size(); ++n)
    EXPECT_FALSE(GrammarWords::read(std::string_view(section.value()).substr(0, n)).ok()) << n;
}

// The shipped lists compile, and every construction has its words.
TEST(GrammarWords, ShippedListsAreWhole) {
  Sources sources;
  ASSERT_TRUE(sources.add_folder(std::string(CASUS_SOURCE_DIR) + "/data").ok());
  const auto section = compile_grammar_words(sources);
  ASSERT_TRUE(section.ok()) << section.error().message;
  const auto words = GrammarWords::read(section.value());
  ASSERT_TRUE(words.ok());
  EXPECT_EQ(words.value().support("visit", "pay"), Support::kActive);
  EXPECT_EQ(words.value().support("attack", "come_under"), Support::kPassive);
  EXPECT_NE(words.value().cue("say"), nullptr);
  EXPECT_TRUE(words.value().is(WordClass::kObjectControl, "urge"));
}

}  // namespace
}  // namespace casus::compile
