#include "casus/article/extract_articles.h"

#include "casus/article/assemble.h"
#include "casus/article/collect_blocks.h"
#include "casus/article/dates.h"
#include "casus/article/language.h"
#include "casus/article/line_roles.h"
#include "casus/article/metadata.h"
#include "casus/article/publication.h"
#include "casus/article/story.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

// "By Jane Doe and John Roe" -> its names.
std::vector<std::string> names_of_byline(std::string_view text) {
  const std::string lower = to_lower(text.substr(0, 16));
  for (const std::string_view lead :
       {"by ", "written by ", "reported by ", "author: ", "posted by "}) {
    if (lower.starts_with(lead)) {
      text.remove_prefix(lead.size());
      break;
    }
  }
  std::vector<std::string> names;
  for (std::size_t at = 0; at < text.size() && names.size() < 8;) {
    std::size_t end = std::min(text.find(" and ", at), text.find(", ", at));
    const std::size_t step = end == std::string_view::npos ? 0 : text[end] == ',' ? 2 : 5;
    end = std::min(end, text.size());
    const std::string_view name = trim(text.substr(at, end - at));
    if (!name.empty()) names.emplace_back(name);
    at = end + std::max<std::size_t>(step, 1);
  }
  return names;
}

void write_authors(const std::vector<Candidate>& blocks, const Story& story, Article& article) {
  if (!article.authors.empty()) return;
  for (std::size_t i = story.from; i < story.to; ++i) {
    if (blocks[i].role != BlockRole::kByline || !is_byline(blocks[i].text, blocks[i].words))
      continue;
    article.authors = names_of_byline(blocks[i].text);
    return;
  }
}

double trust_of(const Article& article) {
  // How much of the text is running text, and whether there is enough of it; refined by later
  // readers.
  std::size_t body = 0;
  for (const Block& block : article.blocks) {
    if (block.role == BlockRole::kBody || block.role == BlockRole::kQuote)
      body += block.span.size();
  }
  const double share = article.text.empty()
                           ? 0.0
                           : static_cast<double>(body) / static_cast<double>(article.text.size());
  const double size = static_cast<double>(body) / (static_cast<double>(body) + 300.0);
  return share * size;
}

}  // namespace

struct ExtractTables {
  DateReader dates;
};

ArticleExtractor::ArticleExtractor(const ExtractOptions& options)
    : options_(options), tables_(std::make_unique<const ExtractTables>()) {}
ArticleExtractor::ArticleExtractor(ArticleExtractor&&) noexcept = default;
ArticleExtractor& ArticleExtractor::operator=(ArticleExtractor&&) noexcept = default;
ArticleExtractor::~ArticleExtractor() = default;

void ArticleExtractor::operator()(const Page& page, ExtractScratch& scratch,
                                  std::vector<Article>& articles) const {
  articles.clear();
  scratch.why.clear();
  scratch.dropped.clear();
  scratch.candidates.clear();
  if (options_.whole) {
    Article& article = articles.emplace_back();
    assemble_whole(page, article);
    article.published = page.given_date;
    if (page.given_date) article.date_signals = {"given"};
    article.language = language_of(article.text, "");
    return;
  }
  const DateReader& dates = tables_->dates;
  std::vector<Story> stories;
  HeadFacts head;
  if (page.kind == PageKind::kHtml) {
    head = read_head(page);
    collect_blocks(page, scratch.candidates);
    choose_body(page, head, dates, scratch.candidates, stories, scratch.why);
  } else {
    collect_lines(page, scratch.candidates);
    read_stories(dates, scratch.candidates, stories, scratch.why);
  }
  for (const Story& story : stories) {
    Article& article = articles.emplace_back();
    article.authors = head.authors;
    article.site = head.site;
    article.section = head.section;
    article.canonical_url = head.canonical_url;
    assemble(page, scratch.candidates, story, article);
    write_authors(scratch.candidates, story, article);
    article.trust = trust_of(article);
    article.language = language_of(article.text, page.text);
    choose_publication_date(page, collect_votes(page, head, scratch.candidates, story, dates),
                            article);
  }
  if (articles.empty()) drop_all(page, scratch.candidates, scratch.dropped);
}

}  // namespace casus::article
