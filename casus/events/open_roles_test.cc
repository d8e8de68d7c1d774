#include "casus/events/open_roles.h"

#include <gtest/gtest.h>

#include "casus/events/testing.h"

namespace casus::events {
namespace {

using testing::TestDocument;
using testing::TestRules;

// "Chad sent rockets to Mali . Chad sent rockets . Peru waited ."
class OpenRoles : public ::testing::Test {
 protected:
  OpenRoles()
      : test_(
            "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 to|ADP|to|2 "
            "Mali|PROPN|Mali|4 .|PUNCT|.|2\n"
            "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 .|PUNCT|.|2\n"
            "Peru|PROPN|Peru|2 waited|VERB|wait|0 .|PUNCT|.|2") {
    chad_ = test_.add_actor("Chad", ActorKind::kState, "TCD");
    mali_ = test_.add_actor("Mali", ActorKind::kState, "MLI");
    peru_ = test_.add_actor("Peru", ActorKind::kState, "PER");
    test_.mention(chad_, 0);
    test_.mention(mali_, 4);
    test_.mention(chad_, 6);
    test_.mention(peru_, 10);
    test_.add('v', 1, {{Slot::kDoer, 0, 1, 0}});
    test_.add('v', 7, {{Slot::kDoer, 6, 7, 6}});
    test_.add('v', 11, {{Slot::kDoer, 10, 11, 10}});
  }

  static EventDraft draft(std::size_t proposition, TokenSpan evidence, ActorIndex actor) {
    EventDraft draft;
    draft.event.frame = "arms_transfer";
    draft.event.proposition = PropositionId(proposition);
    draft.event.evidence = evidence;
    Party party;
    party.actor = actor;
    draft.event.actors.push_back(party);
    return draft;
  }

  void fill(std::vector<EventDraft>& drafts) {
    fill_open_roles(test_.article(), test_.view(), rules_.frames(), rules_.open_fields(), drafts,
                    choices_);
  }

  TestRules rules_;
  TestDocument test_;
  std::vector<OpenRoleChoice> choices_;
  ActorIndex chad_, mali_, peru_;
};

TEST_F(OpenRoles, FromTheClauseItself) {
  std::vector<EventDraft> drafts = {draft(0, TokenSpan(0, 5), chad_)};
  fill(drafts);
  ASSERT_EQ(drafts[0].event.recipients.size(), 1U);
  EXPECT_EQ(drafts[0].event.recipients[0].actor, mali_);
  EXPECT_EQ(drafts[0].event.recipients[0].how, How::kInferred);
  EXPECT_EQ(drafts[0].event.recipients[0].span, TokenSpan(4, 5));
  EXPECT_EQ(drafts[0].event.recipients[0].role, "addressee") << "as the frame calls it";
}

TEST_F(OpenRoles, FromTheActBeforeOfTheSameParty) {
  std::vector<EventDraft> drafts = {draft(0, TokenSpan(0, 5), chad_),
                                    draft(1, TokenSpan(6, 9), chad_)};
  fill(drafts);
  ASSERT_EQ(drafts[1].event.recipients.size(), 1U);
  EXPECT_EQ(drafts[1].event.recipients[0].actor, mali_);
  EXPECT_TRUE(drafts[1].event.recipients[0].span.empty()) << "no words of this clause name it";
}

TEST_F(OpenRoles, StaysOpenForAPartyThatDealtWithNobody) {
  std::vector<EventDraft> drafts = {draft(0, TokenSpan(0, 5), chad_),
                                    draft(2, TokenSpan(10, 12), peru_)};
  fill(drafts);
  EXPECT_TRUE(drafts[1].event.recipients.empty());
}

TEST_F(OpenRoles, WhoTellsOfItIsNoCounterpart) {
  std::vector<EventDraft> drafts = {draft(0, TokenSpan(0, 5), chad_)};
  Source source;
  source.actor = mali_;
  drafts[0].event.attribution.push_back(source);
  fill(drafts);
  EXPECT_TRUE(drafts[0].event.recipients.empty());
}

TEST_F(OpenRoles, WhoSpeaksIsNoSourceOfHisOwnWords) {
  std::vector<EventDraft> drafts = {draft(0, TokenSpan(0, 5), chad_)};
  drafts[0].event.frame = "call_for";
  drafts[0].event.actors.clear();
  Source source;
  source.actor = mali_;
  drafts[0].event.attribution.push_back(source);
  fill(drafts);
  ASSERT_EQ(drafts[0].event.actors.size(), 1U);
  EXPECT_EQ(drafts[0].event.actors[0].actor, mali_);
  EXPECT_TRUE(drafts[0].event.attribution.empty());
}

TEST_F(OpenRoles, EachChoiceTellsWhoWasThere) {
  std::vector<EventDraft> drafts = {draft(0, TokenSpan(0, 5), chad_)};
  fill(drafts);
  ASSERT_EQ(choices_.size(), 1U);
  EXPECT_EQ(choices_[0].role, knowledge::OpenRole::kRecipient);
  ASSERT_EQ(choices_[0].candidates.size(), 2U) << "who takes part is no candidate";
  EXPECT_EQ(choices_[0].candidates[0].actor, mali_);
  EXPECT_EQ(choices_[0].chosen, 0);
  EXPECT_DOUBLE_EQ(choices_[0].candidates[0].score, 2.0);
}

TEST(RoleCandidates, NearestMentionAndStanding) {
  TestDocument test(
      "Peru|PROPN|Peru|2 waited|VERB|wait|0 .|PUNCT|.|2\n"
      "Chad|PROPN|Chad|2 sent|VERB|send|0 rockets|NOUN|rocket|2 to|ADP|to|2 Mali|PROPN|Mali|4\n"
      "Togo|PROPN|Togo|2 waited|VERB|wait|0");
  const ActorIndex peru = test.add_actor("Peru", ActorKind::kState, "PER");
  const ActorIndex chad = test.add_actor("Chad", ActorKind::kState, "TCD");
  const ActorIndex mali = test.add_actor("Mali", ActorKind::kPerson, "TCD");
  const ActorIndex togo = test.add_actor("Togo", ActorKind::kArmedGroup, "");
  test.mention(peru, 0);
  test.mention(chad, 3);
  test.mention(mali, 7);
  test.mention(togo, 8);
  test.add('v', 1, {{Slot::kDoer, 0, 1, 0}});
  test.add('v', 4, {{Slot::kDoer, 3, 4, 3}});
  std::vector<EventDraft> drafts(1);
  drafts[0].event.proposition = PropositionId(1);
  drafts[0].event.evidence = TokenSpan(3, 6);
  Party party;
  party.actor = chad;
  drafts[0].event.actors.push_back(party);
  const MatchView view = test.view();
  std::vector<RoleCandidate> candidates;
  RoleCandidates(test.article(), view, drafts)(0, knowledge::OpenRole::kRecipient, candidates);
  ASSERT_EQ(candidates.size(), 3U);
  using knowledge::RoleFeature;
  const auto has = [&](std::size_t i, RoleFeature feature) {
    return candidates[i].features[static_cast<std::size_t>(feature)];
  };
  EXPECT_EQ(has(0, RoleFeature::kOneBefore), 1);
  EXPECT_EQ(has(0, RoleFeature::kDoer), 1);
  EXPECT_EQ(has(0, RoleFeature::kState), 1);
  EXPECT_TRUE(candidates[0].span.empty()) << "no words of this sentence name it";
  EXPECT_EQ(has(1, RoleFeature::kSentenceAfter), 1);
  EXPECT_EQ(has(1, RoleFeature::kSameSide), 1);
  EXPECT_EQ(has(1, RoleFeature::kNearest), 1);
  EXPECT_EQ(candidates[1].span, TokenSpan(7, 8));
  EXPECT_EQ(has(2, RoleFeature::kOnlyAfter), 1);
  EXPECT_EQ(has(2, RoleFeature::kNoCountry), 1);
}

}  // namespace
}  // namespace casus::events
