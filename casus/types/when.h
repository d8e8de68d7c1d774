// Calendar facts: days and the intervals that time expressions stand for. No time zone: a day is
// the day of the page's publisher (codebook §2).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casus {

using Day = std::chrono::sys_days;  // Proleptic Gregorian; years 1 to 9999 are accepted.

enum class Grain : std::uint8_t { kDay, kWeek, kMonth, kQuarter, kSeason, kYear, kDecade, kRange };

// Both ends included; one of them may be open ("since 2014").
// INVARIANT: at least one end is there; earliest <= latest where both are.
struct When {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  Grain grain = Grain::kDay;
  bool guessed = false;  // A part of it (year, week) was inferred, not stated.
  friend bool operator==(const When&, const When&) = default;
};

[[nodiscard]] std::string_view to_string(Grain grain);
// "2024-09-17"
[[nodiscard]] std::string to_iso(Day day);
// Accepts YYYY-MM-DD, also followed by `T…` or a blank; nothing else, and only real days.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);
// "2024-09-17" for one day, else "2024-09-01/2024-09-30", an open end left empty.
[[nodiscard]] std::string to_iso(const When& when);

}  // namespace casus
