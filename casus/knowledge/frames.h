// Frames: which predicates with which fillers are which act (docs/rule-language.md, "Frames").
// Compiled by compile/frames from data/frames/: deep roles are gone, every condition lists slots.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/knowledge/lexicon.h"
#include "casus/types/findings.h"

namespace casus::knowledge {

// Where a filler comes from.
struct Path {
  enum class Kind : std::uint8_t {
    kSlot,            // A slot of the proposition.
    kSubSlot,         // `sub` inside the filler of `slot`: "target.with".
    kInnerActor,      // Actor of the event that the embedded act became.
    kInnerRecipient,  // Its recipient.
    kInnerSlot,       // A slot of the embedded proposition.
    kContentSubject   // The doer of what stands in `content` or `compl`; else the thing.
  };
  Kind kind = Kind::kSlot;
  Slot slot = Slot::kDoer;
  Slot sub = Slot::kDoer;
  friend bool operator==(const Path&, const Path&) = default;
};

enum class Field : std::uint8_t { kThing, kTopic, kActor, kRecipient, kPlace, kAct };
[[nodiscard]] std::string_view to_string(Field field);

// One condition of a reading: some filler of `paths` (in order of preference) is of `classes`.
struct Cell {
  Field field = Field::kThing;
  bool maybe = false;  // Fails on a "no" only.
  bool any = false;    // Whatever fills it.
  bool climb = false;  // A party is wanted: owners inside the filler count.
  bool names = false;  // A name of which nothing is known counts.
  std::vector<Path> paths;
  ClassSet classes;
  std::vector<std::uint16_t> frames;  // kAct: the embedded act has become one of these; ascending.
  std::vector<std::uint16_t> senses;  // kAct: its predicate is in one of these classes; ascending.
  std::string record_role;            // Part in the act (design §5), for parties.
  std::string text;                   // As written, for explain.
};

struct Test {
  enum class Kind : std::uint8_t { kPlural, kNo, kSame, kDiffer, kFar, kModal, kNegated, kNoEvent };
  Kind kind = Kind::kPlural;
  std::vector<Path> a, b;
  std::uint8_t bound = 0;           // kFar: fails from this depth on.
  bool of_act = false;              // kModal, kNegated: of the embedded act, not of itself.
  std::vector<std::string> modals;  // kModal: lower case, sorted.
  std::string text;
};

// Some word of the clause is one of `lemmas` or of `classes`.
struct WordTest {
  std::vector<std::string> lemmas;  // Lower case, sorted.
  ClassSet classes;
  std::string text;  // "" for no test.
};

// What an operator does to the act that is embedded in it.
enum class Effect : std::uint8_t { kKeep, kAlleged, kDenied, kPlanned, kHypothetical, kDrop };
[[nodiscard]] std::string_view to_string(Effect effect);
[[nodiscard]] bool parse_effect(std::string_view name, Effect& effect);

// The embedded act gets `slot` from a filler of the outer one.
struct Fill {
  Slot slot = Slot::kDoer;
  std::vector<Path> from;
};

struct SlotSource {
  enum class Kind : std::uint8_t { kWords, kCount, kMoney, kDate, kName, kVerb, kConstant };
  std::string name;
  Kind kind = Kind::kWords;
  std::vector<Path> paths;
  std::string constant;
};

// A reading for one part of speech. Forms are a mask over casus::Form.
struct Row {
  std::uint16_t frame = 0;
  std::uint8_t reading = 0;  // From 1 in the frame.
  char part = 'v';
  std::uint16_t forms = 0;
  std::vector<Cell> cells;
  std::vector<Cell> vetoes;  // The reading fails if one of these is a "yes".
  std::vector<Test> tests;
  WordTest word;
  Effect inner = Effect::kKeep;
  bool is_operator = false;  // Has an `act` cell and an effect.
  bool planned = false;      // Told in the page's own voice it is still only planned.
  bool reads_marks =
      false;  // Its own negation or modal is what it is about ("will not negotiate").
  std::vector<Fill> fills;
  std::vector<SlotSource> slots;
  std::vector<std::uint32_t> beats;  // Rows that yield where both fire; ascending.
};

// A row tried for a sense, through one membership of that sense.
struct Entry {
  std::uint32_t row = 0;
  std::uint16_t member = 0;  // Index into Lexicon::members(sense).
};

struct Example {
  std::string sentence;
  std::string gives;         // Dump, or "-": no frame of the file fires.
  bool parse_error = false;  // The parser itself breaks it.
  std::string where;         // "data/frames/aid.yaml:41"
};

struct Frame {
  std::string name;
  EventType type = EventType::kConsult;
  std::string mode;
  std::string gloss;
  std::string file;  // "frames/aid.yaml"
  std::uint32_t line = 0;
  std::vector<std::string> contexts;
  std::map<std::string, std::string> stage;     // Lemma of the predicate -> stage.
  std::map<std::string, std::string> quantity;  // Lemma, "" for all -> role of figures.
  bool speech = false;                          // Made of words: the speaker is no source of it.
  bool symmetric = false;                       // All parties are actors.
  std::vector<Example> examples;
};

struct FrameTables {
  std::vector<Frame> frames;  // By name.
  std::vector<Row> rows;
  std::vector<std::uint32_t> first_entry;  // By sense of the lexicon, one more at the end.
  std::vector<Entry> entries;
  std::vector<std::string> remarks;  // What the compiler noticed: dead readings and the like.

  [[nodiscard]] std::string write() const;
};

// Immutable, thread-safe. Tested by compile/frames_test.cc.
class Frames {
 public:
  // Fails with kCorrupt, also when it was compiled for another lexicon.
  [[nodiscard]] static Result<Frames> read(std::string_view section, const Lexicon& lexicon);

  [[nodiscard]] const FrameTables& tables() const { return tables_; }
  [[nodiscard]] const std::vector<Frame>& frames() const { return tables_.frames; }
  [[nodiscard]] const Row& row(std::uint32_t id) const { return tables_.rows[id]; }
  [[nodiscard]] std::span<const Entry> entries(std::uint32_t sense) const {
    return std::span<const Entry>(tables_.entries)
        .subspan(tables_.first_entry[sense],
                 tables_.first_entry[sense + 1] - tables_.first_entry[sense]);
  }
  // Index of a frame by name, -1 if there is none.
  [[nodiscard]] int find(std::string_view name) const;

 private:
  FrameTables tables_;
};

}  // namespace casus::knowledge
