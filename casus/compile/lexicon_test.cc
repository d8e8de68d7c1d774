#include "casus/compile/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/knowledge/lexicon.h"

namespace casus::compile {
namespace {

using ::testing::HasSubstr;

constexpr const char* kValency = R"yaml(source: own list
valency:
  transfer:
    verb: {giver: [doer], thing: [thing, with], taker: [whom, to]}
    noun: {giver: [owner, by], thing: [of, mod], taker: [to]}
)yaml";
constexpr const char* kNouns = R"yaml(source: own list
nouns:
  weapon: {words: [missile, air-defence system, drone], disjoint: [force]}
  force: {words: [soldier, Marine], is_a: agent}
  elite_force: {words: [ranger], is_a: force}
)yaml";
constexpr const char* kVerbs = R"yaml(source: own list
classes:
  TRANSFER:
    valency: transfer
    v: [send, hand_over, "fire (thing: weapon, to: none)"]
    n: [delivery, "arms sale"]
    light: [make]
    light_passive: [come_under]
)yaml";

Sources sources_of(const std::string& verbs, const std::string& nouns = kNouns,
                   const std::string& valency = kValency) {
  Sources sources;
  sources.add({"lexicon/valency.yaml", "data/lexicon/valency.yaml", valency, 0});
  sources.add({"lexicon/verbs/v.yaml", "data/lexicon/verbs/v.yaml", verbs, 0});
  sources.add({"lexicon/nouns/n.yaml", "data/lexicon/nouns/n.yaml", nouns, 0});
  return sources;
}

knowledge::Lexicon lexicon_of(const Sources& sources) {
  auto section = compile_lexicon(sources);
  auto lexicon = knowledge::Lexicon::read(section.value());
  return lexicon.take();
}

std::vector<Slot> slots_of(const knowledge::Lexicon& lexicon, std::string_view role, char part) {
  return lexicon.tables().valencies[0].find(role)->of_part(part);
}

TEST(Lexicon, SensesAreFoundByLemmaParticleAndPart) {
  const knowledge::Lexicon lexicon = lexicon_of(sources_of(kVerbs));
  for (const std::string_view name : {"send.v", "hand_over.v", "fire.v", "delivery.n", "sale.n"})
    EXPECT_NE(lexicon.sense(name), knowledge::Lexicon::kNone) << name;
  for (const std::string_view name : {"send.n", "hand.v", "arms.n", "delivery.v", ""})
    EXPECT_EQ(lexicon.sense(name), knowledge::Lexicon::kNone) << name;
  EXPECT_THAT(lexicon.members(lexicon.sense("sale.n"))[0].before, ::testing::ElementsAre("arms"));
  EXPECT_TRUE(lexicon.is_eventive("delivery"));
  EXPECT_FALSE(lexicon.is_eventive("send"));
}

TEST(Lexicon, ConditionsOfMembersAreCompiledToSlots) {
  const knowledge::Lexicon lexicon = lexicon_of(sources_of(kVerbs));
  const auto& needs = lexicon.members(lexicon.sense("fire.v"))[0].needs;
  ASSERT_EQ(needs.size(), 2U);
  EXPECT_EQ(needs[0].kind, knowledge::Need::Kind::kClass);
  EXPECT_TRUE(needs[0].classes.has(*lexicon.noun_class("weapon")));
  EXPECT_FALSE(needs[0].names);
  EXPECT_EQ(needs[1].kind, knowledge::Need::Kind::kNone);
  EXPECT_THAT(needs[1].slots, ::testing::ElementsAre(Slot::kTo));
}

TEST(Lexicon, NounSideTakesWhatASupportVerbBrings) {
  const knowledge::Lexicon lexicon = lexicon_of(sources_of(kVerbs));
  EXPECT_THAT(slots_of(lexicon, "giver", 'n'),
              ::testing::ElementsAre(Slot::kDoer, Slot::kOwner, Slot::kBy));
  EXPECT_THAT(slots_of(lexicon, "thing", 'n'),
              ::testing::ElementsAre(Slot::kOf, Slot::kMod, Slot::kThing));
  EXPECT_EQ(slots_of(lexicon, "taker", 'a'), slots_of(lexicon, "taker", 'v'));
}

TEST(Lexicon, SupportVerbsKnowWhoseSubjectUndergoes) {
  const knowledge::Lexicon lexicon = lexicon_of(sources_of(kVerbs));
  ASSERT_NE(lexicon.support("delivery", "make", ""), nullptr);
  EXPECT_FALSE(lexicon.support("delivery", "make", "")->passive);
  ASSERT_NE(lexicon.support("delivery", "come", "under"), nullptr);
  EXPECT_TRUE(lexicon.support("delivery", "come", "under")->passive);
  EXPECT_EQ(lexicon.support("delivery", "come", ""), nullptr);
  EXPECT_EQ(lexicon.support("visit", "make", ""), nullptr);
}

TEST(Lexicon, ClassesCloseOverKindsAndDisjointness) {
  const knowledge::Lexicon lexicon = lexicon_of(sources_of(kVerbs));
  const auto& classes = lexicon.tables().noun_classes;
  const auto& elite = classes[*lexicon.noun_class("elite_force")];
  EXPECT_TRUE(elite.closure.has(*lexicon.noun_class("force")));
  EXPECT_TRUE(elite.closure.has(*lexicon.noun_class("agent")));
  EXPECT_TRUE(elite.party);
  EXPECT_TRUE(elite.disjoint.has(*lexicon.noun_class("weapon")));
  EXPECT_FALSE(classes[*lexicon.noun_class("weapon")].party);
  EXPECT_EQ(lexicon.names(elite.closure), "elite_force");
}

TEST(Lexicon, TrieKnowsPhrasesAsTheTokenizerPartsThem) {
  const knowledge::Lexicon lexicon = lexicon_of(sources_of(kVerbs));
  std::uint32_t node = 0;
  for (const std::string_view word : {"air", "-", "defence", "system"})
    node = lexicon.step(node, lexicon.word(word));
  ASSERT_NE(node, knowledge::Lexicon::kNone);
  EXPECT_TRUE(lexicon.tables().trie[node].classes.has(*lexicon.noun_class("weapon")));
  EXPECT_EQ(lexicon.step(0, lexicon.word("system")), knowledge::Lexicon::kNone);
  EXPECT_NE(lexicon.word("marine"), knowledge::Lexicon::kNone) << "lower-cased";
}

TEST(Lexicon, LaterLayersReplaceByName) {
  Sources sources = sources_of(kVerbs);
  sources.add({"lexicon/verbs/mine.yaml", "mine/verbs.yaml",
               "source: me\nclasses: {TRANSFER: {valency: transfer, v: [lob]}}", 1});
  const knowledge::Lexicon lexicon = lexicon_of(sources);
  EXPECT_NE(lexicon.sense("lob.v"), knowledge::Lexicon::kNone);
  EXPECT_EQ(lexicon.sense("send.v"), knowledge::Lexicon::kNone);
}

TEST(Lexicon, SameSourcesGiveTheSameBytes) {
  EXPECT_EQ(compile_lexicon(sources_of(kVerbs)).value(),
            compile_lexicon(sources_of(kVerbs)).value());
}

struct Bad {
  const char* what;
  std::string verbs, nouns, valency, message;
};

TEST(Lexicon, RefusesWithPositionAndNearestName) {
  const std::vector<Bad> table = {
      {"unknown valency", "source: x\nclasses: {T: {valency: transfr, v: [a]}}", kNouns, kValency,
       "v.yaml:2:24: unknown valency 'transfr'; did you mean 'transfer'?"},
      {"unknown class in a condition",
       "source: x\nclasses:\n  T:\n    valency: transfer\n    v: [\"a (thing: wepon)\"]", kNouns,
       kValency, "v.yaml:5:9: unknown noun class 'wepon'; did you mean 'weapon'?"},
      {"unknown slot", "source: x\nclasses: {T: {valency: transfer, v: [\"a (thng: any)\"]}}",
       kNouns, kValency, "unknown slot or role 'thng'; did you mean 'thing'?"},
      {"open bracket", "source: x\nclasses: {T: {valency: transfer, v: [\"a (thing: any\"]}}",
       kNouns, kValency, "brackets do not match"},
      {"particle with a blank", "source: x\nclasses: {T: {valency: transfer, v: [hand over]}}",
       kNouns, kValency, "join verb and particle with '_'"},
      {"unknown key", "source: x\nclasses: {T: {valency: transfer, w: [a]}}", kNouns, kValency,
       "unknown key 'w'"},
      {"no source", "classes: {}", kNouns, kValency, "v.yaml:1:1: the file names no source"},
      {"twice", "source: x\nclasses: {T: {valency: transfer}, T: {valency: transfer}}", kNouns,
       kValency, "stands twice"},
      {"a class of itself", kVerbs, "source: x\nnouns: {a: {is_a: b}, b: {is_a: a}, weapon: {}}",
       kValency, "is a kind of itself"},
      {"disjoint to itself", kVerbs,
       "source: x\nnouns: {weapon: {}, a: {is_a: weapon, disjoint: weapon}}", kValency,
       "a kind of a class that it is disjoint to"},
      {"a word in disjoint classes", kVerbs,
       "source: x\nnouns: {weapon: {words: [gun], disjoint: tool}, tool: {words: [gun]}}", kValency,
       "'gun' stands in 'weapon' and in a class disjoint to it (tool)"},
      {"a reserved name", kVerbs, "source: x\nnouns: {any: {words: [x]}}", kValency,
       "'any' is a word of the rule language"},
      {"unknown slot in a valency", kVerbs, kNouns,
       "source: x\nvalency: {transfer: {verb: {giver: [doerr]}}}",
       "valency.yaml:2:37: unknown slot 'doerr'; did you mean 'doer'?"},
      {"a valency without roles", kVerbs, kNouns, "source: x\nvalency: {transfer: {}}",
       "has no role"},
  };
  for (const Bad& bad : table) {
    const auto result = compile_lexicon(sources_of(bad.verbs, bad.nouns, bad.valency));
    ASSERT_FALSE(result.ok()) << bad.what;
    EXPECT_THAT(result.error().message, HasSubstr(bad.message)) << bad.what;
  }
}

TEST(Lexicon, DamagedSectionsAreRefused) {
  const std::string section = compile_lexicon(sources_of(kVerbs)).value();
  for (std::size_t cut = 0; cut < section.size(); cut += 7)
    EXPECT_FALSE(knowledge::Lexicon::read(std::string_view(section).substr(0, cut)).ok()) << cut;
  EXPECT_FALSE(knowledge::Lexicon::read(section + "x").ok());
}

}  // namespace
}  // namespace casus::compile
