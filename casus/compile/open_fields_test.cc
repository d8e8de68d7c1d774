#include "casus/compile/open_fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/knowledge/open_fields.h"

namespace casus::compile {
namespace {

using knowledge::OpenFieldWeights;
using knowledge::OpenRole;
using knowledge::RoleFeature;
using ::testing::HasSubstr;

Result<std::string> compile(const std::vector<std::string>& layers) {
  Sources sources;
  int layer = 0;
  for (const std::string& text : layers)
    sources.add({"open_fields/weights.yaml", "open_fields/weights.yaml", text, layer++});
  return compile_open_fields(sources);
}

OpenFieldWeights weights(const std::vector<std::string>& layers) {
  auto section = compile(layers);
  EXPECT_TRUE(section.ok()) << (section.ok() ? "" : section.error().message);
  return OpenFieldWeights::read(section.value()).take();
}

double of(const OpenFieldWeights& weights, OpenRole role, EventType type, RoleFeature feature) {
  return weights.role(role, type).of[static_cast<std::size_t>(feature)];
}

constexpr const char* kBase =
    "open_fields:\n"
    "  actor:\n"
    "    all: {nobody: 1.5, state: 0.5}\n"
    "    COERCE: {state: 1, state_of_place: 2}\n"
    "  recipient:\n"
    "    all: {doer: -1}\n"
    "  date:\n"
    "    all: {last_dated: 2}\n"
    "    AID: {nobody: 1}\n";

TEST(OpenFieldWeights, RowOfTheTypeIsAddedToTheRowOfAll) {
  const OpenFieldWeights w = weights({kBase});
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kAid, RoleFeature::kState), 0.5);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kState), 1.5);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kStateOfPlace), 2);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kRecipient, EventType::kCoerce, RoleFeature::kState), 0);
  EXPECT_DOUBLE_EQ(w.role(OpenRole::kActor, EventType::kAid).nobody, 1.5);
  EXPECT_DOUBLE_EQ(
      w.date(EventType::kAid).of[static_cast<std::size_t>(knowledge::DateFeature::kLastDated)], 2);
  EXPECT_DOUBLE_EQ(w.date(EventType::kAid).nobody, 1);
  EXPECT_DOUBLE_EQ(w.date(EventType::kCoerce).nobody, 0);
  knowledge::RoleFeatures features{};
  features[static_cast<std::size_t>(RoleFeature::kState)] = 0.5;
  EXPECT_DOUBLE_EQ(w.role(OpenRole::kActor, EventType::kCoerce).score(features), 0.75);
}

TEST(OpenFieldWeights, ALaterLayerReplacesARoleAsAWhole) {
  const OpenFieldWeights w = weights({kBase, "open_fields: {actor: {all: {person: 3}}}"});
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kState), 0);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kPerson), 3);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kRecipient, EventType::kAid, RoleFeature::kDoer), -1);
}

TEST(OpenFieldWeights, MistakesAreNamedWithTheirPlace) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"open_fields: {actr: {}}", "unknown field 'actr'; did you mean 'actor'?"},
      {"open_fields: {actor: {COERC: {}}}", "unknown type 'COERC'; did you mean 'COERCE'?"},
      {"open_fields: {actor: {all: {stat: 1}}}", "unknown feature 'stat'; did you mean 'state'?"},
      {"open_fields: {actor: {all: {state: much}}}", "wanted a number, found 'much'"},
      {"open_field: {}", "open_field"},
  };
  for (const auto& [text, wanted] : table) {
    const auto section = compile({text});
    ASSERT_FALSE(section.ok()) << text;
    EXPECT_THAT(section.error().message, HasSubstr(wanted));
    EXPECT_THAT(section.error().message, HasSubstr("open_fields/weights.yaml:1:"));
  }
}

TEST(OpenFieldWeights, ADamagedSectionIsRefused) {
  auto section = compile({kBase});
  ASSERT_TRUE(section.ok());
  EXPECT_FALSE(OpenFieldWeights::read(section.value().substr(1)).ok());
}

TEST(OpenFieldWeights, TheDataCompiles) {
  Sources sources;
  ASSERT_TRUE(sources.add_folder(CASUS_SOURCE_DIR "/data").ok());
  const auto section = compile_open_fields(sources);
  ASSERT_TRUE(section.ok()) << section.error().message;
  const OpenFieldWeights w = OpenFieldWeights::read(section.value()).take();
  EXPECT_NE(w.role(OpenRole::kRecipient, EventType::kAccuse).nobody, 0) << "a trained row";
}

}  // namespace
}  // namespace casus::compile
