// Matching: the readings of one proposition's sense, tested on its slots (docs/rule-language.md).
//
// Cost: readings of that very sense × their conditions × arguments; frames for other senses cost
// nothing. No condition depends on another one's choice but those on the embedded act, which is
// chosen first. No backtracking.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "casus/events/class_marker.h"
#include "casus/knowledge/frames.h"
#include "casus/knowledge/lexicon.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"
#include "casus/types/propositions.h"

namespace casus::events {

// What fills a condition.
struct Filler {
  TokenId head;
  TokenId origin;  // Head of the argument that it was found in.
  TokenSpan span;
  std::uint8_t far = 0;  // As Argument::far; owners found inside a phrase count their depth.
  bool unknown = false;  // A name that nothing is known about, taken for a party.
  PropositionId act;     // The filler is this proposition; none.
};

// A reading that holds on a proposition.
struct Firing {
  std::uint32_t row = 0;
  std::uint16_t member = 0;
  std::uint16_t frame = 0;
  PropositionId proposition;
  std::vector<std::vector<Filler>> fillers;  // By cell of the row; empty for a `maybe` unfilled.
  int actor_cell = -1;  // Which cells are the actor and the recipient, -1 for none.
  int recipient_cell = -1;
};

// What a document offers to matching. All parts outlive it.
struct MatchView {
  const Annotation& annotation;
  const Propositions& propositions;
  const Mentions& mentions;
  const TokenClasses& classes;
  const std::vector<std::vector<Firing>>& fired;  // By proposition: what embedded acts became.
};

// Tokens from the first to the last word of a proposition and its arguments (not those of its
// host).
[[nodiscard]] TokenSpan clause_of(PropositionId id, const MatchView& view);

// A condition that failed, for explain.
struct Failure {
  std::string condition;  // As written.
  std::string found;      // "rockets is weapon", "nothing there"
};

// One reading that was tried, for explain.
struct Attempt {
  std::uint32_t row = 0;
  bool fired = false;
  bool wrong_form = false;
  std::vector<Failure> failures;
};

// Const and thread-safe. Tested by extract_events_test.cc.
class Matcher {
 public:
  Matcher(const knowledge::Lexicon& lexicon, const knowledge::Frames& frames)
      : lexicon_(&lexicon), frames_(&frames) {}

  // Readings of `id` that hold and that no other one beats, in order of rows. `extra` are arguments
  // that an outer act lends it. With `attempts`, every reading of the sense is recorded there with
  // all that failed.
  void operator()(PropositionId id, std::span<const Argument> extra, const MatchView& view,
                  std::vector<Firing>& firings, std::vector<Attempt>* attempts = nullptr) const;

  // Fillers of the first path that has any, whatever they are.
  [[nodiscard]] std::vector<Filler> fillers_of(const std::vector<knowledge::Path>& paths,
                                               PropositionId id, std::span<const Argument> extra,
                                               const MatchView& view) const;

 private:
  friend class ReadingTest;
  void drop_beaten(std::vector<Firing>& firings) const;
  [[nodiscard]] bool beats(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] static int fullness(const Firing& firing);

  const knowledge::Lexicon* lexicon_;
  const knowledge::Frames* frames_;
};

}  // namespace casus::events
