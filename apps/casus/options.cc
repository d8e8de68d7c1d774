#include "apps/casus/options.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>
#include <thread>

#include "casus/base/file.h"

#ifndef CASUS_VERSION
#error "CASUS_VERSION is set by apps/CMakeLists.txt"
#endif

namespace casus::apps {
namespace {

struct Totals {
  std::uint64_t pages = 0;
  std::uint64_t skipped = 0;
  std::uint64_t articles = 0;
  std::uint64_t events = 0;
  std::uint64_t tokens = 0;
  std::uint64_t bytes = 0;
  std::array<std::uint64_t, engine::kStages> nanoseconds{};

  void add(const engine::PageOutcome& outcome) {
    articles += outcome.articles;
    events += outcome.events;
    tokens += outcome.tokens;
    bytes += outcome.page_bytes;
    for (std::size_t i = 0; i < nanoseconds.size(); ++i) nanoseconds[i] += outcome.nanoseconds[i];
  }
};

std::string rate_text(const Totals& totals, double seconds, const engine::PageSource& source) {
  std::array<char, 160> buffer{};
  std::snprintf(
      buffer.data(), buffer.size(), "%llu pages, %.0f a second, %llu skipped, %zu of %zu files",
      static_cast<unsigned long long>(totals.pages), static_cast<double>(totals.pages) / seconds,
      static_cast<unsigned long long>(totals.skipped), source.files_begun(), source.files_total());
  return buffer.data();
}

// Milliseconds of processor time a stage, over all workers, and of wall time: where they went.
void print_trace(const Totals& totals, double seconds) {
  std::fprintf(stderr, "%-18s %12s %12s\n", "stage", "ms", "tokens/s");
  for (std::size_t i = 0; i < totals.nanoseconds.size(); ++i) {
    if (totals.nanoseconds[i] == 0) continue;
    const double spent = static_cast<double>(totals.nanoseconds[i]) * 1e-9;
    std::fprintf(stderr, "%-18s %12.1f %12.0f\n",
                 std::string(engine::to_string(static_cast<engine::Stage>(i))).c_str(), spent * 1e3,
                 static_cast<double>(totals.tokens) / spent);
  }
  std::fprintf(stderr, "%-18s %12.1f %12.0f   pages %llu tokens %llu bytes %llu\n", "elapsed",
               seconds * 1e3, static_cast<double>(totals.tokens) / seconds,
               static_cast<unsigned long long>(totals.pages),
               static_cast<unsigned long long>(totals.tokens),
               static_cast<unsigned long long>(totals.bytes));
}

// Cuts a file back to its last whole line and gives the ids of the records that are in it.
Result<std::set<std::string>> records_done(const std::string& path) {
  std::set<std::string> done;
  if (!file_exists(path)) return done;
  CASUS_TRY(std::string text, read_file(path));
  const std::size_t end = text.rfind('\n');
  const std::size_t keep = end == std::string::npos ? 0 : end + 1;
  if (keep < text.size()) {
    text.resize(keep);
    CASUS_TRY_VOID(replace_file(path, text));
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = text.find('\n', at);
    auto line = parse_json(std::string_view(text).substr(at, line_end - at));
    if (!line.ok()) return line.error().in(path + " (to resume, it must hold JSON lines)");
    if (line.value().contains("id") && line.value()["id"].is_string())
      done.insert(line.value()["id"].get<std::string>());
    at = line_end + 1;
  }
  return done;
}

class PageRun {
 public:
  PageRun(const Options& options, Messages& messages) : options_(options), messages_(messages) {}

  int operator()(engine::Depth depth,
                 const std::function<engine::PageWriter(const MadeBy&)>& make_writer,
                 const std::function<void(const engine::PageOutcome&)>& after) {
    std::set<std::string> done;
    if (options_.resume) {
      if (options_.output.empty() || options_.output == "-")
        return usage("--resume needs -o FILE: it goes on after the last whole line of that file");
      auto found = records_done(options_.output);
      if (!found.ok()) return failure(found.error());
      done = found.take();
    }
    auto limit = parse_size(options_.max_page);
    if (!limit.ok()) return usage("--max-page: " + limit.error().message);
    engine::SourceOptions source_options;
    source_options.max_page = limit.value();
    source_options.url = options_.url;
    source_options.stopped = interrupted;
    if (!options_.date.empty()) {
      source_options.date = parse_iso_day(options_.date);
      if (!source_options.date)
        return usage("--date: '" + options_.date + "' is no day (wanted YYYY-MM-DD)");
    }
    auto source = engine::PageSource::open(options_.inputs, source_options);
    if (!source.ok()) return failure(source.error());
    auto engine = engine::Engine::create(engine_options(options_), depth);
    if (!engine.ok()) return failure(engine.error());
    auto output = Output::open(options_.output, options_.resume);
    if (!output.ok()) return failure(output.error());
    catch_interrupts();
    return run(engine.value(), source.value(), output.value(), done,
               make_writer(made_by(engine.value())), after);
  }

 private:
  int usage(const std::string& message) {
    messages_.error(message);
    return kUsage;
  }
  int failure(const Error& error) {
    messages_.error(error.message);
    return kFailure;
  }

  int run(const engine::Engine& engine, engine::PageSource& source, Output& output,
          const std::set<std::string>& done, const engine::PageWriter& writer,
          const std::function<void(const engine::PageOutcome&)>& after) {
    Totals totals;
    std::optional<Error> write_error;
    const auto begun = std::chrono::steady_clock::now();
    const auto seconds = [&begun] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    engine.run(source, writer, [&](const engine::PageOutcome& outcome) {
      if (!outcome.skipped.empty()) {
        ++totals.skipped;
        messages_.skipped(outcome.id, outcome.skipped);
      } else if (!done.contains(outcome.id)) {
        ++totals.pages;
        totals.add(outcome);
        for (const std::string& note : outcome.notes) messages_.note(outcome.id + ": " + note);
        if (Status written = output.write(outcome.output); !written.ok()) {
          write_error = written.error();
          return false;
        }
        if (after) after(outcome);
      }
      messages_.progress(rate_text(totals, seconds(), source));
      return !interrupted();
    });
    messages_.end_progress();
    if (!write_error) {
      if (Status flushed = output.flush(); !flushed.ok()) write_error = flushed.error();
    }
    if (options_.trace) print_trace(totals, seconds());
    if (write_error) return failure(*write_error);
    return finish(totals, seconds());
  }

  int finish(const Totals& totals, double seconds) {
    if (interrupted()) {
      messages_.error("stopped after " + std::to_string(totals.pages) +
                      " pages; what was written is whole" +
                      (options_.output.empty() ? "" : ", go on with --resume"));
      return kSomeSkipped;
    }
    if (totals.skipped > 0 || seconds > 1.0) {
      messages_.note(std::to_string(totals.pages) + " pages done, " +
                     std::to_string(totals.skipped) + " skipped");
    }
    return totals.skipped > 0 ? kSomeSkipped : kDone;
  }

  const Options& options_;
  Messages& messages_;
};

}  // namespace

void add_message_options(CLI::App& command, Options& options) {
  command.add_flag("-q,--quiet", options.quiet,
                   "no remarks and no progress; what is skipped is still named");
  command.add_option("--progress", options.progress, "progress on stderr (auto: on a terminal)")
      ->check(CLI::IsMember({"auto", "on", "off"}))
      ->capture_default_str();
  command.add_option("--errors", options.errors, "messages as text or as JSON lines")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

void add_input_options(CLI::App& command, Options& options) {
  command
      .add_option("INPUT", options.inputs,
                  "files or folders of .html .htm .txt .md .jsonl (also .gz, .zst), or - for stdin")
      ->required();
  command.add_flag("--whole", options.whole, "take each input as one article exactly as it is");
  command.add_option("--url", options.url, "address of a bare file (nothing is fetched)");
  command.add_option("--date", options.date, "publication date of a bare file, YYYY-MM-DD");
  command.add_option("--max-page", options.max_page, "skip pages over this size (k, M, G)")
      ->capture_default_str();
  command.add_option("-j,--jobs", options.jobs, "pages worked on at once (0: one a core)")
      ->capture_default_str();
  command.add_flag("--trace", options.trace, "print where the time went");
  add_message_options(command, options);
}

void add_language_options(CLI::App& command, Options& options) {
  command.add_option("--model", options.model, "folder of the language model");
  command.add_option("--data", options.data,
                     "folder of frames, lexicon, actors, places on top of the built-in ones");
  command.add_option("--max-sentence", options.max_sentence, "clamp sentences over so many tokens")
      ->capture_default_str();
  command
      .add_option("--grammar", options.grammar,
                  "layout: blocks apart, repairs; spacy: raw text, for parity")
      ->check(CLI::IsMember({"layout", "spacy"}))
      ->capture_default_str();
  command
      .add_option("--kernels", options.kernels,
                  "arithmetic of the grammar; the output is the same with each")
      ->check(CLI::IsMember({"best", "portable", "avx2", "avx512"}))
      ->capture_default_str();
}

void add_output_options(CLI::App& command, Options& options,
                        const std::vector<std::string>& formats) {
  command.add_option("-o,--output", options.output, "file to write (default: stdout)");
  // One struct serves all commands, so the default of a command is set when it is the one that
  // runs.
  command
      .add_option("--format", options.format, "output format (default: " + formats.front() + ")")
      ->check(CLI::IsMember(formats));
  command.preparse_callback(
      [&options, first = formats.front()](std::size_t /*left*/) { options.format = first; });
}

Messages make_messages(const Options& options) {
  const ProgressMode mode = options.progress == "on"    ? ProgressMode::kOn
                            : options.progress == "off" ? ProgressMode::kOff
                                                        : ProgressMode::kAuto;
  return {options.quiet, options.errors == "json", mode};
}

engine::EngineOptions engine_options(const Options& options) {
  engine::EngineOptions out;
  out.model = options.model;
  out.overlays = options.data;
  out.jobs = options.jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : options.jobs;
  out.whole = options.whole;
  out.spacy_grammar = options.grammar == "spacy";
  out.kernels = options.kernels;
  out.max_sentence = options.max_sentence;
  return out;
}

int run_pages(const Options& options, engine::Depth depth,
              const std::function<engine::PageWriter(const MadeBy&)>& make_writer,
              const std::function<void(const engine::PageOutcome&)>& after) {
  Messages messages = make_messages(options);
  return PageRun(options, messages)(depth, make_writer, after);
}

Result<std::uint64_t> parse_size(const std::string& text) {
  std::uint64_t value = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && at < 12; ++at)
    value = value * 10 + static_cast<std::uint64_t>(text[at] - '0');
  const std::string unit = text.substr(at);
  int shift = -1;
  if (unit.empty()) shift = 0;
  if (unit == "k" || unit == "K" || unit == "KiB") shift = 10;
  if (unit == "m" || unit == "M" || unit == "MiB") shift = 20;
  if (unit == "g" || unit == "G" || unit == "GiB") shift = 30;
  if (at == 0 || shift < 0 || value == 0)
    return Error{ErrorCode::kInvalidArgument,
                 "'" + text + "' is no size (wanted a number, with k, M or G if you like)"};
  const std::uint64_t bytes = value << static_cast<unsigned>(shift);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 31U;
  if (bytes > kMost)
    return Error{ErrorCode::kTooLarge, "'" + text + "' is over the most that a page can have, 2G"};
  return bytes;
}

MadeBy made_by(const engine::Engine& engine) {
  return {std::string("casus ") + CASUS_VERSION, engine.pack_hash(), engine.model_name()};
}

}  // namespace casus::apps
