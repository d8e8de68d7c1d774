// casus annotate: the layers of each article as JSON lines.
#include <algorithm>

#include "apps/casus/commands.h"
#include "casus/types/recorded_annotation.h"

namespace casus::apps {
namespace {

engine::Depth depth_of(const std::vector<std::string>& layers) {
  const std::vector<std::string> grammar = {"tokens", "entities", "chunks"};
  for (const std::string& layer : layers)
    if (std::find(grammar.begin(), grammar.end(), layer) == grammar.end())
      return engine::Depth::kMeaning;
  return engine::Depth::kGrammar;
}

std::string layer_lines(const engine::Workspace& w, const std::vector<std::string>& layers) {
  std::string out;
  for (std::size_t i = 0; i < w.documents.size(); ++i) {
    const Json line = {
        {"id", w.page.id}, {"article", i}, {"layers", layers_view(w.documents[i], layers)}};
    out += write_json(line) + "\n";
  }
  return out;
}

std::string recorded(const engine::Workspace& w) {
  std::string out;
  for (const Document& document : w.documents)
    out += "# block\n" + write_recorded_annotation(document.annotation) + "\n";
  return out;
}

// One proposition a line under its sentence: what a person looks at.
std::string proposition_text(const engine::Workspace& w) {
  std::string out;
  for (const Document& d : w.documents) {
    SentenceId last;
    for (const PropositionId id : d.propositions.propositions.ids()) {
      const SentenceId sentence = d.propositions.propositions[id].sentence;
      if (sentence != last) {
        const TextSpan span = d.annotation.text_of(d.annotation.sentences[sentence]);
        out += d.article->text.substr(span.begin_, span.size()) + "\n";
        last = sentence;
      }
      out += "    " + dump(id, d.propositions, d.annotation) + "\n";
    }
  }
  return out;
}

int annotate(const Options& options, std::vector<std::string> layers) {
  if (options.format == "recorded")
    return run_pages(options, engine::Depth::kGrammar,
                     [](const MadeBy&) { return engine::PageWriter(recorded); });
  if (options.format == "propositions")
    return run_pages(options, engine::Depth::kMeaning,
                     [](const MadeBy&) { return engine::PageWriter(proposition_text); });
  if (layers.empty()) layers = {"tokens"};
  return run_pages(options, depth_of(layers), [&layers](const MadeBy&) -> engine::PageWriter {
    return [&layers](const engine::Workspace& w) { return layer_lines(w, layers); };
  });
}

}  // namespace

void add_annotate_command(CLI::App& app, Options& options, const Chosen& chosen) {
  CLI::App* command = app.add_subcommand("annotate", "the layers under an event, as JSON lines");
  std::string names;
  for (const std::string& name : layer_names()) names += (names.empty() ? "" : ", ") + name;
  command->footer("\nLayers: " + names +
                  "\n\nExamples:\n"
                  "  casus annotate --layers tokens,entities page.html\n"
                  "  echo 'Kenya received rockets from Sweden.' | casus annotate --whole --format "
                  "propositions -\n"
                  "\nFormats: jsonl; recorded (a parse as lines of text, for tests); propositions "
                  "(to read).\n");
  add_input_options(*command, options);
  add_language_options(*command, options);
  add_output_options(*command, options, {"jsonl", "recorded", "propositions"});
  auto layers = std::make_shared<std::vector<std::string>>();
  command->add_option("--layers", *layers, "layers to print, parted by commas (default: tokens)")
      ->delimiter(',')
      ->check(CLI::IsMember(layer_names()));
  command->callback([&options, chosen, layers] {
    chosen([&options, layers] { return annotate(options, *layers); });
  });
}

}  // namespace casus::apps
