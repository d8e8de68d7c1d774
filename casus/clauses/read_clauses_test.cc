#include "casus/clauses/read_clauses.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "casus/clauses/test_words.h"
#include "casus/types/recorded_annotation.h"

namespace casus::clauses {
namespace {

// A random tree over words that take part in constructions: nothing about it need make sense.
struct RandomText {
  Article article;
  RecordedAnnotation recorded;
};

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> kWords = {
      "Oslo",   "say",   "hold",  "talk",  "with",      "in",     "the",    "wake", "of",
      "attack", "come",  "under", "not",   "be",        "likely", "to",     "urge", "and",
      "rebels", "\"",    ",",     "that",  "if",        "will",   "accord", "take", "place",
      "no",     "by",    "-",     "(",     "according", "arrest", "it",     "who",  "May",
      "free",   "claim", ":",     "visit", "pay",       "'s"};
  return kWords;
}

std::string random_parse() {
  static const std::vector<std::string> kTags = {"NN", "VBD", "VBN", "VBG", "VB",
                                                 "IN", "NNP", "WDT", "MD",  "TO",
                                                 "RB", "JJ",  "CD",  "PRP", "WRB"};
  static const std::vector<std::string> kPos = {"NOUN", "VERB", "AUX", "ADP",   "PROPN",
                                                "ADJ",  "PRON", "ADV", "PUNCT", "PART"};
  static const std::vector<std::string> kDeps = {
      "nsubj", "dobj",      "prep",     "pobj",     "conj",    "cc",   "ccomp", "xcomp",
      "advcl", "relcl",     "acl",      "amod",     "aux",     "neg",  "agent", "dative",
      "appos", "nsubjpass", "pcomp",    "attr",     "acomp",   "poss", "prt",   "mark",
      "csubj", "parataxis", "npadvmod", "compound", "auxpass", "dep"};
  static const std::vector<std::string> kEntities = {"-", "-", "-", "GPE-1", "DATE-2", "ORG-3"};
  std::string out;
  const int sentences = *rc::gen::inRange(1, 4);
  for (int s = 0; s < sentences; ++s) {
    const int n = *rc::gen::inRange(1, 14);
    const int root = *rc::gen::inRange(0, n);
    // Heads lead to the root: each token hangs on one that was attached before it.
    std::vector<int> order(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) order[static_cast<std::size_t>(i)] = i;
    std::swap(order[0], order[static_cast<std::size_t>(root)]);
    std::vector<int> head(static_cast<std::size_t>(n), -1);
    for (std::size_t i = 1; i < order.size(); ++i)
      head[static_cast<std::size_t>(order[i])] =
          order[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(i)))];
    if (*rc::gen::inRange(0, 2) == 0) out += "# block\n";
    for (int i = 0; i < n; ++i) {
      const std::string word = *rc::gen::elementOf(vocabulary());
      const int up = head[static_cast<std::size_t>(i)];
      out += word + "\t_\t" + *rc::gen::elementOf(kTags) + "\t" + *rc::gen::elementOf(kPos) +
             "\t-\t" + word + "\t" + std::to_string(up + 1) + "\t" +
             (up < 0 ? std::string("ROOT") : *rc::gen::elementOf(kDeps)) + "\t" +
             *rc::gen::elementOf(kEntities) + "\n";
    }
    out += "\n";
  }
  return out;
}

Article one_block(const std::string& text) {
  Article article;
  article.text = text;
  Block block;
  block.span = TextSpan(0, text.size());
  article.blocks.push(block);
  return article;
}

std::string read_and_dump(const std::string& parse, const knowledge::GrammarWords& grammar,
                          ClauseScratch& scratch) {
  auto read = read_recorded_annotation(parse);
  RC_ASSERT(read.ok());
  RecordedAnnotation recorded = read.take();
  Propositions propositions;
  Speech speech;
  const knowledge::GrammarWords& words_used = grammar;
  const ClauseReader read_clauses(words_used);
  read_clauses(one_block(recorded.text), recorded.annotation, scratch, propositions, speech);
  propositions.check(recorded.annotation);
  std::string out;
  for (const PropositionId id : propositions.propositions.ids())
    out += dump(id, propositions, recorded.annotation) + "\n";
  std::uint32_t last = 0;
  for (const SpeechAct& act : speech.acts) {
    RC_ASSERT(act.content.begin_ >= last);
    RC_ASSERT(act.content.end_ <= recorded.annotation.size());
    last = act.content.begin_;
  }
  for (std::size_t i = 1; i < propositions.propositions.size(); ++i)
    RC_ASSERT(propositions.propositions[PropositionId(i - 1)].head <
              propositions.propositions[PropositionId(i)].head);
  return out;
}

// Holds its invariants on any tree, and gives the same on a scratch that was used before.
RC_GTEST_PROP(ClauseReader, IsTotalAndDeterministic, ()) {
  const knowledge::GrammarWords grammar = test_words();
  const std::string first = random_parse();
  const std::string second = random_parse();
  ClauseScratch used;
  read_and_dump(second, grammar, used);
  ClauseScratch fresh;
  RC_ASSERT(read_and_dump(first, grammar, used) == read_and_dump(first, grammar, fresh));
}

TEST(ClauseReader, KnowsNoWordAndStillReadsClauses) {
  const knowledge::GrammarWords none;
  ClauseScratch scratch;
  auto read = read_recorded_annotation(
      "Oslo\t_\tNNP\tPROPN\t-\tOslo\t2\tnsubj\tGPE-1\n"
      "warned\t_\tVBD\tVERB\t-\twarn\t0\tROOT\t-\n"
      "Fiji\t-\tNNP\tPROPN\t-\tFiji\t2\tdobj\tGPE-2\n\n");
  ASSERT_TRUE(read.ok());
  RecordedAnnotation recorded = read.take();
  Propositions propositions;
  Speech speech;
  const knowledge::GrammarWords& words_used = none;
  const ClauseReader read_clauses(words_used);
  read_clauses(one_block(recorded.text), recorded.annotation, scratch, propositions, speech);
  ASSERT_EQ(propositions.propositions.size(), 1U);
  EXPECT_EQ(dump(PropositionId(0), propositions, recorded.annotation),
            "warn.v finite doer=Oslo thing=Fiji | past");
}

// 300 conjuncts: work and arguments are bounded.
TEST(ClauseReader, BoundsCoordination) {
  std::string parse =
      "Oslo\t_\tNNP\tPROPN\t-\tOslo\t2\tnsubj\t-\nmet\t_\tVBD\tVERB\t-\tmeet\t0\tROOT\t-\n";
  for (int i = 0; i < 300; ++i)
    parse += "men\t_\tNNS\tNOUN\t-\tman\t" + std::to_string(i == 0 ? 2 : i + 2) + "\t" +
             (i == 0 ? "dobj" : "conj") + "\t-\n";
  auto read = read_recorded_annotation(parse + "\n");
  ASSERT_TRUE(read.ok());
  RecordedAnnotation recorded = read.take();
  ClauseScratch scratch;
  Propositions propositions;
  Speech speech;
  const knowledge::GrammarWords words_used = test_words();
  const ClauseReader read_clauses(words_used);
  read_clauses(one_block(recorded.text), recorded.annotation, scratch, propositions, speech);
  ASSERT_EQ(propositions.propositions.size(), 1U);
  EXPECT_LE(propositions.arguments.size(), 66U);
  EXPECT_GE(propositions.arguments.size(), 64U);
}

}  // namespace
}  // namespace casus::clauses
