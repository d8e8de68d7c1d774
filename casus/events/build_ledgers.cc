#include "casus/events/build_ledgers.h"

#include <array>
#include <string_view>

#include "casus/base/hash.h"
#include "casus/base/json.h"
#include "casus/types/view.h"

namespace casus::events {
namespace {

using Row = std::map<std::string, std::optional<Cited<std::string>>>;
using CitedText = std::optional<Cited<std::string>>;

// The names of all parties as one value; it cites the first of them.
CitedText parties(const std::vector<Cited<PartyRecord>>& list) {
  if (list.empty()) return std::nullopt;
  std::string names;
  for (const auto& party : list) names += (names.empty() ? "" : "; ") + party.value().name;
  return Cited<std::string>(names, list.front().citation(), list.front().how());
}

CitedText slot(const EventRecord& event, const std::string& name) {
  const auto found = event.slots.find(name);
  return found == event.slots.end() ? std::nullopt : CitedText(found->second);
}

CitedText date(const EventRecord& event) {
  if (!event.date) return std::nullopt;
  return Cited<std::string>(to_iso(event.date->value()), event.date->citation(), event.date->how());
}

CitedText place(const EventRecord& event) {
  if (!event.place) return std::nullopt;
  return Cited<std::string>(event.place->value().raw, event.place->citation(), event.place->how());
}

// The figure as printed, with its bound words.
CitedText figure(const Cited<QuantityRecord>& quantity) {
  return Cited<std::string>(quantity.value().raw, quantity.citation(), quantity.how());
}

CitedText figure_with_role(const EventRecord& event, std::string_view role) {
  for (const auto& quantity : event.quantities)
    if (quantity.value().role == role) return figure(quantity);
  return std::nullopt;
}

CitedText first_figure(const EventRecord& event) {
  return event.quantities.empty() ? std::nullopt : figure(event.quantities.front());
}

Row arms_transfer_row(const EventRecord& event) {
  return {{"supplier", parties(event.actors)},
          {"recipient", parties(event.recipients)},
          {"designation", slot(event, "designation")},
          {"number", slot(event, "number") ? slot(event, "number") : first_figure(event)},
          {"stage", slot(event, "stage")},
          {"date", date(event)}};
}

Row agreement_row(const EventRecord& event) {
  CitedText all = parties(event.actors);
  if (const CitedText others = parties(event.recipients); others && all)
    all = Cited<std::string>(all->value() + "; " + others->value(), all->citation(), all->how());
  return {{"name", slot(event, "name")},
          {"parties", all},
          {"stage", slot(event, "stage")},
          {"date", date(event)}};
}

Row office_row(const EventRecord& event) {
  const bool resigns = event.frame == "resign";
  return {{"person", parties(resigns ? event.actors : event.recipients)},
          {"office", slot(event, "post")},
          {"by", resigns ? std::nullopt : parties(event.actors)},
          {event.frame == "appoint" ? "from" : "until", date(event)}};
}

Row casualty_row(const EventRecord& event) {
  return {{"side", parties(event.recipients)},
          {"killed", figure_with_role(event, "killed")},
          {"wounded", figure_with_role(event, "wounded")},
          {"missing", figure_with_role(event, "missing")},
          {"captured", figure_with_role(event, "captured")},
          {"place", place(event)},
          {"as_of", date(event)}};
}

Row displacement_row(const EventRecord& event) {
  return {{"figure", first_figure(event)},
          {"displaced", parties(event.recipients)},
          {"cause", parties(event.actors)},
          {"from", slot(event, "from")},
          {"to", slot(event, "to")},
          {"place", place(event)},
          {"as_of", date(event)}};
}

Row control_row(const EventRecord& event) {
  const bool leaves = event.frame == "withdraw";
  return {{"place", place(event) ? place(event) : parties(event.recipients)},
          {leaves ? "from" : "to", parties(event.actors)},
          {leaves ? "to" : "from", std::nullopt},
          {"direction", slot(event, "direction")},
          {"date", date(event)}};
}

Row institution_row(const EventRecord& event) {
  return {{"name", slot(event, "name")},
          {"members", parties(event.actors)},
          {"founded", date(event)},
          {"purpose", std::nullopt}};
}

struct LedgerRule {
  std::string_view frame;
  std::string_view ledger;
  Row (*row)(const EventRecord&);
};

// Which frames make a row of which ledger (codebook §5, "built from").
constexpr std::array kRules = {
    LedgerRule{"arms_transfer", "arms_transfers", arms_transfer_row},
    LedgerRule{"procurement", "arms_transfers", arms_transfer_row},
    LedgerRule{"sign_agreement", "agreements", agreement_row},
    LedgerRule{"ratify", "agreements", agreement_row},
    LedgerRule{"enter_into_force", "agreements", agreement_row},
    LedgerRule{"ceasefire_deal", "agreements", agreement_row},
    LedgerRule{"withdraw_from_agreement", "agreements", agreement_row},
    LedgerRule{"appoint", "offices", office_row},
    LedgerRule{"dismiss", "offices", office_row},
    LedgerRule{"resign", "offices", office_row},
    LedgerRule{"casualties", "casualties", casualty_row},
    LedgerRule{"displacement", "displacement", displacement_row},
    LedgerRule{"advance", "control", control_row},
    LedgerRule{"retake", "control", control_row},
    LedgerRule{"occupy", "control", control_row},
    LedgerRule{"withdraw", "control", control_row},
    LedgerRule{"joint_institution", "institutions", institution_row},
};

// A row that names nothing says nothing.
bool has_content(const Row& row) {
  std::size_t known = 0;
  for (const auto& [column, value] : row) known += value.has_value() ? 1U : 0U;
  return known >= 2;
}

std::string claim_id(const std::string& sha256, const ClaimRecord& claim) {
  Json row = Json::object();
  for (const auto& [column, value] : claim.row)
    row[column] = value ? Json(value->value()) : Json(nullptr);
  const Json key = Json::array({sha256, claim.ledger, row, segments_view(claim.evidence->bytes)});
  return "c:" + hex16(xxh3_64(write_json(key)));
}

}  // namespace

void build_ledgers(PageRecord& record) {
  for (const EventRecord& event : record.events) {
    for (const LedgerRule& rule : kRules) {
      if (event.frame != rule.frame) continue;
      ClaimRecord claim;
      claim.ledger = rule.ledger;
      claim.event = event.id;
      claim.article = event.article;
      claim.row = rule.row(event);
      claim.status = event.status->value();
      claim.attribution = event.attribution;
      claim.evidence = event.evidence;
      if (!has_content(claim.row)) continue;
      claim.id = claim_id(record.sha256, claim);
      record.claims.push_back(std::move(claim));
    }
  }
}

}  // namespace casus::events
