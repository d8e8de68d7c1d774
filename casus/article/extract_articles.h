// Door: a page -> the articles on it, with blocks, roles, metadata, and what was left out.
//
//   article::ArticleExtractor extract;
//   article::ExtractScratch scratch;
//   std::vector<Article> articles;
//   extract(page, scratch, articles);   // none: scratch.why says why
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "casus/article/candidate.h"
#include "casus/types/article.h"
#include "casus/types/page.h"

namespace casus::article {

struct ExtractOptions {
  // Each page is one article exactly as it is: text is the page's text, byte for byte; blocks are
  // its lines; nothing is dropped, and no metadata is looked for but the given date.
  bool whole = false;
};

// Room for intermediate results, and what the last call had to say beside its articles.
struct ExtractScratch {
  std::vector<Candidate> candidates;
  std::string why;                    // Why there is no article; "" where there is one.
  std::vector<DroppedBlock> dropped;  // What was left out of a page without an article.
};

struct ExtractTables;

// The articles of a page in page order. Total, deterministic, thread-safe.
//
// Text of an article: its kept blocks (title, byline, dateline, body, heading, list, quote,
// caption, table) joined by "\n\n", white space inside a block squeezed to one space, citation
// marks ("[1]"), soft hyphens and zero-width characters left out. The title stands once, as the
// first block; where only metadata tell it, it is in Article::title alone. Chrome goes to
// Article::dropped; what stands between two stories goes to the one before. `published`: a day that
// the page tells (never a guess), not after fetched_at; the page's given date wins (date_signals
// {"given"}). Method: design/web-extraction.md §5–§7. Tested by extract_articles_test.cc.
class ArticleExtractor {
 public:
  explicit ArticleExtractor(const ExtractOptions& options = {});
  ArticleExtractor(ArticleExtractor&&) noexcept;
  ArticleExtractor& operator=(ArticleExtractor&&) noexcept;
  ~ArticleExtractor();
  void operator()(const Page& page, ExtractScratch& scratch, std::vector<Article>& articles) const;

 private:
  ExtractOptions options_;
  std::unique_ptr<const ExtractTables> tables_;  // Month names and the like; dear to make, so once.
};

}  // namespace casus::article
