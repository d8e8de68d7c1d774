#include "casus/compile/frames.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/compile/lexicon.h"
#include "casus/compile/ontology.h"
#include "casus/knowledge/frames.h"

namespace casus::compile {
namespace {

using knowledge::Frames;
using knowledge::Lexicon;
using knowledge::Ontology;
using ::testing::HasSubstr;

constexpr const char* kValency = R"yaml(source: own list
valency:
  transfer:
    verb: {giver: [doer], thing: [thing, with], taker: [whom, to]}
    noun: {giver: [owner, by], thing: [of, mod], taker: [to]}
  urge:
    verb: {speaker: [doer], hearer: [thing], act: [act]}
    noun: {speaker: [owner]}
)yaml";
constexpr const char* kNouns = R"yaml(source: own list
nouns:
  weapon: {words: [missile, rifle], disjoint: [force, money]}
  small_arm: {words: [pistol], is_a: weapon}
  force: {words: [soldier], is_a: agent}
  relief: {words: [grain, tent]}
  shelter: {words: [tent, cabin]}
)yaml";
constexpr const char* kVerbs = R"yaml(source: own list
classes:
  TRANSFER: {valency: transfer, v: [send, "lob (thing: weapon)"], n: [delivery]}
  SHOOT: {valency: transfer, v: [send, lob]}
  URGE: {valency: urge, v: [urge]}
  RELIEF_DROP: {valency: transfer, n: [grain drop]}
  WEAPON_DROP: {valency: transfer, n: [rifle drop]}
)yaml";

class FramesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(sources_.add_folder(CASUS_SOURCE_DIR "/data/ontology").ok());
    Sources ontology_sources;
    for (SourceFile file : sources_.files()) {
      file.path = "ontology/" + file.path;
      ontology_sources.add(std::move(file));
    }
    ontology_ = Ontology::read(compile_ontology(ontology_sources).value()).take();
    sources_ = Sources();
    sources_.add({"lexicon/valency.yaml", "valency.yaml", kValency, 0});
    sources_.add({"lexicon/verbs/v.yaml", "v.yaml", kVerbs, 0});
    sources_.add({"lexicon/nouns/n.yaml", "n.yaml", kNouns, 0});
    auto lexicon = Lexicon::read(compile_lexicon(sources_).value());
    ASSERT_TRUE(lexicon.ok());
    lexicon_ = lexicon.take();
  }

  Result<std::string> compile(const std::string& text, const std::string& overlay = "") {
    Sources sources;
    sources.add({"frames/f.yaml", "f.yaml", text, 0});
    if (!overlay.empty()) sources.add({"frames/mine.yaml", "mine.yaml", overlay, 1});
    if (!precedence_.empty()) sources.add({"precedence.yaml", "p.yaml", precedence_, 0});
    return compile_frames(sources, lexicon_, ontology_);
  }
  Frames frames(const std::string& text, const std::string& overlay = "") {
    const auto section = compile(text, overlay);
    EXPECT_TRUE(section.ok()) << section.error().message;
    return Frames::read(section.value(), lexicon_).take();
  }
  // Rows tried for a sense, as "frame/reading".
  std::vector<std::string> tried(const Frames& frames, std::string_view sense) {
    std::vector<std::string> out;
    for (const knowledge::Entry& entry : frames.entries(lexicon_.sense(sense))) {
      const knowledge::Row& row = frames.row(entry.row);
      out.push_back(frames.frames()[row.frame].name + "/" + std::to_string(row.reading));
    }
    return out;
  }
  bool beats(const Frames& frames, std::string_view a, std::string_view b) {
    for (const knowledge::Row& row : frames.tables().rows) {
      if (frames.frames()[row.frame].name != a) continue;
      for (const std::uint32_t other : row.beats)
        if (frames.frames()[frames.row(other).frame].name == b) return true;
    }
    return false;
  }

  Sources sources_;
  Ontology ontology_;
  Lexicon lexicon_;
  std::string precedence_;  // data/precedence.yaml; "": there is none.
};

constexpr const char* kArms = R"yaml(
- frame: arms_transfer
  type: AID
  match: {class: TRANSFER, thing: thing (weapon), actor: maybe giver (agent), recipient: taker (agent)}
  roles: {giver: supplier}
  slots: {stage: verb, number: count(thing)}
  stage: {send: shipped}
  examples: {"Peru sent Chile rifles.": "arms_transfer Peru > Chile"}
)yaml";

TEST_F(FramesTest, ReadingsBecomeRowsOfSlots) {
  const Frames f = frames(kArms);
  EXPECT_THAT(tried(f, "send.v"), ::testing::ElementsAre("arms_transfer/1"));
  EXPECT_THAT(tried(f, "delivery.n"), ::testing::ElementsAre("arms_transfer/1"));
  EXPECT_TRUE(tried(f, "urge.v").empty());
  const knowledge::Row& row = f.row(f.entries(lexicon_.sense("delivery.n"))[0].row);
  ASSERT_EQ(row.cells.size(), 3U);
  EXPECT_EQ(row.cells[0].field, knowledge::Field::kThing);
  EXPECT_EQ(row.cells[0].paths.front().slot, Slot::kOf);
  EXPECT_FALSE(row.cells[0].climb);
  EXPECT_TRUE(row.cells[1].maybe);
  EXPECT_TRUE(row.cells[1].climb);
  EXPECT_EQ(row.cells[1].record_role, "supplier");
  EXPECT_EQ(row.cells[2].record_role, "recipient");
  EXPECT_EQ(f.frames()[0].examples[0].where, "f.yaml:8");
}

TEST_F(FramesTest, NarrowerReadingsWin) {
  const Frames f = frames(std::string(kArms) + R"yaml(
- frame: troop_contribution
  type: AID
  match: {class: TRANSFER, thing: thing (force), recipient: taker (agent)}
- frame: training
  type: AID
  match: {class: TRANSFER, thing: thing (small_arm), recipient: taker (agent)}
)yaml");
  EXPECT_TRUE(beats(f, "training", "arms_transfer")) << "a small arm is a weapon";
  EXPECT_FALSE(beats(f, "arms_transfer", "training"));
  EXPECT_FALSE(beats(f, "arms_transfer", "troop_contribution")) << "disjoint: they never meet";
}

TEST_F(FramesTest, AConditionOnAMemberMakesItsReadingNarrower) {
  const Frames f = frames(R"yaml(
- frame: military_aid
  type: AID
  match: {class: TRANSFER, recipient: taker (agent)}
- frame: shelling
  type: ASSAULT
  match: {class: SHOOT, recipient: taker (agent)}
  with: military_aid
)yaml");
  EXPECT_TRUE(beats(f, "military_aid", "shelling")) << "lob (thing: weapon) asks more than lob";
}

constexpr const char* kTents = R"yaml(
- frame: humanitarian_aid
  type: AID
  match: {class: TRANSFER, thing: thing (relief)}
- frame: evacuation
  type: AID
  match: {class: TRANSFER, thing: thing (shelter)}
)yaml";

TEST_F(FramesTest, OverlapsAreErrorsUntilTheyAreSettled) {
  const std::string two = kTents;
  const auto refused = compile(two);
  ASSERT_FALSE(refused.ok()) << "a tent is both";
  EXPECT_THAT(refused.error().message, HasSubstr("f.yaml:7:10: frame 'evacuation' overlaps"));
  EXPECT_THAT(refused.error().message, HasSubstr("'over: [humanitarian_aid]'"));
  EXPECT_THAT(refused.error().message,
              HasSubstr("with thing: thing (relief), thing: thing (shelter)"));
  EXPECT_TRUE(beats(frames(two + "  over: humanitarian_aid\n"), "evacuation", "humanitarian_aid"));
  EXPECT_TRUE(beats(frames(two + "  over: any\n"), "evacuation", "humanitarian_aid"));
  EXPECT_TRUE(beats(frames(two + "  weak: yes\n"), "humanitarian_aid", "evacuation"));
  const Frames both = frames(two + "  with: humanitarian_aid\n");
  EXPECT_FALSE(beats(both, "evacuation", "humanitarian_aid"));
  EXPECT_FALSE(beats(both, "humanitarian_aid", "evacuation"));
  EXPECT_THAT(both.tables().remarks,
              ::testing::Contains("evacuation may be true beside humanitarian_aid"));
}

TEST_F(FramesTest, ThePrecedenceOfBuiltInFramesDoesNotSettleNewOnes) {
  precedence_ = "source: own list\nprecedence:\n  AID: [evacuation, humanitarian_aid]\n";
  EXPECT_TRUE(beats(frames(kTents), "evacuation", "humanitarian_aid"));
  const char* mine =
      "- frame: camp\n  type: AID\n  match: {class: TRANSFER, thing: thing (shelter)}\n";
  const auto refused = compile(kTents, mine);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message, HasSubstr("mine.yaml:3:10: frame 'camp' overlaps"));
  EXPECT_THAT(refused.error().message, HasSubstr("'over: [evacuation, humanitarian_aid]'"));
  EXPECT_TRUE(compile(kTents, std::string(mine) + "  over: any\n").ok());
  precedence_ = "source: own list\nprecedence:\n  AID: [evacuatoin]\n";
  EXPECT_THAT(compile(kTents).error().message, HasSubstr("p.yaml:3:9: unknown frame 'evacuatoin'"));
}

TEST_F(FramesTest, WordsBeforeThePredicateTellSensesApart) {
  const std::string text = R"yaml(
- frame: humanitarian_aid
  type: AID
  match: {class: RELIEF_DROP, part: n}
- frame: military_aid
  type: AID
  match: {class: WEAPON_DROP, part: n}
)yaml";
  const Frames f = frames(text);
  EXPECT_EQ(tried(f, "drop.n").size(), 2U);
  EXPECT_FALSE(beats(f, "humanitarian_aid", "military_aid"));
}

TEST_F(FramesTest, AReadingThatCanNeverFireIsRefused) {
  const auto refused = [this](const std::string& text) {
    const auto result = compile(text);
    return result.ok() ? std::string("compiled") : result.error().message;
  };
  EXPECT_THAT(refused("- frame: x\n  type: AID\n  match: {class: URGE, part: n}\n"),
              HasSubstr("f.yaml:3:10: reading x/1 can never fire: no word of its class"));
  EXPECT_THAT(refused(R"yaml(
- frame: arms_transfer
  type: AID
  match: {class: URGE, actor: speaker (agent)}
  over: training
- frame: training
  type: AID
  match: {class: URGE, actor: speaker (force)}
)yaml"),
              HasSubstr("reading training/1 can never fire: on each of its words another reading"));
}

TEST_F(FramesTest, OperatorsKeepTheirEffectAndFill) {
  const Frames f = frames(R"yaml(
- frame: call_for
  type: REQUEST
  match:
    - {class: URGE, actor: speaker (agent), recipient: maybe hearer (agent), act: act, inner: hypothetical, fill: doer=hearer}
    - {class: URGE, actor: speaker (agent), act: "act (sense TRANSFER)", when: [modal act should|must, negated act]}
)yaml");
  const knowledge::Row& row = f.row(f.entries(lexicon_.sense("urge.v"))[0].row);
  EXPECT_TRUE(row.is_operator);
  EXPECT_EQ(row.inner, knowledge::Effect::kHypothetical);
  ASSERT_EQ(row.fills.size(), 1U);
  EXPECT_EQ(row.fills[0].slot, Slot::kDoer);
  EXPECT_EQ(row.fills[0].from.front().slot, Slot::kThing);
  const knowledge::Row& second = f.row(f.entries(lexicon_.sense("urge.v"))[1].row);
  EXPECT_THAT(second.tests[0].modals, ::testing::ElementsAre("must", "should"));
  EXPECT_TRUE(second.tests[1].of_act);
  EXPECT_FALSE(second.reads_marks) << "it reads the marks of the embedded act, not its own";
}

TEST_F(FramesTest, FormsDefaultToAllButArguments) {
  const auto forms_of = [this](const std::string& extra) {
    const Frames f = frames(std::string(kArms) + extra);
    return f.row(0).forms;
  };
  const auto bit = [](Form form) { return 1U << static_cast<unsigned>(form); };
  EXPECT_EQ(forms_of("") & bit(Form::kNounArg), 0U);
  EXPECT_NE(forms_of("") & bit(Form::kNounHost), 0U);
  EXPECT_NE(forms_of("  forms: [+argument]\n") & bit(Form::kNounArg), 0U);
  EXPECT_EQ(forms_of("  forms: [-participle]\n") & bit(Form::kParticiple), 0U);
}

TEST_F(FramesTest, OverlaysReplaceByName) {
  const Frames f = frames(kArms, R"yaml(
- frame: arms_transfer
  type: AID
  gloss: mine
  match: {class: URGE, actor: speaker (agent)}
)yaml");
  ASSERT_EQ(f.frames().size(), 1U);
  EXPECT_EQ(f.frames()[0].gloss, "mine");
  EXPECT_TRUE(tried(f, "send.v").empty());
}

TEST_F(FramesTest, RefusesWithPositionAndNearestName) {
  const auto frame = [](const std::string& rest) { return "- frame: x\n  " + rest; };
  const std::vector<std::pair<std::string, std::string>> table = {
      {frame("type: CONSULTT\n  match: {class: URGE}"),
       "f.yaml:2:9: unknown type 'CONSULTT'; did you mean 'CONSULT'?"},
      {frame("type: CONSULT/visitt\n  match: {class: URGE}"), "did you mean 'visit'?"},
      {frame("type: AID\n  match: {class: URG}"),
       "f.yaml:3:18: unknown class 'URG'; did you mean 'URGE'?"},
      {frame("type: AID\n  match: {class: URGE, actor: speeker (agent)}"),
       "valency 'urge' has no role 'speeker', and no slot has this name; did you mean 'speaker'?"},
      {frame("type: AID\n  match: {class: URGE, actor: speaker (agnt)}"),
       "unknown noun class 'agnt'; did you mean 'agent'?"},
      {frame("type: AID\n  match: {class: URGE, actor: speaker (agent}"), "f.yaml:"},
      {frame("type: AID\n  match: {class: URGE, actor: \"speaker (agent\"}"),
       "brackets do not match"},
      {frame("type: AID\n  match: {class: URGE, inner: drop}"), "'inner' needs an 'act'"},
      {frame("type: AID\n  match: {class: URGE, act: act, inner: dropp}"), "did you mean 'drop'?"},
      {frame("type: AID\n  match: {class: URGE, act: act (frame y)}"), "unknown frame 'y'"},
      {frame("type: AID\n  match: {class: URGE, when: plural}"), "wanted 'plural ROLE'"},
      {frame("type: AID\n  match: {class: URGE, forms: [argument]}"), "wanted +form or -form"},
      {frame("type: AID\n  match: {class: URGE, forms: [+argumnt]}"), "did you mean 'argument'?"},
      {frame("type: AID\n  contexts: militry\n  match: {class: URGE}"), "did you mean 'military'?"},
      {frame("type: AID\n  roles: {speaker: speeker}\n  match: {class: URGE}"),
       "did you mean 'speaker'?"},
      {frame("type: AID\n  slots: {a: nobody}\n  match: {class: URGE}"), "has no role 'nobody'"},
      {frame("type: AID\n  match: {class: URGE}\n  over: y"), "unknown frame 'y'"},
      {frame("type: AID\n  match: {class: URGE}\n  over: x"),
       "'over' goes in a circle through frame 'x'"},
      {frame("type: AID"), "the frame has no 'match'"},
      {frame("match: {class: URGE}"), "frame 'x' has no type"},
      {frame("type: AID\n  match: {class: URGE}\n  colour: red"), "unknown key 'colour'"},
      {"- {type: AID}", "wanted a frame"},
      {"frame: x", "wanted a list of frames"},
      {std::string(kArms) + kArms, "'arms_transfer' is there already, at f.yaml:2"},
  };
  for (const auto& [text, message] : table) {
    const auto result = compile(text);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_THAT(result.error().message, HasSubstr(message)) << text;
  }
}

TEST_F(FramesTest, TheDataOfTheRepositoryCompiles) {
  Sources sources;
  ASSERT_TRUE(sources.add_folder(CASUS_SOURCE_DIR "/data").ok());
  const auto lexicon_section = compile_lexicon(sources);
  ASSERT_TRUE(lexicon_section.ok()) << lexicon_section.error().message;
  const Lexicon lexicon = Lexicon::read(lexicon_section.value()).take();
  const auto section = compile_frames(sources, lexicon, ontology_);
  ASSERT_TRUE(section.ok()) << section.error().message;
  const auto all = Frames::read(section.value(), lexicon);
  ASSERT_TRUE(all.ok());
  std::vector<bool> has_type(kEventTypes, false);
  for (const knowledge::Frame& frame : all.value().frames())
    has_type[static_cast<std::size_t>(frame.type)] = true;
  EXPECT_TRUE(std::all_of(has_type.begin(), has_type.end(), [](bool there) { return there; }))
      << "each of PLOVER's types has a frame";
  EXPECT_EQ(section.value(), compile_frames(sources, lexicon, ontology_).value());
}

TEST_F(FramesTest, DamagedSectionsAreRefused) {
  const std::string section = compile(kArms).value();
  for (std::size_t cut = 0; cut < section.size(); cut += 5)
    EXPECT_FALSE(Frames::read(std::string_view(section).substr(0, cut), lexicon_).ok()) << cut;
}

}  // namespace
}  // namespace casus::compile
