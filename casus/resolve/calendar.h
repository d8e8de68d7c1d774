// Calendar arithmetic on days: months, weeks, quarters, seasons. Pure; years outside 1 … 9999 give
// nothing. Tested by calendar_test.cc.
#pragma once

#include <optional>
#include <string>

#include "casus/types/when.h"

namespace casus::resolve {

struct Date {
  int year = 0;
  int month = 0;  // 1 … 12
  int day = 0;    // 1 … 31
};

// Nothing for a date that is none (31 February, year 0).
[[nodiscard]] std::optional<Day> day_of(int year, int month, int day);
[[nodiscard]] Date date_of(Day day);
[[nodiscard]] int days_in_month(int year, int month);
// Monday 1 … Sunday 7.
[[nodiscard]] int weekday_of(Day day);
[[nodiscard]] Day monday_of(Day day);

// Whole calendar units; both ends included. Nothing outside the calendar.
[[nodiscard]] std::optional<When> month_interval(int year, int month);
[[nodiscard]] std::optional<When> year_interval(int year);
[[nodiscard]] std::optional<When> quarter_interval(int year, int quarter);
// Season 1 spring … 4 winter; meteorological, northern; winter begins in December of `year`.
[[nodiscard]] std::optional<When> season_interval(int year, int season);
// `years` years from `year` on.
[[nodiscard]] std::optional<When> years_interval(int year, int years, Grain grain);
[[nodiscard]] When week_interval(Day monday);
[[nodiscard]] When day_interval(Day day);

// The same day `months` months on, at most the last of that month.
[[nodiscard]] std::optional<Day> add_months(Day day, int months);
// nothing when the sum leaves the calendar.
[[nodiscard]] std::optional<Day> add_days(Day day, int days);

// "2024-W38", ISO 8601.
[[nodiscard]] std::string iso_week(Day day);

}  // namespace casus::resolve
