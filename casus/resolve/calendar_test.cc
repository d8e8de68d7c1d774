#include "casus/resolve/calendar.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace casus::resolve {
namespace {

Day day(const char* iso) {
  return *parse_iso_day(iso);
}

TEST(CalendarTest, RefusesDatesThatAreNone) {
  EXPECT_FALSE(day_of(2021, 2, 31));
  EXPECT_FALSE(day_of(2021, 13, 1));
  EXPECT_FALSE(day_of(0, 1, 1));
  EXPECT_FALSE(day_of(10000, 1, 1));
  EXPECT_TRUE(day_of(2024, 2, 29));
  EXPECT_FALSE(day_of(2023, 2, 29));
}

TEST(CalendarTest, WeeksAreIso) {
  struct Case {
    const char* day;
    const char* week;
  };
  for (const Case& c : {Case{"2021-01-03", "2020-W53"}, Case{"2021-01-04", "2021-W01"},
                        Case{"2018-12-31", "2019-W01"}, Case{"2024-09-17", "2024-W38"}})
    EXPECT_EQ(iso_week(day(c.day)), c.week) << c.day;
}

TEST(CalendarTest, AddingMonthsKeepsTheDayOrTakesTheLast) {
  EXPECT_EQ(add_months(day("2024-01-31"), 1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2024-03-31"), -1), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2024-05-15"), -17), day("2022-12-15"));
  EXPECT_FALSE(add_months(day("0001-01-15"), -1));
  EXPECT_FALSE(add_months(day("9999-12-15"), 1));
}

TEST(CalendarTest, WinterRunsIntoTheNextYear) {
  const auto winter = season_interval(2020, 4);
  ASSERT_TRUE(winter);
  EXPECT_EQ(winter->earliest, day("2020-12-01"));
  EXPECT_EQ(winter->latest, day("2021-02-28"));
  EXPECT_EQ(quarter_interval(2020, 2)->latest, day("2020-06-30"));
  EXPECT_FALSE(quarter_interval(2020, 5));
}

RC_GTEST_PROP(CalendarProperty, AWeekHoldsItsDayAndStartsOnMonday, ()) {
  const Day any = day("1900-01-01") + std::chrono::days(*rc::gen::inRange(0, 100000));
  const When week = week_interval(monday_of(any));
  RC_ASSERT(*week.earliest <= any && any <= *week.latest);
  RC_ASSERT(weekday_of(*week.earliest) == 1);
  const Date date = date_of(any);
  RC_ASSERT(day_of(date.year, date.month, date.day) == any);
  RC_ASSERT(month_interval(date.year, date.month)->latest >= any);
}

}  // namespace
}  // namespace casus::resolve
