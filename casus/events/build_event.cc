#include "casus/events/build_event.h"

#include <algorithm>
#include <array>

#include "casus/events/compose_status.h"

namespace casus::events {
namespace {

using knowledge::Field;
using knowledge::Frame;
using knowledge::Row;
using knowledge::SlotSource;

// Share of right firings by form on the development pages (rule-language study §3.2), until scores
// are calibrated: finite infinitive participle light noun_own noun_host noun_arg copular headline.
constexpr std::array<double, 9> kFormScore = {0.70, 0.65, 0.45, 0.55, 0.70, 0.45, 0.20, 0.60, 0.60};
constexpr double kFarFactor = 0.9;      // For each step that a party is away from its argument.
constexpr double kUnknownFactor = 0.8;  // For a party of which nothing is known.
constexpr double kRepairFactor = 0.85;  // For a proposition that a repair made.

bool is_currency(const std::string& unit) {
  return unit.size() == 3 &&
         std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_party_field(Field field) {
  return field == Field::kActor || field == Field::kRecipient;
}

}  // namespace

std::string words_of(TokenSpan span, const Annotation& a) {
  std::string out;
  for (const TokenId t : span) {
    out.append(a.string(a.text[t]));
    if (a.space_after[t] != 0 && t.next() < span.end()) out.push_back(' ');
  }
  return out;
}

bool EventBuilder::operator()(const Firing& firing, EventDraft& draft, std::string& why) const {
  const Frame& frame = extractor_.frames().frames()[firing.frame];
  const Row& row = extractor_.frames().row(firing.row);
  const Assertion& assertion = assertions_.of[firing.proposition];
  EventMention& event = draft.event;
  event.type = frame.type;
  event.mode = frame.mode;
  event.frame = frame.name;
  event.contexts = frame.contexts;
  event.cameo = extractor_.ontology().cameo(frame.type, frame.name);
  event.quad = extractor_.ontology().of(frame.type).quad;
  event.intensity = extractor_.ontology().intensity(frame.type, frame.mode);
  event.proposition = firing.proposition;
  event.rule = frame.name + "/" + std::to_string(row.reading);
  add_parties_of(firing, event);
  add_evidence(firing, event);
  event.attribution = assertion.chain;
  if (frame.speech) drop_own_voice(event, view_.mentions, event.attribution);
  knowledge::StatusFacts facts =
      status_facts(assertion, scratch_.fate[firing.proposition.value].effect, frame, row);
  facts.claim = claim_of(event, view_.mentions);
  const knowledge::StatusRow& status = extractor_.ontology().status(facts);
  if (!status.is_event) {
    why = event.rule + ": " + status.why;
    return false;
  }
  event.status = status.gives;
  event.status_reason = assertion.reason;
  add_circumstances(firing, event);
  add_slots(firing, event);
  event.score = score(firing);
  set_grounding(firing, draft);
  return true;
}

void EventBuilder::add_parties_of(const Firing& firing, EventMention& event) const {
  const Row& row = extractor_.frames().row(firing.row);
  const Frame& frame = extractor_.frames().frames()[firing.frame];
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const knowledge::Cell& cell = row.cells[c];
    if (!is_party_field(cell.field)) continue;
    const bool to_actors = cell.field == Field::kActor || frame.symmetric;
    for (const Filler& filler : firing.fillers[c])
      add_parties(filler, cell.record_role, view_, scratch_.actors,
                  to_actors ? event.actors : event.recipients);
  }
  std::erase_if(event.recipients, [&event](const Party& party) {
    return std::any_of(event.actors.begin(), event.actors.end(),
                       [&party](const Party& actor) { return actor.actor == party.actor; });
  });
}

void EventBuilder::add_circumstances(const Firing& firing, EventMention& event) const {
  const Row& row = extractor_.frames().row(firing.row);
  const Frame& frame = extractor_.frames().frames()[firing.frame];
  const Proposition& p = view_.propositions.propositions[firing.proposition];
  const Circumstance time = circumstances_.time_of(firing.proposition, frame.speech);
  event.time = time.index;
  event.time_how = time.how;
  std::vector<Filler> place_cell;
  std::vector<Filler> goal;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].field == Field::kPlace) place_cell = firing.fillers[c];
    if (row.cells[c].field == Field::kRecipient) goal = firing.fillers[c];
  }
  const Circumstance place = circumstances_.place_of(firing, place_cell, goal);
  event.place = place.index;
  event.place_how = place.how;
  std::vector<std::uint32_t> quantities;
  circumstances_.quantities_of(firing.proposition, quantities);
  for (const std::uint32_t index : quantities) {
    const QuantityMention& quantity = view_.mentions.quantities[index];
    std::string role = quantity_role(frame, p, quantity);
    if (role.empty() && quantity.thing.empty() && quantity.unit.empty()) continue;
    event.quantities.push_back({index, std::move(role)});
  }
}

std::string EventBuilder::quantity_role(const Frame& frame, const Proposition& p,
                                        const QuantityMention& quantity) const {
  if (is_currency(quantity.unit)) return "money";
  const Annotation& a = view_.annotation;
  const std::string lemma(a.string(p.lemma));
  if (const auto found = frame.quantity.find(lemma); found != frame.quantity.end())
    return found->second;
  if (const auto found = frame.quantity.find(""); found != frame.quantity.end())
    return found->second;
  const knowledge::Ontology& ontology = extractor_.ontology();
  std::string of_thing;
  if (quantity.thing_head.valid())
    of_thing = ontology.quantity_role(std::string(a.string(a.lemma[quantity.thing_head])));
  std::string of_predicate(ontology.quantity_role(lemma));
  if (of_predicate.empty() || (of_predicate == "delivered" && of_thing == "troops"))
    return of_thing;
  return of_predicate;
}

// The predicate's word, through the frame's stages if it has any.
bool EventBuilder::add_stage(const Firing& firing, SlotValue& value) const {
  const Annotation& a = view_.annotation;
  const Frame& frame = extractor_.frames().frames()[firing.frame];
  const Proposition& p = view_.propositions.propositions[firing.proposition];
  std::string sense = sense_of(p, a.strings);
  sense.resize(sense.size() - 2);
  auto stage = frame.stage.find(sense);
  if (stage == frame.stage.end() && p.support.valid())
    stage = frame.stage.find(std::string(a.string(a.lemma[p.support])));
  if (stage == frame.stage.end() && !frame.stage.empty()) return false;
  value.value = frame.stage.empty() ? sense : stage->second;
  value.span = TokenSpan(p.head, p.head.next());
  return true;
}

std::vector<Filler> EventBuilder::fillers_of(const std::vector<knowledge::Path>& paths,
                                             const Firing& firing) const {
  const Row& row = extractor_.frames().row(firing.row);
  for (std::size_t c = 0; c < row.cells.size(); ++c)
    if (row.cells[c].paths == paths && !firing.fillers[c].empty()) return firing.fillers[c];
  return extractor_.matcher().fillers_of(paths, firing.proposition,
                                         scratch_.lent[firing.proposition.value], view_);
}

// The figure counted by the filler, or inside it.
TokenSpan EventBuilder::figure_of(const Filler& filler, bool money) const {
  for (const QuantityMention& quantity : view_.mentions.quantities) {
    const bool is_of = quantity.thing_head == filler.head || filler.span.contains(quantity.span);
    if (is_of && is_currency(quantity.unit) == money) return quantity.span;
  }
  return {};
}

TokenSpan EventBuilder::slot_span(SlotSource::Kind kind, const Filler& filler) const {
  switch (kind) {
    case SlotSource::Kind::kCount:
      return figure_of(filler, false);
    case SlotSource::Kind::kMoney:
      return figure_of(filler, true);
    case SlotSource::Kind::kDate:
      for (const TimeMention& time : view_.mentions.times)
        if (filler.span.contains(time.span)) return time.span;
      return {};
    case SlotSource::Kind::kName:
      for (const Entity& entity : view_.annotation.entities)
        if (filler.span.contains(entity.span)) return entity.span;
      return filler.span;
    default:
      return filler.span;
  }
}

bool EventBuilder::add_slot(const SlotSource& source, const Firing& firing,
                            SlotValue& value) const {
  if (source.kind == SlotSource::Kind::kConstant) {
    value.value = source.constant;
    return true;
  }
  if (source.kind == SlotSource::Kind::kVerb) return add_stage(firing, value);
  const std::vector<Filler> fillers = fillers_of(source.paths, firing);
  if (fillers.empty()) return false;
  value.span = slot_span(source.kind, fillers.front());
  if (value.span.empty()) return false;
  value.value = words_of(value.span, view_.annotation);
  return true;
}

void EventBuilder::add_slots(const Firing& firing, EventMention& event) const {
  for (const SlotSource& source : extractor_.frames().row(firing.row).slots) {
    SlotValue value;
    if (add_slot(source, firing, value)) event.slots.insert_or_assign(source.name, value);
  }
}

// From the predicate to the last of its arguments, without punctuation at the ends.
void EventBuilder::add_evidence(const Firing& firing, EventMention& event) const {
  const Annotation& a = view_.annotation;
  TokenSpan span = clause_of(firing.proposition, view_);
  const auto is_outside = [&a](TokenId t) {
    return a.pos[t] == Pos::kPunct || a.pos[t] == Pos::kSpace;
  };
  while (span.size() > 1 && is_outside(span.begin())) ++span.begin_;
  while (span.size() > 1 && is_outside(span.end().before())) --span.end_;
  event.evidence = span;
}

void EventBuilder::set_grounding(const Firing& firing, EventDraft& draft) const {
  const Proposition& p = view_.propositions.propositions[firing.proposition];
  const EventMention& event = draft.event;
  const bool is_embedded = scratch_.fate[firing.proposition.value].has_operator;
  const bool is_mentioned = p.form == Form::kNounArg || p.form == Form::kNounHost;
  draft.is_told = !is_embedded && !is_mentioned && !assertions_.of[firing.proposition].background;
  const bool has_place =
      event.place >= 0 && event.place_how == How::kStated &&
      view_.mentions.places[static_cast<std::size_t>(event.place)].level < PlaceLevel::kCountry;
  draft.is_grounded =
      (event.time >= 0 && event.time_how == How::kStated) || has_place || !event.quantities.empty();
  const Annotation& a = view_.annotation;
  const BlockId block = article_.block_at(a.span[p.head].begin_);
  if (!block.valid()) return;
  const Block& b = article_.blocks[block];
  draft.is_lead = b.lead && draft.is_told;
  draft.is_repeat_block = b.role == BlockRole::kTitle || b.role == BlockRole::kHeading ||
                          b.role == BlockRole::kCaption || p.form == Form::kHeadline;
}

double EventBuilder::score(const Firing& firing) const {
  const Proposition& p = view_.propositions.propositions[firing.proposition];
  const Row& row = extractor_.frames().row(firing.row);
  double score = kFormScore[static_cast<std::size_t>(p.form)];
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (!is_party_field(row.cells[c].field) || firing.fillers[c].empty()) continue;
    const Filler& filler = firing.fillers[c].front();
    for (std::uint8_t step = 0; step < filler.far; ++step) score *= kFarFactor;
    if (filler.unknown) score *= kUnknownFactor;
  }
  return p.repair == 0 ? score : score * kRepairFactor;
}

}  // namespace casus::events
