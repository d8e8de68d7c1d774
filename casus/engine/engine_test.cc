#include "casus/engine/engine.h"

#include <filesystem>
#include <fstream>
#include <new>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "casus/base/check.h"

namespace casus::engine {
namespace {

SourceItem page(const std::string& id, const std::string& html) {
  SourceItem item;
  item.page.id = id;
  item.page.bytes = html;
  return item;
}

constexpr const char* kHtml =
    "<html><head><title>Kenya and Norway meet</title></head><body><article>"
    "<h1>Kenya and Norway meet</h1>"
    "<p>Ministers of Kenya and Norway met in Oslo on Monday and signed an agreement about fishing "
    "in "
    "the waters of both countries, which had been under discussion for more than two years.</p>"
    "<p>The talks will go on in Nairobi next week, the Kenyan ministry said in a statement. Norway "
    "will send a delegation of twelve officials, who are to look at ports and markets.</p>"
    "<p>Fishermen of both countries had asked for clear rules about the size of nets and the "
    "months "
    "in which boats may leave, and the ministers promised to publish them before the summer.</p>"
    "</article></body></html>";

Engine engine_of_depth(Depth depth, std::size_t jobs = 1) {
  EngineOptions options;
  options.jobs = jobs;
  return Engine::create(options, depth).take();
}

TEST(Engine, ReadsAPage) {
  const Engine engine = engine_of_depth(Depth::kArticles);
  Workspace workspace;
  const PageOutcome outcome = engine.run_page(
      page("a", kHtml), [](const Workspace& w) { return w.articles.at(0).title; }, workspace);
  EXPECT_EQ(outcome.skipped, "");
  EXPECT_EQ(outcome.output, "Kenya and Norway meet");
  EXPECT_EQ(outcome.articles, 1U);
}

TEST(Engine, AnEmptyPageIsSkippedWithItsReason) {
  const Engine engine = engine_of_depth(Depth::kArticles);
  Workspace workspace;
  const PageOutcome outcome = engine.run_page(
      page("a", ""), [](const Workspace&) { return std::string("x"); }, workspace);
  EXPECT_EQ(outcome.skipped, "empty");
  EXPECT_EQ(outcome.output, "");
}

// The failure policy (design §3.5): what breaks on one page costs that page and nothing else.
TEST(Engine, ABrokenInvariantCostsThatPageOnly) {
  const Engine engine = engine_of_depth(Depth::kArticles);
  Workspace workspace;
  const PageWriter planted = [](const Workspace& w) -> std::string {
    if (w.page.id == "broken") CASUS_CHECK(w.articles.size() == 77, "planted");
    if (w.page.id == "large") throw std::bad_alloc();
    if (w.page.id == "library") throw std::runtime_error("a library gave up");
    return "done";
  };
  struct Case {
    const char* id;
    const char* skipped;
  };
  for (const Case& c :
       {Case{"first", ""}, Case{"broken", "internal: "}, Case{"large", "internal: out of memory"},
        Case{"library", "internal: a library gave up"}, Case{"last", ""}}) {
    const PageOutcome outcome = engine.run_page(page(c.id, kHtml), planted, workspace);
    EXPECT_EQ(outcome.id, c.id);
    EXPECT_EQ(outcome.skipped.substr(0, std::string(c.skipped).size()), c.skipped);
    EXPECT_EQ(outcome.output, *c.skipped == '\0' ? "done" : "");
  }
}

TEST(Engine, ResultsComeInOrderFromAnyNumberOfWorkers) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("casus_engine_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  for (int i = 10; i < 60; ++i)
    std::ofstream(folder / (std::to_string(i) + ".html")) << kHtml << std::string(i * 97U, ' ');
  std::vector<std::string> one;
  for (const std::size_t jobs : {1U, 2U, 7U}) {
    const Engine engine = engine_of_depth(Depth::kArticles, jobs);
    auto source = PageSource::open({folder.string()}, {}).take();
    std::vector<std::string> ids;
    engine.run(
        source, [](const Workspace& w) { return w.page.sha256; },
        [&ids](PageOutcome outcome) {
          ids.push_back(outcome.id + outcome.output);
          return true;
        });
    EXPECT_EQ(ids.size(), 50U);
    if (jobs == 1) one = ids;
    EXPECT_EQ(ids, one);
  }
  std::filesystem::remove_all(folder);
}

TEST(Engine, MissingFilesSayWhatWouldHelp) {
  EngineOptions options;
  options.model = "/no/such/model";
  auto engine = Engine::create(options, Depth::kGrammar);
  ASSERT_FALSE(engine.ok());
  EXPECT_NE(engine.error().message.find("/no/such/model"), std::string::npos);
}

}  // namespace
}  // namespace casus::engine
