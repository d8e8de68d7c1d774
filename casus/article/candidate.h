// Candidate: a block of the page before it is decided what it is and whether it is kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casus/types/article.h"
#include "casus/types/page.h"

namespace casus::article {

enum class BlockKind : std::uint8_t {
  kLine,  // Of a plain-text page.
  kParagraph,
  kHeading,
  kListItem,
  kQuote,
  kCaption,
  kCell,
  kPreformatted,
  kOther
};

// What the elements around a block say, as bits (element names, class and id words, ARIA roles).
enum Context : std::uint32_t {
  kInArticle = 1U << 0U,
  kInMain = 1U << 1U,
  kInNav = 1U << 2U,
  kInHeader = 1U << 3U,
  kInFooter = 1U << 4U,
  kInAside = 1U << 5U,
  kInForm = 1U << 6U,
  kInFigure = 1U << 7U,
  kInComments = 1U << 8U,
  kInRelated = 1U << 9U,
  kInShare = 1U << 10U,
  kInAd = 1U << 11U,
  kInMeta = 1U << 12U,  // Byline, date, author box.
  kInBody = 1U << 13U,  // Words such as "article-body", "entry-content", itemprop articleBody.
  kInLegal = 1U << 14U,
  kHidden = 1U << 15U,
  kInCaption = 1U << 16U,
  kInTeaser = 1U << 17U,
  kInTable = 1U << 18U,
  kInButton = 1U << 19U,
  kInList = 1U << 20U,
  kInQuote = 1U << 21U,
  kInTitle = 1U << 22U,  // Words such as "headline", "entry-title", itemprop headline.
};

struct Mark {
  std::uint32_t begin = 0;  // In the page's text.
  std::uint32_t end = 0;
  std::string text;
};

struct Candidate {
  std::string text;  // White space squeezed, citation marks out.
  SourceMap map;     // text -> Page::text.
  std::vector<Mark> marks;
  BlockKind kind = BlockKind::kOther;
  BlockRole role = BlockRole::kOther;
  bool kept = false;
  std::uint8_t level = 0;     // Of a heading.
  bool after_rule = false;    // A horizontal rule or a line of dashes stands before it.
  bool after_gap = true;      // Plain text: an empty line stands before it.
  std::uint32_t context = 0;  // Context bits.
  NodeId node;                // The block element.
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;
  std::uint32_t commas = 0;
  std::uint32_t depth = 0;
  double score = 0.0;
  std::uint64_t hash = 0;
};

}  // namespace casus::article
