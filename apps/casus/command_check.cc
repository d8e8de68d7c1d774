// casus check: every citation of a record against the bytes of its page.
#include <cstdio>
#include <map>

#include "apps/casus/commands.h"
#include "casus/base/compressed.h"
#include "casus/base/hash.h"
#include "casus/base/json.h"
#include "casus/events/check_citations.h"
#include "casus/html/decode_segment.h"

namespace casus::apps {
namespace {

constexpr std::size_t kMaxLine = std::size_t{1} << 28U;
constexpr std::size_t kShownProblems = 20;

struct CheckOptions {
  std::string record;
  std::vector<std::string> pages;
};

// Bytes of the pages that the record cites, by sha256.
Result<std::map<std::string, std::string>> load_pages(const Options& options,
                                                      const CheckOptions& check) {
  auto limit = parse_size(options.max_page);
  if (!limit.ok()) return limit.error().in("--max-page");
  engine::SourceOptions source_options;
  source_options.max_page = limit.value();
  CASUS_TRY(engine::PageSource source, engine::PageSource::open(check.pages, source_options));
  std::map<std::string, std::string> pages;
  while (auto item = source.next()) {
    if (item->skipped.empty())
      pages.emplace(sha256_hex(item->page.bytes), std::move(item->page.bytes));
  }
  return pages;
}

class RecordCheck {
 public:
  RecordCheck(const std::map<std::string, std::string>& pages, Messages& messages)
      : pages_(pages), messages_(messages) {}

  // False if the line is no record.
  bool line(const Json& record, std::uint64_t number) {
    if (!record.is_object() || !record.contains("sha256") || !record["sha256"].is_string())
      return false;
    const std::string id = record.contains("id") && record["id"].is_string()
                               ? record["id"].get<std::string>()
                               : "line " + std::to_string(number);
    const auto page = pages_.find(record["sha256"].get<std::string>());
    if (page == pages_.end()) {
      ++missing_;
      messages_.skipped(id, "no page with its sha256 among --pages");
      return true;
    }
    std::vector<events::CitationProblem> problems;
    events::check_citations(record, page->second, html::decode_segment, counts_, problems);
    for (const events::CitationProblem& problem : problems) {
      if (++shown_ <= kShownProblems)
        messages_.error(id + " " + problem.where + ": " + (problem.moved ? "moved" : "lost") +
                        ": “" + problem.quote + "”");
    }
    return true;
  }

  int finish() const {
    std::printf("verified %llu\nmoved %llu\nlost %llu\n",
                static_cast<unsigned long long>(counts_.verified),
                static_cast<unsigned long long>(counts_.moved),
                static_cast<unsigned long long>(counts_.lost));
    if (missing_ > 0)
      std::printf("pages missing %llu\n", static_cast<unsigned long long>(missing_));
    if (counts_.lost > 0) return kFound;
    return missing_ > 0 ? kSomeSkipped : kDone;
  }

 private:
  const std::map<std::string, std::string>& pages_;
  Messages& messages_;
  events::CitationCounts counts_;
  std::uint64_t missing_ = 0;
  std::size_t shown_ = 0;
};

int run_check(const Options& options, const CheckOptions& check) {
  Messages messages = make_messages(options);
  const auto fail = [&messages](const Error& error) {
    messages.error(error.message);
    return kFailure;
  };
  auto pages = load_pages(options, check);
  if (!pages.ok()) return fail(pages.error());
  auto reader = CompressedReader::open(check.record);
  if (!reader.ok()) return fail(reader.error());
  LineReader lines(reader.take(), kMaxLine);
  RecordCheck checker(pages.value(), messages);
  while (true) {
    auto next = lines.next();
    if (!next.ok()) return fail(next.error());
    if (!next.value()) return checker.finish();
    const Line line = *next.value();
    if (line.text.empty()) continue;
    auto record = parse_json(line.text);
    if (!record.ok() || !checker.line(record.value(), line.number)) {
      return fail(
          {ErrorCode::kCorrupt, lines.name() + ":" + std::to_string(line.number) +
                                    ": not a record of `casus code` (a JSON object with sha256)"});
    }
  }
}

}  // namespace

void add_check_command(CLI::App& app, Options& options, const Chosen& chosen) {
  CLI::App* command =
      app.add_subcommand("check", "verify every citation of a record against the page bytes");
  command->footer(
      "\nExamples:\n"
      "  casus check record.jsonl --pages pages/\n"
      "\nverified: the bytes give the quote. moved: the quote stands once elsewhere on the page.\n"
      "lost: it does not (exit code 4). Pages are found by their sha256.\n");
  auto check = std::make_shared<CheckOptions>();
  command
      ->add_option("FILE", check->record,
                   "what `casus code` wrote (JSON lines, also .gz, .zst), or -")
      ->required();
  command->add_option("--pages", check->pages, "files or folders that hold the pages")->required();
  command->add_option("--max-page", options.max_page, "skip pages over this size (k, M, G)")
      ->capture_default_str();
  add_message_options(*command, options);
  command->callback([&options, chosen, check] {
    chosen([&options, check] { return run_check(options, *check); });
  });
}

}  // namespace casus::apps
