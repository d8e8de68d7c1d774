#include "casus/events/open_dates.h"

#include <gtest/gtest.h>

#include "casus/events/testing.h"

namespace casus::events {
namespace {

using knowledge::DateFeature;
using testing::TestDocument;
using testing::TestRules;

// "Chad sent rockets Monday . Chad sent grain . Chad sent tents ."
class OpenDates : public ::testing::Test {
 protected:
  OpenDates()
      : test_(
            "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 Monday|PROPN|Monday|2 "
            ".|PUNCT|.|2\n"
            "Chad|PROPN|Chad|2 sent|VERB|send|0 grain|NOUN|grain|2 .|PUNCT|.|2\n"
            "Chad|PROPN|Chad|2 sent|VERB|send|0 tents|NOUN|tent|2 .|PUNCT|.|2") {
    chad_ = test_.add_actor("Chad", ActorKind::kState, "TCD");
    test_.mention(chad_, 0);
    test_.mention(chad_, 5);
    test_.mention(chad_, 9);
    test_.time(3, 4, "2024-09-16");
    test_.add('v', 1, {{Slot::kDoer, 0, 1, 0}});
    test_.add('v', 6, {{Slot::kDoer, 5, 6, 5}});
    test_.add('v', 10, {{Slot::kDoer, 9, 10, 9}});
  }

  std::vector<EventDraft> drafts() const {
    std::vector<EventDraft> drafts(3);
    for (std::size_t i = 0; i < 3; ++i) {
      EventMention& event = drafts[i].event;
      event.frame = "arms_transfer";
      event.proposition = PropositionId(i);
      const std::uint32_t begin = i == 0 ? 0 : static_cast<std::uint32_t>(1 + 4 * i);
      event.evidence = TokenSpan(begin, begin + 3);
      Party party;
      party.actor = chad_;
      event.actors.push_back(party);
    }
    drafts[0].event.time = 0;
    return drafts;
  }

  void fill(std::vector<EventDraft>& drafts) {
    fill_open_dates(test_.document(), test_.view(), rules_.frames(), rules_.open_fields(), drafts,
                    choices_);
  }
  bool has(std::size_t choice, DateFeature feature) const {
    return choices_[choice].candidates[0].features[static_cast<std::size_t>(feature)] > 0;
  }

  TestRules rules_;
  TestDocument test_;
  ActorIndex chad_;
  std::vector<OpenDateChoice> choices_;
};

TEST_F(OpenDates, TheDateOfTheLastDatedActHoldsOnAndIsMarkedInferred) {
  std::vector<EventDraft> acts = drafts();
  fill(acts);
  EXPECT_EQ(acts[0].event.time_how, How::kStated) << "what is there is left alone";
  EXPECT_EQ(acts[1].event.time, 0);
  EXPECT_EQ(acts[1].event.time_how, How::kInferred);
  EXPECT_EQ(acts[2].event.time, 0);
  ASSERT_EQ(choices_.size(), 2U);
  EXPECT_EQ(choices_[0].chosen, 0);
}

TEST_F(OpenDates, StaysOpenWhereNobodyIsLikelier) {
  test_.document().propositions.propositions[PropositionId(1)].marks.perfect = true;
  std::vector<EventDraft> acts = drafts();
  fill(acts);
  EXPECT_EQ(acts[1].event.time, -1);
  ASSERT_EQ(choices_.size(), 2U);
  EXPECT_EQ(choices_[0].chosen, -1);
  EXPECT_TRUE(has(0, DateFeature::kPerfect));
}

TEST_F(OpenDates, WhatIsKnownOfADate) {
  std::vector<EventDraft> acts = drafts();
  acts[1].event.status = EventStatus::kPlanned;
  test_.article().published = parse_iso_day("2024-09-17");
  fill(acts);
  for (const DateFeature feature :
       {DateFeature::kOneBefore, DateFeature::kOfAct, DateFeature::kLastDated,
        DateFeature::kSharesParty, DateFeature::kSameType, DateFeature::kDay,
        DateFeature::kNearPublication, DateFeature::kPlannedAndPast, DateFeature::kNearest})
    EXPECT_TRUE(has(0, feature)) << knowledge::kDateFeatureNames[static_cast<std::size_t>(feature)];
  for (const DateFeature feature :
       {DateFeature::kSameSentence, DateFeature::kFuture, DateFeature::kOpenEnd,
        DateFeature::kMonth, DateFeature::kSpeech, DateFeature::kSameSpeaker})
    EXPECT_FALSE(has(0, feature))
        << knowledge::kDateFeatureNames[static_cast<std::size_t>(feature)];
}

TEST_F(OpenDates, ThePublicationDateIsNoCandidate) {
  test_.document().mentions.times.clear();
  test_.article().published = parse_iso_day("2024-09-17");
  std::vector<EventDraft> acts = drafts();
  acts[0].event.time = -1;
  fill(acts);
  for (const EventDraft& act : acts) EXPECT_EQ(act.event.time, -1);
}

}  // namespace
}  // namespace casus::events
