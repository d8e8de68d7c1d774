// casus rules: the frames and lexicon as their author sees them: run their examples, list and show
// them, check a folder of one's own.
#include <cstdio>

#include "apps/casus/commands.h"
#include "apps/casus/rules.h"
#include "casus/events/extract_events.h"
#include "casus/events/run_examples.h"
#include "casus/knowledge/knowledge.h"

namespace casus::apps {
namespace {

struct RuleOptions {
  std::string frame;
  bool failures_only = false;
  std::size_t most = 50;  // Gaps that are shown.
};

Result<engine::Engine> open_engine(const Options& options) {
  engine::EngineOptions out = engine_options(options);
  out.whole = true;  // An example is one sentence, nothing of it is chrome.
  return engine::Engine::create(out, engine::Depth::kMeaning);
}

const knowledge::Frame* find_frame(const knowledge::Frames& frames, const std::string& name) {
  const int index = frames.find(name);
  return index < 0 ? nullptr : &frames.frames()[static_cast<std::size_t>(index)];
}

void print_outcome(const events::ExampleOutcome& outcome) {
  std::printf("%s %s  %s\n    %s\n",
              outcome.passed        ? "ok    "
              : outcome.parse_error ? "parse "
                                    : "FAILED",
              outcome.where.c_str(), outcome.frame.c_str(), outcome.sentence.c_str());
  if (!outcome.passed)
    std::printf("    wanted %s\n    got    %s\n", outcome.wanted.c_str(), outcome.got.c_str());
}

int test_rules(const engine::Engine& engine, const RuleOptions& rules, Messages& messages) {
  const knowledge::Frames& frames = engine.knowledge().frames();
  if (!rules.frame.empty() && find_frame(frames, rules.frame) == nullptr) {
    messages.error("no frame '" + rules.frame + "': `casus rules list` names them");
    return kUsage;
  }
  const events::EventExtractor extractor(engine.knowledge());
  engine::Workspace workspace;
  events::EventScratch scratch;
  const events::ReadSentence read = [&](const std::string& sentence) -> const Document* {
    engine::SourceItem item;
    item.page.id = "example";
    item.page.kind = PageKind::kText;
    item.page.bytes = sentence;
    const auto outcome = engine.run_page(
        item, [](const engine::Workspace&) { return std::string(); }, workspace);
    return outcome.skipped.empty() && !workspace.documents.empty() ? workspace.documents.data()
                                                                   : nullptr;
  };
  const auto outcomes = events::run_examples(extractor, read, rules.frame, scratch);
  std::size_t failed = 0;
  std::size_t broken = 0;
  for (const events::ExampleOutcome& outcome : outcomes) {
    failed += !outcome.passed && !outcome.parse_error ? 1U : 0U;
    broken += outcome.parse_error ? 1U : 0U;
    if (!rules.failures_only || (!outcome.passed && !outcome.parse_error)) print_outcome(outcome);
  }
  const std::vector<std::string> thin = events::thin_frames(outcomes);
  for (const std::string& frame : thin) std::printf("thin   %s\n", frame.c_str());
  std::printf("%zu examples, %zu failed, %zu marked parse_error; %zu frames want more examples\n",
              outcomes.size(), failed, broken, thin.size());
  return failed == 0 ? kDone : kSomeSkipped;
}

int list_rules(const engine::Engine& engine) {
  for (const knowledge::Frame& frame : engine.knowledge().frames().frames()) {
    std::printf("%-26s %-10s %-12s %s:%u\n    %s\n", frame.name.c_str(),
                std::string(to_string(frame.type)).c_str(), frame.mode.c_str(), frame.file.c_str(),
                frame.line, frame.gloss.c_str());
  }
  return kDone;
}

int show_rule(const engine::Engine& engine, const RuleOptions& rules, Messages& messages) {
  const knowledge::Frames& frames = engine.knowledge().frames();
  if (rules.frame.empty()) {
    messages.error("wanted the name of a frame: `casus rules list` names them");
    return kUsage;
  }
  const knowledge::Frame* frame = find_frame(frames, rules.frame);
  if (frame == nullptr) {
    messages.error("no frame '" + rules.frame + "': `casus rules list` names them");
    return kUsage;
  }
  std::printf("%s  %s%s%s  %s:%u\n%s\n", frame->name.c_str(),
              std::string(to_string(frame->type)).c_str(), frame->mode.empty() ? "" : "/",
              frame->mode.c_str(), frame->file.c_str(), frame->line, frame->gloss.c_str());
  for (const knowledge::Row& row : frames.tables().rows) {
    if (frames.frames()[row.frame].name != frame->name) continue;
    std::printf("  reading %u:", static_cast<unsigned>(row.reading));
    for (const knowledge::Cell& cell : row.cells) std::printf("  %s", cell.text.c_str());
    std::printf("\n");
  }
  for (const knowledge::Example& example : frame->examples)
    std::printf("  %s\n    %s\n", example.sentence.c_str(), example.gives.c_str());
  return kDone;
}

int write_codebook(const engine::Engine& engine, const Options& options, Messages& messages) {
  auto output = Output::open(options.output);
  Status written = output.ok() ? output.value().write(codebook_page(engine.knowledge()))
                               : Status(output.error());
  if (written.ok()) written = output.value().flush();
  if (written.ok()) return kDone;
  messages.error(written.error().message);
  return kFailure;
}

// Opening the engine compiled the folders of --data: their errors ended it with file, line, column.
int check_rules(const engine::Engine& engine) {
  const auto& remarks = engine.knowledge().frames().tables().remarks;
  for (const std::string& remark : remarks) std::printf("%s\n", remark.c_str());
  std::printf("%zu frames, %zu remarks\n", engine.knowledge().frames().frames().size(),
              remarks.size());
  return kDone;
}

void add_gaps_command(CLI::App& command, Options& options, const Chosen& chosen,
                      const std::shared_ptr<RuleOptions>& rules) {
  CLI::App* gaps = command.add_subcommand(
      "gaps", "predicates with a political party that no class knows, most frequent first");
  add_input_options(*gaps, options);
  add_language_options(*gaps, options);
  add_output_options(*gaps, options, {"text", "jsonl"});
  gaps->add_option("--top", rules->most, "how many")->capture_default_str();
  gaps->callback([&options, chosen, rules] {
    chosen([&options, rules] { return print_gaps(options, rules->most); });
  });
}

}  // namespace

void add_rules_command(CLI::App& app, Options& options, const Chosen& chosen) {
  CLI::App* command =
      app.add_subcommand("rules", "frames and lexicon: run their examples, list, show, check");
  command->require_subcommand(1);
  command->footer(
      "\nExamples:\n"
      "  casus rules test                     every frame on its own examples\n"
      "  casus rules test visit --failures    one frame, only what failed\n"
      "  casus rules show arms_transfer\n"
      "  casus rules show --format markdown   all frames as a codebook to read\n"
      "  casus rules check --data my-rules/   compile a folder of your own on top of the built-in "
      "rules\n"
      "  casus rules gaps pages/              predicates with a party that no class knows\n");
  auto rules = std::make_shared<RuleOptions>();
  const auto run = [&options, chosen](std::function<int(const engine::Engine&, Messages&)> action) {
    chosen([&options, action = std::move(action)] {
      Messages messages = make_messages(options);
      const auto engine = open_engine(options);
      if (engine.ok()) return action(engine.value(), messages);
      messages.error(engine.error().message);
      return static_cast<int>(kFailure);
    });
  };
  CLI::App* test = command->add_subcommand("test", "run the examples (exit code 1 if one fails)");
  test->add_option("FRAME", rules->frame, "one frame alone");
  test->add_flag("--failures", rules->failures_only, "print only what failed");
  CLI::App* list = command->add_subcommand("list", "all frames");
  CLI::App* show = command->add_subcommand("show", "one frame with its readings and examples");
  show->add_option("FRAME", rules->frame, "name of the frame");
  add_output_options(*show, options, {"text", "markdown"});
  CLI::App* check =
      command->add_subcommand("check", "compile, and print what the compiler noticed");
  for (CLI::App* sub : {test, list, show, check}) {
    add_language_options(*sub, options);
    add_message_options(*sub, options);
  }
  add_gaps_command(*command, options, chosen, rules);
  test->callback([run, rules] {
    run([rules](const engine::Engine& engine, Messages& messages) {
      return test_rules(engine, *rules, messages);
    });
  });
  list->callback(
      [run] { run([](const engine::Engine& engine, Messages&) { return list_rules(engine); }); });
  show->callback([run, rules, &options] {
    run([rules, &options](const engine::Engine& engine, Messages& messages) {
      return options.format == "markdown" ? write_codebook(engine, options, messages)
                                          : show_rule(engine, *rules, messages);
    });
  });
  check->callback(
      [run] { run([](const engine::Engine& engine, Messages&) { return check_rules(engine); }); });
}

}  // namespace casus::apps
