#include "casus/resolve/resolve_time.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "casus/resolve/calendar.h"

namespace casus::resolve {
namespace {

constexpr int kNone = TimeExpression::kNone;
constexpr std::array<std::string_view, 8> kPartCodes = {"",   "MO",     "AF",     "EV",
                                                        "NI", "T12:00", "T24:00", "MO"};
constexpr std::array<std::string_view, 5> kSeasonCodes = {"", "SP", "SU", "FA", "WI"};

struct Value {
  std::string text;
  std::optional<When> when;
};

template <class... Args>
std::string format(const char* pattern, Args... args) {
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), pattern, args...);
  return buffer.data();
}

Value unresolved(std::string text) {
  return {std::move(text), std::nullopt};
}
Value of_day(std::optional<Day> day) {
  if (!day) return unresolved("XXXX-XX-XX");
  return {to_iso(*day), day_interval(*day)};
}
Value of_month(int year, int month) {
  return {format("%04d-%02d", year, month), month_interval(year, month)};
}
Value of_year(int year) {
  return {format("%04d", year), year_interval(year)};
}

Value guessed(Value value) {
  if (value.when) value.when->guessed = true;
  return value;
}

// The year that puts month (and day) nearest to the page; days on the side that the outlook does
// not point to count more: 62 days ahead weigh like a year back.
int year_near(const TimeExpression& e, Day page, Outlook outlook) {
  constexpr int kAgainst = 6;
  const Date now = date_of(page);
  const int day = e.day == kNone ? now.day : e.day;
  const int ahead = (e.month - now.month) * 30 + (day - now.day);  // Days, about, in this year.
  int best = now.year;
  int best_cost = -1;
  for (const int shift : {0, -1, 1}) {
    const int days = ahead + 365 * shift;
    const bool future = outlook == Outlook::kFuture;
    int cost = days < 0 ? -days : days;
    if (future ? days < 0 : days > 0) cost *= kAgainst;
    if (outlook == Outlook::kPast && e.day == kNone && days > 0) cost += 365;
    if (best_cost >= 0 && cost >= best_cost) continue;
    best = now.year + shift;
    best_cost = cost;
  }
  return best;
}

Value month_range(const TimeExpression& e, int year) {
  const int year_to = e.month_to < e.month ? year + 1 : year;
  const auto first = month_interval(year, e.month);
  const auto last = month_interval(year_to, e.month_to);
  if (!first || !last) return unresolved("XXXX");
  return {format("%04d-%02d/%04d-%02d", year, e.month, year_to, e.month_to),
          When{first->earliest, last->latest, Grain::kRange, false}};
}

Value date_in_year(const TimeExpression& e, int year) {
  if (e.month_to != kNone && e.day == kNone) return month_range(e, year);
  if (e.day == kNone) return of_month(year, e.month);
  const auto first = day_of(year, e.month, e.day);
  if (!first) return unresolved("XXXX-XX-XX");
  if (e.day_to == kNone) return of_day(first);
  const int month_to = e.month_to == kNone ? e.month : e.month_to;
  const auto last = day_of(month_to < e.month ? year + 1 : year, month_to, e.day_to);
  if (!last || *last < *first) return of_day(first);
  return {to_iso(*first) + "/" + to_iso(*last), When{first, last, Grain::kRange, false}};
}

std::string yearless(const TimeExpression& e) {
  return e.day == kNone ? format("XXXX-%02d", e.month) : format("XXXX-%02d-%02d", e.month, e.day);
}

// "on the 15th": the day of the month nearest to the page.
Value resolve_day_of_month(const TimeExpression& e, const TimeContext& context) {
  if (!context.page) return unresolved(format("XXXX-XX-%02d", e.day));
  const Date now = date_of(*context.page);
  const int step = context.outlook == Outlook::kFuture ? 1 : -1;
  for (int months = 0; months < 3; ++months) {
    const auto in_month = add_months(*day_of(now.year, now.month, 1), step * months);
    if (!in_month) break;
    const auto day = day_of(date_of(*in_month).year, date_of(*in_month).month, e.day);
    if (day && (step > 0 ? *day >= *context.page : *day <= *context.page))
      return guessed(of_day(day));
  }
  return unresolved("XXXX-XX-XX");
}

Value resolve_date(const TimeExpression& e, const TimeContext& context) {
  if (e.rule == "day_of_month") return resolve_day_of_month(e, context);
  if (e.month == kNone) {
    if (e.year == kNone) return unresolved("XXXX");
    if (e.day != kNone || e.rule == "numeric_date") return guessed(of_year(e.year));
    if (e.year_to == kNone) return of_year(e.year);
    const auto first = year_interval(e.year);
    const auto last = year_interval(e.year_to);
    if (!first || !last) return unresolved("XXXX");
    return {format("%04d/%04d", e.year, e.year_to),
            When{first->earliest, last->latest, Grain::kRange, false}};
  }
  if (e.year != kNone) return date_in_year(e, e.year);
  const std::optional<Day> page = context.page;
  if (e.to_date) {  // "June last year"
    if (!page) return unresolved(yearless(e));
    return date_in_year(e, date_of(*page).year + e.direction);
  }
  if (context.story_is_past && context.story && context.story->earliest &&
      context.outlook != Outlook::kFuture)
    return guessed(date_in_year(e, date_of(*context.story->earliest).year));
  if (!page) return unresolved(yearless(e));
  const Date now = date_of(*page);
  if (e.rule == "related_month") {  // last, this, next November
    if (e.number == 0) return date_in_year(e, now.year);
    const bool passed = e.month < now.month;
    if (e.number < 0) return date_in_year(e, passed ? now.year : now.year - 1);
    return date_in_year(e, e.month > now.month ? now.year : now.year + 1);
  }
  return guessed(date_in_year(e, year_near(e, *page, context.outlook)));
}

Value resolve_weekday(const TimeExpression& e, const TimeContext& context) {
  std::optional<Day> from = context.page;
  int direction = e.direction;
  if (e.anchor == TimeAnchor::kStory) {
    from = context.story ? context.story->earliest : from;
  } else if (e.rule == "related_weekday" && direction == 0) {
    direction = context.outlook == Outlook::kPast ? -2 : 2;
  }
  if (!from) return unresolved("XXXX-WXX-" + std::to_string(e.weekday));
  if (e.rule == "weekday_of_week")
    return of_day(add_days(monday_of(*from), 7 * e.direction + e.weekday - 1));
  const int today = weekday_of(*from);
  const int back = (today - e.weekday + 7) % 7;   // 0: today.
  const int forth = (e.weekday - today + 7) % 7;  // 0: today.
  int days = 0;
  if (e.rule != "related_weekday") {
    days = context.outlook == Outlook::kFuture ? forth : -back;
  } else if (direction == -1) {
    days = back == 0 ? -7 : -back;
  } else if (direction == 1) {
    days = forth == 0 ? 7 : forth;
  } else {
    days = direction < 0 ? -back : forth;
  }
  Value value = of_day(add_days(*from, days));
  return e.rule == "related_weekday" ? value : guessed(value);
}

Value of_week(Day monday) {
  return {iso_week(monday), week_interval(monday)};
}

Value of_weekend(Day monday) {
  return {iso_week(monday) + "-WE",
          When{monday + std::chrono::days(5), monday + std::chrono::days(6), Grain::kRange, false}};
}

// The unit that lies `offset` units from the one around `from`.
Value unit_at(TimeUnit unit, Day from, int offset) {
  const Date date = date_of(from);
  switch (unit) {
    case TimeUnit::kDay:
      return of_day(add_days(from, offset));
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
    case TimeUnit::kWeekend: {
      const auto monday = add_days(monday_of(from), 7 * offset);
      if (!monday) return unresolved("XXXX-WXX");
      return unit == TimeUnit::kWeekend ? of_weekend(*monday) : of_week(*monday);
    }
    case TimeUnit::kMonth: {
      const auto day = add_months(from, offset);
      if (!day) return unresolved("XXXX-XX");
      return of_month(date_of(*day).year, date_of(*day).month);
    }
    case TimeUnit::kQuarter: {
      const auto day = add_months(from, 3 * offset);
      if (!day) return unresolved("XXXX-QX");
      const int quarter = (date_of(*day).month + 2) / 3;
      return {format("%04d-Q%d", date_of(*day).year, quarter),
              quarter_interval(date_of(*day).year, quarter)};
    }
    case TimeUnit::kYear:
      return of_year(date.year + offset);
    case TimeUnit::kDecade: {
      const int year = date.year / 10 * 10 + 10 * offset;
      return {format("%03d", year / 10), years_interval(year, 10, Grain::kDecade)};
    }
    case TimeUnit::kCentury: {
      const int year = date.year / 100 * 100 + 100 * offset;
      return {format("%02d", year / 100), years_interval(year, 100, Grain::kRange)};
    }
    default:
      return unresolved("PRESENT_REF");
  }
}

// The page's day cuts "earlier this year" and "later this year".
Value cut_at_page(Value value, const TimeExpression& e, Day page) {
  if (!value.when || !value.when->earliest || !value.when->latest) return value;
  When& when = *value.when;
  if (page < *when.earliest || page > *when.latest) return value;
  if (e.direction < 0) when.latest = page;
  if (e.direction > 0) when.earliest = page;
  when.grain = Grain::kRange;
  return value;
}

Value resolve_unit(const TimeExpression& e, const TimeContext& context) {
  const bool story = e.anchor == TimeAnchor::kStory;
  if (story && context.story && context.story->earliest)
    return unit_at(e.unit, *context.story->earliest, e.direction);
  // "the previous year" also goes back from the page; "the following day" needs a story.
  if (!context.page || (story && e.direction > 0)) return unresolved("XXXX-XX-XX");
  if (e.unit == TimeUnit::kWeekend && e.bare)
    return guessed(
        unit_at(e.unit, *context.page,
                context.outlook == Outlook::kFuture || weekday_of(*context.page) >= 6 ? 0 : -1));
  if (e.to_date) return cut_at_page(unit_at(e.unit, *context.page, 0), e, *context.page);
  const Value value = unit_at(e.unit, *context.page, e.direction);
  return story || e.bare ? guessed(value) : value;
}

Value resolve_shift(const TimeExpression& e, const TimeContext& context) {
  if (e.vague)
    return unresolved(e.anchor == TimeAnchor::kStory ? "XXXX-XX-XX"
                      : e.direction < 0              ? "PAST_REF"
                                                     : "FUTURE_REF");
  std::optional<Day> from = context.page;
  bool guess = false;
  if (e.anchor == TimeAnchor::kStory) {
    guess = true;
    if (context.story && context.story->earliest) {
      from = e.direction > 0 && context.story->latest ? context.story->latest
                                                      : context.story->earliest;
    } else if (e.direction > 0) {
      return unresolved("XXXX-XX-XX");
    }
  }
  if (!from || e.count > 9999.0) return unresolved("XXXX-XX-XX");
  const int n = e.direction * static_cast<int>(std::floor(e.count));
  Value value;
  switch (e.unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      value = of_day(add_days(*from, std::abs(n) < 12 ? 0 : n / 24));
      break;
    case TimeUnit::kFortnight:
      value = unit_at(TimeUnit::kDay, *from, 14 * n);
      break;
    case TimeUnit::kWeek:
    case TimeUnit::kWeekend:
      value = unit_at(TimeUnit::kWeek, *from, n);
      break;
    case TimeUnit::kDecade:
      value = unit_at(TimeUnit::kYear, *from, 10 * n);
      break;
    default:
      value = unit_at(e.unit, *from, n);
      break;
  }
  return guess ? guessed(value) : value;
}

Value resolve_season(const TimeExpression& e, const TimeContext& context) {
  int year = e.year;
  bool guess = false;
  if (year == kNone) {
    if (!context.page)
      return unresolved("XXXX-" + std::string(kSeasonCodes[static_cast<std::size_t>(e.number)]));
    const int now = date_of(*context.page).year;
    year = now;
    guess = true;
    const auto this_year = season_interval(now, e.number);
    if (!this_year) return unresolved("XXXX");
    if (!e.bare && e.direction < 0 && *this_year->latest >= *context.page) year = now - 1;
    if (!e.bare && e.direction > 0 && *this_year->earliest <= *context.page) year = now + 1;
    if (e.bare && context.outlook != Outlook::kFuture && *this_year->earliest > *context.page)
      year = now - 1;
    if (e.bare && context.outlook == Outlook::kFuture && *this_year->latest < *context.page)
      year = now + 1;
  }
  Value value{format("%04d-", year) + std::string(kSeasonCodes[static_cast<std::size_t>(e.number)]),
              season_interval(year, e.number)};
  return guess ? guessed(value) : value;
}

Value resolve_quarter(const TimeExpression& e, const TimeContext& context) {
  const bool half = e.kind == TimeKind::kHalf;
  int year = e.year;
  if (year == kNone) {
    if (!context.page) return unresolved("XXXX-Q" + std::to_string(e.number));
    const Date now = date_of(*context.page);
    year = now.year + (e.to_date ? e.direction : 0);
    const int quarter = (now.month + 2) / 3;
    if (e.bare && context.outlook != Outlook::kFuture && e.number > quarter) year -= 1;
    if (e.bare && context.outlook == Outlook::kFuture && e.number < quarter) year += 1;
  }
  Value value;
  if (half) {
    const auto first = quarter_interval(year, e.number * 2 - 1);
    const auto last = quarter_interval(year, e.number * 2);
    value.text = format("%04d-H%d", year, e.number);
    if (first && last) value.when = When{first->earliest, last->latest, Grain::kRange, false};
  } else {
    value = {format("%04d-Q%d", year, e.number), quarter_interval(year, e.number)};
  }
  return e.bare ? guessed(value) : value;
}

// TIMEX3's "P2W", "PT16H", "PXD", "P1DE".
std::string duration(const TimeExpression& e) {
  static constexpr std::array<std::string_view, 12> kCodes = {"S",  "M", "H", "D", "W",  "W",
                                                              "WE", "M", "Q", "Y", "DE", "CE"};
  std::string count = "X";
  if (!e.vague) {
    const double n = e.unit == TimeUnit::kFortnight ? e.count * 2 : e.count;
    count = n == std::floor(n) ? format("%.0f", n) : format("%.1f", n);
  }
  return (e.unit <= TimeUnit::kHour ? "PT" : "P") + count +
         std::string(kCodes[static_cast<std::size_t>(e.unit)]);
}

Value resolve_duration(const TimeExpression& e, const TimeContext& context) {
  Value value{duration(e), std::nullopt};
  if (e.rule != "related_duration" || e.vague || !context.page || e.anchor == TimeAnchor::kStory ||
      e.direction == 0 || e.count > 9999.0)
    return value;
  TimeExpression shift = e;
  const Value far = resolve_shift(shift, context);
  if (!far.when) return value;
  const Day page = *context.page;
  const Day edge = e.direction < 0 ? *far.when->earliest : *far.when->latest;
  When when{e.direction < 0 ? edge : page, e.direction < 0 ? page : edge, Grain::kRange, true};
  if (*when.earliest <= *when.latest) value.when = when;
  return value;
}

std::string set_value(const TimeExpression& e) {
  if (e.weekday != kNone) return "XXXX-WXX-" + std::to_string(e.weekday);
  if (e.month != kNone) return format("XXXX-%02d", e.month);
  return duration(e);
}

Value resolve_same_day(const TimeExpression& e, const TimeContext& context) {
  if (!context.story || !context.story->earliest) return unresolved("XXXX-XX-XX");
  return guessed(
      unit_at(e.part == DayPart::kNone ? e.unit : TimeUnit::kDay, *context.story->earliest, 0));
}

Value resolve_clock(const TimeContext& context, const TimeExpression& e) {
  std::optional<Day> day;
  if (context.story && context.story->earliest == context.story->latest)
    day = context.story->earliest;
  if (!day) day = context.page;
  (void)e;
  return guessed(of_day(day));
}

Value resolve_kind(const TimeExpression& e, const TimeContext& context) {
  switch (e.kind) {
    case TimeKind::kDate:
      return resolve_date(e, context);
    case TimeKind::kWeekday:
      return resolve_weekday(e, context);
    case TimeKind::kUnit:
      return resolve_unit(e, context);
    case TimeKind::kShift:
      return resolve_shift(e, context);
    case TimeKind::kDayWord:
      return context.page ? of_day(add_days(*context.page, static_cast<int>(e.count)))
                          : unresolved("XXXX-XX-XX");
    case TimeKind::kSeason:
      return resolve_season(e, context);
    case TimeKind::kQuarter:
    case TimeKind::kHalf:
      return resolve_quarter(e, context);
    case TimeKind::kDecade:
      return {format("%03d", e.year / 10), years_interval(e.year, 10, Grain::kDecade)};
    case TimeKind::kCentury:
      return {format("%02d", e.number - 1),
              years_interval((e.number - 1) * 100 + (e.number == 1 ? 1 : 0), 100, Grain::kRange)};
    case TimeKind::kReference:
      return unresolved(e.reference == TimeReference::kPast      ? "PAST_REF"
                        : e.reference == TimeReference::kPresent ? "PRESENT_REF"
                                                                 : "FUTURE_REF");
    case TimeKind::kDuration:
      return resolve_duration(e, context);
    case TimeKind::kSet:
      return unresolved(set_value(e));
    case TimeKind::kClock:
      return resolve_clock(context, e);
    case TimeKind::kSameDay:
      return resolve_same_day(e, context);
  }
  return unresolved("XXXX");
}

// "early", "mid", "late" take a third of the interval.
void narrow(std::optional<When>& when, TimeModifier modifier) {
  if (!when || modifier == TimeModifier::kNone || !when->earliest || !when->latest) return;
  const auto days = (*when->latest - *when->earliest).count() + 1;
  if (days < 7) return;
  const auto third = days / 3;
  if (modifier == TimeModifier::kEarly)
    when->latest = *when->earliest + std::chrono::days(third - 1);
  if (modifier == TimeModifier::kLate)
    when->earliest = *when->latest - std::chrono::days(days - 2 * third - 1);
  if (modifier == TimeModifier::kMid) {
    const Day first = *when->earliest;
    when->earliest = first + std::chrono::days(third);
    when->latest = first + std::chrono::days(2 * third - 1);
  }
  when->grain = Grain::kRange;
}

TimeType type_of(const TimeExpression& e) {
  if (e.kind == TimeKind::kDuration) return TimeType::kDuration;
  if (e.kind == TimeKind::kSet) return TimeType::kSet;
  if (e.minute_of_day != kNone || e.part != DayPart::kNone) return TimeType::kTime;
  return TimeType::kDate;
}

}  // namespace

TimeMention resolve_time(const TimeExpression& e, const TimeContext& context) {
  TimeMention mention;
  mention.span = e.span;
  mention.rule = std::string(e.rule);
  mention.type = type_of(e);
  Value value = resolve_kind(e, context);
  narrow(value.when, e.modifier);
  mention.when = value.when;
  mention.value = std::move(value.text);
  if (e.minute_of_day != kNone) {
    mention.value += format("T%02d:%02d", e.minute_of_day / 60, e.minute_of_day % 60);
  } else if (e.part != DayPart::kNone) {
    const std::string_view code = kPartCodes[static_cast<std::size_t>(e.part)];
    mention.value += (code.size() == 2 ? "T" : "") + std::string(code);
  }
  return mention;
}

}  // namespace casus::resolve
