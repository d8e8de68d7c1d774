// Fillers of conditions: which arguments a path names, and whether they are of a class.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "casus/events/match.h"

namespace casus::events {

enum class Verdict : std::uint8_t { kNo, kUnknown, kYes };

// Looks at one proposition of a document.
class FillerFinder {
 public:
  FillerFinder(const knowledge::Lexicon& lexicon, const MatchView& view, PropositionId id,
               std::span<const Argument> extra)
      : lexicon_(lexicon), view_(view), id_(id), extra_(extra) {}

  // All arguments that a path names. `act` is the embedded act already chosen, if any.
  void collect(const knowledge::Path& path, PropositionId act, std::vector<Filler>& out) const;

  // Is the head of a filler of one of `classes`?
  [[nodiscard]] Verdict verdict(TokenId head, const knowledge::ClassSet& classes) const;
  // A capitalised name of which nothing is known.
  [[nodiscard]] bool is_unknown_name(TokenId head) const;
  // The nearest party inside the phrase of `filler` (owner climb), breadth first: premodifiers
  // first, then complements, two nouns deep. False if there is none.
  [[nodiscard]] bool climb(const Filler& filler, const knowledge::ClassSet& classes,
                           Filler& owner) const;
  // "rockets (weapon)"
  [[nodiscard]] std::string describe(const Filler& filler) const;

 private:
  void collect_slot(Slot slot, PropositionId from, std::vector<Filler>& out) const;
  void collect_sub(Slot slot, Slot sub, std::vector<Filler>& out) const;
  void collect_inner(bool actor, PropositionId act, std::vector<Filler>& out) const;

  const knowledge::Lexicon& lexicon_;
  const MatchView& view_;
  PropositionId id_;
  std::span<const Argument> extra_;
};

}  // namespace casus::events
