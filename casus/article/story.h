// Story: which blocks of a page make up one article; the end of choosing, the start of assembling.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "casus/article/candidate.h"
#include "casus/article/dates.h"
#include "casus/article/metadata.h"

namespace casus::article {

// Blocks [from, to) belong to the story, those of them with `kept` set are its text.
struct Story {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t title = kNone;  // Number of the title's block.
  std::string title_text;     // Where no block has it.
  double trust = 0.0;
};

// Decides role and `kept` of every block of an HTML page and adds its story; none when the page has
// no running text, then `why` says what it has. Method: a score per block from its words, links and
// context; the element whose blocks score most in sum; inside it, what is no chrome.
void choose_body(const Page& page, const HeadFacts& head, const DateReader& dates,
                 std::vector<Candidate>& blocks, std::vector<Story>& stories, std::string& why);

// Parts the story of an HTML page that is several: where two or more headings of one rank each
// stand over a byline, date line or dateline and a text of their own. Else `stories` gets `story`
// as it is. Source: design/web-extraction.md §6 (subheads of one story have no byline and no date).
void split_stories(std::vector<Candidate>& blocks, const Story& story, std::vector<Story>& stories);

// choose_body for the lines of a plain-text page, which may hold several stories, one after the
// other.
void read_stories(const DateReader& dates, std::vector<Candidate>& blocks,
                  std::vector<Story>& stories, std::string& why);

}  // namespace casus::article
