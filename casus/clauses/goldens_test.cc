// Goldens: recorded parses of invented sentences, one for each construction and repair, and the
// propositions and speech acts that come of them. CASUS_UPDATE_GOLDENS=1 writes them anew.
//
// testdata/*.txt:  "## name", a recorded parse (types/recorded_annotation.h), lines "=> dump" and
// "=> speech …".
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "casus/base/file.h"
#include "casus/clauses/read_clauses.h"
#include "casus/clauses/test_words.h"
#include "casus/types/recorded_annotation.h"

namespace casus::clauses {
namespace {

struct Golden {
  std::string name;
  std::string parse;
  std::vector<std::string> expected;
};

std::vector<Golden> read_goldens(const std::string& text) {
  std::vector<Golden> out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("## ")) {
      out.push_back({line.substr(3), "", {}});
    } else if (out.empty()) {
      continue;
    } else if (line.starts_with("=> ")) {
      out.back().expected.push_back(line.substr(3));
    } else {
      out.back().parse += line + "\n";
    }
  }
  return out;
}

std::string words(TokenSpan span, const RecordedAnnotation& recorded) {
  if (span.empty()) return "-";
  const TextSpan text = recorded.annotation.text_of(span);
  return recorded.text.substr(text.begin_, text.size());
}

// A block whose first token is "TITLE:" in the golden's name would be no grammar: names that begin
// with "headline" are read as titles.
Article make_article(const RecordedAnnotation& recorded, bool title) {
  Article article;
  article.text = recorded.text;
  std::size_t at = 0;
  while (at < article.text.size()) {
    std::size_t end = article.text.find("\n\n", at);
    if (end == std::string::npos) end = article.text.size();
    Block block;
    block.span = TextSpan(at, end);
    block.role = title ? BlockRole::kTitle : BlockRole::kBody;
    article.blocks.push(block);
    at = end + 2;
  }
  return article;
}

std::vector<std::string> dump_all(const Golden& golden, const knowledge::GrammarWords& grammar) {
  auto read = read_recorded_annotation(golden.parse);
  if (!read.ok()) return {"unreadable: " + read.error().message};
  RecordedAnnotation recorded = read.take();
  const Article article = make_article(recorded, golden.name.starts_with("headline"));
  ClauseScratch scratch;
  Propositions propositions;
  Speech speech;
  const knowledge::GrammarWords& words_used = grammar;
  const ClauseReader read_clauses(words_used);
  read_clauses(article, recorded.annotation, scratch, propositions, speech);
  propositions.check(recorded.annotation);
  std::vector<std::string> out;
  for (const PropositionId id : propositions.propositions.ids()) {
    std::string line = dump(id, propositions, recorded.annotation);
    if (const int repair = propositions.propositions[id].repair; repair != 0)
      line += " repair=" + std::to_string(repair);
    out.push_back(line);
  }
  for (const SpeechAct& act : speech.acts)
    out.push_back("speech " + words(act.source, recorded) + " | " + words(act.cue, recorded) +
                  " | " + words(act.content, recorded) + (act.quote ? " | quote" : ""));
  return out;
}

std::string write_goldens(const std::vector<Golden>& goldens) {
  std::string out;
  for (const Golden& golden : goldens) {
    out += "## " + golden.name + "\n" + golden.parse;
    for (const std::string& line : golden.expected) out += "=> " + line + "\n";
  }
  return out;
}

TEST(Goldens, EachConstructionAndRepair) {
  const knowledge::GrammarWords grammar = test_words();
  const std::string folder = std::string(CASUS_SOURCE_DIR) + "/casus/clauses/testdata";
  std::vector<Error> problems;
  const auto files = list_files(folder, problems);
  ASSERT_TRUE(files.ok());
  std::size_t seen = 0;
  for (const std::string& file : files.value()) {
    if (!file.ends_with(".txt")) continue;
    auto text = read_file(file);
    ASSERT_TRUE(text.ok());
    std::vector<Golden> goldens = read_goldens(text.value());
    for (Golden& golden : goldens) {
      const std::vector<std::string> found = dump_all(golden, grammar);
      ++seen;
      if (std::getenv("CASUS_UPDATE_GOLDENS") != nullptr) {
        golden.expected = found;
      } else {
        EXPECT_EQ(golden.expected, found) << file << ": " << golden.name;
      }
    }
    if (std::getenv("CASUS_UPDATE_GOLDENS") != nullptr) {
      ASSERT_TRUE(replace_file(file, write_goldens(goldens)).ok());
    }
  }
  EXPECT_GE(seen, 40U);
}

}  // namespace
}  // namespace casus::clauses
