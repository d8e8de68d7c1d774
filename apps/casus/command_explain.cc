// casus explain: for each clause, which rules were tried, what fired, and why others did not.
#include "apps/casus/commands.h"
#include "casus/events/explain.h"
#include "casus/events/extract_events.h"
#include "casus/knowledge/knowledge.h"

namespace casus::apps {
namespace {

// The extractor that the engine's own pipeline uses is private to it; this one reads the same
// rules.
int run_explain(const Options& options, const events::ExplainOptions& explain_options) {
  Messages messages = make_messages(options);
  const auto engine = engine::Engine::create(engine_options(options), engine::Depth::kMeaning);
  if (!engine.ok()) {
    messages.error(engine.error().message);
    return kFailure;
  }
  const events::EventExtractor extractor(engine.value().knowledge());
  return run_pages(options, engine::Depth::kRecord, [&](const MadeBy&) -> engine::PageWriter {
    return [&extractor, explain_options](const engine::Workspace& w) {
      events::EventScratch scratch;
      std::string out;
      if (w.articles.empty()) out = w.page.id + ": no article: " + w.no_article + "\n";
      for (const Document& document : w.documents)
        out += events::explain(extractor, document, explain_options, scratch);
      return out;
    };
  });
}

}  // namespace

void add_explain_command(CLI::App& app, Options& options, const Chosen& chosen) {
  CLI::App* command =
      app.add_subcommand("explain", "for each clause: rules tried, fired, or why not");
  command->footer(
      "\nExamples:\n"
      "  echo 'Kenya received rockets from Sweden.' | casus explain --whole -\n"
      "  casus explain page.html                 a page: what was left out, each clause, the sums\n"
      "  casus explain --sentence 3 page.html    the third sentence alone\n"
      "  casus explain --about 'ferry seized' page.html   why an act that you expect is missing\n"
      "\nfired: the reading holds. beaten: another one won. nearly: it fails in one condition, "
      "which is\n"
      "named. event: what it became. repeats: evidence of an event told elsewhere. none: it fired "
      "and is\n"
      "no event, with the reason. no rule: no class knows the word, or no frame reads its "
      "classes.\n");
  add_input_options(*command, options);
  add_language_options(*command, options);
  add_output_options(*command, options, {"text"});
  auto explain = std::make_shared<events::ExplainOptions>();
  command->add_option("--sentence", explain->sentence, "number of one sentence, from 1");
  command->add_option(
      "--about", explain->about,
      "words of an act that you expect: only sentences and left-out blocks with them");
  command->add_flag("--all", explain->all, "also readings that fail in more than one condition");
  command->callback([&options, chosen, explain] {
    chosen([&options, explain] { return run_explain(options, *explain); });
  });
}

}  // namespace casus::apps
