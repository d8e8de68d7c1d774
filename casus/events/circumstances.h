// Circumstances: the time, the place and the figures that belong to an act.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/events/match.h"
#include "casus/types/findings.h"

namespace casus::events {

// Token -> the proposition whose clause it belongs to: the first predicate or support verb on the
// way up the parse. None outside all.
struct Governors {
  std::vector<PropositionId> of;
};
void find_governors(const Annotation& annotation, const Propositions& propositions,
                    Governors& governors);

// A found circumstance; `index` into the list of mentions, -1 for none.
struct Circumstance {
  std::int32_t index = -1;
  How how = How::kStated;
};

// Looks at one document. Thread-safe. Tested by extract_events_test.cc.
class CircumstanceFinder {
 public:
  CircumstanceFinder(const MatchView& view, const Governors& governors)
      : view_(view), governors_(governors) {}

  // The nearest calendar time of the clause: its own, then inside its arguments, then that of the
  // clause it hangs on (never of the report that it is the content of), then one at the beginning
  // of the sentence.
  // A speech act is dated by the report that it is told in.
  [[nodiscard]] Circumstance time_of(PropositionId id, bool speech) const;

  // A place that the frame asked for (`place_cell`), then in, at or near the predicate, then inside
  // its arguments, then of the clause it hangs on, then of the sentence.
  [[nodiscard]] Circumstance place_of(const Firing& firing, const std::vector<Filler>& place_cell,
                                      const std::vector<Filler>& goal) const;

  // Figures in the clause, without those that belong to times.
  void quantities_of(PropositionId id, std::vector<std::uint32_t>& quantities) const;

 private:
  [[nodiscard]] bool names_its_noun(TokenId date) const;
  [[nodiscard]] int time_rank(const TimeMention& time, PropositionId id, bool speech) const;
  [[nodiscard]] int place_rank(const PlaceMention& place, PropositionId id) const;
  [[nodiscard]] bool is_inside_argument(TokenId token, PropositionId id) const;
  [[nodiscard]] bool shares_circumstances(PropositionId id, PropositionId with) const;
  [[nodiscard]] bool opens_sentence(TokenId token, PropositionId id) const;
  [[nodiscard]] TokenId head_of(TokenSpan span) const;

  const MatchView& view_;
  const Governors& governors_;
};

}  // namespace casus::events
