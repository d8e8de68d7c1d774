// Absolute dates: ISO, slashed, month and day in either order, years, decades, centuries, holidays.
#include "casus/resolve/match_cursor.h"

namespace casus::resolve {
namespace {

constexpr int kFirstBareYear = 1500;
constexpr int kLastBareYear = 2100;

bool is_day(int n) {
  return n >= 1 && n <= 31;
}
bool is_year(int n) {
  return n >= kFirstBareYear && n <= kLastBareYear;
}

// "2024-09-17", "2024/09/17", "17.09.2024" in one token; false if it is none.
bool split_numbers(std::string_view word, std::array<int, 3>& parts, std::array<int, 3>& sizes,
                   char& separator) {
  std::size_t part = 0;
  parts = {0, 0, 0};
  sizes = {0, 0, 0};
  separator = 0;
  for (const char c : word) {
    if (c >= '0' && c <= '9') {
      if (++sizes[part] > 4) return false;
      parts[part] = parts[part] * 10 + (c - '0');
    } else if ((c == '/' || c == '.' || c == '-') && sizes[part] > 0 && part < 2 &&
               (separator == 0 || separator == c)) {
      separator = c;
      ++part;
    } else {
      return false;
    }
  }
  return part == 2 && sizes[2] > 0;
}

}  // namespace

// Tokens "2024 - 09 - 17" without blanks, or one token.
TimeMatcher::Match TimeMatcher::iso_date(Cursor c) const {
  TimeExpression e;
  if (facts_[c.at].digit_count != 4) return std::nullopt;
  e.year = c.integer(4);
  for (int* field : {&e.month, &e.day}) {
    ++c.at;
    if (!c.glued() || !c.take("-") || !c.glued() || c.integer(2) < 0 ||
        facts_[c.at].digit_count != 2)
      return std::nullopt;
    *field = c.integer(2);
  }
  ++c.at;
  if (e.month < 1 || e.month > 12 || !is_day(e.day)) return std::nullopt;
  return finish(c, e, "iso_date");
}

// Day first with dots; with slashes only where one order is possible, else the day and the month
// stay open: 4/5/2016 is read differently on both sides of the Atlantic.
TimeMatcher::Match TimeMatcher::slash_date(Cursor c) const {
  const std::string_view word = a_.string(a_.lower[c.at]);
  std::array<int, 3> parts{};
  std::array<int, 3> sizes{};
  char separator = 0;
  if (word.size() < 6 || !split_numbers(word, parts, sizes, separator)) return std::nullopt;
  TimeExpression e;
  if (sizes[0] == 4) {
    e.year = parts[0];
    e.month = parts[1];
    e.day = parts[2];
  } else if (sizes[2] == 4) {
    e.year = parts[2];
    e.day = parts[0];
    e.month = parts[1];
    if (separator != '.' && e.month > 12) std::swap(e.day, e.month);
    if (separator != '.' && e.day <= 12 && e.day != e.month)
      e.day = e.month = TimeExpression::kNone;
  } else {
    return std::nullopt;
  }
  if (e.month != TimeExpression::kNone && (e.month < 1 || e.month > 12 || !is_day(e.day)))
    return std::nullopt;
  ++c.at;
  return finish(c, e, "numeric_date");
}

bool TimeMatcher::is_month(TokenId t) const {
  if (!facts_[t].is(TimeClass::kMonth) || !Cursor{a_, facts_, t, t, t.next()}.capital())
    return false;
  return a_.entity_type(t) != EntityType::kPerson && a_.tag[t] != Tag::kMD;
}

// A year, as digits or as "nineteen ninety-six".
bool TimeMatcher::read_year(Cursor& c, int& year) const {
  if (const int n = c.integer(4); is_year(n) && facts_[c.at].digit_count == 4) {
    year = n;
    ++c.at;
    return true;
  }
  return false;
}

// [,] year; "this year", "last year", "next year".
void TimeMatcher::year_after(Cursor& c, TimeExpression& e) const {
  Cursor next = c;
  if (next.take(",") || next.take("of") || next.take("in")) {
    if (Cursor y = next; y.more() && is_year(y.integer(4)) && read_year(y, e.year)) {
      c.at = y.at;
      return;
    }
  }
  next.at = c.at;
  if (read_year(next, e.year)) {
    c.at = next.at;
    return;
  }
  next.at = c.at;
  (void)next.take("of");
  if (!next.is(TimeClass::kRelation)) return;
  const int direction = next.value(TimeClass::kRelation);
  ++next.at;
  if (!next.word("year")) return;
  ++next.at;
  e.direction = direction;
  e.to_date = true;  // The year is relative to the page's.
  c.at = next.at;
}

// "Sept. 17", "September 17th, 2024", "September 17-19", "September 29 and 30", "September 29 to
// October 2, 2024".
TimeMatcher::Match TimeMatcher::month_date(Cursor c) const {
  if (!is_month(c.at)) return std::nullopt;
  TimeExpression e;
  e.month = c.value(TimeClass::kMonth);
  ++c.at;
  const auto read_day = [&](Cursor& at, int& day) {
    Cursor next = at;
    (void)next.take("the");
    int n = next.integer(2);
    if (n < 0 && next.is(TimeClass::kOrdinal)) n = next.value(TimeClass::kOrdinal);
    if (!is_day(n)) return false;
    // "March 17 soldiers": a count, not a day.
    day = n;
    ++next.at;
    at.at = next.at;
    return true;
  };
  if (!read_day(c, e.day)) {  // "March, 18, 2014"
    Cursor comma = c;
    Cursor year = c;
    if (!comma.take(",") || !read_day(comma, e.day)) return std::nullopt;
    year.at = comma.at;
    if (!year.take(",") || !read_year(year, e.year)) return std::nullopt;
    c.at = comma.at;
  }
  Cursor next = c;
  const bool dash = next.take_dash();
  if (dash || next.take("to") || next.take("through") || next.take("until") || next.take("and")) {
    int day_to = TimeExpression::kNone;
    int month_to = TimeExpression::kNone;
    if (next.more() && is_month(next.at)) {
      month_to = next.value(TimeClass::kMonth);
      ++next.at;
    }
    const bool joined = a_.string(a_.lower[next.at.before()]) == "and";
    if (read_day(next, day_to) && (month_to != TimeExpression::kNone || day_to > e.day) &&
        (!joined || (month_to == TimeExpression::kNone && day_to == e.day + 1)) &&
        !(next.more() && !dash && facts_[next.at].is(TimeClass::kMonth))) {
      e.day_to = day_to;
      e.month_to = month_to;
      c.at = next.at;
    }
  }
  year_after(c, e);
  return finish(c, e, "month_day");
}

// "on the 15th", where no noun follows.
TimeMatcher::Match TimeMatcher::day_of_month(Cursor c, TimeExpression e) const {
  const TokenId last = c.at.before();
  if (c.from.value == 0 || !facts_[last].is(TimeClass::kOrdinal) || facts_[last].digits >= 0.0)
    return std::nullopt;
  const std::string_view text = a_.string(a_.lower[last]);
  if (text.empty() || text[0] < '0' || text[0] > '9' || e.day_to != TimeExpression::kNone)
    return std::nullopt;
  if (a_.string(a_.lower[c.from]) != "the" || a_.string(a_.lower[c.from.before()]) != "on")
    return std::nullopt;
  if (c.more() && (a_.pos[c.at] == Pos::kNoun || a_.pos[c.at] == Pos::kPropn ||
                   a_.pos[c.at] == Pos::kAdj || c.word("of")))
    return std::nullopt;
  return finish(c, e, "day_of_month");
}

// "17 September", "the 17th of September 2024", "17-19 September", "17 and 18 September".
TimeMatcher::Match TimeMatcher::day_month(Cursor c) const {
  const auto read_day = [&](Cursor& at) {
    int n = at.integer(2);
    if (n < 0 && at.is(TimeClass::kOrdinal)) n = at.value(TimeClass::kOrdinal);
    if (!is_day(n)) return -1;
    ++at.at;
    return n;
  };
  (void)c.take("the");
  TimeExpression e;
  e.day = read_day(c);
  if (e.day < 0) return std::nullopt;
  Cursor next = c;
  if (next.take_dash() || next.take("to") || next.take("and") || next.take("until")) {
    const int day_to = read_day(next);
    if (day_to > e.day) {
      e.day_to = day_to;
      c.at = next.at;
    }
  }
  const TokenId day_end = c.at;
  (void)c.take("of");
  if (!c.more() || !is_month(c.at)) {
    c.at = day_end;
    return day_of_month(c, e);
  }
  e.month = c.value(TimeClass::kMonth);
  ++c.at;
  next.at = c.at;
  if (e.day_to == TimeExpression::kNone &&
      (next.take_dash() || next.take("to") || next.take("until"))) {
    const int day_to = read_day(next);
    (void)next.take("of");
    if (day_to > 0 && next.more() && is_month(next.at)) {
      e.day_to = day_to;
      e.month_to = next.value(TimeClass::kMonth);
      ++next.at;
      c.at = next.at;
    }
  }
  year_after(c, e);
  return finish(c, e, "day_month");
}

// Words that only stand before a time, so that "May" after them is no modal and no person.
bool TimeMatcher::month_context(TokenId t) const {
  if (a_.entity_type(t) == EntityType::kDate) return true;
  if (a_.sentence_of[t] != a_.sentence_of[TokenId(t.value == 0 ? 0 : t.value - 1)] || t.value == 0)
    return false;
  const std::string_view before = a_.string(a_.lower[t.before()]);
  for (const std::string_view word : {"in", "since", "until", "till", "by", "of", "during", "from",
                                      "through", "before", "after", "between", "and", "to"})
    if (before == word) return true;
  return false;
}

// "in May", "May 2016", "May of last year", "May and June 2016", "last May" (see related_target).
TimeMatcher::Match TimeMatcher::lone_month(Cursor c) const {
  if (!is_month(c.at)) return std::nullopt;
  const TokenId month = c.at;
  TimeExpression e;
  e.month = c.value(TimeClass::kMonth);
  ++c.at;
  Cursor next = c;
  if (next.take_dash() || next.take("to") || next.take("through") || next.take("until")) {
    if (next.more() && is_month(next.at)) {
      e.month_to = next.value(TimeClass::kMonth);
      ++next.at;
      c.at = next.at;
    }
  }
  const TokenId before_year = c.at;
  year_after(c, e);
  if (c.at == before_year && !month_context(month)) return std::nullopt;
  return finish(c, e, "month");
}

// A four-digit number is a year where the words before it or the model say so, and it counts
// nothing.
bool TimeMatcher::year_context(TokenId t) const {
  const Tag head_tag = a_.tag[a_.head[t]];
  if (a_.dep[t] == Dep::knummod && (head_tag == Tag::kNNS || head_tag == Tag::kNNPS) &&
      a_.head[t] > t)
    return false;
  if (a_.entity_type(t) == EntityType::kDate) return true;
  if (t.value == 0 || a_.sentence_of[t] != a_.sentence_of[t.before()]) return false;
  const std::string_view before = a_.string(a_.lower[t.before()]);
  for (const std::string_view word :
       {"in", "since", "until", "till", "by", "of", "during", "from", "before", "after", "between",
        "early", "late", "mid", "year", "fiscal", "through", "through", "back"})
    if (before == word) return a_.dep[t] != Dep::knummod;
  return false;
}

TimeMatcher::Match TimeMatcher::lone_year(Cursor c) const {
  const TokenId first = c.at;
  TimeExpression e;
  if (!read_year(c, e.year) || !year_context(first)) return std::nullopt;
  if (c.more() && (c.word("percent") || c.word("%") || facts_[c.at].is(TimeClass::kUnit)))
    return std::nullopt;
  Cursor next = c;
  int year_to = TimeExpression::kNone;
  if ((next.take_dash() || next.word("/")) && next.glued()) {
    if (Cursor y = next; read_year(y, year_to) && year_to > e.year) {
      e.year_to = year_to;
      c.at = y.at;
    } else if (const int n = next.integer(2);
               n > e.year % 100 && facts_[next.at].digit_count == 2) {
      e.year_to = e.year / 100 * 100 + n;
      ++next.at;
      c.at = next.at;
    }
  }
  return finish(c, e, "year");
}

// "the 1980s", "the '80s", "the late 1970s", "the nineties".
TimeMatcher::Match TimeMatcher::decade(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kDecade;
  (void)c.take("the");
  if (c.is(TimeClass::kModifier)) {
    e.modifier = static_cast<TimeModifier>(c.value(TimeClass::kModifier));
    ++c.at;
    (void)c.take_dash();
    (void)c.take("of");
    (void)c.take("the");
  }
  (void)(c.take("'") || c.take("’"));
  if (!c.more()) return std::nullopt;
  const WordFacts& f = facts_[c.at];
  if (f.decade) {
    e.year = static_cast<int>(f.digits);
    if (e.year < 100) e.year += 1900;
    if (e.year % 10 != 0 || e.year < 1000 || e.year > kLastBareYear) return std::nullopt;
  } else if (f.is(TimeClass::kDecadeWord) && c.at > c.from) {
    e.year = 1900 + f.value(TimeClass::kDecadeWord);
  } else {
    return std::nullopt;
  }
  ++c.at;
  return finish(c, e, "decade");
}

// "the 20th century".
TimeMatcher::Match TimeMatcher::century(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kCentury;
  (void)c.take("the");
  if (!c.is(TimeClass::kOrdinal)) return std::nullopt;
  e.number = c.value(TimeClass::kOrdinal);
  ++c.at;
  (void)c.take_dash();
  if (!c.take("century") || e.number > 21) return std::nullopt;
  return finish(c, e, "century");
}

TimeMatcher::Match TimeMatcher::holiday(Cursor c) const {
  // One-word holidays only; "Christmas Eve" and the like are phrases of the same class.
  if (!c.is(TimeClass::kHoliday) || !c.capital()) return std::nullopt;
  TimeExpression e;
  e.month = c.value(TimeClass::kHoliday) / 100;
  e.day = c.value(TimeClass::kHoliday) % 100;
  ++c.at;
  if (c.take("eve"))
    e.day -= 1;
  else
    (void)c.take("day");
  year_after(c, e);
  return finish(c, e, "holiday");
}

}  // namespace casus::resolve
