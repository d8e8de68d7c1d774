#include "casus/events/extract_events.h"

#include "casus/events/build_event.h"
#include "casus/events/open_roles.h"
#include "casus/events/operators.h"
#include "casus/events/repeats.h"

namespace casus::events {

EventExtractor::EventExtractor(const knowledge::Lexicon& lexicon, const knowledge::Frames& frames,
                               const knowledge::Ontology& ontology,
                               const knowledge::OpenFieldWeights& open_fields)
    : lexicon_(&lexicon),
      frames_(&frames),
      ontology_(&ontology),
      open_fields_(&open_fields),
      mark_classes_(lexicon),
      matcher_(lexicon, frames) {}

void EventExtractor::match(const Annotation& annotation, const Propositions& propositions,
                           const Mentions& mentions, EventScratch& scratch) const {
  const std::size_t n = propositions.propositions.size();
  mark_classes_(annotation, mentions, scratch.words, scratch.classes);
  scratch.fired.assign(n, {});
  scratch.lent.assign(n, {});
  scratch.fate.assign(n, OuterFate());
  order_inside_out(propositions, scratch.inside_out);
  const MatchView view{annotation, propositions, mentions, scratch.classes, scratch.fired};
  std::vector<PropositionId> changed;
  for (const PropositionId id : scratch.inside_out) {
    std::vector<Firing> firings;
    matcher_(id, {}, view, firings);
    scratch.fired[id.value] = std::move(firings);
    changed.clear();
    for (const Firing& firing : scratch.fired[id.value]) {
      const knowledge::Row& row = frames_->row(firing.row);
      if (row.is_operator || !row.fills.empty())
        apply_operator(firing, row, view, scratch, changed);
    }
    // An embedded act is tried again with what it was lent, once for each outer act.
    for (const PropositionId inner : changed) {
      std::vector<Firing> again;
      matcher_(inner, scratch.lent[inner.value], view, again);
      if (!again.empty()) scratch.fired[inner.value] = std::move(again);
    }
  }
}

namespace {

// A noun in an adjunct tells an act only with something of its own: a date, a place or a partner.
bool has_something_of_its_own(const Firing& firing, const EventDraft& draft,
                              const Propositions& propositions) {
  if (propositions.propositions[firing.proposition].form != Form::kNounHost) return true;
  if (draft.is_grounded) return true;
  for (const std::vector<Filler>& fillers : firing.fillers)
    if (!fillers.empty() && fillers.front().far < 3) return true;
  return false;
}

}  // namespace

void EventExtractor::operator()(const Document& document, EventScratch& scratch,
                                Findings& findings) const {
  const Annotation& annotation = document.annotation;
  const Propositions& propositions = document.propositions;
  const Mentions& mentions = document.mentions;
  findings.clear();
  match(annotation, propositions, mentions, scratch);
  find_governors(annotation, propositions, scratch.governors);
  fill_lookup(annotation, mentions, scratch.actors);
  const MatchView view{annotation, propositions, mentions, scratch.classes, scratch.fired};
  const EventBuilder build(*this, *document.article, view, document.assertions, scratch);
  std::vector<EventDraft> drafts;
  for (const PropositionId id : propositions.propositions.ids()) {
    for (const Firing& firing : scratch.fired[id.value]) {
      EventDraft draft;
      std::string why;
      if (!build(firing, draft, why)) {
        findings.skipped.push_back({"event", why, clause_of(id, view)});
      } else if (has_something_of_its_own(firing, draft, propositions)) {
        drafts.push_back(std::move(draft));
      }
    }
  }
  join_repeats(mentions, drafts, findings.skipped);
  fill_open_roles(*document.article, view, *frames_, *open_fields_, drafts, scratch.open_roles);
  fill_open_dates(document, view, *frames_, *open_fields_, drafts, scratch.open_dates);
  for (EventDraft& draft : drafts) findings.events.push_back(std::move(draft.event));
}

}  // namespace casus::events
