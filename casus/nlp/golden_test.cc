// What spaCy says of our own sentences (golden/, recorded by tools/record_parity.py), field by
// field.
#include <gtest/gtest.h>

#include "casus/base/file.h"
#include "casus/base/json.h"
#include "casus/base/utf8.h"
#include "casus/nlp/annotate.h"

namespace casus::nlp {
namespace {

std::string to_text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : write_json(value);
}

// One token as the recording writes it.
std::string token_line(const Annotation& a, TokenId t, const std::string& text) {
  const auto code_points = [&text](std::uint32_t begin, std::uint32_t end) {
    return count_code_points(std::string_view(text).substr(begin, end - begin));
  };
  const EntityId entity = a.entity_of[t];
  const bool starts = a.sentences[a.sentence_of[t]].begin() == t;
  const int iob = !entity.valid() ? 2 : a.entities[entity].span.begin() == t ? 3 : 1;
  const Json line = {code_points(0, a.span[t].begin_),
                     code_points(a.span[t].begin_, a.span[t].end_),
                     to_string(a.tag[t]),
                     to_string(a.pos[t]),
                     a.string(a.morph[t]),
                     a.string(a.parity_lemma[t]),
                     to_string(a.dep[t]),
                     a.head[t].value,
                     starts ? 1 : -1,
                     iob,
                     to_string(a.entity_type(t))};
  return write_json(line);
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, SaysWhatSpacySays) {
  const std::string folder = std::string(CASUS_BUILD_DIR) + "/model/" + GetParam();
  if (!is_directory(folder))
    GTEST_SKIP() << "no language model at " << folder << ": run tools/setup";
  const Package package = Package::open(folder).take();
  const Result<std::string> recorded =
      read_file(std::string(CASUS_SOURCE_DIR) + "/casus/nlp/golden/" + GetParam() + ".jsonl");
  ASSERT_TRUE(recorded.ok()) << recorded.error().message;
  const Annotator annotate(package, {AnnotateOptions::kSpacy, 0});
  AnnotateScratch scratch;
  Annotation annotation;
  std::size_t tokens = 0;
  for (std::size_t begin = 0; begin < recorded.value().size();) {
    const std::size_t end = recorded.value().find('\n', begin);
    const Json gold = parse_json(recorded.value().substr(begin, end - begin)).take();
    begin = end == std::string::npos ? recorded.value().size() : end + 1;
    if (!gold.contains("text")) continue;
    Article article;
    article.text = gold["text"].get<std::string>();
    annotate(article, scratch, annotation);
    annotation.check();
    ASSERT_EQ(annotation.size(), gold["tokens"].size()) << article.text;
    for (const TokenId t : annotation.tokens()) {
      EXPECT_EQ(token_line(annotation, t, article.text), write_json(gold["tokens"][t.value]))
          << article.text;
      const std::string key = std::to_string(t.value);
      const std::string norm = gold["norms"].contains(key)
                                   ? to_text(gold["norms"][key])
                                   : std::string(annotation.string(annotation.lower[t]));
      EXPECT_EQ(annotation.string(annotation.norm[t]), norm) << article.text;
    }
    Json chunks = Json::array();
    for (const Chunk& chunk : annotation.chunks)
      chunks.push_back({chunk.span.begin_, chunk.span.end_});
    EXPECT_EQ(write_json(chunks), write_json(gold["chunks"])) << article.text;
    tokens += annotation.size();
  }
  EXPECT_GT(tokens, 400U);
}

INSTANTIATE_TEST_SUITE_P(All, Golden, ::testing::Values("sm", "md"),
                         [](const auto& param_info) { return param_info.param; });

}  // namespace
}  // namespace casus::nlp
