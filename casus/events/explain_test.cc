#include "casus/events/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/events/testing.h"

namespace casus::events {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::TestDocument;
using testing::TestRules;

// "Chad sent rockets . Rain shelved plans ." and a caption that was left out.
class ExplainPage : public ::testing::Test {
 protected:
  ExplainPage()
      : document_(
            "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 .|PUNCT|.|2\n"
            "Rain|NOUN|rain|2 shelved|VERB|shelve|0 plans|NOUN|plan|2 .|PUNCT|.|2") {
    const ActorIndex chad = document_.add_actor("Chad", ActorKind::kState, "TCD");
    document_.mention(chad, 0);
    document_.add('v', 1, {{Slot::kDoer, 0, 1, 0}, {Slot::kThing, 2, 3, 2}});
    document_.add('v', 5, {{Slot::kDoer, 4, 5, 4}, {Slot::kThing, 6, 7, 6}});
    document_.article().title = "Rockets";
    DroppedBlock caption;
    caption.role = BlockRole::kAdvertisement;
    caption.text = "Buy a ferry";
    document_.article().dropped.push_back(caption);
    document_.document().findings.skipped.push_back(
        {"event", "meeting/1: only presupposed, without date, number or place", TokenSpan(0, 1)});
  }
  std::string text(const std::string& about) {
    EventScratch scratch;
    ExplainOptions options;
    options.about = about;
    return explain(rules_.extractor(), document_.document(), options, scratch);
  }
  TestDocument document_;
  TestRules rules_;
};

TEST_F(ExplainPage, TellsWhatWasLeftOutAndSumsUp) {
  const std::string all = text("");
  EXPECT_THAT(all, HasSubstr("== Rockets"));
  EXPECT_THAT(all, HasSubstr("left out as advertisement: Buy a ferry"));
  EXPECT_THAT(all, HasSubstr("no rule 'shelve.v' is in no class of the lexicon"));
  EXPECT_THAT(all,
              HasSubstr("nearly  arms_transfer/1 (test.yaml:0)  recipient: agent: nothing there"));
  EXPECT_THAT(all, HasSubstr("1  no class knows the word"));
  EXPECT_THAT(all, HasSubstr("1  fired, but only presupposed, without date, number or place"));
}

TEST_F(ExplainPage, AnExpectedActIsLookedForInStoryAndLeftOutBlocks) {
  EXPECT_THAT(text("FERRY buy"), HasSubstr("left out as advertisement: Buy a ferry"));
  EXPECT_THAT(text("FERRY buy"), HasSubstr("no sentence of the story holds all the words"));
  const std::string rockets = text("rockets");
  EXPECT_THAT(rockets, HasSubstr("1  Chad sent rockets ."));
  EXPECT_THAT(rockets, Not(HasSubstr("shelved")));
  EXPECT_THAT(rockets, Not(HasSubstr("ferry")));
}

}  // namespace
}  // namespace casus::events
