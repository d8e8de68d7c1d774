// TimeWords: the vocabulary of dates and durations (data/lexicon/times.yaml). Tested by
// compile/word_table_test.cc and tests/resolve_test.cc.
#pragma once

#include <cstdint>
#include <string_view>

#include "casus/knowledge/word_table.h"

namespace casus::knowledge {

// In the order of kTimeClassNames.
enum class TimeClass : std::uint8_t {
  kMonth,
  kWeekday,
  kUnit,
  kPluralUnit,
  kSeason,
  kPart,
  kDayWord,
  kReference,
  kEvery,
  kRelation,
  kShift,
  kModifier,
  kOrdinal,
  kDecadeWord,
  kEach,
  kHalfDay,
  kZone,
  kVagueCount,
  kHoliday,
  kFutureCue
};

enum class TimeUnit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kFortnight,
  kWeekend,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};
enum class DayPart : std::uint8_t {
  kNone,
  kMorning,
  kAfternoon,
  kEvening,
  kNight,
  kMidday,
  kMidnight,
  kDawn
};
enum class TimeModifier : std::uint8_t { kNone, kEarly, kMid, kLate };
enum class TimeReference : std::uint8_t { kPast, kPresent, kFuture };

// One sense of a word: numbers stay numbers, codes become the enumerators above.
struct TimeSense {
  TimeClass cls = TimeClass::kMonth;
  int value = 0;
};

// Immutable, thread-safe.
class TimeWords {
 public:
  TimeWords() = default;  // Knows no word.
  [[nodiscard]] static Result<TimeWords> read(std::string_view section);
  // Senses of a lower-case word, at most 8 (more are left out).
  std::size_t find(std::string_view word, std::span<TimeSense, 8> senses) const;
  [[nodiscard]] const WordTable& table() const { return table_; }

 private:
  explicit TimeWords(WordTable table) : table_(std::move(table)) {}
  WordTable table_;
};

}  // namespace casus::knowledge
