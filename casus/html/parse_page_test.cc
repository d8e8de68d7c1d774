#include "casus/html/parse_page.h"

#include <ctime>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "casus/html/decode_segment.h"

namespace casus::html {
namespace {

Page parse(const std::string& bytes, PageKind kind = PageKind::kHtml,
           const std::string& content_type = "") {
  RawPage raw;
  raw.bytes = bytes;
  raw.kind = kind;
  raw.content_type = content_type;
  ParseScratch scratch;
  Page page;
  PageParser()(raw, scratch, page);
  page.check();
  EXPECT_EQ(scratch.tokens.unaligned(), 0U) << bytes;
  return page;
}

// The tree as one line: tags with what is in them, text in quotes.
std::string dump(const Page& page) {
  std::string out;
  std::vector<NodeId> ends;
  for (const NodeId node : page.node_kind.ids()) {
    while (!ends.empty() && ends.back() <= node) {
      out += ")";
      ends.pop_back();
    }
    if (page.node_kind[node] == NodeKind::kText) {
      const ByteRange range = page.node_text[node];
      out += "'" + page.text.substr(range.begin, range.end - range.begin) + "'";
    } else if (page.node_kind[node] == NodeKind::kElement) {
      out += std::string(page.names[page.tag[node]]) + "(";
      ends.push_back(page.subtree_end[node]);
    }
  }
  return out + std::string(ends.size(), ')');
}

// Every text node decoded again from the bytes that the map names.
std::string decode_again(const Page& page, const std::string& bytes) {
  std::string text;
  for (const ByteRange& range :
       page.text_to_raw.segments(0, static_cast<std::uint32_t>(page.text.size()))) {
    text += decode_segment(std::string_view(bytes).substr(range.begin, range.end - range.begin),
                           page.charset, page.kind == PageKind::kHtml);
  }
  return text;
}

struct Row {
  const char* bytes;
  const char* tree;
};

TEST(ParsePageTest, TreesAreThoseOfTheStandard) {
  for (const Row& row : {
           Row{"", "html(head()body())"},
           Row{"x", "html(head()body('x'))"},
           Row{"<p>one<p>two", "html(head()body(p('one')p('two')))"},
           Row{"<title>a &amp; b</title>", "html(head(title('a & b'))body())"},
           Row{"a<!-- c -->b", "html(head()body('ab'))"},
           Row{"<table>x<tr><td>y</table>", "html(head()body('x'table(tbody(tr(td('y'))))))"},
           Row{"<table> <tr>z<td>y</table>", "html(head()body('z'table(' 'tbody(tr(td('y'))))))"},
           Row{"<pre>\n\nx</pre>", "html(head()body(pre('\nx')))"},
           Row{"<b>1<p>2</b>3", "html(head()body(b('1')p(b('2')'3')))"},
           Row{"<script>if (a < b) x()</script>y", "html(head(script())body('y'))"},
           Row{"<script type='application/ld+json'>{\"a\":1}</script>",
               "html(head(script('{\"a\":1}'))body())"},
           Row{"<style>p{}</style>y", "html(head(style())body('y'))"},
           Row{"<textarea>\n<b></textarea>", "html(head()body(textarea('<b>')))"},
           Row{"a\r\nb\rc", "html(head()body('a\nb\nc'))"},
           Row{"<svg><![CDATA[a<b]]></svg>", "html(head()body(svg('a<b')))"},
           Row{" <html> <head> <body> x", "html(head(' ')body(' x'))"},
       }) {
    EXPECT_EQ(dump(parse(row.bytes)), row.tree) << row.bytes;
  }
}

TEST(ParsePageTest, TextMapsToItsBytes) {
  const std::string bytes = "<p>caf&eacute; <b>au</b> lait<table>x<tr><td>y&nbsp;z</table>";
  const Page page = parse(bytes);
  EXPECT_EQ(page.text, "café au laitxy\xC2\xA0z");
  EXPECT_EQ(decode_again(page, bytes), page.text);
  EXPECT_EQ(page.text_to_raw.segments(3, 5), (std::vector<ByteRange>{{6, 14}}));
}

TEST(ParsePageTest, LegacyCharsetsComposeWithTheTree) {
  const std::string bytes =
      "<meta charset=windows-1251><p>\xCC\xE8\xED\xE8\xF1\xF2\xF0 <i>\xE8</i> &laquo;x&raquo;";
  const Page page = parse(bytes);
  EXPECT_EQ(page.charset, "windows-1251");
  EXPECT_EQ(page.text, "Министр и «x»");
  EXPECT_EQ(decode_again(page, bytes), page.text);
}

TEST(ParsePageTest, PlainTextIsOneNodeByteForByte) {
  const std::string bytes = "a <b> &amp;\r\n c";
  const Page page = parse(bytes, PageKind::kText);
  EXPECT_EQ(page.text, bytes);
  EXPECT_EQ(page.node_kind.size(), 2U);
  EXPECT_EQ(page.content_type, "text/plain");
}

TEST(ParsePageTest, MetadataOfTheInputStay) {
  RawPage raw;
  raw.id = "id";
  raw.url = "https://example.org/a";
  raw.fetched_at = "2020-01-02T03:04:05Z";
  raw.bytes = "abc";
  ParseScratch scratch;
  Page page;
  PageParser()(raw, scratch, page);
  EXPECT_EQ(page.id, "id");
  EXPECT_EQ(page.url, raw.url);
  EXPECT_EQ(page.fetched_at, raw.fetched_at);
  EXPECT_EQ(page.raw_size, 3U);
  EXPECT_EQ(page.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ParsePageTest, HostilePagesCostLittle) {
  std::string formatting;
  for (int i = 0; i < 6600; ++i) formatting += "<b a=" + std::to_string(i) + "><p>";
  std::string attributes = "<div";
  for (int i = 0; i < 400'000; ++i) attributes += " a" + std::to_string(i);
  std::string divs;
  std::string ends = "<p>";
  for (int i = 0; i < 200'000; ++i) divs += "<div>x";
  for (int i = 0; i < 600; ++i) ends += "<span>";
  for (int i = 0; i < 500'000; ++i) ends += "</x>";
  for (const std::string& bytes : {formatting, attributes, divs, ends}) {
    const std::clock_t begin = std::clock();  // Processor time: the machine may be busy.
    const Page page = parse(bytes);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    EXPECT_TRUE(page.truncated) << bytes.substr(0, 20);
    EXPECT_LT(seconds, 5.0) << bytes.substr(0, 20) << ": generous, for sanitizers";
  }
}

TEST(ParsePageTest, DeepScriptsStayCode) {
  std::string bytes;
  for (int i = 0; i < 600; ++i) bytes += "<div>";
  bytes += "seen<script>hidden()</script>";
  EXPECT_EQ(parse(bytes).text, "seen");
}

// Bytes that look like markup, so that the parser has something to do.
rc::Gen<std::string> any_markup() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
                          std::vector<std::string>{"<p>",         "</p>",
                                                   "<b a=1>",     "</b>",
                                                   "<table>",     "<tr>",
                                                   "<td>",        "</table>",
                                                   "<pre>",       "\n",
                                                   " ",           "x",
                                                   "y z",         "&amp;",
                                                   "&eacute",     "&#x41;",
                                                   "&",           "<",
                                                   ">",           "\r",
                                                   "\r\n",        std::string("\0", 1),
                                                   "<svg>",       "</svg>",
                                                   "<![CDATA[",   "]]>",
                                                   "<!--",        "-->",
                                                   "<script>",    "</script>",
                                                   "<title>",     "</title>",
                                                   "<textarea>",  "<select>",
                                                   "<option>",    "<template>",
                                                   "</template>", "<frameset>",
                                                   "<a href=q>",  "</a>",
                                                   "é",           "\xFF",
                                                   "\t",          "<plaintext>",
                                                   "<body>",      "</body>",
                                                   "<html>",      "<math>",
                                                   "<mi>"})),
                      [](const std::vector<std::string>& parts) {
                        std::string all;
                        for (const std::string& part : parts) all += part;
                        return all;
                      });
}

RC_GTEST_PROP(ParsePageTest, AnyMarkupMapsBack, ()) {
  const std::string bytes = *any_markup();
  const Page page = parse(bytes);
  RC_ASSERT(
      same_quote(decode_again(page, bytes), page.text) ||
      bytes.find("<title>") != std::string::npos || bytes.find("<textarea>") != std::string::npos ||
      bytes.find("<plaintext>") != std::string::npos || bytes.find("CDATA") != std::string::npos ||
      bytes.find("<script>") != std::string::npos || bytes.find('\xFF') != std::string::npos);
}

RC_GTEST_PROP(ParsePageTest, AnyBytesGiveAPage, (const std::string& bytes)) {
  parse(bytes);
  parse(bytes, PageKind::kText);
}

}  // namespace
}  // namespace casus::html
