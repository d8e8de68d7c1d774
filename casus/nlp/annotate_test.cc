#include "casus/nlp/annotate.h"

#include <thread>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include "casus/base/file.h"
#include "casus/base/json.h"
#include "casus/base/utf8.h"
#include "casus/nlp/segments.h"
#include "casus/nlp/test_package.h"
#include "casus/types/recorded_annotation.h"

namespace casus::nlp {
namespace {

constexpr AnnotateOptions kRaw{AnnotateOptions::kSpacy, 0};

// The tiny package, opened once.
const Package& tiny() {
  static const Package package = [] {
    const testing::Folder folder("casus_annotate_test_" + std::to_string(getpid()));
    folder.write(testing::tiny_package());
    return Package::open(folder.path()).take();
  }();
  return package;
}

std::string model_folder(const std::string& name) {
  return std::string(CASUS_BUILD_DIR) + "/model/" + name;
}

Article article_of(std::string text) {
  Article article;
  article.text = std::move(text);
  return article;
}

Article article_of_blocks(const std::vector<std::string>& blocks) {
  Article article;
  for (const std::string& block : blocks) {
    if (!article.text.empty()) article.text += "\n\n";
    const std::size_t begin = article.text.size();
    article.text += block;
    article.blocks.push({TextSpan(begin, article.text.size()), BlockRole::kBody, 0, false});
  }
  return article;
}

// Everything that an annotation says, as text; offsets count from `base`.
std::string dump(const Annotation& a) {
  std::string out;
  for (const TokenId t : a.tokens())
    out += std::to_string(a.span[t].begin_) + "+" + std::to_string(a.span[t].size()) + " " +
           std::string(a.string(a.lower[t])) + "/" + std::string(a.string(a.norm[t])) + "/" +
           std::string(a.string(a.parity_lemma[t])) + " ";
  return out + "\n" + write_recorded_annotation(a) + (a.truncated ? "truncated" : "");
}

std::string annotated(const Package& package, AnnotateOptions options, const Article& article,
                      AnnotateScratch& scratch) {
  Annotation annotation;
  Annotator(package, options)(article, scratch, annotation);
  annotation.check();
  return dump(annotation);
}

std::string annotated(const Package& package, AnnotateOptions options, const Article& article) {
  AnnotateScratch scratch;
  return annotated(package, options, article, scratch);
}

TEST(Annotate, TakesEmptyAndTinyTexts) {
  for (const AnnotateOptions options : {AnnotateOptions{}, kRaw})
    for (const char* text : {"", " ", "\n\n", "a", ".", "a b", "\u00a0", "😀"})
      (void)annotated(tiny(), options, article_of(text));
}

TEST(Annotate, SpacyModeKeepsTheWholeText) {
  AnnotateScratch scratch;
  Annotation annotation;
  Annotator(tiny(), kRaw)(article_of("• A treaty\n\nwas signed."), scratch, annotation);
  std::string text;
  for (const TokenId t : annotation.tokens())
    text += std::string(annotation.string(annotation.text[t])) +
            (annotation.space_after[t] != 0 ? " " : "");
  EXPECT_EQ(text, "• A treaty\n\nwas signed.");
}

TEST(Annotate, SentencesStayInTheirBlocks) {
  AnnotateScratch scratch;
  Annotation annotation;
  const Article article =
      article_of_blocks({"Headline of the day", "First line\nsecond line", "- point"});
  Annotator(tiny(), {})(article, scratch, annotation);
  annotation.check();
  for (const TokenSpan sentence : annotation.sentences) {
    const TextSpan span = annotation.text_of(sentence);
    EXPECT_EQ(article.text.substr(span.begin_, span.size()).find('\n'), std::string::npos);
  }
  EXPECT_EQ(annotation.string(annotation.text[annotation.tokens().end().before()]), "point");
  EXPECT_GE(annotation.sentences.size(), 4U);
}

TEST(Annotate, CutsLongSentences) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word ";
  AnnotateScratch scratch;
  Annotation annotation;
  Annotator(tiny(), {AnnotateOptions::kLayout, 100})(article_of(text), scratch, annotation);
  annotation.check();
  EXPECT_EQ(annotation.size(), 5000U);
  for (const TokenSpan sentence : annotation.sentences) EXPECT_LE(sentence.size(), 100U);
}

// Words that the tiny rules, exceptions and features tell apart.
std::string some_text() {
  const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "the", "act", "can't", "hoped", "(Kyiv)", "signed.", "“no.”", "A", "5%", "\n", "-", "naïve",
      "习近平", "a.m.", "x:)", "co-op", "US$5", "thru", "WAR", "  "));
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

RC_GTEST_PROP(Annotate, DoesNotDependOnTheScratch, ()) {
  static AnnotateScratch used;
  const Article article = article_of(some_text());
  for (const AnnotateOptions options : {AnnotateOptions{}, kRaw})
    RC_ASSERT(annotated(tiny(), options, article) == annotated(tiny(), options, article, used));
}

// A line is read alike alone and among others.
RC_GTEST_PROP(Annotate, DoesNotDependOnTheBatch, ()) {
  const std::vector<std::string> blocks = {some_text(), some_text(), some_text()};
  AnnotateScratch scratch;
  Annotation together;
  const Article whole = article_of_blocks(blocks);
  const Annotator annotate(tiny(), {});
  annotate(whole, scratch, together);
  std::size_t token = 0;
  std::size_t sentence = 0;
  for (const std::string& block : blocks) {
    Annotation alone;
    annotate(article_of_blocks({block}), scratch, alone);
    for (const TokenId t : alone.tokens()) {
      const TokenId other(token + t.value);
      RC_ASSERT(other.value < together.size());
      RC_ASSERT(alone.string(alone.text[t]) == together.string(together.text[other]));
      RC_ASSERT(alone.tag[t] == together.tag[other]);
      RC_ASSERT(alone.dep[t] == together.dep[other]);
      RC_ASSERT(alone.head[t].value + token == together.head[other].value);
      RC_ASSERT(alone.entity_type(t) == together.entity_type(other));
    }
    token += alone.size();
    sentence += alone.sentences.size();
  }
  RC_ASSERT(token == together.size());
  RC_ASSERT(sentence == together.sentences.size());
}

TEST(Segments, AreLinesWithoutBulletsAndMargins) {
  const auto lines = [](const std::string& text) {
    const Article article = article_of(text);
    std::vector<std::string> out;
    for (const TextSpan span : find_segments(article))
      out.push_back(article.text.substr(span.begin_, span.size()));
    return out;
  };
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines(""), Lines());
  EXPECT_EQ(lines(" a b \r\n\n c"), (Lines{"a b", "c"}));
  EXPECT_EQ(lines("• Talks began\n- first\n* second\n-Russian forces\n–Ukraine"),
            (Lines{"Talks began", "first", "second", "Russian forces", "Ukraine"}));
  EXPECT_EQ(lines("-5 degrees\n--\n- \n*"), (Lines{"-5 degrees", "--"}));
}

TEST(Segments, EndSentencesBehindQuotedFullStops) {
  const auto starts = [](std::string_view text) {
    Vocabulary vocabulary;
    const Tokenizer tokenizer = Tokenizer::read(testing::tiny_tokenizer(), vocabulary).take();
    TokenizerScratch scratch;
    std::vector<Token> tokens;
    tokenizer(text, 0, vocabulary, scratch, tokens);
    mark_quote_ends(scratch.words, 0, tokens);
    std::string out;
    for (const Token& token : tokens)
      if (token.sentence_start) out += std::string(text.substr(token.begin, token.size)) + " ";
    return out;
  };
  EXPECT_EQ(starts("“It is over.” The talks"), "The ");
  EXPECT_EQ(starts("\"It is over.\" “We won"), "“ ");
  EXPECT_EQ(starts("“It is over.” said"), "");
  EXPECT_EQ(starts("“It is over,” The"), "");
  EXPECT_EQ(starts("over. ” The"), "");
}

TEST(Segments, LongOnesAreCutAtEndMarks) {
  Vocabulary vocabulary;
  const Tokenizer tokenizer = Tokenizer::read(testing::tiny_tokenizer(), vocabulary).take();
  TokenizerScratch scratch;
  std::vector<Token> tokens;
  tokenizer("a b c d e f. g h i j k l", 0, vocabulary, scratch, tokens);  // 13 tokens
  EXPECT_EQ(cut_long(scratch.words, tokens, 0, tokens.size(), 20), (std::vector<std::size_t>{13}));
  EXPECT_EQ(cut_long(scratch.words, tokens, 0, tokens.size(), 8),
            (std::vector<std::size_t>{7, 13}));
  EXPECT_EQ(cut_long(scratch.words, tokens, 0, tokens.size(), 4),
            (std::vector<std::size_t>{4, 7, 11, 13}));
}

TEST(Annotate, PortableAndBestKernelsAgree) {
  const std::string folder = model_folder("sm");
  if (!is_directory(folder))
    GTEST_SKIP() << "no language model at " << folder << ": run tools/setup";
  const Package best = Package::open(folder).take();
  const Article article = article_of(
      "The two foreign ministers met in Nairobi on Tuesday and agreed to reopen the border.\n"
      "\"We won't wait,\" one of them said; talks on a $2bn loan go on.");
  const std::string wanted = annotated(best, {}, article);
  for (const nn::KernelChoice choice :
       {nn::KernelChoice::kPortable, nn::KernelChoice::kAvx2, nn::KernelChoice::kAvx512}) {
    if (!nn::supported(choice)) continue;
    EXPECT_EQ(annotated(Package::open(folder, choice).take(), {}, article), wanted);
  }
}

TEST(Annotate, WorkersShareAPackage) {
  const Article article = article_of("the act hoped (Kyiv) can't WAR. " + std::string(3000, 'x'));
  const std::string wanted = annotated(tiny(), {}, article);
  std::vector<std::string> got(4);
  std::vector<std::thread> threads;
  for (std::string& out : got)
    threads.emplace_back([&] {
      AnnotateScratch scratch;
      for (int i = 0; i < 20; ++i) out = annotated(tiny(), {}, article, scratch);
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : got) EXPECT_EQ(out, wanted);
}

}  // namespace
}  // namespace casus::nlp
