// Publication date: chosen by agreement of what the page says, never guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casus/article/candidate.h"
#include "casus/article/dates.h"
#include "casus/article/metadata.h"
#include "casus/article/story.h"
#include "casus/types/article.h"

namespace casus::article {

// A day that one signal speaks for.
struct DateVote {
  FoundDate date;
  std::string signal;
  double weight = 0.0;
};

// Votes of head, URL and of the visible text around the story's title.
[[nodiscard]] std::vector<DateVote> collect_votes(const Page& page, const HeadFacts& head,
                                                  const std::vector<Candidate>& blocks,
                                                  const Story& story, const DateReader& dates);

// Sets published, its precision and date_signals of `article`: the given date of the page, else the
// day with the most weight of votes behind it, if it is enough. Days after the fetch are refused.
// Weights follow the shares right in design/web-extraction.md §7.
void choose_publication_date(const Page& page, const std::vector<DateVote>& votes,
                             Article& article);

}  // namespace casus::article
