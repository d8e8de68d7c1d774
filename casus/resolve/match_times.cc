#include "casus/resolve/match_times.h"

#include "casus/resolve/match_cursor.h"

namespace casus::resolve {
namespace {

constexpr int kMinutesPerHour = 60;

}  // namespace

// "two", "a", "several", "a few", "a couple of", "twenty-four", "2 1/2", "12 to 18" (the first).
bool TimeMatcher::read_count(Cursor& c, TimeExpression& e) const {
  Cursor next = c;
  if (next.is(TimeClass::kVagueCount)) {
    e.vague = true;
    ++next.at;
  } else if (next.word("a") || next.word("an")) {
    ++next.at;
    if (next.word("few") || next.word("couple") || next.word("number")) {
      e.vague = true;
      ++next.at;
      (void)next.take("of");
    } else if (next.word("hundred")) {
      e.count = 100.0;
      ++next.at;
    }
  } else if (const double n = next.small_number(); n >= 0.0) {
    e.count = n;
    const bool tens = next.facts[next.at].number(NumberClass::kTen) != nullptr;
    ++next.at;
    Cursor ones = next;
    if (tens) {
      (void)ones.take_dash();
      if (ones.more() && ones.facts[ones.at].number(NumberClass::kUnit) != nullptr &&
          ones.small_number() < 10.0) {
        e.count += ones.small_number();
        ++ones.at;
        next.at = ones.at;
      }
    }
    if (next.word("1/2") || next.word("½")) {
      e.count += 0.5;
      ++next.at;
    }
    Cursor to = next;
    if ((to.take("to") || to.take("or") || (to.word("-") && to.take("-"))) &&
        to.small_number() > e.count) {
      ++to.at;
      if (to.is(TimeClass::kUnit)) next.at = to.at;
    }
  } else {
    return false;
  }
  c.at = next.at;
  return true;
}

// "10:35 a.m.", "9 p.m. EST", "10:35 GMT", "noon"; the minute of the day.
bool TimeMatcher::read_clock(Cursor& c, int& minute) const {
  const std::string_view word = a_.string(a_.lower[c.at]);
  const std::size_t colon = word.find(':');
  Cursor next = c;
  bool sure = false;
  if (colon != std::string_view::npos && colon > 0 && colon <= 2 && word.size() >= colon + 3) {
    const double hour = read_digits(word.substr(0, colon));
    const double minutes = read_digits(word.substr(colon + 1, 2));
    if (hour < 0 || hour > 24 || minutes < 0 || minutes > 59) return false;
    minute = static_cast<int>(hour) * kMinutesPerHour + static_cast<int>(minutes);
    sure = word.size() == colon + 3;
  } else if (const int hour = c.integer(2); hour >= 0 && hour <= 24) {
    minute = hour * kMinutesPerHour;
  } else if (c.word("noon") || c.word("midnight") || c.word("midday")) {
    minute = c.word("midnight") ? 0 : 12 * kMinutesPerHour;
    ++c.at;
    return true;
  } else {
    return false;
  }
  ++next.at;
  if (next.is(TimeClass::kHalfDay)) {
    if (minute >= 13 * kMinutesPerHour) return false;
    minute %= 12 * kMinutesPerHour;
    minute += next.value(TimeClass::kHalfDay) * 12 * kMinutesPerHour;
    ++next.at;
    sure = true;
  }
  if (next.is(TimeClass::kZone) && next.capital()) {
    ++next.at;
    sure = true;
  }
  if (!sure) return false;
  c.at = next.at;
  return true;
}

// "10:35 a.m.", "9 a.m. Tuesday", "noon on May 3": the day, if any, becomes the interval.
TimeMatcher::Match TimeMatcher::clock(Cursor c) const {
  int minute = -1;
  if (!read_clock(c, minute)) return std::nullopt;
  Cursor day = c;
  (void)day.take(",");
  (void)day.take("on");
  if (day.more()) {
    Match inner;
    for (const auto form : {&TimeMatcher::weekday, &TimeMatcher::month_date,
                            &TimeMatcher::day_month, &TimeMatcher::day_word}) {
      inner = (this->*form)({a_, facts_, day.at, day.at, c.end});
      if (inner) break;
    }
    if (inner) {
      inner->minute_of_day = minute;
      c.at = inner->span.end();
      return finish(c, *inner, "clock");
    }
  }
  TimeExpression e;
  e.kind = TimeKind::kClock;
  e.minute_of_day = minute;
  return finish(c, e, "clock");
}

// "Friday", "Friday night", "Friday, Oct. 23", "early Friday", "Tuesdays".
TimeMatcher::Match TimeMatcher::weekday(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kWeekday;
  if (c.more() && is_direct_modifier(a_.string(a_.lower[c.at]))) {
    e.modifier = static_cast<TimeModifier>(c.value(TimeClass::kModifier));
    ++c.at;
    (void)c.take_dash();
  }
  if (!c.is(TimeClass::kWeekday) || !c.capital()) return std::nullopt;
  const std::string_view word = a_.string(a_.lower[c.at]);
  const bool is_short = word.size() <= 4 && word.back() != '.';
  if (a_.entity_type(c.at) == EntityType::kPerson ||
      (is_short && a_.entity_type(c.at) != EntityType::kDate))
    return std::nullopt;
  e.weekday = c.value(TimeClass::kWeekday);
  ++c.at;
  if (c.is(TimeClass::kPart)) {
    e.part = static_cast<DayPart>(c.value(TimeClass::kPart));
    ++c.at;
  }
  Cursor next = c;
  if (next.is(TimeClass::kRelation)) {  // "Wednesday next week", "Thursday last"
    e.direction = next.value(TimeClass::kRelation);
    const bool bare_last = next.word("last");
    ++next.at;
    if (next.take("week")) {
      c.at = next.at;
      return finish(c, e, "weekday_of_week");
    }
    if (bare_last &&
        (!next.more() || (a_.pos[next.at] != Pos::kNoun && a_.pos[next.at] != Pos::kAdj))) {
      c.at = next.at;
      return finish(c, e, "related_weekday");
    }
    e.direction = 0;
    next.at = c.at;
  }
  const bool bracket = next.take("(");
  if (!bracket) (void)next.take(",");
  if (!bracket) (void)next.take("the");
  if (next.more()) {
    const Cursor date{a_, facts_, next.at, next.at, c.end};
    Match inner = month_date(date);
    if (!inner) inner = day_month(date);
    if (inner) {
      c.at = inner->span.end();
      if (bracket && c.word(")")) ++c.at;
      inner->part = e.part;
      inner->weekday = e.weekday;
      return finish(c, *inner, "weekday_date");
    }
  }
  return finish(c, e, "weekday");
}

// "yesterday", "today", "late yesterday", "tomorrow morning", "tonight".
TimeMatcher::Match TimeMatcher::day_word(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kDayWord;
  if (c.is(TimeClass::kModifier) && is_direct_modifier(a_.string(a_.lower[c.at]))) {
    e.modifier = static_cast<TimeModifier>(c.value(TimeClass::kModifier));
    ++c.at;
  } else if (c.word("earlier") || c.word("later")) {
    ++c.at;
  }
  if (!c.is(TimeClass::kDayWord)) return std::nullopt;
  e.count = c.value(TimeClass::kDayWord);
  if (c.word("tonight")) e.part = DayPart::kNight;
  ++c.at;
  if (c.is(TimeClass::kPart)) {
    e.part = static_cast<DayPart>(c.value(TimeClass::kPart));
    ++c.at;
  }
  return finish(c, e, "day_word");
}

// What "this", "last", "next" stand before: unit, weekday, month, season, part of day, quarter.
TimeMatcher::Match TimeMatcher::related_target(Cursor c, TimeExpression e) const {
  if (c.is(TimeClass::kUnit)) {
    e.kind = TimeKind::kUnit;
    e.unit = static_cast<TimeUnit>(c.value(TimeClass::kUnit));
    const bool plural = facts_[c.at].is(TimeClass::kPluralUnit);
    ++c.at;
    if (plural) {  // "recent weeks" and the like are no intervals.
      e.kind = TimeKind::kReference;
      e.reference = e.direction < 0   ? TimeReference::kPast
                    : e.direction > 0 ? TimeReference::kFuture
                                      : TimeReference::kPresent;
      return finish(c, e, "reference");
    }
    if (e.direction < 0 && (e.unit == TimeUnit::kDecade || e.unit == TimeUnit::kCentury)) {
      e.kind = TimeKind::kDuration;
      return finish(c, e, "related_duration");
    }
    if (!is_calendar_unit(e.unit)) return std::nullopt;
    if (e.unit == TimeUnit::kDay && c.is(TimeClass::kPart)) ++c.at;
    // "this year's third quarter"
    Cursor next = c;
    if (e.unit == TimeUnit::kYear && (next.take("'s") || next.take("’s"))) {
      const Cursor q{a_, facts_, next.at, next.at, c.end};
      if (Match inner = next.more() ? quarter(q) : std::nullopt; inner && inner->bare) {
        inner->direction = e.direction;
        inner->to_date = true;
        inner->bare = false;
        c.at = inner->span.end();
        return finish(c, *inner, "quarter");
      }
    }
    return finish(c, e, "related_unit");
  }
  if (c.is(TimeClass::kWeekday) && c.capital()) {
    e.kind = TimeKind::kWeekday;
    e.weekday = c.value(TimeClass::kWeekday);
    ++c.at;
    if (c.is(TimeClass::kPart)) e.part = static_cast<DayPart>(c.value(TimeClass::kPart)), ++c.at;
    return finish(c, e, "related_weekday");
  }
  if (c.is(TimeClass::kMonth) && c.capital()) {
    e.month = c.value(TimeClass::kMonth);
    ++c.at;
    if (const int day = c.integer(2); day >= 1 && day <= 31) e.day = day, ++c.at;
    e.bare = false;
    e.to_date = false;
    e.number =
        e.direction;  // "last November": not the nearest one but the one before, see resolver.
    return finish(c, e, "related_month");
  }
  if (c.is(TimeClass::kSeason)) {
    e.kind = TimeKind::kSeason;
    e.number = c.value(TimeClass::kSeason);
    ++c.at;
    return finish(c, e, "related_season");
  }
  if (c.is(TimeClass::kPart) && e.anchor == TimeAnchor::kPage) {
    e.kind = TimeKind::kDayWord;
    e.part = static_cast<DayPart>(c.value(TimeClass::kPart));
    e.count = e.direction;  // "last night" is the night of yesterday.
    ++c.at;
    return finish(c, e, "related_part");
  }
  return std::nullopt;
}

// [early|late|earlier|later|the end of] (this|last|next|the past|the following) [N] target.
TimeMatcher::Match TimeMatcher::related(Cursor c) const {
  TimeExpression e;
  Cursor next = c;
  if (next.word("the")) ++next.at;
  if (next.word("earlier") || next.word("later")) {
    e.direction = next.word("earlier") ? -1 : 1;
    e.to_date = true;
    ++next.at;
    (void)next.take("in");
    (void)next.take("on");
  } else if (next.is(TimeClass::kModifier)) {
    const bool direct = is_direct_modifier(a_.string(a_.lower[next.at]));
    e.modifier = static_cast<TimeModifier>(next.value(TimeClass::kModifier));
    ++next.at;
    if (!direct && !next.take("of")) return std::nullopt;
    (void)next.take("in");
  }
  bool the = next.take("the");
  if (next.word("same") || next.word("that")) return std::nullopt;
  if (!next.is(TimeClass::kRelation)) {
    // "the end of the year", "the beginning of the month"
    if ((e.modifier != TimeModifier::kNone || e.to_date) && the && next.is(TimeClass::kUnit) &&
        !facts_[next.at].is(TimeClass::kPluralUnit)) {
      e.bare = true;
      if (!e.to_date) e.direction = 0;
      next.from = c.from;
      return related_target(next, e);
    }
    return std::nullopt;
  }
  the = the || a_.string(a_.lower[c.at]) == "the";
  const std::string_view relation = a_.string(a_.lower[next.at]);
  const int direction = next.value(TimeClass::kRelation);
  if (!e.to_date) e.direction = direction;
  if (e.to_date && direction != 0) return std::nullopt;
  if (relation == "following" || relation == "previous" || relation == "preceding" ||
      relation == "subsequent" || (relation == "next" && the))
    e.anchor = TimeAnchor::kStory;
  ++next.at;
  if (next.word("past") || next.word("coming"))
    ++next.at;  // "this past spring", "this coming Sunday"
  next.from = c.from;
  Cursor counted = next;
  TimeExpression n = e;
  if (read_count(counted, n) && counted.is(TimeClass::kUnit)) {
    n.kind = TimeKind::kDuration;
    n.unit = static_cast<TimeUnit>(counted.value(TimeClass::kUnit));
    ++counted.at;
    return finish(counted, n, "related_duration");
  }
  return related_target(next, e);
}

// [about|more than] N units (ago|earlier|later|before|after): "two weeks ago", "a day earlier".
TimeMatcher::Match TimeMatcher::shifted(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kShift;
  if (!read_count(c, e)) {
    if (!facts_[c.at].is(TimeClass::kPluralUnit)) return std::nullopt;
    e.vague = true;
  }
  (void)c.take_dash();
  if (!c.is(TimeClass::kUnit)) return std::nullopt;
  e.unit = static_cast<TimeUnit>(c.value(TimeClass::kUnit));
  ++c.at;
  if (c.take("and") && c.take("a") && c.take("half")) e.count += 0.5;
  if (c.word("or")) {
    Cursor so = c;
    ++so.at;
    if (so.take("so") || so.take("two")) c.at = so.at;
  }
  if (!c.is(TimeClass::kShift)) return std::nullopt;
  const std::string_view word = a_.string(a_.lower[c.at]);
  e.direction = c.value(TimeClass::kShift);
  if (word == "from") {
    if (!Cursor(c).take("from")) return std::nullopt;
    ++c.at;
    if (!c.take("now") && !c.take("today")) return std::nullopt;
    return finish(c, e, "shift");
  }
  if (word == "back" && c.at.next() < c.end) return std::nullopt;
  if (word != "ago" && word != "hence") e.anchor = TimeAnchor::kStory;
  // "two days before the vote": before takes an object and is no adverb.
  if ((word == "before" || word == "after") && (a_.tag[c.at] == Tag::kIN || c.at.next() == c.end)) {
    for (Cursor look{a_, facts_, c.at.next(), c.at.next(), c.end}; look.more();) {
      if (a_.pos[look.at] != Pos::kPunct) return std::nullopt;
      break;
    }
  }
  ++c.at;
  return finish(c, e, "shift");
}

// Durations: "two days", "16-hour", "several weeks", "weeks", "a decade".
TimeMatcher::Match TimeMatcher::counted(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kDuration;
  const bool article = c.word("a") || c.word("an");
  if (!read_count(c, e)) {
    if (!facts_[c.at].is(TimeClass::kPluralUnit)) return std::nullopt;
    e.vague = true;
  }
  (void)c.take_dash();
  if (c.word("more") || c.word("additional") || c.word("consecutive") || c.word("straight")) ++c.at;
  if (!c.is(TimeClass::kUnit)) return std::nullopt;
  e.unit = static_cast<TimeUnit>(c.value(TimeClass::kUnit));
  // "a second", "a quarter of", "a minute" in set phrases say nothing of time.
  if (article && (e.unit == TimeUnit::kSecond || e.unit == TimeUnit::kQuarter)) return std::nullopt;
  if (a_.tag[c.at] == Tag::kJJ && e.unit == TimeUnit::kSecond) return std::nullopt;
  ++c.at;
  Cursor next = c;
  if (next.take("and") && next.take("a") && next.take("half")) {
    e.count += 0.5;
    c.at = next.at;
  }
  // "a 45-year-old man" is an age.
  next.at = c.at;
  (void)next.take_dash();
  if (next.word("old") || next.word("olds")) return std::nullopt;
  return finish(c, e, "duration");
}

// "mid-November", "early September", "the end of 1990": modifier + date.
TimeMatcher::Match TimeMatcher::modified(Cursor c) const {
  const TokenId begin = c.at;
  (void)c.take("the");
  if (!c.is(TimeClass::kModifier)) return std::nullopt;
  const auto modifier = static_cast<TimeModifier>(c.value(TimeClass::kModifier));
  const bool direct = is_direct_modifier(a_.string(a_.lower[c.at]));
  ++c.at;
  const bool glue = c.take_dash();
  if (!(direct || glue || c.take("of")) || c.at >= c.end) return std::nullopt;
  const Cursor inner{a_, facts_, c.at, c.at, c.end};
  Match found = lone_year(inner);
  if (!found && is_month(inner.at)) {
    TimeExpression e;
    e.month = inner.value(TimeClass::kMonth);
    Cursor y = inner;
    ++y.at;
    year_after(y, e);
    found = finish(y, e, "month");
  }
  if (!found) found = quarter(inner);
  if (!found) found = season(inner);
  if (!found) return std::nullopt;
  found->modifier = modifier;
  found->span = TokenSpan(begin, found->span.end());
  return found;
}

std::optional<TimeExpression> TimeMatcher::match(TokenId at) const {
  using Form = Match (TimeMatcher::*)(Cursor) const;
  static constexpr std::array<Form, 20> kForms = {
      &TimeMatcher::iso_date,   &TimeMatcher::slash_date, &TimeMatcher::clock,
      &TimeMatcher::weekday,    &TimeMatcher::month_date, &TimeMatcher::day_month,
      &TimeMatcher::shifted,    &TimeMatcher::quarter,    &TimeMatcher::related,
      &TimeMatcher::same_day,   &TimeMatcher::day_word,   &TimeMatcher::decade,
      &TimeMatcher::century,    &TimeMatcher::season,     &TimeMatcher::holiday,
      &TimeMatcher::lone_month, &TimeMatcher::lone_year,  &TimeMatcher::every,
      &TimeMatcher::counted,    &TimeMatcher::part_of_day};
  // Only words with a class, digits, and the few that may precede one can start an expression.
  const WordFacts& f = facts_[at];
  const bool may_start = f.time_classes != 0 || f.digits >= 0.0 || !f.number_senses.empty();
  const std::string_view word = a_.string(a_.lower[at]);
  const bool function_word =
      word == "the" || word == "that" || word == "'" || word == "’" || word == "fiscal";
  const bool has_colon = !word.empty() && word[0] >= '0' && word[0] <= '9';
  if (!may_start && !function_word && !has_colon && !(word.size() == 2 && word[0] == 'q'))
    return std::nullopt;
  Match best;
  for (const Form form : kForms) {
    Match found = (this->*form)(cursor(at));
    if (found && (!best || found->span.end_ > best->span.end_)) best = found;
  }
  if (!best) best = modified(cursor(at));
  if (!best) best = reference(cursor(at));
  return best;
}

}  // namespace casus::resolve
