#include "casus/events/operators.h"

#include <algorithm>

namespace casus::events {
namespace {

using knowledge::Cell;
using knowledge::Field;
using knowledge::Path;

// What the outer reading chose for a role.
const Filler* chosen(const std::vector<Path>& paths, const Firing& firing,
                     const knowledge::Row& row) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (firing.fillers[c].empty() || row.cells[c].field == Field::kAct) continue;
    const std::vector<Path>& of_cell = row.cells[c].paths;
    if (!of_cell.empty() && !paths.empty() && of_cell == paths) return &firing.fillers[c].front();
  }
  return nullptr;
}

bool has_own(Slot slot, PropositionId id, const Propositions& propositions) {
  for (const Argument& argument : propositions.arguments_of(id))
    if (argument.slot == slot && argument.far < 3) return true;
  return false;
}

// The embedded act and the acts coordinated with it; they stand in one sentence.
std::vector<PropositionId> embedded(PropositionId act, const Propositions& propositions) {
  std::vector<PropositionId> found;
  const auto& all = propositions.propositions;
  const SentenceId sentence = all[act].sentence;
  PropositionId first = act;
  while (first.value > 0 && all[first.before()].sentence == sentence) first = first.before();
  for (PropositionId id = first; id.value < all.size() && all[id].sentence == sentence; ++id)
    if (id == act || (all[id].mother == act && all[id].edge == Edge::kCoordinate))
      found.push_back(id);
  return found;
}

// Gives the embedded act what the operator fills and it does not have.
bool lend(PropositionId id, const Firing& firing, const knowledge::Row& row, const MatchView& view,
          EventScratch& scratch) {
  bool has_lent = false;
  for (const knowledge::Fill& fill : row.fills) {
    const Filler* filler = chosen(fill.from, firing, row);
    if (filler == nullptr || has_own(fill.slot, id, view.propositions)) continue;
    Argument argument;
    argument.slot = fill.slot;
    argument.head = filler->head;
    argument.span = filler->span;
    scratch.lent[id.value].push_back(argument);
    has_lent = true;
  }
  return has_lent;
}

}  // namespace

void order_inside_out(const Propositions& propositions, std::vector<PropositionId>& order) {
  const std::size_t n = propositions.propositions.size();
  std::vector<std::uint32_t> depth(n, 0);
  for (const PropositionId id : propositions.propositions.ids()) {
    PropositionId up = propositions.propositions[id].mother;
    while (up.valid() && depth[id.value] < n) {
      ++depth[id.value];
      up = propositions.propositions[up].mother;
    }
  }
  order.clear();
  for (const PropositionId id : propositions.propositions.ids()) order.push_back(id);
  std::stable_sort(order.begin(), order.end(), [&depth](PropositionId a, PropositionId b) {
    return depth[a.value] > depth[b.value];
  });
}

void apply_operator(const Firing& firing, const knowledge::Row& row, const MatchView& view,
                    EventScratch& scratch, std::vector<PropositionId>& changed) {
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].field != Field::kAct) continue;
    for (const Filler& filler : firing.fillers[c]) {
      if (!filler.act.valid() || filler.act == firing.proposition) continue;
      for (const PropositionId id : embedded(filler.act, view.propositions)) {
        if (id == firing.proposition) continue;
        scratch.fate[id.value] = {row.inner, true};
        if (lend(id, firing, row, view, scratch)) changed.push_back(id);
      }
    }
  }
}

}  // namespace casus::events
