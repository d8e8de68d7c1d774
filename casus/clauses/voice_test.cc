// Renaming the parties and passivising an active sentence leaves the proposition; work on long and
// deeply nested sentences is bounded.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "casus/base/file.h"
#include "casus/clauses/read_clauses.h"
#include "casus/clauses/test_words.h"
#include "casus/types/recorded_annotation.h"

namespace casus::clauses {
namespace {

struct Reading {
  RecordedAnnotation recorded;
  Propositions propositions;
  Speech speech;
};

Reading read(const std::string& parse, const knowledge::GrammarWords& words) {
  Reading out;
  auto recorded = read_recorded_annotation(parse);
  EXPECT_TRUE(recorded.ok());
  if (!recorded.ok()) return out;
  out.recorded = recorded.take();
  Article article;
  article.text = out.recorded.text;
  Block block;
  block.span = TextSpan(0, article.text.size());
  article.blocks.push(block);
  ClauseScratch scratch;
  const ClauseReader read_clauses(words);
  read_clauses(article, out.recorded.annotation, scratch, out.propositions, out.speech);
  out.propositions.check(out.recorded.annotation);
  return out;
}

// The verbs of the lexicon's classes, those with one particle too, each one time.
std::vector<std::string> lexicon_verbs() {
  std::vector<std::string> out;
  std::vector<Error> problems;
  const auto files = list_files(std::string(CASUS_SOURCE_DIR) + "/data/lexicon/verbs", problems);
  if (!files.ok()) return out;
  for (const std::string& file : files.value()) {
    const auto text = read_file(file);
    if (!text.ok()) continue;
    std::size_t at = 0;
    while ((at = text.value().find(" v: [", at)) != std::string::npos) {
      at += 5;
      const std::size_t end = std::min(text.value().find(']', at), text.value().size());
      std::istringstream words(text.value().substr(at, end - at));
      for (std::string word; std::getline(words, word, ',');) {
        word.erase(std::remove_if(word.begin(), word.end(),
                                  [](char c) { return c == ' ' || c == '\n' || c == '"'; }),
                   word.end());
        const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
          return (c >= 'a' && c <= 'z') || c == '_';
        });
        if (plain && std::count(word.begin(), word.end(), '_') <= 1) out.push_back(word);
      }
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string line(const std::string& word, const std::string& tag, const std::string& pos,
                 const std::string& lemma, int head, const std::string& dep,
                 const std::string& entity) {
  return word + "\t_\t" + tag + "\t" + pos + "\t-\t" + lemma + "\t" + std::to_string(head) + "\t" +
         dep + "\t" + entity + "\n";
}

struct Sentence {
  std::string verb, particle, doer, thing;
};

std::string active(const Sentence& s) {
  std::string out = line(s.doer, "NNP", "PROPN", s.doer, 2, "nsubj", "GPE-1") +
                    line(s.verb + "ed", "VBD", "VERB", s.verb, 0, "ROOT", "-");
  if (!s.particle.empty()) out += line(s.particle, "RP", "ADP", s.particle, 2, "prt", "-");
  return out + line(s.thing, "NNP", "PROPN", s.thing, 2, "dobj", "GPE-2") + "\n";
}

std::string passive(const Sentence& s) {
  std::string out = line(s.thing, "NNP", "PROPN", s.thing, 3, "nsubjpass", "GPE-1") +
                    line("was", "VBD", "AUX", "be", 3, "auxpass", "-") +
                    line(s.verb + "ed", "VBN", "VERB", s.verb, 0, "ROOT", "-");
  if (!s.particle.empty()) out += line(s.particle, "RP", "ADP", s.particle, 3, "prt", "-");
  const int by = s.particle.empty() ? 4 : 5;
  return out + line("by", "IN", "ADP", "by", 3, "agent", "-") +
         line(s.doer, "NNP", "PROPN", s.doer, by, "pobj", "GPE-2") + "\n";
}

// Sense and the words in doer and thing; whatever else stands there is told too.
std::string essence(const Reading& reading) {
  std::string out;
  const Annotation& a = reading.recorded.annotation;
  for (const PropositionId id : reading.propositions.propositions.ids()) {
    out += sense_of(reading.propositions.propositions[id], a.strings);
    std::vector<std::string> slots;
    for (const Argument& argument : reading.propositions.arguments_of(id))
      slots.push_back(std::string(to_string(argument.slot)) + "=" +
                      std::string(a.string(a.text[argument.head])));
    std::sort(slots.begin(), slots.end());
    for (const std::string& slot : slots) out += " " + slot;
  }
  return out;
}

TEST(Voice, PassiveAndRenamingLeaveTheProposition) {
  const std::vector<std::string> verbs = lexicon_verbs();
  ASSERT_GE(verbs.size(), 200U);
  const knowledge::GrammarWords words = test_words();
  const std::vector<std::string> names = {"Oslo", "Fiji", "Peru", "Chile", "Moba"};
  std::size_t n = 0;
  for (const std::string& verb : verbs) {
    if (words.is(knowledge::WordClass::kCopula, verb)) continue;
    const std::size_t at = verb.find('_');
    Sentence s{verb.substr(0, at), at == std::string::npos ? "" : verb.substr(at + 1),
               names[n % names.size()], names[(n + 2) % names.size()]};
    ++n;
    const std::string expected = verb + ".v doer=" + s.doer + " thing=" + s.thing;
    EXPECT_EQ(essence(read(active(s), words)), expected);
    EXPECT_EQ(essence(read(passive(s), words)), expected);
    std::swap(s.doer, s.thing);
    EXPECT_EQ(essence(read(passive(s), words)), verb + ".v doer=" + s.doer + " thing=" + s.thing);
  }
}

// Quotations in quotations, ten deep, and as many reports in reports.
TEST(Bounds, QuotationsTenDeep) {
  std::string parse;
  int n = 0;
  for (int depth = 0; depth < 10; ++depth) {
    const int verb = n + 3;
    parse += line("\"", "``", "PUNCT", "\"", verb, "punct", "-") +
             line("Oslo", "NNP", "PROPN", "Oslo", verb, "nsubj", "GPE-" + std::to_string(depth)) +
             line("said", "VBD", "VERB", "say", depth == 0 ? 0 : verb - 3,
                  depth == 0 ? "ROOT" : "ccomp", "-");
    n += 3;
  }
  parse += line("Fiji", "NNP", "PROPN", "Fiji", n + 2, "nsubj", "-") +
           line("left", "VBD", "VERB", "leave", n, "ccomp", "-");
  for (int depth = 0; depth < 10; ++depth)
    parse += line("\"", "''", "PUNCT", "\"", n + 2, "punct", "-");
  const Reading reading = read(parse + "\n", test_words());
  EXPECT_EQ(reading.propositions.propositions.size(), 11U);
  EXPECT_EQ(reading.speech.acts.size(), 10U);
}

// 300 coordinated verbs, 300 prepositions below each other: arguments stay few.
TEST(Bounds, LongSentences) {
  std::string verbs = line("Oslo", "NNP", "PROPN", "Oslo", 2, "nsubj", "-") +
                      line("left", "VBD", "VERB", "leave", 0, "ROOT", "-");
  std::string nouns = verbs;
  for (int i = 0; i < 300; ++i) {
    verbs += line("left", "VBD", "VERB", "leave", i + 2, "conj", "-");
    nouns += line("with", "IN", "ADP", "with", 2 * i + 2, "prep", "-") +
             line("men", "NNS", "NOUN", "man", 2 * i + 3, "pobj", "-");
  }
  const Reading many = read(verbs + "\n", test_words());
  EXPECT_EQ(many.propositions.propositions.size(), 301U);
  EXPECT_LE(many.propositions.arguments.size(), 301U * 2);
  const Reading deep = read(nouns + "\n", test_words());
  ASSERT_EQ(deep.propositions.propositions.size(), 1U);
  EXPECT_LE(deep.propositions.arguments.size(), 64U);
}

}  // namespace
}  // namespace casus::clauses
