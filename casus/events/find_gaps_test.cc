#include "casus/events/find_gaps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/events/testing.h"

namespace casus::events {
namespace {

using ::testing::ElementsAre;
using testing::TestDocument;
using testing::TestRules;

// "Oslo shelved plans . Oslo met Quito . Rain shelved plans ."
class GapsTest : public ::testing::Test {
 protected:
  GapsTest()
      : document_(
            "Oslo|PROPN|Oslo|2 shelved|VERB|shelve|0 plans|NOUN|plan|2 .|PUNCT|.|2\n"
            "Oslo|PROPN|Oslo|2 met|VERB|meet|0 Quito|PROPN|Quito|2 .|PUNCT|.|2\n"
            "Rain|NOUN|rain|2 shelved|VERB|shelve|0 plans|NOUN|plan|2 .|PUNCT|.|2") {
    const ActorIndex oslo = document_.add_actor("Norway", ActorKind::kState, "NOR");
    document_.mention(oslo, 0);
    document_.mention(oslo, 4);
    document_.add('v', 1, {{Slot::kDoer, 0, 1, 0}, {Slot::kThing, 2, 3, 2}});
    document_.add('v', 5, {{Slot::kDoer, 4, 5, 4}, {Slot::kThing, 6, 7, 6}});
    document_.add('v', 9, {{Slot::kDoer, 8, 9, 8}, {Slot::kThing, 10, 11, 10}});
  }
  PredicateCounts counts() {
    PredicateCounts counts;
    EventScratch scratch;
    count_predicates(rules_.extractor(), document_.document(), scratch, counts);
    return counts;
  }
  TestDocument document_;
  TestRules rules_;
};

TEST_F(GapsTest, OnlyPredicatesWithAPartyCount) {
  const PredicateCounts found = counts();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.at("shelve.v").count, 1U) << "rain is no party";
  EXPECT_FALSE(found.at("shelve.v").in_class);
  EXPECT_EQ(found.at("shelve.v").example, "Oslo shelved plans .");
  EXPECT_TRUE(found.at("meet.v").in_class);
  EXPECT_TRUE(found.at("meet.v").in_frame);
}

TEST_F(GapsTest, CountsAddUp) {
  PredicateCounts all = counts();
  add(counts(), all);
  const Coverage coverage = coverage_of(all);
  EXPECT_EQ(coverage.predicates, 4U);
  EXPECT_EQ(coverage.in_class, 2U);
  EXPECT_EQ(coverage.in_frame, 2U);
  EXPECT_THAT(gaps_of(all, 10), ElementsAre("shelve.v"));
  EXPECT_TRUE(gaps_of(all, 0).empty());
}

TEST(Gaps, TheMostFrequentComeFirst) {
  PredicateCounts counts;
  counts["b.v"].count = 2;
  counts["a.v"].count = 2;
  counts["c.v"].count = 9;
  counts["known.v"].count = 99;
  counts["known.v"].in_class = true;
  EXPECT_THAT(gaps_of(counts, 2), ElementsAre("c.v", "a.v"));
}

}  // namespace
}  // namespace casus::events
