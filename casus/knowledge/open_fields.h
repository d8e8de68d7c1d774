// Weights that choose what fills a field which an act's own words leave open: who its actor or
// recipient is (rule-language study §8), and on which of the page's dates it took place. A
// conditional logit over the candidates and "nobody": one for each field, with a row for all types
// and one for each type. Trained by tools/train_open_fields.py; compiled by compile/open_fields
// from data/open_fields/weights.yaml, where a person can read and change every weight.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/types/findings.h"

namespace casus::knowledge {

// What is known of a candidate for a role; values in [0, 1].
//   where its nearest mention stands (one of clause_after … only_after holds), and what it is there
//   how it figures on the page
//   what it is
//   how it stands to the parties that are known, to the acts before, to sources and place
// What is known of a candidate for a date:
//   where it stands seen from the act (one of same_sentence … lead), and whether in its paragraph
//   whether it is the date of an act: of the last dated one, of the same party, type or speaker
//   what it is: grain, and the side of the publication date
//   what the act is, the same for every candidate (against "nobody")
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
#define CASUS_DATE_FEATURE(X) \
  X(SameSentence, "same_sentence") X(OneBefore, "one_before") X(TwoBefore, "two_before") \
  X(FarBefore, "far_before") X(OneAfter, "one_after") X(FarAfter, "far_after") \
  X(Nearest, "nearest") X(SameBlock, "same_block") X(Lead, "lead") X(First, "first") \
  X(OfAct, "of_act") X(LastDated, "last_dated") X(SharesParty, "shares_party") \
  X(SameType, "same_type") X(SameSpeaker, "same_speaker") X(ActIsSpeech, "act_is_speech") \
  X(NamesNoun, "names_noun") X(Day, "day") X(Month, "month") X(Long, "long") X(OpenEnd, "open_end") \
  X(Future, "future") X(NearPublication, "near_publication") \
  X(PlannedAndFuture, "planned_and_future") X(PlannedAndPast, "planned_and_past") \
  X(Speech, "speech") X(FinitePast, "finite_past") X(Present, "present") X(Perfect, "perfect") \
  X(Noun, "noun") X(Planned, "planned") X(Background, "background") X(Reported, "reported") \
  X(InLead, "in_lead")
// clang-format on

#define CASUS_ENUMERATOR(name, text) k##name,
enum class RoleFeature : std::uint8_t { CASUS_ROLE_FEATURE(CASUS_ENUMERATOR) };
enum class DateFeature : std::uint8_t { CASUS_DATE_FEATURE(CASUS_ENUMERATOR) };
#undef CASUS_ENUMERATOR
#define CASUS_NAME(name, text) text,
inline constexpr auto kRoleFeatureNames =
    std::to_array<std::string_view>({CASUS_ROLE_FEATURE(CASUS_NAME)});
inline constexpr auto kDateFeatureNames =
    std::to_array<std::string_view>({CASUS_DATE_FEATURE(CASUS_NAME)});
#undef CASUS_NAME

enum class OpenRole : std::uint8_t { kActor, kRecipient };
inline constexpr std::array<std::string_view, 2> kOpenRoleNames = {"actor", "recipient"};

// One row of weights over `kFeatures` features.
template <std::size_t kFeatures>
struct ChoiceWeights {
  using Features = std::array<double, kFeatures>;
  double nobody = 0.0;  // Score of leaving the field open.
  Features of{};
  [[nodiscard]] double score(const Features& features) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < kFeatures; ++i) sum += of[i] * features[i];
    return sum;
  }
};
using RoleWeights = ChoiceWeights<kRoleFeatureNames.size()>;
using DateWeights = ChoiceWeights<kDateFeatureNames.size()>;
using RoleFeatures = RoleWeights::Features;
using DateFeatures = DateWeights::Features;

struct OpenFieldTables {
  std::array<std::array<RoleWeights, kEventTypes>, 2> roles;  // By role and type.
  std::array<DateWeights, kEventTypes> dates;                 // By type.
  [[nodiscard]] std::string write() const;
};

// Immutable, thread-safe. Tested by compile/open_fields_test.cc.
class OpenFieldWeights {
 public:
  // Fails with kCorrupt.
  [[nodiscard]] static Result<OpenFieldWeights> read(std::string_view section);
  [[nodiscard]] const RoleWeights& role(OpenRole role, EventType type) const {
    return tables_.roles[static_cast<std::size_t>(role)][static_cast<std::size_t>(type)];
  }
  [[nodiscard]] const DateWeights& date(EventType type) const {
    return tables_.dates[static_cast<std::size_t>(type)];
  }

 private:
  OpenFieldTables tables_;
};

}  // namespace casus::knowledge
