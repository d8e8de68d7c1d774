#include "casus/events/extract_events.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/events/explain.h"
#include "casus/events/testing.h"

namespace casus::events {
namespace {

using ::testing::HasSubstr;
using testing::TestDocument;
using testing::TestRules;

Findings extract(const TestRules& rules, TestDocument& test) {
  const EventExtractor extractor = rules.extractor();
  EventScratch scratch;
  Findings findings;
  const Document& d = test.document();
  extractor(d, scratch, findings);
  findings.check(d.annotation.size());
  return findings;
}

std::string show(const Findings& findings, const Mentions& mentions) {
  std::string out;
  for (const EventMention& event : findings.events) {
    out += (out.empty() ? "" : "; ") + event.frame;
    for (const Party& party : event.actors) out += " " + mentions.actors[party.actor].name;
    out += " >";
    for (const Party& party : event.recipients) out += " " + mentions.actors[party.actor].name;
    out += " " + std::string(to_string(event.status));
  }
  return out;
}

// "Chad sent rockets to Mali on Monday ." with its actors.
struct Delivery {
  explicit Delivery(const std::string& thing = "rockets|NOUN|rocket")
      : test("Chad|PROPN|Chad|2 sent|VERB|send|0 " + thing +
             "|2 to|ADP|to|2 Mali|PROPN|Mali|4 on|ADP|on|2 Monday|PROPN|Monday|6 .|PUNCT|.|2") {
    chad = test.add_actor("Chad", ActorKind::kState, "TCD");
    mali = test.add_actor("Mali", ActorKind::kState, "MLI");
    test.mention(chad, 0);
    test.mention(mali, 4);
    id = test.add('v', 1,
                  {{Slot::kDoer, 0, 1, 0},
                   {Slot::kThing, 2, 3, 2},
                   {Slot::kTo, 4, 5, 4},
                   {Slot::kOn, 6, 7, 6}});
  }
  TestDocument test;
  ActorIndex chad, mali;
  PropositionId id;
};

TEST(ExtractEvents, AClauseBecomesAnEventWithItsCircumstances) {
  const TestRules rules;
  Delivery d;
  d.test.time(6, 7, "2024-05-13");
  const Findings findings = extract(rules, d.test);
  ASSERT_EQ(show(findings, d.test.document().mentions), "arms_transfer Chad > Mali happened");
  const EventMention& event = findings.events[0];
  EXPECT_EQ(event.rule, "arms_transfer/1");
  EXPECT_EQ(event.time, 0);
  EXPECT_EQ(event.slots.at("stage").value, "shipped");
  EXPECT_EQ(event.evidence, TokenSpan(0, 7)) << "without the final stop";
  EXPECT_EQ(event.actors[0].role, "actor");
}

// "Chad sent 2015 rockets": which ones, not when they were sent.
TEST(ExtractEvents, ADateThatNamesANounDatesNoAct) {
  const TestRules rules;
  for (const bool names : {true, false}) {
    const std::string head = names ? "4" : "2";
    TestDocument test("Chad|PROPN|Chad|2 sent|VERB|send|0 2015|NUM|2015|" + head +
                      " rockets|NOUN|rocket|2 to|ADP|to|2 Mali|PROPN|Mali|5");
    const ActorIndex chad = test.add_actor("Chad", ActorKind::kState, "TCD");
    const ActorIndex mali = test.add_actor("Mali", ActorKind::kState, "MLI");
    test.mention(chad, 0);
    test.mention(mali, 5);
    test.time(2, 3, "2015-05-13");
    test.add('v', 1, {{Slot::kDoer, 0, 1, 0}, {Slot::kThing, 2, 4, 3}, {Slot::kTo, 5, 6, 5}});
    const Findings findings = extract(rules, test);
    ASSERT_EQ(findings.events.size(), 1U);
    EXPECT_EQ(findings.events[0].time, names ? -1 : 0);
  }
}

TEST(ExtractEvents, TheClassOfTheThingDecidesWhichFrameFires) {
  const TestRules rules;
  const std::vector<std::pair<std::string, std::string>> table = {
      {"rockets|NOUN|rocket", "arms_transfer Chad > Mali happened"},
      {"grain|NOUN|grain", "aid Chad > Mali happened"},
      {"soldiers|NOUN|soldier", ""},
      {"letters|NOUN|letter", ""},
  };
  for (const auto& [thing, wanted] : table) {
    Delivery d(thing);
    EXPECT_EQ(show(extract(rules, d.test), d.test.document().mentions), wanted) << thing;
  }
}

TEST(ExtractEvents, WhatThePageSaysDidNotHappenIsNoEvent) {
  const TestRules rules;
  Delivery d;
  d.test.assertion(d.id).factuality = Factuality::kNegated;
  const Findings findings = extract(rules, d.test);
  EXPECT_TRUE(findings.events.empty());
  ASSERT_EQ(findings.skipped.size(), 1U);
  EXPECT_THAT(findings.skipped[0].why, HasSubstr("it did not happen"));
}

TEST(ExtractEvents, AnAccusingSourceMakesItAllegedAndStaysTheSource) {
  const TestRules rules;
  Delivery d;
  Source source;
  source.actor = d.test.add_actor("Niger", ActorKind::kState, "NER");
  source.commitment = Commitment::kAccuses;
  d.test.assertion(d.id).chain = {source};
  const Findings findings = extract(rules, d.test);
  EXPECT_EQ(show(findings, d.test.document().mentions), "arms_transfer Chad > Mali alleged");
  EXPECT_EQ(findings.events[0].attribution.size(), 1U);
}

TEST(ExtractEvents, BackgroundNeedsADateANumberOrAPlace) {
  const TestRules rules;
  Delivery bare;
  bare.test.assertion(bare.id).background = true;
  bare.test.article().blocks[BlockId(0)].lead = false;
  EXPECT_TRUE(extract(rules, bare.test).events.empty());
  Delivery dated;
  dated.test.assertion(dated.id).background = true;
  dated.test.article().blocks[BlockId(0)].lead = false;
  dated.test.time(6, 7, "2024-05-13");
  EXPECT_EQ(extract(rules, dated.test).events.size(), 1U);
}

TEST(ExtractEvents, OneActToldTwiceIsOneEventWithTwoEvidences) {
  const TestRules rules;
  TestDocument test(
      "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 to|ADP|to|2 Mali|PROPN|Mali|4\n"
      "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 to|ADP|to|2 Mali|PROPN|Mali|4");
  const ActorIndex chad = test.add_actor("Chad", ActorKind::kState, "TCD");
  const ActorIndex mali = test.add_actor("Mali", ActorKind::kState, "MLI");
  for (const std::uint32_t at : {0U, 5U}) {
    test.mention(chad, at);
    test.mention(mali, at + 4);
    test.add('v', at + 1,
             {{Slot::kDoer, at, at + 1, at},
              {Slot::kThing, at + 2, at + 3, at + 2},
              {Slot::kTo, at + 4, at + 5, at + 4}});
  }
  const Findings findings = extract(rules, test);
  ASSERT_EQ(findings.events.size(), 1U);
  EXPECT_THAT(findings.events[0].also, ::testing::ElementsAre(TokenSpan(5, 10)));
}

// "Peru urged Chad to send rockets to Mali ." The embedded act is asked for: hypothetical, coded
// only with a ground of its own, and done by who is urged.
TEST(ExtractEvents, OperatorsDecideTheFateOfEmbeddedActs) {
  const TestRules rules;
  for (const bool dated : {false, true}) {
    TestDocument test(
        "Peru|PROPN|Peru|2 urged|VERB|urge|0 Chad|PROPN|Chad|2 to|PART|to|5 send|VERB|send|2 "
        "rockets|NOUN|rocket|5 to|ADP|to|5 Mali|PROPN|Mali|7 Monday|PROPN|Monday|5 .|PUNCT|.|2");
    test.mention(test.add_actor("Peru", ActorKind::kState, "PER"), 0);
    test.mention(test.add_actor("Chad", ActorKind::kState, "TCD"), 2);
    test.mention(test.add_actor("Mali", ActorKind::kState, "MLI"), 7);
    const PropositionId inner =
        test.add('v', 4, {{Slot::kThing, 5, 6, 5}, {Slot::kTo, 7, 8, 7}}, Form::kInfinitive);
    const PropositionId outer =
        test.add('v', 1, {{Slot::kDoer, 0, 1, 0}, {Slot::kThing, 2, 3, 2}, {Slot::kAct, 3, 9, 4}});
    test.embed(inner, outer, Edge::kAct);
    if (dated) test.time(8, 9, "2024-05-13");
    const std::string got = show(extract(rules, test), test.document().mentions);
    EXPECT_THAT(got, HasSubstr("call_for Peru > Chad happened"));
    EXPECT_EQ(got.find("arms_transfer Chad > Mali hypothetical") != std::string::npos, dated)
        << got;
  }
}

TEST(ExtractEvents, ExplainShowsWhatFiredAndTheOneConditionThatFailed) {
  const TestRules rules;
  Delivery d;
  const EventExtractor extractor = rules.extractor();
  EventScratch scratch;
  Document& document = d.test.document();
  extractor(document, scratch, document.findings);
  const std::string text = explain(extractor, document, {}, scratch);
  EXPECT_THAT(text, HasSubstr("send.v finite doer=Chad thing=rockets to=Mali on=Monday"));
  EXPECT_THAT(text, HasSubstr("fired   arms_transfer/1 (test.yaml:0)"));
  EXPECT_THAT(text, HasSubstr("nearly  aid/1 (test.yaml:0)  thing: relief: rockets is weapon"));
  EXPECT_THAT(text, HasSubstr("event   AID arms_transfer  Chad > Mali  happened"));
}

}  // namespace
}  // namespace casus::events
