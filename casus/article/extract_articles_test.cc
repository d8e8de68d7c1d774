#include "casus/article/extract_articles.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "casus/base/hash.h"

namespace casus::article {
namespace {

// A page made by hand, as html/parse_page makes it; this room does not see that one.
class PageMaker {
 public:
  static Page text(const std::string& bytes) {
    Page page;
    page.kind = PageKind::kText;
    page.content_type = "text/plain";
    page.charset = "utf-8";
    page.raw_size = static_cast<std::uint32_t>(bytes.size());
    page.text = bytes;
    page.text_to_raw.copy(0, page.raw_size);
    PageMaker maker(page);
    maker.push(NodeKind::kDocument, NodeId());
    const NodeId node = maker.push(NodeKind::kText, NodeId(0));
    page.node_text[node] = {0, page.raw_size};
    page.subtree_end[NodeId(0)] = page.subtree_end[node] = NodeId(2);
    return page;
  }

  // Markup with every end tag written, values quoted, no references: enough for tests.
  static Page html(const std::string& bytes) {
    Page page;
    page.content_type = "text/html";
    page.charset = "utf-8";
    page.raw_size = static_cast<std::uint32_t>(bytes.size());
    PageMaker maker(page);
    std::vector<NodeId> open = {maker.push(NodeKind::kDocument, NodeId())};
    for (std::size_t at = 0; at < bytes.size();) {
      if (bytes[at] != '<') {
        const std::size_t end = std::min(bytes.find('<', at), bytes.size());
        const auto begin = static_cast<std::uint32_t>(page.text.size());
        page.text += bytes.substr(at, end - at);
        page.text_to_raw.copy(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - at));
        const NodeId node = maker.push(NodeKind::kText, open.back());
        page.node_text[node] = {begin, static_cast<std::uint32_t>(page.text.size())};
        page.subtree_end[node] = node.next();
        at = end;
        continue;
      }
      const std::size_t end = bytes.find('>', at);
      const std::string tag = bytes.substr(at + 1, end - at - 1);
      if (tag[0] == '/') {
        page.subtree_end[open.back()] = NodeId(page.node_kind.size());
        open.pop_back();
      } else {
        const NodeId node = maker.push(NodeKind::kElement, open.back());
        maker.element(node, tag);
        if (tag.starts_with("br") || tag.starts_with("meta") || tag.starts_with("hr") ||
            tag.starts_with("link")) {
          page.subtree_end[node] = node.next();
        } else {
          open.push_back(node);
        }
      }
      at = end + 1;
    }
    for (const NodeId node : open) page.subtree_end[node] = NodeId(page.node_kind.size());
    return page;
  }

 private:
  explicit PageMaker(Page& page) : page_(page) {}

  NodeId push(NodeKind kind, NodeId parent) {
    page_.parent.push(parent);
    page_.subtree_end.push(NodeId());
    page_.tag.push(StringId());
    page_.attributes.push(AttributeRange());
    page_.node_text.push(ByteRange());
    return page_.node_kind.push(kind);
  }
  void element(NodeId node, const std::string& tag) {
    std::size_t at = std::min(tag.find(' '), tag.size());
    page_.tag[node] = page_.names.intern(tag.substr(0, at));
    const std::size_t begin = page_.attribute.size();
    while ((at = tag.find_first_not_of(' ', at)) != std::string::npos) {
      const std::size_t equal = tag.find("=\"", at);
      const std::size_t end = tag.find('"', equal + 2);
      page_.attribute.push(
          {page_.names.intern(tag.substr(at, equal - at)), tag.substr(equal + 2, end - equal - 2)});
      at = end + 1;
    }
    page_.attributes[node] = AttributeRange(begin, page_.attribute.size());
  }

  Page& page_;
};

// "role|text" a line, "- role|text" for what was left out, "==" between articles.
std::string dump(const Page& page, ExtractOptions options = {}) {
  page.check();
  ExtractScratch scratch;
  std::vector<Article> articles;
  ArticleExtractor extract(options);
  extract(page, scratch, articles);
  std::string out;
  for (const Article& article : articles) {
    article.check();
    if (!out.empty()) out += "==\n";
    for (const Block& block : article.blocks) {
      out += std::string(to_string(block.role)) + "|" +
             article.text.substr(block.span.begin_, block.span.size()) + "\n";
    }
    for (const DroppedBlock& dropped : article.dropped) {
      out += "- " + std::string(to_string(dropped.role)) + "|" + dropped.text + "\n";
    }
  }
  return articles.empty() ? "none: " + scratch.why + "\n" : out;
}

Article only_article(const Page& page) {
  ExtractScratch scratch;
  std::vector<Article> articles;
  ArticleExtractor extract;
  extract(page, scratch, articles);
  EXPECT_EQ(articles.size(), 1U);
  return articles.empty() ? Article() : articles.front();
}

constexpr const char* kTextPage =
    "Skip to content\n"
    "THE RIVER POST\n"
    "Home | World | Sport | Weather\n"
    "\n"
    "Envoys of both banks meet on the bridge\n"
    "\n"
    "4 March 2011, 17:42\n"
    "By Jane Doe\n"
    "Views: 1,204\n"
    "\n"
    "The bridge at dawn. (Jane Doe/Reuters)\n"
    "The bridge at dawn. (Jane Doe/Reuters)\n"
    "\n"
    "The envoys of both banks met on the old bridge on Friday and agreed to meet again before the "
    "summer, officials said.[1]\n"
    "\n"
    "They had not spoken for a year, said the mayor [2], and nobody had expected them to come.\n"
    "\n"
    "READ ALSO\n"
    "Ferry fares to rise\n"
    "Bridge closed for repairs\n"
    "\n"
    "Leave a comment\n"
    "\xC2\xA9 2011 The River Post\n";

TEST(ExtractTextTest, ChromeIsToldFromTheStory) {
  EXPECT_EQ(
      dump(PageMaker::text(kTextPage)),
      "title|Envoys of both banks meet on the bridge\n"
      "dateline|4 March 2011, 17:42\n"
      "byline|By Jane Doe\n"
      "caption|The bridge at dawn. (Jane Doe/Reuters)\n"
      "body|The envoys of both banks met on the old bridge on Friday and agreed to meet again "
      "before the summer, officials said.\n"
      "body|They had not spoken for a year, said the mayor, and nobody had expected them to come.\n"
      "- navigation|Skip to content\n"
      "- navigation|THE RIVER POST\n"
      "- navigation|Home | World | Sport | Weather\n"
      "- other|Views: 1,204\n"
      "- caption|The bridge at dawn. (Jane Doe/Reuters)\n"
      "- footnote mark|[1]\n"
      "- footnote mark|[2]\n"
      "- related|READ ALSO\n"
      "- related|Ferry fares to rise\n"
      "- related|Bridge closed for repairs\n"
      "- comment|Leave a comment\n"
      "- legal|\xC2\xA9 2011 The River Post\n");
}

TEST(ExtractTextTest, MetadataComeFromTheLines) {
  const Article article = only_article(PageMaker::text(kTextPage));
  EXPECT_EQ(article.title, "Envoys of both banks meet on the bridge");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Jane Doe"});
  ASSERT_TRUE(article.published);
  EXPECT_EQ(to_iso(*article.published), "2011-03-04");
  EXPECT_EQ(article.language, "en");
}

TEST(ExtractTextTest, SegmentsLeaveOutTheMarks) {
  const std::string bytes = kTextPage;
  const Article article = only_article(PageMaker::text(bytes));
  const auto begin = static_cast<std::uint32_t>(article.text.find("said the mayor,"));
  std::string cited;
  const auto segments = article.to_raw.segments(begin, begin + 15);
  EXPECT_EQ(segments.size(), 2U);
  for (const ByteRange& range : segments)
    cited += bytes.substr(range.begin, range.end - range.begin);
  EXPECT_EQ(cited, "said the mayor,");
}

TEST(ExtractTextTest, TwoGluedStoriesAreTwoArticles) {
  const std::string first =
      "Envoys meet on the bridge\n\n4 March 2011 09:12\nWritten by Newsroom\n\n"
      "The envoys of both banks met on the old bridge on Friday and agreed to meet again before "
      "the summer, officials said. "
      "They had not spoken for a year, and few people in either town had expected them to come at "
      "all this time.\n\n";
  const std::string second =
      "Teachers end strike in the hills\n\n4 March 2011 08:40\nWritten by Newsroom\n\n"
      "Teachers in the hill country went back to their classrooms on Thursday after the ministry "
      "had agreed to raise their pay. "
      "Their union said that it would wait for the first payment in April before it called the "
      "strike off for good.\n";
  const std::string all = dump(PageMaker::text(first + second));
  EXPECT_NE(all.find("==\ntitle|Teachers end strike in the hills\n"), std::string::npos) << all;
  EXPECT_EQ(all.find("==", all.find("==") + 2), std::string::npos) << all;
}

TEST(ExtractTextTest, ASubheadDoesNotPartAStory) {
  const std::string page =
      "Envoys meet on the bridge\n\n"
      "The envoys of both banks met on the old bridge on Friday and agreed to meet again before "
      "the summer, officials said. "
      "They had not spoken for a year, and few people in either town had expected them to come at "
      "all this time.\n\n"
      "What divides the two banks\n\n"
      "The quarrel is about water. Each town says that the other takes more than its share, and "
      "each has a paper to prove it. "
      "The papers were signed by the same surveyor in the same week, which neither town likes to "
      "be reminded of.\n";
  EXPECT_EQ(dump(PageMaker::text(page)).find("=="), std::string::npos);
}

TEST(ExtractTextTest, GivenDateWinsAndLaterThanTheFetchIsRefused) {
  Page page = PageMaker::text(kTextPage);
  page.given_date = parse_iso_day("2012-01-02");
  EXPECT_EQ(to_iso(*only_article(page).published), "2012-01-02");
  page.given_date.reset();
  page.fetched_at = "2011-03-03T08:00:00Z";
  EXPECT_FALSE(only_article(page).published);
}

TEST(ExtractTextTest, AnUndecidedDateIsNone) {
  std::string page = kTextPage;
  page.replace(page.find("4 March 2011, 17:42"), 19, "Posted 2/7/2008    ");
  EXPECT_FALSE(only_article(PageMaker::text(page)).published);
}

constexpr const char* kHtmlPage =
    "<html><head><title>Envoys meet on the bridge | The River Post</title>"
    "<meta property=\"og:site_name\" content=\"The River Post\">"
    "<meta property=\"article:published_time\" content=\"2011-03-04T17:42:00+01:00\">"
    "<link rel=\"canonical\" href=\"https://river.example/2011/03/04/envoys\">"
    "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Jane "
    "Doe\"},\"datePublished\":\"2011-03-04\"}</script></head>"
    "<body><nav><a href=\"/\">Home</a> <a href=\"/w\">World</a></nav>"
    "<div class=\"main\"><h1>Envoys meet on the bridge</h1>"
    "<p>The envoys of both banks met on the <b>old</b> bridge on Friday and agreed, officials "
    "said, to meet again before the summer.<sup><a>1</a></sup></p>"
    "<figure><figcaption>The bridge at dawn</figcaption></figure>"
    "<h2>Water</h2>"
    "<p>They had not spoken for a year, said the mayor of the northern town, and nobody had "
    "expected them to come to the bridge.</p>"
    "<ul><li>The first point is about the sharing of the water in dry years.</li></ul>"
    "<blockquote>We have waited for this day, and it has come at last.</blockquote>"
    "<table><tr><td>Town</td><td>Wells</td></tr></table>"
    "<p>The next meeting is to be held in the southern town, where a hall is being painted for it, "
    "the mayor said on Friday.</p></div>"
    "<div class=\"related-stories\"><p>Ferry fares are to rise by a tenth from the first of May, "
    "the company said on its page.</p></div>"
    "<footer><p>All rights reserved by the owners of this page and of the "
    "others.</p></footer></body></html>";

TEST(ExtractHtmlTest, BlocksHaveRolesAndChromeGoes) {
  EXPECT_EQ(dump(PageMaker::html(kHtmlPage)),
            "title|Envoys meet on the bridge\n"
            "body|The envoys of both banks met on the old bridge on Friday and agreed, officials "
            "said, to meet again before the summer.\n"
            "caption|The bridge at dawn\n"
            "heading|Water\n"
            "body|They had not spoken for a year, said the mayor of the northern town, and nobody "
            "had expected them to come to the bridge.\n"
            "list|The first point is about the sharing of the water in dry years.\n"
            "quote|We have waited for this day, and it has come at last.\n"
            "table|Town Wells\n"
            "body|The next meeting is to be held in the southern town, where a hall is being "
            "painted for it, the mayor said on Friday.\n"
            "- navigation|Home World\n"
            "- footnote mark|1\n"
            "- related|Ferry fares are to rise by a tenth from the first of May, the company said "
            "on its page.\n"
            "- navigation|All rights reserved by the owners of this page and of the others.\n");
}

TEST(ExtractHtmlTest, MetadataAgree) {
  const Article article = only_article(PageMaker::html(kHtmlPage));
  EXPECT_EQ(article.site, "The River Post");
  EXPECT_EQ(article.canonical_url, "https://river.example/2011/03/04/envoys");
  EXPECT_EQ(article.authors, std::vector<std::string>{"Jane Doe"});
  ASSERT_TRUE(article.published);
  EXPECT_EQ(to_iso(*article.published), "2011-03-04");
  EXPECT_EQ(article.date_signals,
            (std::vector<std::string>{"json-ld datePublished", "meta published", "url"}));
  EXPECT_EQ(article.published_precision, DatePrecision::kSecond);
}

TEST(ExtractHtmlTest, APageOfLinksHasNoArticle) {
  EXPECT_EQ(dump(PageMaker::html(
                "<html><body><ul><li><a>One</a></li><li><a>Two</a></li></ul></body></html>")),
            "none: no running text: the page holds lists of links or single lines\n");
  EXPECT_EQ(dump(PageMaker::html("<html><body></body></html>")), "none: no text on the page\n");
  EXPECT_EQ(dump(PageMaker::text("")), "none: no text on the page\n");
}

TEST(ExtractWholeTest, IsThePageByteForByte) {
  const std::string bytes = "One [1]\n\n\tTwo  words \r\nThree";
  const Page page = PageMaker::text(bytes);
  ExtractScratch scratch;
  std::vector<Article> articles;
  ArticleExtractor extract(ExtractOptions{true});
  extract(page, scratch, articles);
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_EQ(articles[0].text, bytes);
  EXPECT_TRUE(articles[0].dropped.empty());
  EXPECT_EQ(articles[0].to_raw.segments(0, page.raw_size),
            (std::vector<ByteRange>{{0, page.raw_size}}));
  EXPECT_EQ(dump(page, ExtractOptions{true}), "body|One [1]\nbody|Two  words\nbody|Three\n");
}

// Lines of many kinds in any order.
RC_GTEST_PROP(ExtractTextTest, AnyLinesGiveCheckedArticlesWhoseTextIsInThePage, ()) {
  const auto lines =
      *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
          "", "Home | World", "Envoys meet on the bridge", "4 March 2011", "By Jane Doe",
          "[1] [note 2]", "TT", "---", "Leave a reply", "READ ALSO",
          "- a point of the list that is long enough to be one.",
          "A sentence of the page that is long enough to be running text, as officials said.",
          "ROME, 4 March (Wire) - The envoys of both banks met on the old bridge on Friday and "
          "agreed to meet again.",
          "\xC2\xA0", "\xE2\x80\x8B", "\xC2\xAD"}));
  std::string bytes;
  for (const std::string& line : lines) bytes += line + "\n";
  const Page page = PageMaker::text(bytes);
  ExtractScratch scratch;
  std::vector<Article> articles;
  static const ArticleExtractor extract;
  extract(page, scratch, articles);
  RC_ASSERT(articles.empty() == !scratch.why.empty());
  for (const Article& article : articles) {
    article.check();
    for (const Block& block : article.blocks) {
      std::string cited;
      for (const ByteRange& range : article.to_raw.segments(block.span.begin_, block.span.end_)) {
        cited += bytes.substr(range.begin, range.end - range.begin);
      }
      const auto bare = [](std::string text) {
        std::erase_if(text,
                      [](char c) { return c == ' ' || c == '\n' || c == '\xC2' || c == '\xA0'; });
        return text;
      };
      RC_ASSERT(bare(cited) == bare(article.text.substr(block.span.begin_, block.span.size())));
    }
  }
}

}  // namespace
}  // namespace casus::article
