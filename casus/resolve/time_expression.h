// TimeExpression: what the words of a time expression say, before a calendar is held against them.
#pragma once

#include <cstdint>
#include <string_view>

#include "casus/knowledge/time_words.h"
#include "casus/types/ids.h"

namespace casus::resolve {

using knowledge::DayPart;
using knowledge::TimeModifier;
using knowledge::TimeReference;
using knowledge::TimeUnit;

enum class TimeKind : std::uint8_t {
  kDate,       // year, month, day: some of them; day_to, month_to, year_to for a range
  kWeekday,    // weekday, direction (0 bare)
  kUnit,       // this, last, next + unit
  kShift,      // count units in direction: "two weeks ago"
  kDayWord,    // yesterday, today, tomorrow: count is the offset
  kSeason,     // number is the season, direction or year
  kQuarter,    // number is the quarter, direction or year
  kHalf,       // number is the half of the year
  kDecade,     // year is its first year
  kCentury,    // number is the century
  kReference,  // now, recently
  kDuration,   // count units
  kSet,        // every unit, every weekday
  kClock,      // clock only
  kSameDay     // "that day"
};

// Where a relative expression starts from: the page's day, or the last date that the text told.
enum class TimeAnchor : std::uint8_t { kPage, kStory };

struct TimeExpression {
  static constexpr int kNone = -1;

  TokenSpan span;
  TimeKind kind = TimeKind::kDate;
  TimeAnchor anchor = TimeAnchor::kPage;
  int year = kNone;
  int month = kNone;
  int day = kNone;
  int year_to = kNone;
  int month_to = kNone;
  int day_to = kNone;
  int weekday = kNone;
  int number = kNone;
  TimeUnit unit = TimeUnit::kDay;
  double count = 1.0;
  bool vague = false;    // count is not told ("several weeks", "weeks ago")
  bool bare = false;     // "the summer", "the weekend": no word says which one
  bool to_date = false;  // "earlier this year", "later this week": from or up to the page's day
  int direction = 0;     // -1 past, 0 this, 1 future
  TimeModifier modifier = TimeModifier::kNone;
  DayPart part = DayPart::kNone;
  int minute_of_day = kNone;
  TimeReference reference = TimeReference::kPresent;
  std::string_view rule;
};

}  // namespace casus::resolve
