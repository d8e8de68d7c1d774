// Weights that choose who fills a role which an act's own words leave open (rule-language study
// §8): a conditional logit over the actors of the article and "nobody", by role, with a row for all
// types and one for each type. Trained by tools/train_open_roles.py; compiled by compile/open_roles
// from data/ontology/open_roles.yaml, where a person can read and change every weight.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/types/findings.h"

namespace casus::knowledge {

// What is known of a candidate; values in [0, 1].
//   where its nearest mention stands (one of clause_after … only_after holds), and what it is there
//   how it figures on the page
//   what it is
//   how it stands to the parties that are known, to the acts before, to sources and place
// clang-format off
#define CASUS_ROLE_FEATURE(X) \
  X(ClauseAfter, "clause_after") X(ClauseBefore, "clause_before") \
  X(SentenceAfter, "sentence_after") X(SentenceBefore, "sentence_before") \
  X(OneBefore, "one_before") X(TwoBefore, "two_before") X(FarBefore, "far_before") \
  X(OnlyAfter, "only_after") X(Modifier, "modifier") X(Doer, "doer") X(Nearest, "nearest") \
  X(Title, "title") X(Share, "share") X(Leading, "leading") \
  X(State, "state") X(Person, "person") X(Organisation, "organisation") X(Igo, "igo") \
  X(ArmedGroup, "armed_group") X(Nameless, "nameless") X(Population, "population") \
  X(Media, "media") X(NoCountry, "no_country") \
  X(SameSide, "same_side") X(BeforeActor, "before_actor") X(BeforeRecipient, "before_recipient") \
  X(Answers, "answers") X(Partner, "partner") X(PartnerCount, "partner_count") \
  X(Source, "source") X(InnermostSource, "innermost_source") X(StateOfPlace, "state_of_place") \
  X(StateOfFirstPlace, "state_of_first_place")
// clang-format on

#define CASUS_ENUMERATOR(name, text) k##name,
enum class RoleFeature : std::uint8_t { CASUS_ROLE_FEATURE(CASUS_ENUMERATOR) };
#undef CASUS_ENUMERATOR
#define CASUS_NAME(name, text) text,
inline constexpr auto kRoleFeatureNames =
    std::to_array<std::string_view>({CASUS_ROLE_FEATURE(CASUS_NAME)});
#undef CASUS_NAME
inline constexpr std::size_t kRoleFeatures = kRoleFeatureNames.size();
using RoleFeatures = std::array<double, kRoleFeatures>;

enum class OpenRole : std::uint8_t { kActor, kRecipient };
inline constexpr std::array<std::string_view, 2> kOpenRoleNames = {"actor", "recipient"};

struct RoleWeights {
  double nobody = 0.0;  // Score of leaving the role open.
  RoleFeatures of{};
  [[nodiscard]] double score(const RoleFeatures& features) const;
};

struct OpenRoleTables {
  std::array<std::array<RoleWeights, kEventTypes>, 2> of;  // By role and type.
  [[nodiscard]] std::string write() const;
};

// Immutable, thread-safe. Tested by compile/open_roles_test.cc.
class OpenRoleWeights {
 public:
  // Fails with kCorrupt.
  [[nodiscard]] static Result<OpenRoleWeights> read(std::string_view section);
  [[nodiscard]] const RoleWeights& of(OpenRole role, EventType type) const {
    return tables_.of[static_cast<std::size_t>(role)][static_cast<std::size_t>(type)];
  }

 private:
  OpenRoleTables tables_;
};

}  // namespace casus::knowledge
