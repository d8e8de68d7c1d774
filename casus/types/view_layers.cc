// The layers of a document as JSON, for `casus annotate`. Shapes: design §5.
#include <algorithm>
#include <functional>

#include "casus/types/code_points.h"
#include "casus/types/document.h"
#include "casus/types/view.h"

namespace casus {
namespace {

struct Viewer {
  const Document& d;
  const CodePoints points;

  explicit Viewer(const Document& document) : d(document), points(document.article->text) {}

  [[nodiscard]] const Annotation& a() const { return d.annotation; }
  [[nodiscard]] Json text(StringId id) const { return std::string(a().string(id)); }
  [[nodiscard]] std::uint32_t begin(TokenSpan span) const {
    return points.at(a().text_of(span).begin_);
  }
  [[nodiscard]] std::uint32_t end(TokenSpan span) const {
    return points.at(a().text_of(span).end_);
  }
  [[nodiscard]] Json pair(TokenSpan span) const {
    return span.empty() ? Json(nullptr) : Json::array({begin(span), end(span)});
  }
  [[nodiscard]] Json pairs(TokenSpan span) const {
    return span.empty() ? Json::array() : Json::array({pair(span)});
  }
  // {"b":…,"e":…} to which the layer adds its own keys.
  [[nodiscard]] Json spanned(TokenSpan span) const {
    return {{"b", begin(span)}, {"e", end(span)}};
  }

  [[nodiscard]] Json tokens() const;
  [[nodiscard]] Json entities() const;
  [[nodiscard]] Json chunks() const;
  [[nodiscard]] Json propositions() const;
  [[nodiscard]] Json speech() const;
  [[nodiscard]] Json actors() const;
  [[nodiscard]] Json times() const;
  [[nodiscard]] Json places() const;
  [[nodiscard]] Json quantities() const;
  [[nodiscard]] Json attributions() const;
  [[nodiscard]] Json status() const;
  [[nodiscard]] Json coreference() const;
  [[nodiscard]] Json offices() const;
};

Json null_if_empty(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

template <class T>
Json null_if_none(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// [idx, len, tag, pos, morph, parity lemma, dep, head, sent_start, ent_iob, ent_type, coding lemma]
Json Viewer::tokens() const {
  Json out = Json::array();
  for (const TokenId t : a().tokens()) {
    const std::uint32_t b = points.at(a().span[t].begin_);
    const std::uint32_t e = points.at(a().span[t].end_);
    const bool starts = a().sentences[a().sentence_of[t]].begin() == t;
    const EntityId entity = a().entity_of[t];
    const int iob = !entity.valid() ? 2 : a().entities[entity].span.begin() == t ? 3 : 1;
    out.push_back(
        Json::array({b, e - b, to_string(a().tag[t]), to_string(a().pos[t]), text(a().morph[t]),
                     text(a().parity_lemma[t]), to_string(a().dep[t]), a().head[t].value,
                     starts ? 1 : -1, iob, to_string(a().entity_type(t)), text(a().lemma[t])}));
  }
  return out;
}

Json Viewer::entities() const {
  Json out = Json::array();
  for (const Entity& entity : a().entities) {
    Json row = spanned(entity.span);
    row["type"] = to_string(entity.type);
    row["type_raw"] = to_string(entity.type);
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::chunks() const {
  Json out = Json::array();
  for (const Chunk& chunk : a().chunks) {
    Json row = spanned(chunk.span);
    row["head"] = points.at(a().span[chunk.head].begin_);
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::propositions() const {
  Json out = Json::array();
  const Propositions& p = d.propositions;
  for (const PropositionId id : p.propositions.ids()) {
    const Proposition& proposition = p.propositions[id];
    Json arguments = Json::array();
    for (const Argument& argument : p.arguments_of(id)) {
      Json row = {{"slot", to_string(argument.slot)}};
      row.update(spanned(argument.span));
      row["via"] = text(argument.via);
      row["far"] = argument.far;
      if (argument.act.valid()) row["act"] = argument.act.value;
      arguments.push_back(std::move(row));
    }
    const std::string line = dump(id, p, a());
    const std::size_t bar = line.find(" | ");
    const std::size_t mother = line.rfind(" < ");
    Json row = {{"sense", sense_of(proposition, a().strings)}};
    row.update(spanned(proposition.span));
    row["form"] = to_string(proposition.form);
    row["support"] =
        proposition.support.valid() ? text(a().lemma[proposition.support]) : Json(nullptr);
    row["arguments"] = std::move(arguments);
    row["mother"] = proposition.mother.valid() ? Json(proposition.mother.value) : Json(nullptr);
    row["edge"] = to_string(proposition.edge);
    row["marks"] =
        bar == std::string::npos
            ? std::string()
            : line.substr(bar + 3, mother == std::string::npos || mother < bar ? std::string::npos
                                                                               : mother - bar - 3);
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::speech() const {
  Json out = Json::array();
  for (const SpeechAct& act : d.speech.acts)
    out.push_back({{"cue", pair(act.cue)},
                   {"source", pair(act.source)},
                   {"content", pair(act.content)},
                   {"quote", act.quote}});
  return out;
}

Json Viewer::actors() const {
  Json out = Json::array();
  for (const ActorMention& mention : d.mentions.actor_mentions) {
    const Actor& actor = d.mentions.actors[mention.actor];
    Json row = spanned(mention.span);
    row["id"] = actor.id;
    row["name"] = actor.name;
    row["kind"] = to_string(actor.kind);
    row["country"] = null_if_empty(actor.country);
    row["sectors"] = actor.sectors;
    row["office"] = null_if_empty(mention.office);
    row["former"] = mention.former;
    row["how"] = to_string(mention.how);
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::times() const {
  static constexpr std::array<std::string_view, 4> kTypes = {"DATE", "TIME", "DURATION", "SET"};
  Json out = Json::array();
  for (const TimeMention& time : d.mentions.times) {
    Json row = spanned(time.span);
    row["type"] = kTypes[static_cast<std::size_t>(time.type)];
    row["value"] = time.value;
    row["earliest"] =
        time.when && time.when->earliest ? Json(to_iso(*time.when->earliest)) : Json(nullptr);
    row["latest"] =
        time.when && time.when->latest ? Json(to_iso(*time.when->latest)) : Json(nullptr);
    row["grain"] = time.when ? Json(to_string(time.when->grain)) : Json(nullptr);
    row["guessed"] = time.when && time.when->guessed;
    row["rule"] = time.rule;
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::places() const {
  Json out = Json::array();
  for (const PlaceMention& place : d.mentions.places) {
    Json row = spanned(place.span);
    row["name"] = place.name;
    row["geonames"] = null_if_none(place.geonames);
    row["country"] = null_if_empty(place.country);
    row["admin1"] = null_if_empty(place.admin1);
    row["level"] = to_string(place.level);
    row["lat"] = null_if_none(place.lat);
    row["lon"] = null_if_none(place.lon);
    row["why"] = place.why;
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::quantities() const {
  Json out = Json::array();
  for (const QuantityMention& quantity : d.mentions.quantities) {
    Json row = spanned(quantity.span);
    row["value"] = null_if_none(quantity.value);
    row["low"] = null_if_none(quantity.low);
    row["high"] = null_if_none(quantity.high);
    row["bound"] = to_string(quantity.bound);
    row["unit"] = null_if_empty(quantity.unit);
    row["thing"] = null_if_empty(quantity.thing);
    row["term"] = null_if_empty(quantity.term);
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::attributions() const {
  Json out = Json::array();
  for (const SpeechId id : d.speech.acts.ids()) {
    const SpeechAct& act = d.speech.acts[id];
    Json chain = Json::array();
    if (act.source_head.valid()) {
      if (const ActorMention* actor = d.mentions.actor_at(act.source_head))
        chain.push_back(d.mentions.actors[actor->actor].id);
    }
    out.push_back({{"source", pairs(act.source)},
                   {"cue", pairs(act.cue)},
                   {"content", pairs(act.content)},
                   {"chain", chain}});
  }
  return out;
}

Json Viewer::status() const {
  Json out = Json::array();
  for (const PropositionId id : d.propositions.propositions.ids()) {
    const Assertion& assertion = d.assertions.of[id];
    Json row = spanned(d.propositions.propositions[id].span);
    row["factuality"] = to_string(assertion.factuality);
    row["ongoing"] = assertion.ongoing;
    row["reported"] = assertion.reported;
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::coreference() const {
  Json out = Json::array();
  for (const CoreferenceMention& mention : d.mentions.coreference) {
    Json row = spanned(mention.span);
    row["cluster"] = mention.cluster;
    row["type"] = mention.type;
    out.push_back(std::move(row));
  }
  return out;
}

Json Viewer::offices() const {
  Json out = Json::array();
  for (const OfficeMention& office : d.mentions.offices)
    out.push_back({{"person", pair(office.person)},
                   {"office", pair(office.office)},
                   {"organisation", null_if_empty(office.organisation)},
                   {"country", null_if_empty(office.country)},
                   {"state", office.state}});
  return out;
}

using Layer = Json (Viewer::*)() const;
const std::vector<std::pair<std::string, Layer>>& layers_table() {
  static const std::vector<std::pair<std::string, Layer>> kLayers = {
      {"tokens", &Viewer::tokens},         {"entities", &Viewer::entities},
      {"chunks", &Viewer::chunks},         {"propositions", &Viewer::propositions},
      {"speech", &Viewer::speech},         {"actors", &Viewer::actors},
      {"times", &Viewer::times},           {"places", &Viewer::places},
      {"quantities", &Viewer::quantities}, {"attributions", &Viewer::attributions},
      {"status", &Viewer::status},         {"coreference", &Viewer::coreference},
      {"offices", &Viewer::offices}};
  return kLayers;
}

}  // namespace

const std::vector<std::string>& layer_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const auto& [name, layer] : layers_table()) names.push_back(name);
    return names;
  }();
  return kNames;
}

Json layers_view(const Document& document, const std::vector<std::string>& layers) {
  const Viewer viewer(document);
  Json out = Json::object();
  for (const auto& [name, layer] : layers_table()) {
    if (std::find(layers.begin(), layers.end(), name) == layers.end()) continue;
    out[name] = (viewer.*layer)();
  }
  return out;
}

}  // namespace casus
