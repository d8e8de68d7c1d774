// One firing -> one event mention: parties, time, place, figures, slots, sources, status, score.
#pragma once

#include <string>

#include "casus/events/circumstances.h"
#include "casus/events/extract_events.h"
#include "casus/events/repeats.h"

namespace casus::events {

// Words of a span, as printed.
[[nodiscard]] std::string words_of(TokenSpan span, const Annotation& annotation);

// Builds the events of one document. Tested through extract_events_test.cc.
class EventBuilder {
 public:
  EventBuilder(const EventExtractor& extractor, const Article& article, const MatchView& view,
               const Assertions& assertions, const EventScratch& scratch)
      : extractor_(extractor),
        article_(article),
        view_(view),
        assertions_(assertions),
        scratch_(scratch),
        circumstances_(view, scratch.governors) {}

  // False when it is no event: swallowed by an outer act, or the page says that it did not happen.
  // `why` then says so.
  bool operator()(const Firing& firing, EventDraft& draft, std::string& why) const;

 private:
  void add_parties_of(const Firing& firing, EventMention& event) const;
  void add_circumstances(const Firing& firing, EventMention& event) const;
  void add_slots(const Firing& firing, EventMention& event) const;
  bool add_slot(const knowledge::SlotSource& source, const Firing& firing, SlotValue& value) const;
  bool add_stage(const Firing& firing, SlotValue& value) const;
  [[nodiscard]] std::vector<Filler> fillers_of(const std::vector<knowledge::Path>& paths,
                                               const Firing& firing) const;
  [[nodiscard]] TokenSpan figure_of(const Filler& filler, bool money) const;
  [[nodiscard]] TokenSpan slot_span(knowledge::SlotSource::Kind kind, const Filler& filler) const;
  void add_evidence(const Firing& firing, EventMention& event) const;
  void set_grounding(const Firing& firing, EventDraft& draft) const;
  [[nodiscard]] std::string quantity_role(const knowledge::Frame& frame, const Proposition& p,
                                          const QuantityMention& quantity) const;
  [[nodiscard]] double score(const Firing& firing) const;

  const EventExtractor& extractor_;
  const Article& article_;
  const MatchView& view_;
  const Assertions& assertions_;
  const EventScratch& scratch_;
  CircumstanceFinder circumstances_;
};

}  // namespace casus::events
