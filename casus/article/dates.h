// Dates: calendar days written out in text, in many languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/types/article.h"

namespace casus::article {

struct FoundDate {
  Day day;  // The first day of a month or year.
  DatePrecision precision = DatePrecision::kDay;
  std::uint32_t begin = 0;  // Bytes of the text searched.
  std::uint32_t end = 0;
  bool swapped_possible = false;  // "03/04/2016": day and month may be the other way round.
  bool month_first = false;       // The reading that `day` follows in that case.
};

// Month names of the languages that ICU knows, as of its CLDR data. Thread-safe after construction.
class DateReader {
 public:
  DateReader();

  // Days with a year from 1900 to 2100, from left to right, without overlap: "17 September 2024",
  // "Sept. 17, 2024", "2024-09-17T08:00", "24.03.2016", "03/24/2016", "2024/9/17", "2024年9月17日".
  [[nodiscard]] std::vector<FoundDate> find(std::string_view text) const;

  // 1 to 12, 0 if it is no month's name; REQUIRES: lower case.
  [[nodiscard]] unsigned month_of(const std::string& word) const;

 private:
  std::unordered_map<std::string, unsigned> months_;
};

}  // namespace casus::article
