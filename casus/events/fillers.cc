#include "casus/events/fillers.h"

#include <algorithm>

namespace casus::events {
namespace {

using knowledge::ClassSet;
using knowledge::Path;

Filler filler_of(const Argument& argument, const Propositions& propositions) {
  Filler filler;
  filler.head = filler.origin = argument.head;
  filler.span = argument.span;
  filler.far = argument.far;
  filler.act = argument.act.valid() ? argument.act : propositions.at_head[argument.head];
  return filler;
}

}  // namespace

void FillerFinder::collect_slot(Slot slot, PropositionId from, std::vector<Filler>& out) const {
  // A noun with parties of its own borrows none from its host.
  const bool borrows = view_.propositions.propositions[from].form != Form::kNounOwn;
  for (const Argument& argument : view_.propositions.arguments_of(from)) {
    if (argument.slot != slot || (argument.far >= 3 && !borrows)) continue;
    out.push_back(filler_of(argument, view_.propositions));
  }
  if (from != id_) return;
  for (const Argument& argument : extra_)
    if (argument.slot == slot) out.push_back(filler_of(argument, view_.propositions));
}

// A complement of the filler: an argument of the noun's own proposition, else one of the verb's
// that stands inside the filler's phrase.
void FillerFinder::collect_sub(Slot slot, Slot sub, std::vector<Filler>& out) const {
  std::vector<Filler> outer;
  collect_slot(slot, id_, outer);
  for (const Filler& filler : outer) {
    const PropositionId inner = view_.propositions.at_head[filler.head];
    if (inner.valid() && inner != id_) collect_slot(sub, inner, out);
    std::vector<Filler> own;
    collect_slot(sub, id_, own);
    for (const Filler& candidate : own)
      if (filler.span.contains(candidate.head)) out.push_back(candidate);
  }
}

void FillerFinder::collect_inner(bool actor, PropositionId act, std::vector<Filler>& out) const {
  if (!act.valid() || act.value >= view_.fired.size()) return;
  for (const Firing& firing : view_.fired[act.value]) {
    const int cell = actor ? firing.actor_cell : firing.recipient_cell;
    if (cell < 0) continue;
    const std::vector<Filler>& fillers = firing.fillers[static_cast<std::size_t>(cell)];
    out.insert(out.end(), fillers.begin(), fillers.end());
  }
}

void FillerFinder::collect(const Path& path, PropositionId act, std::vector<Filler>& out) const {
  switch (path.kind) {
    case Path::Kind::kSlot:
      collect_slot(path.slot, id_, out);
      break;
    case Path::Kind::kSubSlot:
      collect_sub(path.slot, path.sub, out);
      break;
    case Path::Kind::kInnerActor:
      collect_inner(true, act, out);
      break;
    case Path::Kind::kInnerRecipient:
      collect_inner(false, act, out);
      break;
    case Path::Kind::kInnerSlot:
      if (act.valid()) collect_slot(path.slot, act, out);
      break;
    case Path::Kind::kContentSubject: {
      std::vector<Filler> content;
      collect_slot(Slot::kContent, id_, content);
      collect_slot(Slot::kCompl, id_, content);
      for (const Filler& filler : content)
        if (filler.act.valid()) collect_slot(Slot::kDoer, filler.act, out);
      if (out.empty()) collect_slot(Slot::kThing, id_, out);
      break;
    }
  }
}

Verdict FillerFinder::verdict(TokenId head, const ClassSet& classes) const {
  const ClassSet& is = view_.classes[head.value];
  if (is.meets(classes)) return Verdict::kYes;
  if (is.empty()) return Verdict::kUnknown;
  const auto& all = lexicon_.tables().noun_classes;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (classes.has(static_cast<knowledge::NounClassId>(i)) && !all[i].disjoint.meets(is))
      return Verdict::kUnknown;
  return Verdict::kNo;
}

bool FillerFinder::is_unknown_name(TokenId head) const {
  const Annotation& a = view_.annotation;
  if (a.pos[head] != Pos::kPropn || !view_.classes[head.value].empty()) return false;
  switch (a.entity_type(head)) {
    case EntityType::kNone:
    case EntityType::kPerson:
    case EntityType::kOrg:
    case EntityType::kNorp:
    case EntityType::kGpe:
      return true;
    default:
      return false;
  }
}

bool FillerFinder::climb(const Filler& filler, const ClassSet& classes, Filler& owner) const {
  constexpr std::uint32_t kDeepest = 2;
  const Annotation& a = view_.annotation;
  std::uint32_t best_depth = kDeepest + 1;
  for (const TokenId t : filler.span) {
    if (t == filler.head || !view_.classes[t.value].meets(classes)) continue;
    if (view_.mentions.actor_at(t) == nullptr) continue;
    std::uint32_t depth = 0;
    TokenId up = t;
    while (up != filler.head && depth <= kDeepest && a.head[up] != up &&
           filler.span.contains(a.head[up])) {
      up = a.head[up];
      if (a.pos[up] != Pos::kAdp) ++depth;
    }
    if (up != filler.head || depth >= best_depth) continue;
    best_depth = depth;
    owner = Filler();
    owner.head = t;
    owner.origin = filler.origin;
    owner.span = view_.mentions.actor_at(t)->span;
    owner.far = static_cast<std::uint8_t>(std::max<std::uint32_t>(1, depth));
  }
  return best_depth <= kDeepest;
}

std::string FillerFinder::describe(const Filler& filler) const {
  const Annotation& a = view_.annotation;
  std::string out(a.string(a.text[filler.head]));
  const std::string names = lexicon_.names(view_.classes[filler.head.value]);
  return out + (names.empty() ? " is in no class" : " is " + names);
}

}  // namespace casus::events
