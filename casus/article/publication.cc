#include "casus/article/publication.h"

#include <algorithm>
#include <map>

#include "casus/article/line_roles.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

using Source = DateClaim::Source;

struct Weight {
  std::string_view name;
  double weight;
};

Weight weight_of(Source source) {
  switch (source) {
    case Source::kJsonLdPublished:
      return {"json-ld datePublished", 2.6};
    case Source::kMetaPublished:
      return {"meta published", 3.0};
    case Source::kItemprop:
      return {"itemprop datePublished", 3.0};
    case Source::kTimePublished:
      return {"time published", 2.8};
    case Source::kTime:
      return {"time", 1.2};
    case Source::kMetaOther:
      return {"meta date", 2.0};
    case Source::kJsonLdModified:
      return {"json-ld dateModified", 0.4};
    case Source::kMetaModified:
      return {"meta modified", 0.4};
  }
  return {"", 0.0};
}

constexpr double kEnough = 0.75;

DatePrecision precision_of(std::string_view value, const FoundDate& date) {
  // What follows the day: "T08:15:30", " 08:15".
  const std::string_view rest = value.substr(date.end);
  std::size_t colons = 0;
  for (const char c : rest.substr(0, 14)) colons += c == ':' ? 1 : 0;
  if (rest.empty() || colons == 0) return DatePrecision::kDay;
  return colons >= 2 ? DatePrecision::kSecond : DatePrecision::kMinute;
}

void vote(std::vector<DateVote>& votes, const std::string& value, const DateReader& dates,
          std::string_view signal, double weight) {
  const std::vector<FoundDate> found = dates.find(value);
  if (found.empty()) return;
  FoundDate date = found.front();
  date.precision = precision_of(value, date);
  if (!date.swapped_possible) {
    votes.push_back({date, std::string(signal), weight});
    return;
  }
  // Day and month may be the other way round: neither reading is enough without another signal.
  const std::chrono::year_month_day read(date.day);
  FoundDate other = date;
  other.day = Day(read.year() / std::chrono::month(unsigned(read.day())) /
                  std::chrono::day(unsigned(read.month())));
  votes.push_back({date, std::string(signal), std::min(0.7, weight)});
  votes.push_back({other, std::string(signal), std::min(0.65, weight)});
}

// /2024/09/17/ or /2024-09-17- or 20240917 in the path.
void vote_of_url(std::vector<DateVote>& votes, const std::string& url, const DateReader& dates) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  if (path == std::string::npos) return;
  const std::string text = url.substr(path, url.find_first_of("?#", path) - path);
  for (const FoundDate& date : dates.find(text)) {
    const std::string_view part = std::string_view(text).substr(date.begin, date.end - date.begin);
    const bool slashes = part.find('/') != part.npos;
    const bool compact = part.size() == 8 && part.find_first_of("-/.") == part.npos;
    votes.push_back({date, "url", slashes ? 3.0 : compact ? 0.8 : 1.6});
    return;
  }
}

// The last day that any publisher's calendar showed at the time of the fetch (UTC+14 is the first).
std::optional<Day> last_possible_day(const std::string& fetched_at) {
  if (fetched_at.size() < 10) return std::nullopt;
  std::optional<Day> day = parse_iso_day(std::string_view(fetched_at).substr(0, 10));
  const bool has_hour = fetched_at.size() >= 13 && fetched_at[11] >= '0' && fetched_at[11] <= '2' &&
                        fetched_at[12] >= '0' && fetched_at[12] <= '9';
  if (day && has_hour && (fetched_at[11] - '0') * 10 + (fetched_at[12] - '0') >= 10)
    *day += std::chrono::days(1);
  return day;
}

double weight_of_block(const Page& page, const Candidate& block, bool after_title, bool date_line) {
  if ((block.context &
       (kInFooter | kInComments | kInRelated | kInAside | kInTeaser | kInNav | kInLegal)) != 0)
    return 0.0;
  if (date_line) return after_title || page.kind == PageKind::kText ? 2.4 : 1.4;
  if ((block.context & kInMeta) != 0) return after_title ? 2.4 : 1.2;
  return 0.0;
}

}  // namespace

std::vector<DateVote> collect_votes(const Page& page, const HeadFacts& head,
                                    const std::vector<Candidate>& blocks, const Story& story,
                                    const DateReader& dates) {
  constexpr std::size_t kNear =
      14;  // Blocks around the title in which a date line speaks for the story.
  constexpr std::uint32_t kShort = 25;  // Words.
  std::vector<DateVote> votes;
  for (const DateClaim& claim : head.dates) {
    const Weight weight = weight_of(claim.source);
    vote(votes, claim.value, dates, weight.name, weight.weight);
  }
  vote_of_url(votes, !head.canonical_url.empty() ? head.canonical_url : page.url, dates);
  const std::size_t title = story.title == Story::kNone ? story.from : story.title;
  const std::size_t first = std::max(story.from, title > kNear ? title - kNear : 0);
  bool seen = false;
  for (std::size_t i = first; i < std::min({story.to, title + kNear, blocks.size()}); ++i) {
    const Candidate& block = blocks[i];
    if (i == title || block.words > kShort) continue;
    const bool line = is_date_line(block.text, block.words, dates);
    const double weight = weight_of_block(page, block, i > title, line);
    if (weight == 0.0) continue;
    const std::string lower = to_lower(block.text);
    const bool updated = lower.starts_with("updated") || lower.starts_with("last updated") ||
                         lower.starts_with("modified");
    vote(votes, block.text, dates, i > title ? "text after title" : "text before title",
         updated ? 0.8
         : seen  ? weight / 3.0
                 : weight);
    seen = seen || ((i > title || page.kind == PageKind::kText) && !updated);
  }
  return votes;
}

void choose_publication_date(const Page& page, const std::vector<DateVote>& votes,
                             Article& article) {
  if (page.given_date) {
    article.published = page.given_date;
    article.published_precision = DatePrecision::kDay;
    article.date_signals = {"given"};
    return;
  }
  const std::optional<Day> last = last_possible_day(page.fetched_at);
  // A signal that speaks several times for one day counts once.
  std::map<Day, std::map<std::string, double>> sums;
  for (const DateVote& one : votes) {
    if (last && one.date.day > *last) continue;
    double& weight = sums[one.date.day][one.signal];
    weight = std::max(weight, one.weight);
  }
  double best = 0.0;
  for (const auto& [day, signals] : sums) {
    double sum = 0.0;
    for (const auto& [signal, weight] : signals) sum += weight;
    if (sum <= best || sum < kEnough) continue;
    best = sum;
    article.published = day;
    article.date_signals.clear();
    for (const auto& [signal, weight] : signals) article.date_signals.push_back(signal);
  }
  if (!article.published) return;
  article.published_precision = DatePrecision::kDay;
  for (const DateVote& one : votes) {
    if (one.date.day == *article.published && one.date.precision < article.published_precision) {
      article.published_precision = one.date.precision;
    }
  }
}

}  // namespace casus::article
