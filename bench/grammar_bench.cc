// grammar_bench: tokens per second of the grammar, stage by stage and whole, cold and warm, by one
// worker (processor time) and by several (wall time). bench/grammar runs spaCy beside it and prints
// the comparison.
//
//   casus_bench_grammar --model DIR --text FILE [--jobs N] [--passes N] [--kernels NAME]
//
// FILE has a JSON line a document, with `text`. Writes one JSON object.
#include <algorithm>
#include <chrono>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <time.h>

#include "casus/base/file.h"
#include "casus/base/json.h"
#include "casus/nlp/annotate.h"
#include "casus/nlp/annotate_state.h"
#include "casus/nlp/fill_annotation.h"

namespace {

using namespace casus;  // NOLINT: a program
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Processor time of this thread: what one worker costs, whatever else the machine does.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct Arguments {
  std::string model;
  std::string text;
  std::size_t jobs = 1;
  std::size_t passes = 5;
  nn::KernelChoice kernels = nn::KernelChoice::kBest;
};

bool read_arguments(int argc, char** argv, Arguments& arguments) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string key = argv[i];
    const std::string value = argv[i + 1];
    if (key == "--model") arguments.model = value;
    if (key == "--text") arguments.text = value;
    if (key == "--jobs") arguments.jobs = std::stoul(value);
    if (key == "--passes") arguments.passes = std::stoul(value);
    if (key == "--kernels")
      arguments.kernels = value == "portable" ? nn::KernelChoice::kPortable
                          : value == "avx2"   ? nn::KernelChoice::kAvx2
                          : value == "avx512" ? nn::KernelChoice::kAvx512
                                              : nn::KernelChoice::kBest;
  }
  return !arguments.model.empty() && !arguments.text.empty();
}

std::vector<Article> read_articles(const std::string& path) {
  std::vector<Article> articles;
  const Result<std::string> bytes = read_file(path);
  if (!bytes.ok()) return articles;
  std::size_t begin = 0;
  while (begin < bytes.value().size()) {
    const std::size_t end = std::min(bytes.value().find('\n', begin), bytes.value().size());
    const Result<Json> line = parse_json(bytes.value().substr(begin, end - begin));
    begin = end + 1;
    if (!line.ok() || !line.value().contains("text")) continue;
    articles.emplace_back();
    articles.back().text = line.value()["text"].get<std::string>();
  }
  return articles;
}

// Tokens of one pass over all articles.
std::size_t annotate_all(const nlp::Annotator& annotate, const std::vector<Article>& articles,
                         nlp::AnnotateScratch& scratch, Annotation& annotation) {
  std::size_t tokens = 0;
  for (const Article& article : articles) {
    annotate(article, scratch, annotation);
    tokens += annotation.size();
  }
  return tokens;
}

Json measure_whole(const nlp::Package& package, nlp::AnnotateOptions options,
                   const std::vector<Article>& articles, std::size_t passes) {
  const nlp::Annotator annotate(package, options);
  nlp::AnnotateScratch scratch;
  Annotation annotation;
  const double start = thread_seconds();
  const auto tokens = static_cast<double>(annotate_all(annotate, articles, scratch, annotation));
  const double cold = thread_seconds() - start;
  std::vector<double> warm;
  for (std::size_t pass = 0; pass < passes; ++pass) {
    const double again = thread_seconds();
    annotate_all(annotate, articles, scratch, annotation);
    warm.push_back(thread_seconds() - again);
  }
  return {{"tokens", tokens}, {"cold", tokens / cold}, {"warm", tokens / median(warm)}};
}

// Workers take every jobs-th article; each has its own scratch, warmed by one pass.
double measure_workers(const nlp::Package& package, nlp::AnnotateOptions options,
                       const std::vector<Article>& articles, std::size_t jobs, std::size_t passes) {
  const nlp::Annotator annotate(package, options);
  std::vector<nlp::AnnotateScratch> scratches(jobs);
  std::vector<std::size_t> counts(jobs);
  const auto run = [&](std::size_t times) {
    std::vector<std::thread> threads;
    for (std::size_t j = 0; j < jobs; ++j)
      threads.emplace_back([&, j] {
        Annotation annotation;
        counts[j] = 0;
        for (std::size_t pass = 0; pass < times; ++pass)
          for (std::size_t i = j; i < articles.size(); i += jobs) {
            annotate(articles[i], scratches[j], annotation);
            counts[j] += annotation.size();
          }
      });
    for (std::thread& thread : threads) thread.join();
  };
  run(1);
  const Clock::time_point start = Clock::now();
  run(passes);
  const double taken = seconds_since(start);
  std::size_t tokens = 0;
  for (const std::size_t count : counts) tokens += count;
  return static_cast<double>(tokens) / taken;
}

// Microseconds a token in each stage, warm, documents as in kSpacy.
Json measure_stages(const nlp::Package& package, const std::vector<Article>& articles,
                    std::size_t passes) {
  const nlp::PackageParts& parts = package.parts();
  nlp::AnnotateScratch scratch;
  nlp::AnnotateScratch::State& state = scratch.state();
  const nlp::Batch batch(parts);
  std::vector<std::pair<std::string, double>> stages = {
      {"tokenizer", 0}, {"embeddings", 0},  {"tok2vec", 0}, {"tagger", 0},
      {"parser", 0},    {"ner tok2vec", 0}, {"ner", 0},     {"rules, lemmas, record", 0}};
  std::size_t tokens = 0;
  for (std::size_t pass = 0; pass <= passes; ++pass) {
    if (pass == 1) {  // The first pass warms.
      for (auto& stage : stages) stage.second = 0;
      tokens = 0;
    }
    for (const Article& article : articles) {
      Annotation out;
      state.tokens.clear();
      std::size_t stage = 0;
      const auto timed = [&](const std::function<void()>& work) {
        const double start = thread_seconds();
        work();
        stages[stage++].second += thread_seconds() - start;
      };
      timed([&] {
        parts.tokenizer(article.text, 0, parts.vocabulary, state.tokenizer, state.tokens);
      });
      state.documents.assign(1, {0, static_cast<std::uint32_t>(state.tokens.size()), 0});
      state.readings.resize(state.tokens.size());
      const std::size_t rows = batch.lay_out(state.documents, 0, 1);
      const nlp::Batch::Span span{state.documents, 0, 1, rows};
      const nlp::WordStore& words = state.tokenizer.words;
      timed([&] { batch.embed(state.tokens, parts.tokenizer, words, span, state.batch); });
      timed([&] { batch.encode_shared(span, state.batch); });
      timed([&] { batch.tag(span, state.batch, state.readings); });
      timed([&] { batch.parse(state.tokens, words, span, 0, state.batch, state.readings); });
      timed([&] { batch.encode_own(span, state.batch); });
      timed([&] { batch.find_entities(state.tokens, words, span, state.batch, state.readings); });
      timed([&] { nlp::fill_annotation(parts, state, out); });
      tokens += state.tokens.size();
    }
  }
  Json result = Json::object();
  for (const auto& [name, seconds] : stages)
    result[name] = 1e6 * seconds / static_cast<double>(tokens);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!read_arguments(argc, argv, arguments)) {
    std::cerr << "usage: casus_bench_grammar --model DIR --text FILE [--jobs N] [--passes N] "
                 "[--kernels portable|avx2|avx512]\n";
    return 2;
  }
  const std::vector<Article> articles = read_articles(arguments.text);
  const Clock::time_point start = Clock::now();
  const Result<nlp::Package> package = nlp::Package::open(arguments.model, arguments.kernels);
  const double load = seconds_since(start);
  if (!package.ok() || articles.empty()) {
    std::cerr << (package.ok() ? "no texts" : package.error().message) << "\n";
    return 3;
  }
  const nlp::AnnotateOptions raw{nlp::AnnotateOptions::kSpacy, 0};
  const nlp::AnnotateOptions layout;
  Json report = {{"kernels", package.value().kernel_name()}, {"load_seconds", load}};
  report["megabytes_loaded"] = peak_megabytes();
  report["raw"] = measure_whole(package.value(), raw, articles, arguments.passes);
  report["megabytes_one_worker"] = peak_megabytes();
  report["layout"] = measure_whole(package.value(), layout, articles, arguments.passes);
  report["stages"] = measure_stages(package.value(), articles, arguments.passes);
  report["jobs"] = arguments.jobs;
  report["all_workers"] =
      measure_workers(package.value(), raw, articles, arguments.jobs, arguments.passes);
  report["megabytes_all_workers"] = peak_megabytes();
  std::cout << write_json(report) << "\n";
  return 0;
}
