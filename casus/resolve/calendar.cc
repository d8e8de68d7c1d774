#include "casus/resolve/calendar.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace casus::resolve {
namespace {

constexpr int kLastYear = 9999;

std::optional<When> interval(std::optional<Day> first, std::optional<Day> last, Grain grain) {
  if (!first || !last || *last < *first) return std::nullopt;
  return When{*first, *last, grain, false};
}

std::optional<Day> last_of_month(int year, int month) {
  return day_of(year, month, days_in_month(year, month));
}

}  // namespace

std::optional<Day> day_of(int year, int month, int day) {
  if (year < 1 || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

Date date_of(Day day) {
  const std::chrono::year_month_day date(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

int days_in_month(int year, int month) {
  const std::chrono::year_month_day_last last{std::chrono::year(year) /
                                              std::chrono::month(static_cast<unsigned>(month)) /
                                              std::chrono::last};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

int weekday_of(Day day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

Day monday_of(Day day) {
  return day - std::chrono::days(weekday_of(day) - 1);
}

std::optional<When> month_interval(int year, int month) {
  if (month < 1 || month > 12) return std::nullopt;
  return interval(day_of(year, month, 1), last_of_month(year, month), Grain::kMonth);
}

std::optional<When> year_interval(int year) {
  return interval(day_of(year, 1, 1), day_of(year, 12, 31), Grain::kYear);
}

std::optional<When> quarter_interval(int year, int quarter) {
  if (quarter < 1 || quarter > 4) return std::nullopt;
  return interval(day_of(year, quarter * 3 - 2, 1), last_of_month(year, quarter * 3),
                  Grain::kQuarter);
}

std::optional<When> season_interval(int year, int season) {
  if (season < 1 || season > 4) return std::nullopt;
  const int last_year = season == 4 ? year + 1 : year;
  const int last_month = season == 4 ? 2 : season * 3 + 2;
  return interval(day_of(year, season * 3, 1), last_of_month(last_year, last_month),
                  Grain::kSeason);
}

std::optional<When> years_interval(int year, int years, Grain grain) {
  return interval(day_of(year, 1, 1), day_of(year + years - 1, 12, 31), grain);
}

When week_interval(Day monday) {
  return {monday, monday + std::chrono::days(6), Grain::kWeek, false};
}

When day_interval(Day day) {
  return {day, day, Grain::kDay, false};
}

std::optional<Day> add_months(Day day, int months) {
  if (std::abs(months) > kLastYear * 12) return std::nullopt;
  const Date date = date_of(day);
  const int total = date.year * 12 + (date.month - 1) + months;
  if (total < 12) return std::nullopt;
  const int year = total / 12;
  const int month = total % 12 + 1;
  const int last = year > kLastYear ? 28 : days_in_month(year, month);
  return day_of(year, month, date.day < last ? date.day : last);
}

std::optional<Day> add_days(Day day, int days) {
  if (std::abs(days) > kLastYear * 366) return std::nullopt;
  const Day sum = day + std::chrono::days(days);
  const int year = static_cast<int>(std::chrono::year_month_day(sum).year());
  if (year < 1 || year > kLastYear) return std::nullopt;
  return sum;
}

std::string iso_week(Day day) {
  const Day thursday = monday_of(day) + std::chrono::days(3);
  const int year = date_of(thursday).year;
  const Day first = *day_of(year, 1, 1);
  const auto week = static_cast<int>((thursday - first).count() / 7 + 1);
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-W%02d", year, week);
  return buffer.data();
}

}  // namespace casus::resolve
