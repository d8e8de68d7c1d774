// open_fields_bench: roles and dates that acts leave open, what might fill them and what is known
// of it: what tools/train_open_fields.py learns from.
//
//   casus_bench_open_fields [--model DIR] [--pack FILE] INPUT…
//
// Writes a JSON line a page: actors; events with type, evidence and parties as they were filled;
// choices (event, role or date, candidates with their features, in the order of `features`).
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "casus/engine/engine.h"
#include "casus/engine/sources.h"
#include "casus/events/extract_events.h"

namespace {

using namespace casus;  // NOLINT: a program
using Json = nlohmann::ordered_json;

Json names_of(const std::vector<Party>& parties, const Mentions& mentions, bool stated) {
  Json names = Json::array();
  for (const Party& party : parties)
    if (!stated || party.far < 3 || party.how != How::kInferred)
      names.push_back(mentions.actors[party.actor].name);
  return names;
}

Json actors_of(const Mentions& mentions) {
  Json actors = Json::array();
  for (const ActorIndex i : mentions.actors.ids()) {
    const Actor& actor = mentions.actors[i];
    Json one = {{"name", actor.name}, {"kind", to_string(actor.kind)}, {"country", nullptr}};
    if (!actor.country.empty()) one["country"] = actor.country;
    actors.push_back(std::move(one));
  }
  return actors;
}

Json when_of(std::int32_t time, const Mentions& mentions) {
  if (time < 0) return nullptr;
  const TimeMention& mention = mentions.times[static_cast<std::size_t>(time)];
  return mention.when ? Json(to_iso(*mention.when)) : Json(nullptr);
}

Json event_of(const EventMention& event, const Document& document) {
  const Annotation& a = document.annotation;
  const TextSpan text(a.span[event.evidence.begin()].begin_,
                      a.span[event.evidence.end().before()].end_);
  return {{"type", to_string(event.type)},
          {"frame", event.frame},
          {"date", when_of(event.time, document.mentions)},
          {"evidence", document.article->text.substr(text.begin_, text.size())},
          {"actors", names_of(event.actors, document.mentions, false)},
          {"recipients", names_of(event.recipients, document.mentions, false)}};
}

Json choice_of(const events::OpenRoleChoice& choice) {
  Json candidates = Json::array();
  for (const events::RoleCandidate& candidate : choice.candidates)
    candidates.push_back({{"actor", candidate.actor.value}, {"features", candidate.features}});
  return {{"event", choice.draft},
          {"role", knowledge::kOpenRoleNames[static_cast<std::size_t>(choice.role)]},
          {"chosen", choice.chosen},
          {"candidates", std::move(candidates)}};
}

Json choice_of(const events::OpenDateChoice& choice, const Mentions& mentions) {
  Json candidates = Json::array();
  for (const events::DateCandidate& candidate : choice.candidates)
    candidates.push_back(
        {{"date", when_of(candidate.time, mentions)}, {"features", candidate.features}});
  return {{"event", choice.draft},
          {"role", "date"},
          {"chosen", choice.chosen},
          {"candidates", std::move(candidates)}};
}

std::string write_page(const engine::Workspace& workspace,
                       const events::EventExtractor& extractor) {
  std::string out;
  for (const Document& document : workspace.documents) {
    events::EventScratch scratch;
    Findings findings;
    extractor(document, scratch, findings);
    Json page = {{"id", workspace.page.id}, {"actors", actors_of(document.mentions)}};
    page["events"] = Json::array();
    for (const EventMention& event : findings.events)
      page["events"].push_back(event_of(event, document));
    page["choices"] = Json::array();
    for (const events::OpenRoleChoice& choice : scratch.open_roles)
      page["choices"].push_back(choice_of(choice));
    for (const events::OpenDateChoice& choice : scratch.open_dates)
      page["choices"].push_back(choice_of(choice, document.mentions));
    out += page.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  engine::EngineOptions options;
  std::vector<std::string> inputs;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--model" && i + 1 < argc) {
      options.model = argv[++i];
    } else if (argument == "--pack" && i + 1 < argc) {
      options.pack = argv[++i];
    } else {
      inputs.push_back(argument);
    }
  }
  options.jobs = 2;
  auto engine = engine::Engine::create(options, engine::Depth::kRecord);
  if (!engine.ok()) {
    std::cerr << engine.error().message << "\n";
    return 3;
  }
  auto source = engine::PageSource::open(inputs, {});
  if (!source.ok()) {
    std::cerr << source.error().message << "\n";
    return 2;
  }
  const events::EventExtractor extractor(engine.value().knowledge());
  engine::PageSource pages = source.take();
  engine.value().run(
      pages, [&extractor](const engine::Workspace& w) { return write_page(w, extractor); },
      [](const engine::PageOutcome& outcome) {
        std::cout << outcome.output;
        return true;
      });
  return 0;
}
