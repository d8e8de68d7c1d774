#include <set>

#include "apps/casus/formats.h"
#include "casus/base/json.h"

namespace casus::apps {
namespace {

Json null_if_empty(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json number(double value) {
  if (value == static_cast<double>(static_cast<std::int64_t>(value)))
    return static_cast<std::int64_t>(value);
  return value;
}

Json quantity_view(const QuantityRecord& quantity) {
  // A range is given by its lower end, with the bound that says so.
  Json value = quantity.value                                    ? number(*quantity.value)
               : quantity.bound == Bound::kRange && quantity.low ? number(*quantity.low)
                                                                 : Json(quantity.raw);
  return {{"value", value},
          {"unit_or_thing", null_if_empty(quantity.unit.empty() ? quantity.thing : quantity.unit)},
          {"bound", quantity.bound == Bound::kRange ? "exact" : to_string(quantity.bound)}};
}

Json names(const std::vector<Cited<PartyRecord>>& parties) {
  Json out = Json::array();
  for (const auto& party : parties) out.push_back(party.value().name);
  return out;
}

Json event_view(const EventRecord& event, const std::string& page, std::size_t number_of_event) {
  Json sources = Json::array();
  for (const auto& source : event.attribution) sources.push_back(source.value().source);
  Json quantities = Json::array();
  for (const auto& quantity : event.quantities)
    quantities.push_back(quantity_view(quantity.value()));
  return {{"eid", page + "-e" + std::to_string(number_of_event)},
          {"plover", to_string(event.type)},
          {"subtype", event.frame},
          {"actor", names(event.actors)},
          {"recipient", names(event.recipients)},
          {"date", event.date ? Json(to_iso(event.date->value())) : Json(nullptr)},
          {"place", event.place ? Json(event.place->value().raw) : Json(nullptr)},
          {"country_of_place",
           event.place ? null_if_empty(event.place->value().country) : Json(nullptr)},
          {"status", to_string(event.status->value())},
          {"according_to", sources},
          {"evidence", event.evidence->quote},
          {"quantities", quantities}};
}

// The actors that take part: parties of events and the sources that the events rest on.
std::set<std::string> ids_in_events(const PageRecord& record) {
  std::set<std::string> ids;
  for (const EventRecord& event : record.events) {
    for (const auto& party : event.actors) ids.insert(party.value().id);
    for (const auto& party : event.recipients) ids.insert(party.value().id);
    for (const auto& source : event.attribution) ids.insert(source.value().source_id);
  }
  return ids;
}

}  // namespace

std::string gold_line(const PageRecord& record) {
  const std::set<std::string> ids = ids_in_events(record);
  Json actors = Json::array();
  for (const ActorRecord& actor : record.actors) {
    if (!ids.contains(actor.id)) continue;
    Json role = actor.population        ? Json("population")
                : actor.offices.empty() ? Json(nullptr)
                                        : Json(actor.offices.front());
    actors.push_back({{"name", actor.name},
                      {"kind", to_string(actor.kind)},
                      {"country", null_if_empty(actor.country)},
                      {"role", role},
                      {"aliases", actor.aliases}});
  }
  Json events = Json::array();
  for (const EventRecord& event : record.events)
    events.push_back(event_view(event, record.id, events.size() + 1));
  const bool any = !record.articles.empty();
  const Json line = {
      {"id", record.id},
      {"publication_date", any && record.articles.front().published
                               ? Json(to_iso(*record.articles.front().published))
                               : Json(nullptr)},
      {"language", any ? null_if_empty(record.articles.front().language) : Json(nullptr)},
      {"spun", false},
      {"actors", actors},
      {"events", events}};
  return write_json(line) + "\n";
}

}  // namespace casus::apps
