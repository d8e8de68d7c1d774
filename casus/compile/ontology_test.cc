#include "casus/compile/ontology.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/knowledge/ontology.h"

namespace casus::compile {
namespace {

using knowledge::Claim;
using knowledge::Effect;
using knowledge::StatusFacts;

class OntologyData : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(sources_.add_folder(CASUS_SOURCE_DIR "/data").ok());
    auto section = compile_ontology(sources_);
    ASSERT_TRUE(section.ok()) << section.error().message;
    auto ontology = knowledge::Ontology::read(section.value());
    ASSERT_TRUE(ontology.ok());
    ontology_ = ontology.take();
  }
  EventStatus status(const StatusFacts& facts) const { return ontology_.status(facts).gives; }
  bool is_event(const StatusFacts& facts) const { return ontology_.status(facts).is_event; }

  Sources sources_;
  knowledge::Ontology ontology_;
};

TEST_F(OntologyData, ScoresFollowPloverAndThePins) {
  EXPECT_EQ(ontology_.of(EventType::kSanction).quad, 4);
  EXPECT_DOUBLE_EQ(ontology_.intensity(EventType::kAccuse, ""), -3);
  EXPECT_DOUBLE_EQ(ontology_.intensity(EventType::kConsult, "visit"), 4);
  EXPECT_DOUBLE_EQ(ontology_.intensity(EventType::kProtest, "vandalize"),
                   ontology_.intensity(EventType::kProtest, "demo"));
  EXPECT_EQ(ontology_.tables().contexts.size(), 37U);
  EXPECT_EQ(ontology_.cameo(EventType::kConsult, "visit"), "042");
  EXPECT_EQ(ontology_.cameo(EventType::kAid, "no such frame"), "070");
  EXPECT_EQ(ontology_.quantity_role("kill"), "killed");
  EXPECT_EQ(ontology_.quantity_role("sing"), "");
}

TEST_F(OntologyData, StatusFollowsTheCodebook) {
  StatusFacts plain;
  EXPECT_EQ(status(plain), EventStatus::kHappened);
  struct Row {
    const char* what;
    StatusFacts facts;
    EventStatus wanted;
  };
  const auto with = [](auto change) {
    StatusFacts facts;
    change(facts);
    return facts;
  };
  const std::vector<Row> table = {
      {"scheduled", with([](auto& f) { f.factuality = Factuality::kPlanned; }),
       EventStatus::kPlanned},
      {"could", with([](auto& f) { f.factuality = Factuality::kPossible; }),
       EventStatus::kHypothetical},
      {"a promise made", with([](auto& f) { f.promise = f.speech = true; }), EventStatus::kPlanned},
      {"a speech act in a report", with([](auto& f) {
         f.speech = true;
         f.claim = Claim::kAdverse;
       }),
       EventStatus::kHappened},
      {"the other side says so", with([](auto& f) { f.claim = Claim::kAdverse; }),
       EventStatus::kAlleged},
      {"own battle success", with([](auto& f) { f.claim = Claim::kSuccess; }),
       EventStatus::kAlleged},
      {"own arrests", with([](auto& f) { f.claim = Claim::kOwn; }), EventStatus::kHappened},
      {"what somebody is accused of", with([](auto& f) { f.effect = Effect::kAlleged; }),
       EventStatus::kAlleged},
      {"denied", with([](auto& f) { f.effect = Effect::kDenied; }), EventStatus::kDenied},
      {"somebody says that it did not", with([](auto& f) {
         f.factuality = Factuality::kNegated;
         f.claim = Claim::kOwn;
       }),
       EventStatus::kDenied},
      {"reportedly", with([](auto& f) { f.hedged = true; }), EventStatus::kUnconfirmed},
      {"under way", with([](auto& f) { f.ongoing = true; }), EventStatus::kOngoing},
      {"asked for", with([](auto& f) { f.effect = Effect::kHypothetical; }),
       EventStatus::kHypothetical},
  };
  for (const Row& row : table) {
    EXPECT_TRUE(is_event(row.facts)) << row.what;
    EXPECT_EQ(to_string(status(row.facts)), to_string(row.wanted)) << row.what;
  }
  EXPECT_FALSE(is_event(with([](auto& f) { f.factuality = Factuality::kNegated; })));
  EXPECT_FALSE(is_event(with([](auto& f) { f.effect = Effect::kDrop; })));
}

TEST(Ontology, RefusesWhatItDoesNotKnow) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"types: {CONSLT: {quad: 1}}", "unknown type 'CONSLT'; did you mean 'CONSULT'?"},
      {"types: {AID: {quad: 7, intensity: 1, speech: no, actor: a, recipient: b, cameo: x}}",
       "wanted 1, 2, 3 or 4"},
      {"types: {AID: {quad: 1}}", "'intensity' is missing"},
      {"status: [{effect: dropp, gives: none}, {gives: happened}]",
       "unknown value 'dropp'; did you mean 'drop'?"},
      {"status: [{effect: drop, gives: none}]", "the last row must have no condition"},
      {"status: [{gives: hapened}]", "unknown status 'hapened'; did you mean 'happened'?"},
      {"colour: red", "unknown key 'colour'"},
  };
  for (const auto& [text, message] : table) {
    Sources sources;
    sources.add({"ontology/x.yaml", "x.yaml", text, 0});
    const auto result = compile_ontology(sources);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_THAT(result.error().message, ::testing::HasSubstr(message)) << text;
  }
}

}  // namespace
}  // namespace casus::compile
