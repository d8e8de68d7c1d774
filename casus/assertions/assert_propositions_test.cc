#include "casus/assertions/assert_propositions.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "casus/base/bytes.h"
#include "casus/types/recorded_annotation.h"

namespace casus::assertions {
namespace {

using knowledge::GrammarWords;
using knowledge::WordClass;

// Word classes of the test, and two cues.
GrammarWords make_words() {
  const std::vector<std::pair<std::string, WordClass>> classes = {
      {"plan", WordClass::kPlanVerb},     {"want", WordClass::kWantVerb},
      {"refuse", WordClass::kRefuseVerb}, {"prevent", WordClass::kAvoidVerb},
      {"fail", WordClass::kFailVerb},     {"cancel", WordClass::kAvoidVerb},
      {"begin", WordClass::kImplicative}, {"continue", WordClass::kOngoingVerb},
      {"threat", WordClass::kRiskNoun},   {"urge", WordClass::kDirectVerb},
      {"verify", WordClass::kDoubtVerb},  {"planned", WordClass::kPlanAdjective}};
  ByteWriter out;
  out.put(static_cast<std::uint32_t>(classes.size()));
  for (const auto& [word, word_class] : classes) {
    out.put_string(word);
    out.put(std::uint64_t{1} << static_cast<unsigned>(word_class));
  }
  out.put(std::uint32_t{0});
  out.put(std::uint32_t{0});
  out.put(std::uint32_t{2});
  for (const auto& [lemma, commitment] :
       {std::pair{"say", Commitment::kReports}, std::pair{"claim", Commitment::kClaims}}) {
    out.put_string(lemma);
    out.put(static_cast<std::uint8_t>(commitment));
    out.put(std::uint8_t{0});
  }
  return GrammarWords::read(out.take()).take();
}

// One sentence of words without syntax; propositions are laid over it by hand.
struct Text {
  RecordedAnnotation recorded;
  Propositions propositions;
  Speech speech;
  Mentions mentions;

  explicit Text(const std::vector<std::string>& words) {
    std::string parse;
    for (std::size_t i = 0; i < words.size(); ++i)
      parse += words[i] + "\t_\tNN\tNOUN\t-\t" + words[i] + "\t" + (i == 0 ? "0\tROOT" : "1\tdep") +
               "\t-\n";
    recorded = read_recorded_annotation(parse + "\n").take();
    propositions.at_head.assign(words.size(), PropositionId());
    mentions.index(words.size());
  }
  PropositionId add(std::size_t token, char part, PropositionId mother = {},
                    Edge edge = Edge::kNone) {
    Proposition p;
    p.head = TokenId(token);
    p.span = TokenSpan(token, token + 1);
    p.lemma = recorded.annotation.lemma[p.head];
    p.part = part;
    p.mother = mother;
    p.edge = edge;
    p.sentence = SentenceId(0);
    p.form = edge == Edge::kAct ? Form::kInfinitive : Form::kFinite;
    p.arguments = ArgumentRange(propositions.arguments.size(), propositions.arguments.size());
    const PropositionId id = propositions.propositions.push(p);
    propositions.at_head[p.head] = id;
    return id;
  }
  // The daughter as an argument of the last proposition.
  void argue(PropositionId mother, Slot slot, std::size_t token) {
    Argument argument;
    argument.slot = slot;
    argument.head = TokenId(token);
    argument.span = TokenSpan(token, token + 1);
    propositions.arguments.push(argument);
    Proposition& p = propositions.propositions[mother];
    p.arguments = ArgumentRange(propositions.arguments.size() - 1, propositions.arguments.size());
  }
  Marks& marks(PropositionId id) { return propositions.propositions[id].marks; }
  Assertions read() {
    const GrammarWords words = make_words();
    const Asserter asserter(words);
    AssertScratch scratch;
    Assertions out;
    asserter(recorded.annotation, propositions, speech, mentions, scratch, out);
    return out;
  }
};

TEST(Asserter, MarksDecideFirst) {
  struct Case {
    std::string modal;
    Tense tense;
    bool negated;
    Factuality expected;
  };
  const std::vector<Case> cases = {{"", Tense::kPast, false, Factuality::kHappened},
                                   {"", Tense::kPast, true, Factuality::kNegated},
                                   {"will", Tense::kFuture, false, Factuality::kPlanned},
                                   {"may", Tense::kNone, false, Factuality::kPossible},
                                   {"would", Tense::kNone, false, Factuality::kPossible},
                                   {"be to", Tense::kPresent, false, Factuality::kPlanned},
                                   {"have to", Tense::kPast, false, Factuality::kHappened},
                                   {"be likely to", Tense::kPresent, false, Factuality::kPossible},
                                   {"be set to", Tense::kPresent, false, Factuality::kPlanned},
                                   {"will", Tense::kFuture, true, Factuality::kNegated}};
  for (const Case& each : cases) {
    Text text({"leave"});
    const PropositionId id = text.add(0, 'v');
    text.marks(id).tense = each.tense;
    text.marks(id).negated = each.negated;
    if (!each.modal.empty())
      text.marks(id).modal = text.recorded.annotation.strings.intern(each.modal);
    EXPECT_EQ(text.read().of[id].factuality, each.expected) << each.modal;
  }
}

TEST(Asserter, TheMotherVerbDecidesAnInfinitive) {
  const std::vector<std::pair<std::string, Factuality>> cases = {
      {"plan", Factuality::kPlanned},        {"want", Factuality::kPlanned},
      {"refuse", Factuality::kNegated},      {"prevent", Factuality::kCounterfactual},
      {"fail", Factuality::kCounterfactual}, {"begin", Factuality::kHappened}};
  for (const auto& [verb, expected] : cases) {
    Text text({verb, "leave"});
    const PropositionId outer = text.add(0, 'v');
    const PropositionId inner = text.add(1, 'v', outer, Edge::kAct);
    const Assertions found = text.read();
    EXPECT_EQ(found.of[outer].factuality, Factuality::kHappened) << verb;
    EXPECT_EQ(found.of[inner].factuality, expected) << verb;
    EXPECT_EQ(found.of[inner].wished, verb == "want") << verb;
    if (expected != Factuality::kHappened) {
      EXPECT_EQ(found.of[inner].reason, TokenSpan(0, 1)) << verb;
    }
  }
}

TEST(Asserter, NegationReachesAnImplicativeAct) {
  Text text({"begin", "leave"});
  const PropositionId outer = text.add(0, 'v');
  const PropositionId inner = text.add(1, 'v', outer, Edge::kAct);
  text.marks(outer).negated = true;
  text.marks(outer).negation_token = TokenId(0);
  EXPECT_EQ(text.read().of[inner].factuality, Factuality::kNegated);
}

TEST(Asserter, ACancelledVisitIsCounterfactual) {
  Text text({"cancel", "visit"});
  const PropositionId verb = text.add(0, 'v');
  const PropositionId noun = text.add(1, 'n', verb, Edge::kArgument);
  text.argue(verb, Slot::kThing, 1);
  EXPECT_EQ(text.read().of[noun].factuality, Factuality::kCounterfactual);
}

TEST(Asserter, ContinuingIsOngoing) {
  Text text({"continue", "shell"});
  const PropositionId outer = text.add(0, 'v');
  const PropositionId inner = text.add(1, 'v', outer, Edge::kAct);
  text.propositions.propositions[inner].form = Form::kFinite;
  EXPECT_TRUE(text.read().of[inner].ongoing);
}

SpeechAct make_speech(TokenSpan source, TokenSpan cue, TokenSpan content, StringId lemma) {
  SpeechAct act;
  act.source = source;
  if (!source.empty()) act.source_head = source.begin();
  act.cue = cue;
  act.cue_lemma = lemma;
  act.content = content;
  return act;
}

// "Oslo said Peru claimed rebels left": outermost first, commitment of the cue.
TEST(Asserter, ChainsNestedSources) {
  Text text({"Oslo", "say", "Peru", "claim", "rebels", "leave"});
  const PropositionId say = text.add(1, 'v');
  const PropositionId claim = text.add(3, 'v', say, Edge::kContent);
  const PropositionId leave = text.add(5, 'v', claim, Edge::kContent);
  SpeechAct outer = make_speech(TokenSpan(0, 1), TokenSpan(1, 2), TokenSpan(2, 6),
                                text.recorded.annotation.lemma[TokenId(1)]);
  outer.proposition = say;
  SpeechAct inner = make_speech(TokenSpan(2, 3), TokenSpan(3, 4), TokenSpan(4, 6),
                                text.recorded.annotation.lemma[TokenId(3)]);
  inner.proposition = claim;
  text.speech.acts.push(outer);
  text.speech.acts.push(inner);
  const Assertions found = text.read();
  EXPECT_TRUE(found.of[say].chain.empty());
  EXPECT_FALSE(found.of[say].reported);
  ASSERT_EQ(found.of[claim].chain.size(), 1U);
  ASSERT_EQ(found.of[leave].chain.size(), 2U);
  EXPECT_EQ(found.of[leave].chain[0].text, "Oslo");
  EXPECT_EQ(found.of[leave].chain[0].commitment, Commitment::kReports);
  EXPECT_EQ(found.of[leave].chain[1].text, "Peru");
  EXPECT_EQ(found.of[leave].chain[1].commitment, Commitment::kClaims);
}

TEST(Asserter, ANamelessReportIsHedged) {
  Text text({"say", "rebels", "leave"});
  const PropositionId say = text.add(0, 'v');
  const PropositionId leave = text.add(2, 'v', say, Edge::kContent);
  SpeechAct act = make_speech(TokenSpan(), TokenSpan(0, 1), TokenSpan(1, 3),
                              text.recorded.annotation.lemma[TokenId(0)]);
  act.proposition = say;
  text.speech.acts.push(act);
  const Assertions found = text.read();
  EXPECT_TRUE(found.of[leave].reported);
  EXPECT_TRUE(found.of[leave].hedged);
  EXPECT_TRUE(found.of[leave].chain.empty());
}

}  // namespace
}  // namespace casus::assertions
