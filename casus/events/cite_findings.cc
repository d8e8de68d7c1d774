#include "casus/events/cite_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include "casus/base/hash.h"
#include "casus/base/json.h"
#include "casus/events/build_ledgers.h"
#include "casus/types/code_points.h"

namespace casus::events {
namespace {

// Cites spans of one article.
class ArticleCiter {
 public:
  ArticleCiter(const Document& document, std::uint32_t index)
      : document_(document), index_(index), points_(document.article->text) {}

  [[nodiscard]] Citation cite(TokenSpan tokens) const {
    const Annotation& a = document_.annotation;
    CASUS_CHECK(!tokens.empty());
    return cite(a.text_of(tokens));
  }

  [[nodiscard]] Citation cite(TextSpan span) const {
    const Article& article = *document_.article;
    Citation citation;
    citation.quote = article.text.substr(span.begin_, span.size());
    citation.bytes = article.to_raw.segments(span.begin_, span.end_);
    citation.article = index_;
    citation.text_begin = points_.at(span.begin_);
    citation.text_end = points_.at(span.end_);
    return citation;
  }

  [[nodiscard]] std::string words(TokenSpan tokens) const {
    if (tokens.empty()) return {};
    const TextSpan span = document_.annotation.text_of(tokens);
    return document_.article->text.substr(span.begin_, span.size());
  }

 private:
  const Document& document_;
  std::uint32_t index_;
  CodePoints points_;
};

// One article's findings, turned into records.
class EventCiter {
 public:
  EventCiter(const Document& document, const ArticleCiter& citer, std::uint32_t article)
      : d_(document), citer_(citer), article_(article) {}

  [[nodiscard]] EventRecord operator()(const EventMention& event) const {
    EventRecord record;
    record.article = article_;
    record.type = event.type;
    record.mode = event.mode;
    record.frame = event.frame;
    record.cameo = event.cameo;
    record.contexts = event.contexts;
    record.quad = event.quad;
    record.intensity = event.intensity;
    record.rule = event.rule;
    record.score = event.score;
    record.evidence = citer_.cite(event.evidence);
    for (const TokenSpan span : event.also) record.also.push_back(citer_.cite(span));
    add_slots(event, record);
    for (const Party& party : event.actors) record.actors.push_back(cite_party(party, event));
    for (const Party& party : event.recipients)
      record.recipients.push_back(cite_party(party, event));
    add_date_and_place(event, record);
    for (const EventQuantity& quantity : event.quantities)
      record.quantities.push_back(cite_quantity(quantity));
    record.status = Cited<EventStatus>(
        event.status,
        citer_.cite(event.status_reason.empty() ? event.evidence : event.status_reason));
    for (const Source& source : event.attribution)
      record.attribution.push_back(cite_source(source, event));
    return record;
  }

 private:
  // A value that no words of its own name cites the clause that led to it.
  [[nodiscard]] Citation cite_or(TokenSpan span, TokenSpan clause) const {
    return citer_.cite(span.empty() ? clause : span);
  }

  void add_slots(const EventMention& event, EventRecord& record) const {
    for (const auto& [name, slot] : event.slots) {
      record.slots.emplace(
          name, Cited<std::string>(slot.value, cite_or(slot.span, event.evidence), slot.how));
    }
  }

  [[nodiscard]] Cited<PartyRecord> cite_party(const Party& party, const EventMention& event) const {
    const Actor& actor = d_.mentions.actors[party.actor];
    PartyRecord record;
    record.id = actor.id;
    record.name = actor.name;
    record.raw = party.span.empty() ? actor.name : citer_.words(party.span);
    record.country = actor.country;
    record.sectors = actor.sectors;
    record.office = party.office;
    record.role = party.role;
    return {record, cite_or(party.span, event.evidence), party.how};
  }

  void add_date_and_place(const EventMention& event, EventRecord& record) const {
    if (event.time >= 0) {
      const TimeMention& time = d_.mentions.times[static_cast<std::size_t>(event.time)];
      if (time.when) record.date = Cited<When>(*time.when, citer_.cite(time.span), event.time_how);
    }
    if (event.place >= 0) {
      const PlaceMention& place = d_.mentions.places[static_cast<std::size_t>(event.place)];
      PlaceRecord cited;
      cited.name = place.name;
      cited.raw = citer_.words(place.span);
      cited.country = place.country;
      cited.admin1 = place.admin1;
      cited.geonames = place.geonames;
      cited.lat = place.lat;
      cited.lon = place.lon;
      cited.level = place.level;
      record.place = Cited<PlaceRecord>(cited, citer_.cite(place.span), event.place_how);
    }
  }

  [[nodiscard]] Cited<QuantityRecord> cite_quantity(const EventQuantity& quantity) const {
    const QuantityMention& mention = d_.mentions.quantities[quantity.mention];
    QuantityRecord record;
    record.value = mention.value;
    record.low = mention.low;
    record.high = mention.high;
    record.bound = mention.bound;
    record.unit = mention.unit;
    record.thing = mention.thing;
    record.role = quantity.role;
    record.raw = citer_.words(mention.span);
    return {record, citer_.cite(mention.span)};
  }

  [[nodiscard]] Cited<SourceRecord> cite_source(const Source& source,
                                                const EventMention& event) const {
    SourceRecord record;
    if (source.actor.valid()) {
      record.source = d_.mentions.actors[source.actor].name;
      record.source_id = d_.mentions.actors[source.actor].id;
    } else {
      record.source = source.text;
    }
    record.cue = citer_.words(source.cue);
    record.commitment = source.commitment;
    const TokenSpan shown = source.span.empty() ? source.cue : source.span;
    return {record, cite_or(shown, event.evidence), source.how};
  }

  const Document& d_;
  const ArticleCiter& citer_;
  std::uint32_t article_;
};

void add_unique(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end())
    list.push_back(value);
}

// Actors of all articles, one record an id, in order of first mention.
class ActorTable {
 public:
  void add(const Document& document, const ArticleCiter& citer, PageRecord& record) {
    for (const ActorMention& mention : document.mentions.actor_mentions) {
      const Actor& actor = document.mentions.actors[mention.actor];
      ActorRecord& entry = entry_of(actor, record);
      add_unique(entry.offices, mention.office);
      for (const std::string& office : actor.offices) add_unique(entry.offices, office);
      for (const std::string& alias : actor.aliases)
        if (alias != entry.name) add_unique(entry.aliases, alias);
      if (mention.how == How::kStated) entry.mentions.push_back(citer.cite(mention.span));
    }
  }

 private:
  ActorRecord& entry_of(const Actor& actor, PageRecord& record) {
    const auto [found, is_new] = at_.try_emplace(actor.id, record.actors.size());
    if (is_new) {
      ActorRecord entry;
      entry.id = actor.id;
      entry.name = actor.name;
      entry.kind = actor.kind;
      entry.country = actor.country;
      entry.sectors = actor.sectors;
      entry.population = actor.population;
      record.actors.push_back(std::move(entry));
    }
    return record.actors[found->second];
  }

  std::map<std::string, std::size_t> at_;
};

void add_article(const Document& document, const ArticleCiter& citer, PageRecord& record) {
  const Article& article = *document.article;
  ArticleRecord entry;
  entry.title = article.title;
  entry.language = article.language;
  entry.published = article.published;
  entry.text_length = CodePoints(article.text).at(static_cast<std::uint32_t>(article.text.size()));
  entry.trust = article.trust;
  record.articles.push_back(std::move(entry));
  if (document.annotation.truncated)
    record.skipped.push_back({"sentence", "over the limit of tokens: clamped", {}});
  for (const Skipped& skipped : document.findings.skipped) {
    SkippedRecord out{skipped.what, skipped.why, {}};
    if (!skipped.span.empty()) out.bytes = citer.cite(skipped.span).bytes;
    record.skipped.push_back(std::move(out));
  }
}

// Two mentions of a page with one id (the same act, parties and evidence) would be one: the later
// goes.
void drop_repeated_ids(std::vector<EventRecord>& events) {
  std::set<std::string> seen;
  std::erase_if(events,
                [&seen](const EventRecord& event) { return !seen.insert(event.id).second; });
}

}  // namespace

std::string event_id(const std::string& page_sha256, const EventRecord& event) {
  Json segments = Json::array();
  for (const ByteRange& segment : event.evidence->bytes)
    segments.push_back(Json::array({segment.begin, segment.end}));
  Json actors = Json::array();
  for (const auto& party : event.actors) actors.push_back(party.value().id);
  Json recipients = Json::array();
  for (const auto& party : event.recipients) recipients.push_back(party.value().id);
  const Json key = Json::array({page_sha256, to_string(event.type),
                                event.frame.empty() ? Json(nullptr) : Json(event.frame), segments,
                                actors, recipients});
  return "m:" + hex16(xxh3_64(write_json(key)));
}

void FindingsCiter::operator()(const Page& page, std::span<const Document> documents,
                               PageRecord& record) const {
  record = PageRecord();
  record.id = page.id;
  record.url = page.url;
  record.sha256 = page.sha256;
  record.charset = page.charset;
  record.content_type = page.content_type;
  if (page.truncated)
    record.skipped.push_back({"page", "too many nodes: the rest was not read", {}});
  ActorTable actors;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    const Document& document = documents[i];
    const ArticleCiter citer(document, i);
    add_article(document, citer, record);
    actors.add(document, citer, record);
    const EventCiter cite_event(document, citer, i);
    const std::size_t first = record.events.size();
    for (const EventMention& event : document.findings.events) {
      record.events.push_back(cite_event(event));
      record.events.back().id = event_id(page.sha256, record.events.back());
    }
    for (std::size_t e = 0; e < document.findings.events.size(); ++e) {
      for (const std::uint32_t other : document.findings.events[e].same_act)
        record.events[first + e].same_act.push_back(record.events[first + other].id);
    }
  }
  drop_repeated_ids(record.events);
  build_ledgers(record);
}

}  // namespace casus::events
