#include "casus/events/run_examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace casus::events {
namespace {

using ::testing::ElementsAre;

TEST(RunExamples, DumpsAreReadInParts) {
  const ExampleDump full =
      parse_example_dump("arms_transfer Sweden, Oslo > Kenya {number=40, stage=delivered}");
  EXPECT_EQ(full.frame, "arms_transfer");
  EXPECT_THAT(full.actors, ElementsAre("Sweden", "Oslo"));
  EXPECT_THAT(full.recipients, ElementsAre("Kenya"));
  ASSERT_EQ(full.slots.size(), 2U);
  EXPECT_EQ(full.slots[1].first, "stage");
  EXPECT_EQ(full.slots[1].second, "delivered");

  const ExampleDump bare = parse_example_dump("casualties > At least 12 civilians");
  EXPECT_TRUE(bare.actors.empty());
  EXPECT_THAT(bare.recipients, ElementsAre("At least 12 civilians"));
  EXPECT_EQ(parse_example_dump("advance").frame, "advance");
}

TEST(RunExamples, NamesMayBeWrittenInPart) {
  const std::vector<std::tuple<std::string, std::string, bool>> table = {
      {"William Ruto", "Kenyan President William Ruto", true},
      {"the airport", "airport", true},
      {"Ruto", "Rutowski", false},
      {"Oslo", "Quito", false},
      {"a fisheries pact", "A fisheries pact", true},
  };
  for (const auto& [wanted, got, agrees] : table)
    EXPECT_EQ(is_part_of_phrase(wanted, got), agrees) << wanted << " / " << got;
}

TEST(RunExamples, FramesWithTooFewExamplesAreTold) {
  const auto outcome = [](const std::string& frame, const std::string& wanted,
                          const std::string& form) {
    ExampleOutcome out;
    out.frame = frame;
    out.wanted = wanted;
    out.form = form;
    return out;
  };
  const std::vector<ExampleOutcome> outcomes = {
      outcome("full", "full A", "finite"), outcome("full", "full A", "finite passive"),
      outcome("full", "full A", "light"),  outcome("full", "-", ""),
      outcome("thin", "thin A", "finite"), outcome("thin", "thin A", "finite"),
  };
  EXPECT_THAT(thin_frames(outcomes),
              ElementsAre("thin: fewer than three examples give it; its examples are all of one "
                          "form; no example that gives nothing"));
  EXPECT_TRUE(thin_frames({}).empty());
}

}  // namespace
}  // namespace casus::events
