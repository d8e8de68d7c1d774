#include "casus/nlp/tokenizer.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "casus/base/file.h"
#include "casus/base/utf8.h"
#include "casus/nlp/test_package.h"

namespace casus::nlp {
namespace {

// A tokenizer with its vocabulary, made from a file's bytes.
struct Splitter {
  Vocabulary vocabulary;
  std::optional<Tokenizer> tokenizer;
  TokenizerScratch scratch;

  explicit Splitter(std::string_view file) {
    Result<Tokenizer> read = Tokenizer::read(file, vocabulary);
    EXPECT_TRUE(read.ok()) << read.error().message;
    tokenizer.emplace(read.take());
  }
  std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> out;
    (*tokenizer)(text, 0, vocabulary, scratch, out);
    return out;
  }
  std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    for (const Token& token : tokens(text)) out.emplace_back(text.substr(token.begin, token.size));
    return out;
  }
};

using Texts = std::vector<std::string>;

TEST(Regex, UnderstandsPythonsEscapes) {
  RegexScratch scratch;
  const auto matches = [&](std::string_view pattern, std::string_view text) {
    const Result<Regex> regex = Regex::compile(pattern);
    return regex.ok() && regex.value().search(text, 0, scratch).has_value();
  };
  EXPECT_TRUE(matches("^\\u201c", "“x"));
  EXPECT_TRUE(matches("(?u)^\\w+$", "naïve"));
  EXPECT_TRUE(matches("[\\U0001F600-\\U0001F64F]", "😀"));
  EXPECT_TRUE(matches("\\\\u0041", "\\u0041"));  // An escaped backslash, then letters.
  EXPECT_TRUE(matches("(?<=[a-z])\\.$", "end."));
  EXPECT_FALSE(matches("(?<=[a-z])\\.$", "END."));
  EXPECT_TRUE(matches("x$", "x\n"));  // As in Python.
  const Result<Regex> broken = Regex::compile("a(");
  ASSERT_FALSE(broken.ok());
  EXPECT_NE(broken.error().message.find("byte 2"), std::string::npos) << broken.error().message;
}

TEST(Tokenizer, SplitsByTheRulesOfItsFile) {
  Splitter splitter(testing::tiny_tokenizer());
  const std::pair<std::string, Texts> cases[] = {
      {"", {}},
      {"a  b", {"a", " ", "b"}},
      {" a", {" ", "a"}},
      {"a ", {"a"}},
      {"\n\n", {"\n\n"}},
      {"a\u00a0b", {"a", "\u00a0", "b"}},
      {"(oil-rich)", {"(", "oil", "-", "rich", ")"}},
      {"“can't”", {"“", "ca", "n't", "”"}},
      {"see https://x.org/a-b.", {"see", "https://x.org/a-b", "."}},
      {"https://x.org/a-b", {"https://x.org/a-b"}},
      {"x:)", {"x", ":)"}},
      {"at 5 a.m. (a.m.)", {"at", "5", "a.m.", "(", "a.m.", ")"}},
      {"wait...what", {"wait", "...", "what"}}};
  for (const auto& [text, wanted] : cases) EXPECT_EQ(splitter.split(text), wanted) << text;
}

TEST(Tokenizer, KeepsSpacesAndNorms) {
  Splitter splitter(testing::tiny_tokenizer());
  const std::vector<Token> tokens = splitter.tokens("I can't. ");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_TRUE(tokens[0].space);
  EXPECT_FALSE(tokens[1].space);
  EXPECT_EQ(splitter.tokenizer->norm(tokens[1]).text, "can");
  EXPECT_EQ(splitter.tokenizer->norm(tokens[2]).text, "not");
  EXPECT_EQ(tokens[3].norm, 0);
  EXPECT_TRUE(tokens[3].space);
}

TEST(Tokenizer, EndsOnHostileChunks) {
  Splitter splitter(testing::tiny_tokenizer());
  for (const std::string part : {"a.", "(", ")", "...", "'s", "-a", "\"", "https://"}) {
    std::string text;
    while (text.size() < 20'000) text += part;
    std::size_t covered = 0;
    for (const Token& token : splitter.tokens(text)) {
      EXPECT_EQ(token.begin, covered);
      covered += token.size;
    }
    EXPECT_EQ(covered, text.size()) << part;
  }
}

// Tokens and the single spaces behind them make up the text, and a second look gives the same.
RC_GTEST_PROP(Tokenizer, TilesTheText, ()) {
  static Splitter splitter(testing::tiny_tokenizer());
  const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "a", "can't", " ", "  ", "\n", ":)", "(", ")", "-", ".", "...", "\"", "“", "é", "习", "😀",
      "a.m.", "https://x.y", "'s", "\u00a0"));
  std::string text;
  for (const std::string& part : parts) text += part;
  const std::vector<Token> tokens = splitter.tokens(text);
  std::uint32_t at = 0;
  for (const Token& token : tokens) {
    RC_ASSERT(token.begin == at);
    RC_ASSERT(token.size > 0U);
    at += token.size + (token.space ? 1U : 0U);
  }
  RC_ASSERT(at == text.size());
  Splitter fresh(testing::tiny_tokenizer());
  RC_ASSERT(fresh.split(text) == splitter.split(text));
}

TEST(RealTokenizer, SplitsAsSpacy) {
  const std::string path = std::string(CASUS_BUILD_DIR) + "/model/sm/tokenizer";
  const Result<std::string> file = read_file(path);
  if (!file.ok()) GTEST_SKIP() << "no language model at " << path << ": run tools/setup";
  Splitter splitter(file.value());
  const std::pair<std::string, Texts> cases[] = {
      {"I'm", {"I", "'m"}},
      {"x:))", {"x", ":))"}},
      {"8-) a.m. 3pm.", {"8-)", "a.m.", "3", "pm", "."}},
      {"don’t we’ve", {"do", "n’t", "we", "’ve"}},
      {"(a.k.a. foo)", {"(", "a.k.a", ".", "foo", ")"}},
      {"U.S.-based $5bn 10km.", {"U.S.-based", "$", "5bn", "10", "km", "."}}};
  for (const auto& [text, wanted] : cases) EXPECT_EQ(splitter.split(text), wanted) << text;
  const std::vector<Token> tokens = splitter.tokens("I'm");
  EXPECT_EQ(splitter.tokenizer->norm(tokens[1]).text, "am");
}

}  // namespace
}  // namespace casus::nlp
