// casus code: page -> event mentions and claims. Stores nothing.
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

#include "apps/casus/commands.h"
#include "apps/casus/formats.h"

namespace casus::apps {
namespace {

std::size_t terminal_width() {
  struct winsize size {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 110;
}

engine::PageWriter writer_of(const Options& options, const MadeBy& made) {
  if (options.format == "gold")
    return [](const engine::Workspace& w) { return gold_line(w.record); };
  if (options.format == "table") {
    const bool to_terminal =
        (options.output.empty() || options.output == "-") && ::isatty(STDOUT_FILENO) == 1;
    const bool colour = to_terminal && std::getenv("NO_COLOR") == nullptr;
    return [width = terminal_width(), colour](const engine::Workspace& w) {
      return event_table(w.record, width, colour);
    };
  }
  return
      [made](const engine::Workspace& w) { return write_json(code_line(w.record, made)) + "\n"; };
}

}  // namespace

void add_code_command(CLI::App& app, Options& options, const Chosen& chosen) {
  CLI::App* command =
      app.add_subcommand("code", "page -> events, each field cited to the page's bytes");
  command->footer(
      "\nExamples:\n"
      "  casus code --format table page.html          events to read at once\n"
      "  casus code pages/ -o record.jsonl            a JSON line a page\n"
      "  casus code pages/ -o record.jsonl --resume   go on after the last whole line\n"
      "  cat pages.jsonl | casus code -               pages as JSON lines: id, url, html or text, "
      "date\n");
  add_input_options(*command, options);
  add_language_options(*command, options);
  add_output_options(*command, options, {"jsonl", "table", "gold"});
  command->add_flag("--resume", options.resume, "go on after the last whole line of -o FILE");
  command->callback([&options, chosen] {
    chosen([&options] {
      return run_pages(options, engine::Depth::kRecord,
                       [&options](const MadeBy& made) { return writer_of(options, made); });
    });
  });
}

}  // namespace casus::apps
