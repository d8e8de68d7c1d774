#include "casus/types/when.h"

#include <array>
#include <cstdio>

namespace casus {

std::string_view to_string(Grain grain) {
  static constexpr std::array<std::string_view, 8> kNames = {"day",    "week", "month",  "quarter",
                                                             "season", "year", "decade", "range"};
  return kNames[static_cast<std::size_t>(grain)];
}

std::string to_iso(Day day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer.data();
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ')
    return std::nullopt;
  int fields[3] = {0, 0, 0};
  static constexpr std::size_t kStart[3] = {0, 5, 8};
  static constexpr std::size_t kSize[3] = {4, 2, 2};
  for (std::size_t f = 0; f < 3; ++f) {
    for (std::size_t i = 0; i < kSize[f]; ++i) {
      const char c = text[kStart[f] + i];
      if (c < '0' || c > '9') return std::nullopt;
      fields[f] = fields[f] * 10 + (c - '0');
    }
  }
  const std::chrono::year_month_day date(std::chrono::year(fields[0]),
                                         std::chrono::month(static_cast<unsigned>(fields[1])),
                                         std::chrono::day(static_cast<unsigned>(fields[2])));
  if (!date.ok() || fields[0] < 1) return std::nullopt;
  return Day(date);
}

std::string to_iso(const When& when) {
  if (when.earliest && when.latest && *when.earliest == *when.latest) return to_iso(*when.earliest);
  return (when.earliest ? to_iso(*when.earliest) : std::string()) + "/" +
         (when.latest ? to_iso(*when.latest) : std::string());
}

}  // namespace casus
