#include "casus/resolve/find_times.h"

#include "casus/resolve/calendar.h"
#include "casus/resolve/match_times.h"
#include "casus/resolve/resolve_time.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

// Tokens within which a year that was told goes on holding for dates without one.
constexpr std::uint32_t kStoryReach = 25;

// Walks the article once; keeps the last date of the paragraph as the story's anchor.
class TimeFinder {
 public:
  TimeFinder(const Article& article, const Annotation& annotation, const Propositions& propositions,
             const WordFactsTable& facts, std::vector<TimeMention>& times)
      : article_(article),
        a_(annotation),
        propositions_(propositions),
        facts_(facts),
        matcher_(annotation, facts),
        times_(times) {}

  void run() {
    for (const SentenceId s : a_.sentences.ids()) {
      const TokenSpan sentence = a_.sentences[s];
      if (sentence.empty()) continue;
      enter_paragraph(sentence);
      for (TokenId t = sentence.begin(); t < sentence.end();) {
        const auto expression = matcher_.match(t);
        if (!expression) {
          ++t;
          continue;
        }
        add(*expression);
        t = expression->span.end();
      }
    }
    join_ranges();
    open_ends();
  }

 private:
  void enter_paragraph(TokenSpan sentence) {
    const BlockId block = article_.block_at(a_.span[sentence.begin()].begin_);
    if (block == block_ && block.valid()) return;
    block_ = block;
    story_.reset();
    story_is_past_ = false;
  }

  void add(const TimeExpression& e) {
    TimeContext context;
    context.page = article_.published;
    context.story = story_;
    context.story_is_past = story_is_past_ && e.span.begin_ < story_at_ + kStoryReach;
    context.outlook = outlook_of(e.span, a_, propositions_, facts_);
    TimeMention mention = resolve_time(e, context);
    remember(e, mention);
    times_.push_back(std::move(mention));
  }

  // Only calendar dates anchor what follows. A story is past when a year that was told lies at
  // least two years before the page, or the page has no date of its own.
  void remember(const TimeExpression& e, const TimeMention& mention) {
    if (!mention.when || !mention.when->earliest || mention.type == TimeType::kDuration) return;
    if (e.kind == TimeKind::kDecade || e.kind == TimeKind::kCentury) return;
    story_ = mention.when;
    if (e.year != TimeExpression::kNone || e.kind != TimeKind::kDate) story_at_ = mention.span.end_;
    if (e.kind != TimeKind::kDate) {
      story_is_past_ = false;
    } else if (e.year != TimeExpression::kNone) {
      story_is_past_ = !article_.published || e.year <= date_of(*article_.published).year - 2;
    }
  }

  // "from A to B", "between A and B", "A until B": one interval.
  void join_ranges() {
    for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
      if (!joins(times_[i], times_[i + 1])) continue;
      TimeMention& first = times_[i];
      const TimeMention& last = times_[i + 1];
      first.value += "/" + last.value;
      first.when = When{first.when->earliest, last.when->latest, Grain::kRange,
                        first.when->guessed || last.when->guessed};
      first.span = first.span.cover(last.span);
      first.rule = "range";
      times_.erase(times_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
  }

  [[nodiscard]] bool joins(const TimeMention& a, const TimeMention& b) const {
    if (!a.when || !b.when || !a.when->earliest || !b.when->latest) return false;
    if (a.type != TimeType::kDate || b.type != TimeType::kDate) return false;
    if (b.span.begin_ != a.span.end_ + 1 || *b.when->latest < *a.when->earliest) return false;
    const std::string_view between = a_.string(a_.lower[a.span.end()]);
    if (between == "until" || between == "till" || between == "through") return true;
    if (a.span.begin_ == 0) return false;
    const std::string_view before = a_.string(a_.lower[a.span.begin().before()]);
    return (before == "from" && (between == "to" || between == "-" || between == "–")) ||
           (before == "between" && between == "and");
  }

  // "since Sunday" runs up to the page; what started longer ago stays open.
  void close_or_open(When& when) const {
    constexpr int kRecent = 31;
    const std::optional<Day> page = article_.published;
    if (page && when.earliest && *page >= *when.earliest &&
        (*page - *when.earliest).count() <= kRecent) {
      when = {when.earliest, page, Grain::kRange, true};
    } else {
      when.latest.reset();
    }
  }

  // "since 2014" has no end, "until Friday" no beginning.
  void open_ends() {
    for (TimeMention& mention : times_) {
      if (!mention.when || mention.span.begin_ == 0 || mention.rule == "range") continue;
      const std::string_view before = a_.string(a_.lower[mention.span.begin().before()]);
      if (before == "since") close_or_open(*mention.when);
      if (before == "until" || before == "till") mention.when->earliest.reset();
      if (!mention.when->earliest || !mention.when->latest) mention.when->grain = Grain::kRange;
    }
  }

  const Article& article_;
  const Annotation& a_;
  const Propositions& propositions_;
  const WordFactsTable& facts_;
  TimeMatcher matcher_;
  std::vector<TimeMention>& times_;
  BlockId block_;
  std::optional<When> story_;
  bool story_is_past_ = false;
  std::uint32_t story_at_ = 0;  // End of the expression that told the story's year.
};

}  // namespace

void find_times(const Article& article, const Annotation& annotation,
                const Propositions& propositions, const WordFactsTable& facts,
                std::vector<TimeMention>& times) {
  TimeFinder(article, annotation, propositions, facts, times).run();
}

}  // namespace casus::resolve
