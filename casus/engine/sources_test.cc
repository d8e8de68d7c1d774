#include "casus/engine/sources.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace casus::engine {
namespace {

namespace fs = std::filesystem;

class Folder : public ::testing::Test {
 protected:
  Folder() : path_(fs::temp_directory_path() / ("casus_sources_" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() override { fs::remove_all(path_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }

  static std::vector<SourceItem> read(const std::vector<std::string>& inputs,
                                      SourceOptions options = {}) {
    auto source = PageSource::open(inputs, std::move(options));
    EXPECT_TRUE(source.ok());
    std::vector<SourceItem> items;
    while (auto item = source.value().next()) items.push_back(std::move(*item));
    return items;
  }

  fs::path path_;
};

TEST_F(Folder, ReadsAFolderByPathAndKnowsKinds) {
  write("b.txt", "text");
  write("a/c.html", "<p>html");
  write("a/style.css", "x");
  write("z.bin", "x");
  const auto items = read({path_.string()});
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].page.id, "a/c.html");
  EXPECT_EQ(items[0].page.kind, PageKind::kHtml);
  EXPECT_EQ(items[1].page.id, "b.txt");
  EXPECT_EQ(items[1].page.kind, PageKind::kText);
  EXPECT_EQ(items[1].page.bytes, "text");
  EXPECT_EQ(items[2].page.id, "z.bin");
  EXPECT_NE(items[2].skipped.find("not a kind of file"), std::string::npos);
}

TEST_F(Folder, ReadsJsonLines) {
  struct Case {
    const char* line;
    const char* id;
    const char* bytes;
    const char* skipped;  // Part of the reason, "" for none.
  };
  const std::vector<Case> cases = {
      {R"({"id":"a","text":"one"})", "a", "one", ""},
      {R"({"id":7,"html":"<p>\u00e9"})", "7", "<p>é", ""},
      {R"({"url":"http://e.org/x","text":"t"})", "http://e.org/x", "t", ""},
      {R"({"text":"t"})", "p.jsonl:4", "t", ""},
      {R"([1])", "p.jsonl:5", "", "not a JSON object"},
      {R"({"id":"b","text":"cut)", "p.jsonl:6", "", "not a JSON object"},
      {R"({"id":"c"})", "c", "", "neither a field html nor a field text"},
      {R"({"id":"d","text":"t","date":"31.12.2020"})", "d", "", "is no day"},
      {R"({"id":"e","text":"t","date":"2020-12-31T10:00:00Z"})", "e", "t", ""},
      {R"({"id":"f","text":"t","date":null})", "f", "t", ""},
  };
  std::string lines;
  for (const Case& c : cases) lines += std::string(c.line) + "\n";
  const auto items = read({write("p.jsonl", lines)});
  ASSERT_EQ(items.size(), cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(items[i].page.id, cases[i].id);
    const std::string wanted = cases[i].skipped;
    if (wanted.empty()) {
      EXPECT_EQ(items[i].skipped, "");
      EXPECT_EQ(items[i].page.bytes, cases[i].bytes);
    } else {
      EXPECT_NE(items[i].skipped.find(wanted), std::string::npos) << items[i].skipped;
    }
  }
  EXPECT_EQ(items[8].page.date, parse_iso_day("2020-12-31"));
  EXPECT_FALSE(items[9].page.date.has_value());
}

TEST_F(Folder, SkipsWhatIsOverTheLimitAndGoesOn) {
  SourceOptions options;
  options.max_page = 10;
  const std::string large = write("large.txt", std::string(11, 'x'));
  const std::string exact = write("exact.txt", std::string(10, 'x'));
  const std::string lines = write("p.jsonl", R"({"id":"l","text":"xxxxxxxxxxx"})"
                                             "\n"
                                             R"({"id":"s","text":"x"})");
  const auto items = read({large, exact, lines}, options);
  ASSERT_EQ(items.size(), 4U);
  EXPECT_NE(items[0].skipped.find("--max-page"), std::string::npos);
  EXPECT_EQ(items[1].skipped, "");
  EXPECT_NE(items[2].skipped.find("--max-page"), std::string::npos);
  EXPECT_EQ(items[3].page.id, "s");
}

TEST_F(Folder, MetadataOfABareFile) {
  SourceOptions options;
  options.url = "http://e.org/a";
  options.date = parse_iso_day("2014-05-06");
  const auto items = read({write("a.html", "<p>x")}, options);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].page.id, "http://e.org/a");
  EXPECT_EQ(items[0].page.date, options.date);
}

TEST_F(Folder, OtherKindsNameTheCommandThatHelps) {
  for (const auto& [name, word] :
       std::vector<std::pair<std::string, std::string>>{{"a.pdf", "pdftotext"},
                                                        {"a.docx", "pandoc"},
                                                        {"a.eml", "munpack"},
                                                        {"a.png", "not a page"}}) {
    const auto items = read({write(name, "x")});
    ASSERT_EQ(items.size(), 1U);
    EXPECT_NE(items[0].skipped.find(word), std::string::npos) << items[0].skipped;
  }
}

TEST_F(Folder, AMissingInputIsAnError) {
  auto source = PageSource::open({(path_ / "none.html").string()}, {});
  ASSERT_FALSE(source.ok());
  EXPECT_EQ(source.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace casus::engine
