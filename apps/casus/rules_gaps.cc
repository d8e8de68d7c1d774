// casus rules gaps: what the lexicon does not know of somebody's pages.
#include <cstdio>

#include "apps/casus/rules.h"
#include "casus/base/json.h"
#include "casus/events/find_gaps.h"

namespace casus::apps {
namespace {

using events::PredicateCount;
using events::PredicateCounts;

// Counts travel from the workers to the sink as the output of a page.
Json to_json(const PredicateCounts& counts) {
  Json out = Json::array();
  for (const auto& [sense, predicate] : counts)
    out.push_back(
        {sense, predicate.count, predicate.in_class, predicate.in_frame, predicate.example});
  return out;
}

PredicateCounts read_counts(const std::string& text) {
  PredicateCounts counts;
  const auto json = parse_json(text);
  if (!json.ok()) return counts;
  for (const Json& row : json.value()) {
    PredicateCount& predicate = counts[row[0].get<std::string>()];
    predicate.count = row[1].get<std::uint64_t>();
    predicate.in_class = row[2].get<bool>();
    predicate.in_frame = row[3].get<bool>();
    predicate.example = row[4].get<std::string>();
  }
  return counts;
}

double share(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
}

void print(const PredicateCounts& counts, std::size_t most, bool as_json) {
  const events::Coverage coverage = events::coverage_of(counts);
  for (const std::string& sense : events::gaps_of(counts, most)) {
    const PredicateCount& gap = counts.at(sense);
    if (as_json) {
      std::printf("%s\n",
                  write_json({{"predicate", sense}, {"count", gap.count}, {"example", gap.example}})
                      .c_str());
    } else {
      std::printf("%6llu  %-24s %s\n", static_cast<unsigned long long>(gap.count), sense.c_str(),
                  gap.example.c_str());
    }
  }
  if (as_json) {
    std::printf("%s\n", write_json({{"predicates", coverage.predicates},
                                    {"in_class", coverage.in_class},
                                    {"in_frame", coverage.in_frame}})
                            .c_str());
    return;
  }
  std::printf(
      "%llu predicates with a political party: %.1f %% in some class, %.1f %% read by some "
      "frame\n",
      static_cast<unsigned long long>(coverage.predicates),
      100.0 * share(coverage.in_class, coverage.predicates),
      100.0 * share(coverage.in_frame, coverage.predicates));
}

}  // namespace

int print_gaps(const Options& options, std::size_t most) {
  Messages messages = make_messages(options);
  auto source = engine::PageSource::open(options.inputs, engine::SourceOptions{});
  if (!source.ok()) {
    messages.error(source.error().message);
    return kFailure;
  }
  const auto engine = engine::Engine::create(engine_options(options), engine::Depth::kMeaning);
  if (!engine.ok()) {
    messages.error(engine.error().message);
    return kFailure;
  }
  const events::EventExtractor extractor(engine.value().knowledge());
  PredicateCounts counts;
  int code = kDone;
  catch_interrupts();
  engine.value().run(
      source.value(),
      [&extractor](const engine::Workspace& w) {
        events::EventScratch scratch;
        PredicateCounts of_page;
        for (const Document& document : w.documents)
          events::count_predicates(extractor, document, scratch, of_page);
        return write_json(to_json(of_page));
      },
      [&](const engine::PageOutcome& outcome) {
        if (!outcome.skipped.empty()) {
          messages.skipped(outcome.id, outcome.skipped);
          code = kSomeSkipped;
        } else {
          events::add(read_counts(outcome.output), counts);
        }
        return !interrupted();
      });
  print(counts, most, options.format == "jsonl");
  return code;
}

}  // namespace casus::apps
