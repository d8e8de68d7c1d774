// casus: raw web news pages in, a cited record of who did what to whom out.
#include <cstdio>
#include <exception>
#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "apps/casus/commands.h"
#include "casus/base/check.h"

namespace casus::apps {
namespace {

constexpr const char* kAbout =
    "Casus reads raw web news pages about states' dealings and keeps the record of them: who did\n"
    "what to whom, when, where, according to whom, and how certain that is, every field cited to\n"
    "the bytes of the page.\n";

constexpr const char* kExamples =
    "\nExamples:\n"
    "  casus code pages/                       code a folder of saved pages, a JSON line a page\n"
    "  casus code --format table page.html     the same for one page, as a table to read\n"
    "  casus read --format text page.html      what Casus takes for the story, and what it leaves "
    "out\n"
    "  casus code pages/ -o record.jsonl       write a record …\n"
    "  casus check record.jsonl --pages pages/ … and verify each of its citations\n"
    "\nExit codes: 0 done, 1 some inputs were skipped (each is named on stderr with the reason),\n"
    "2 usage, 3 failure, 4 found what was asked about (check: a citation is lost).\n";

// Name, version, data and model: what a record's `made_by` says.
int print_version(const Options& options) {
  const auto engine = engine::Engine::create(engine_options(options), engine::Depth::kRecord);
  if (!engine.ok()) {
    std::printf("casus %s (data or model missing: %s)\n", CASUS_VERSION,
                engine.error().message.c_str());
    return kDone;
  }
  std::printf("casus %s\ndata  %s\nmodel %s\n", CASUS_VERSION, engine.value().pack_hash().c_str(),
              engine.value().model_name().c_str());
  return kDone;
}

int run(int argc, char** argv) {
  CLI::App app{kAbout, "casus"};
  app.footer(kExamples);
  app.require_subcommand(0, 1);
  bool version = false;
  app.add_flag("--version", version, "program, data and model with their hashes");
  Options options;
  std::function<int()> command;
  const Chosen chosen = [&command](std::function<int()> run_it) { command = std::move(run_it); };
  add_read_command(app, options, chosen);
  add_annotate_command(app, options, chosen);
  add_code_command(app, options, chosen);
  add_check_command(app, options, chosen);
  add_explain_command(app, options, chosen);
  add_rules_command(app, options, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  if (version) return print_version(options);
  if (!command) {
    std::fputs(app.help().c_str(), stdout);
    return argc > 1 ? kUsage : kDone;
  }
  return command();
}

}  // namespace
}  // namespace casus::apps

int main(int argc, char** argv) {
  try {
    return casus::apps::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "casus: internal: %s\n", error.what());
    return casus::apps::kFailure;
  }
}
