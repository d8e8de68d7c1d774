#include "casus/compile/open_roles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/knowledge/open_roles.h"

namespace casus::compile {
namespace {

using knowledge::OpenRole;
using knowledge::OpenRoleWeights;
using knowledge::RoleFeature;
using ::testing::HasSubstr;

Result<std::string> compile(const std::vector<std::string>& layers) {
  Sources sources;
  int layer = 0;
  for (const std::string& text : layers)
    sources.add({"roles/open_roles.yaml", "roles/open_roles.yaml", text, layer++});
  return compile_open_roles(sources);
}

OpenRoleWeights weights(const std::vector<std::string>& layers) {
  auto section = compile(layers);
  EXPECT_TRUE(section.ok()) << (section.ok() ? "" : section.error().message);
  return OpenRoleWeights::read(section.value()).take();
}

double of(const OpenRoleWeights& weights, OpenRole role, EventType type, RoleFeature feature) {
  return weights.of(role, type).of[static_cast<std::size_t>(feature)];
}

constexpr const char* kBase =
    "open_roles:\n"
    "  actor:\n"
    "    all: {nobody: 1.5, state: 0.5}\n"
    "    COERCE: {state: 1, state_of_place: 2}\n"
    "  recipient:\n"
    "    all: {doer: -1}\n";

TEST(OpenRoleWeights, RowOfTheTypeIsAddedToTheRowOfAll) {
  const OpenRoleWeights w = weights({kBase});
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kAid, RoleFeature::kState), 0.5);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kState), 1.5);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kStateOfPlace), 2);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kRecipient, EventType::kCoerce, RoleFeature::kState), 0);
  EXPECT_DOUBLE_EQ(w.of(OpenRole::kActor, EventType::kAid).nobody, 1.5);
  knowledge::RoleFeatures features{};
  features[static_cast<std::size_t>(RoleFeature::kState)] = 0.5;
  EXPECT_DOUBLE_EQ(w.of(OpenRole::kActor, EventType::kCoerce).score(features), 0.75);
}

TEST(OpenRoleWeights, ALaterLayerReplacesARoleAsAWhole) {
  const OpenRoleWeights w = weights({kBase, "open_roles: {actor: {all: {person: 3}}}"});
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kState), 0);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kActor, EventType::kCoerce, RoleFeature::kPerson), 3);
  EXPECT_DOUBLE_EQ(of(w, OpenRole::kRecipient, EventType::kAid, RoleFeature::kDoer), -1);
}

TEST(OpenRoleWeights, MistakesAreNamedWithTheirPlace) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"open_roles: {actr: {}}", "unknown role 'actr'; did you mean 'actor'?"},
      {"open_roles: {actor: {COERC: {}}}", "unknown type 'COERC'; did you mean 'COERCE'?"},
      {"open_roles: {actor: {all: {stat: 1}}}", "unknown feature 'stat'; did you mean 'state'?"},
      {"open_roles: {actor: {all: {state: much}}}", "wanted a number, found 'much'"},
      {"open_role: {}", "open_role"},
  };
  for (const auto& [text, wanted] : table) {
    const auto section = compile({text});
    ASSERT_FALSE(section.ok()) << text;
    EXPECT_THAT(section.error().message, HasSubstr(wanted));
    EXPECT_THAT(section.error().message, HasSubstr("roles/open_roles.yaml:1:"));
  }
}

TEST(OpenRoleWeights, ADamagedSectionIsRefused) {
  auto section = compile({kBase});
  ASSERT_TRUE(section.ok());
  EXPECT_FALSE(OpenRoleWeights::read(section.value().substr(1)).ok());
}

TEST(OpenRoleWeights, TheDataCompiles) {
  Sources sources;
  ASSERT_TRUE(sources.add_folder(CASUS_SOURCE_DIR "/data").ok());
  const auto section = compile_open_roles(sources);
  ASSERT_TRUE(section.ok()) << section.error().message;
  const OpenRoleWeights w = OpenRoleWeights::read(section.value()).take();
  EXPECT_NE(w.of(OpenRole::kRecipient, EventType::kAccuse).nobody, 0) << "a trained row";
}

}  // namespace
}  // namespace casus::compile
