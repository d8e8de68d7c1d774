#include "casus/types/view.h"

#include <cmath>

#include "casus/types/code_points.h"

namespace casus {
namespace {

constexpr const char* kReaderVersion = "1";

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json day_or_null(const std::optional<Day>& day) {
  return day ? Json(to_iso(*day)) : Json(nullptr);
}

template <class T>
Json value_or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// A whole number is written without a fraction.
Json number_or_null(const std::optional<double>& value) {
  if (!value) return nullptr;
  if (std::floor(*value) == *value && std::fabs(*value) < 9e15)
    return static_cast<std::int64_t>(*value);
  return *value;
}

Json citation_view(const Citation& citation) {
  return {{"quote", citation.quote},
          {"bytes", segments_view(citation.bytes)},
          {"text", Json::array({citation.text_begin, citation.text_end})}};
}

Json party_view(const PartyRecord& party) {
  return {{"id", party.id},
          {"name", party.name},
          {"raw", party.raw},
          {"country", text_or_null(party.country)},
          {"sectors", party.sectors},
          {"office", text_or_null(party.office)},
          {"role", text_or_null(party.role)}};
}

Json date_view(const std::optional<Cited<When>>& date) {
  if (!date) return nullptr;
  const When& when = date->value();
  return {{"earliest", day_or_null(when.earliest)},
          {"latest", day_or_null(when.latest)},
          {"grain", to_string(when.grain)},
          {"guessed", when.guessed}};
}

Json place_view(const std::optional<Cited<PlaceRecord>>& cited) {
  if (!cited) return nullptr;
  const PlaceRecord& place = cited->value();
  return {{"name", place.name},
          {"raw", place.raw},
          {"geonames", value_or_null(place.geonames)},
          {"country", text_or_null(place.country)},
          {"admin1", text_or_null(place.admin1)},
          {"lat", value_or_null(place.lat)},
          {"lon", value_or_null(place.lon)},
          {"precision", to_string(place.level)}};
}

Json quantity_view(const QuantityRecord& quantity) {
  return {{"value", number_or_null(quantity.value)}, {"low", number_or_null(quantity.low)},
          {"high", number_or_null(quantity.high)},   {"bound", to_string(quantity.bound)},
          {"unit", text_or_null(quantity.unit)},     {"thing", text_or_null(quantity.thing)},
          {"role", text_or_null(quantity.role)},     {"raw", quantity.raw}};
}

Json source_view(const SourceRecord& source) {
  return {{"source", source.source},
          {"source_id", text_or_null(source.source_id)},
          {"cue", text_or_null(source.cue)},
          {"commitment", to_string(source.commitment)}};
}

template <class T>
void add_field(Json& fields, const std::string& name, const Cited<T>& cited) {
  fields[name] = {{"quote", cited.citation().quote},
                  {"bytes", segments_view(cited.citation().bytes)},
                  {"how", to_string(cited.how())}};
}

template <class T>
void add_fields(Json& fields, const std::string& name, const std::vector<Cited<T>>& list) {
  for (std::size_t i = 0; i < list.size(); ++i)
    add_field(fields, name + "." + std::to_string(i), list[i]);
}

Json fields_view(const EventRecord& event) {
  Json fields = Json::object();
  add_fields(fields, "actors", event.actors);
  add_fields(fields, "recipients", event.recipients);
  if (event.date) add_field(fields, "date", *event.date);
  if (event.place) add_field(fields, "place", *event.place);
  add_fields(fields, "quantities", event.quantities);
  if (event.status) add_field(fields, "status", *event.status);
  add_fields(fields, "attribution", event.attribution);
  for (const auto& [name, value] : event.slots) add_field(fields, "slots." + name, value);
  return fields;
}

Json event_view(const EventRecord& event) {
  Json slots = Json::object();
  for (const auto& [name, value] : event.slots) slots[name] = value.value();
  const auto parties = [](const std::vector<Cited<PartyRecord>>& list) {
    Json out = Json::array();
    for (const auto& party : list) out.push_back(party_view(party.value()));
    return out;
  };
  Json quantities = Json::array();
  for (const auto& quantity : event.quantities)
    quantities.push_back(quantity_view(quantity.value()));
  Json attribution = Json::array();
  for (const auto& source : event.attribution) attribution.push_back(source_view(source.value()));
  Json also = Json::array();
  for (const Citation& citation : event.also) also.push_back(citation_view(citation));
  CASUS_CHECK(event.status.has_value() && event.evidence.has_value());
  return {{"id", event.id},
          {"article", event.article},
          {"type", to_string(event.type)},
          {"mode", text_or_null(event.mode)},
          {"frame", text_or_null(event.frame)},
          {"slots", slots},
          {"cameo", text_or_null(event.cameo)},
          {"contexts", event.contexts},
          {"quad", event.quad == 0 ? Json(nullptr) : Json(event.quad)},
          {"intensity", event.quad == 0 ? Json(nullptr) : Json(event.intensity)},
          {"actors", parties(event.actors)},
          {"recipients", parties(event.recipients)},
          {"date", date_view(event.date)},
          {"place", place_view(event.place)},
          {"quantities", quantities},
          {"status", to_string(event.status->value())},
          {"attribution", attribution},
          {"evidence", citation_view(*event.evidence)},
          {"also", also},
          {"same_act", event.same_act},
          {"fields", fields_view(event)},
          {"rule", event.rule},
          {"score", event.score}};
}

Json actor_view(const ActorRecord& actor) {
  Json mentions = Json::array();
  for (const Citation& mention : actor.mentions) mentions.push_back(citation_view(mention));
  return {{"id", actor.id},
          {"name", actor.name},
          {"kind", to_string(actor.kind)},
          {"country", text_or_null(actor.country)},
          {"sectors", actor.sectors},
          {"offices", actor.offices},
          {"aliases", actor.aliases},
          {"mentions", mentions}};
}

Json claim_view(const ClaimRecord& claim) {
  Json row = Json::object();
  Json fields = Json::object();
  for (const auto& [column, value] : claim.row) {
    row[column] = value ? Json(value->value()) : Json(nullptr);
    if (value) add_field(fields, "row." + column, *value);
  }
  Json attribution = Json::array();
  for (const auto& source : claim.attribution) attribution.push_back(source_view(source.value()));
  add_fields(fields, "attribution", claim.attribution);
  CASUS_CHECK(claim.evidence.has_value());
  return {{"id", claim.id},
          {"ledger", claim.ledger},
          {"event", text_or_null(claim.event)},
          {"article", claim.article},
          {"row", row},
          {"status", to_string(claim.status)},
          {"attribution", attribution},
          {"evidence", citation_view(*claim.evidence)},
          {"fields", fields}};
}

Json read_article(const Article& article) {
  const CodePoints points(article.text);
  Json blocks = Json::array();
  for (const Block& block : article.blocks) {
    blocks.push_back(
        {{"role", to_string(block.role)},
         {"text", Json::array({points.at(block.span.begin_), points.at(block.span.end_)})},
         {"bytes", segments_view(article.to_raw.segments(block.span.begin_, block.span.end_))}});
  }
  Json published = nullptr;
  if (article.published) {
    published = {{"value", to_iso(*article.published)},
                 {"precision", to_string(article.published_precision)},
                 {"source", article.date_signals}};
  }
  return {{"title", text_or_null(article.title)},
          {"authors", article.authors},
          {"site", text_or_null(article.site)},
          {"section", text_or_null(article.section)},
          {"language", text_or_null(article.language)},
          {"canonical_url", text_or_null(article.canonical_url)},
          {"published", published},
          {"trust", article.trust},
          {"blocks", blocks},
          {"text", article.text}};
}

}  // namespace

Json segments_view(const std::vector<ByteRange>& segments) {
  Json out = Json::array();
  for (const ByteRange& segment : segments)
    out.push_back(Json::array({segment.begin, segment.end}));
  return out;
}

Json code_line(const PageRecord& record, const MadeBy& made_by) {
  Json articles = Json::array();
  double trust = record.articles.empty() ? 0.0 : 1.0;
  for (const ArticleRecord& article : record.articles) {
    trust = std::min(trust, article.trust);
    articles.push_back({{"title", text_or_null(article.title)},
                        {"published", day_or_null(article.published)},
                        {"language", text_or_null(article.language)},
                        {"text_length", article.text_length},
                        {"trust", article.trust}});
  }
  Json line = {
      {"schema", 1},
      {"made_by", {{"program", made_by.program}, {"data", made_by.data}, {"model", made_by.model}}},
      {"id", record.id},
      {"url", text_or_null(record.url)},
      {"sha256", record.sha256},
      {"charset", text_or_null(record.charset)},
      {"content_type", text_or_null(record.content_type)},
      {"reader", kReaderVersion},
      {"published",
       record.articles.empty() ? Json(nullptr) : day_or_null(record.articles.front().published)},
      {"trust", trust},
      {"articles", articles}};
  Json actors = Json::array();
  for (const ActorRecord& actor : record.actors) actors.push_back(actor_view(actor));
  Json events = Json::array();
  for (const EventRecord& event : record.events) events.push_back(event_view(event));
  Json claims = Json::array();
  for (const ClaimRecord& claim : record.claims) claims.push_back(claim_view(claim));
  Json skipped = Json::array();
  for (const SkippedRecord& skip : record.skipped)
    skipped.push_back(
        {{"what", skip.what}, {"why", skip.why}, {"bytes", segments_view(skip.bytes)}});
  line["actors"] = std::move(actors);
  line["events"] = std::move(events);
  line["claims"] = std::move(claims);
  line["skipped"] = std::move(skipped);
  return line;
}

Json read_line(const Page& page, const std::vector<Article>& articles) {
  Json list = Json::array();
  Json dropped = Json::array();
  double trust = articles.empty() ? 0.0 : 1.0;
  for (const Article& article : articles) {
    list.push_back(read_article(article));
    trust = std::min(trust, article.trust);
    for (const DroppedBlock& block : article.dropped)
      dropped.push_back({{"role", to_string(block.role)},
                         {"bytes", segments_view(block.bytes)},
                         {"quote", block.text}});
  }
  return {{"id", page.id},
          {"url", text_or_null(page.url)},
          {"sha256", page.sha256},
          {"charset", text_or_null(page.charset)},
          {"content_type", text_or_null(page.content_type)},
          {"reader", kReaderVersion},
          {"language", articles.empty() ? Json(nullptr) : text_or_null(articles.front().language)},
          {"truncated", page.truncated},
          {"articles", list},
          {"dropped", dropped},
          {"trust", {{"score", trust}, {"reasons", Json::array()}}}};
}

}  // namespace casus
