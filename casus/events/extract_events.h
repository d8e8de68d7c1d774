// Event extraction: propositions -> event mentions, by frames (docs/rule-language.md, codebook).
//
//   classes of tokens → readings of each proposition, embedded acts first → what outer acts do to
//   inner ones → grounding → parties, time, place, figures, slots → sources and status → repeats
//   joined
#pragma once

#include <vector>

#include "casus/events/circumstances.h"
#include "casus/events/class_marker.h"
#include "casus/events/match.h"
#include "casus/events/open_dates.h"
#include "casus/events/parties.h"
#include "casus/events/role_candidates.h"
#include "casus/knowledge/knowledge.h"
#include "casus/types/document.h"

namespace casus::events {

// What the fillers of an act became in its outer acts.
struct OuterFate {
  knowledge::Effect effect = knowledge::Effect::kKeep;
  bool has_operator = false;
};

// Reused from document to document.
struct EventScratch {
  TokenClasses classes;
  ClassMarker::Scratch words;
  std::vector<PropositionId> inside_out;    // Embedded propositions first.
  std::vector<std::vector<Firing>> fired;   // By proposition.
  std::vector<std::vector<Argument>> lent;  // By proposition: arguments that outer acts give it.
  std::vector<OuterFate> fate;              // By proposition.
  Governors governors;
  ActorLookup actors;
  std::vector<OpenRoleChoice> open_roles;  // What was open in the drafts, and who filled it.
  std::vector<OpenDateChoice> open_dates;  // Drafts without a date, and the one that was taken.
};

// Total, pure, deterministic; work is linear in propositions × readings of their senses. Const and
// thread-safe, with a scratch per thread. Tested by extract_events_test.cc.
class EventExtractor {
 public:
  // `knowledge` must outlive the extractor.
  explicit EventExtractor(const knowledge::Knowledge& knowledge)
      : EventExtractor(knowledge.lexicon(), knowledge.frames(), knowledge.ontology(),
                       knowledge.open_fields()) {}
  EventExtractor(const knowledge::Lexicon& lexicon, const knowledge::Frames& frames,
                 const knowledge::Ontology& ontology,
                 const knowledge::OpenFieldWeights& open_fields);

  // REQUIRES: all layers of `document` below findings; mentions indexed. `findings` may be its own.
  void operator()(const Document& document, EventScratch& scratch, Findings& findings) const;

  // The first half alone: which readings hold, and the fate of embedded acts (for explain).
  void match(const Annotation& annotation, const Propositions& propositions,
             const Mentions& mentions, EventScratch& scratch) const;

  [[nodiscard]] const Matcher& matcher() const { return matcher_; }
  [[nodiscard]] const knowledge::Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] const knowledge::Frames& frames() const { return *frames_; }
  [[nodiscard]] const knowledge::Ontology& ontology() const { return *ontology_; }

 private:
  const knowledge::Lexicon* lexicon_;
  const knowledge::Frames* frames_;
  const knowledge::Ontology* ontology_;
  const knowledge::OpenFieldWeights* open_fields_;
  ClassMarker mark_classes_;
  Matcher matcher_;
};

}  // namespace casus::events
