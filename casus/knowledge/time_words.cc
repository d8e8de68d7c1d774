#include "casus/knowledge/time_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace casus::knowledge {
namespace {

constexpr std::array<std::string_view, 20> kTimeClassNames = {
    "month",     "weekday",  "unit",     "plural_unit", "season",   "part",      "day_word",
    "reference", "every",    "relation", "shift",       "modifier", "ordinal",   "decade_word",
    "each",      "half_day", "zone",     "vague_count", "holiday",  "future_cue"};
constexpr std::array<std::string_view, 12> kUnitNames = {
    "second",  "minute", "hour",    "day",  "week",   "fortnight",
    "weekend", "month",  "quarter", "year", "decade", "century"};
constexpr std::array<std::string_view, 8> kPartNames = {"",      "morning", "afternoon", "evening",
                                                        "night", "midday",  "midnight",  "dawn"};
constexpr std::array<std::string_view, 4> kModifierNames = {"", "early", "mid", "late"};
constexpr std::array<std::string_view, 3> kReferenceNames = {"past", "present", "future"};
constexpr std::array<std::string_view, 2> kHalfDayNames = {"am", "pm"};

// Index of `code` in `names`, -1 if it is not there.
template <std::size_t N>
int index_of(const std::array<std::string_view, N>& names, std::string_view code) {
  const auto found = std::find(names.begin(), names.end(), code);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

int value_of(TimeClass cls, const WordSense& sense) {
  switch (cls) {
    case TimeClass::kUnit:
    case TimeClass::kEvery:
      return index_of(kUnitNames, sense.code);
    case TimeClass::kPart:
      return index_of(kPartNames, sense.code);
    case TimeClass::kModifier:
      return index_of(kModifierNames, sense.code);
    case TimeClass::kReference:
      return index_of(kReferenceNames, sense.code);
    case TimeClass::kHalfDay:
      return index_of(kHalfDayNames, sense.code);
    default:
      return static_cast<int>(std::lround(sense.number));
  }
}

}  // namespace

Result<TimeWords> TimeWords::read(std::string_view section) {
  CASUS_TRY(WordTable table, WordTable::read(section, kTimeClassNames));
  return TimeWords(std::move(table));
}

std::size_t TimeWords::find(std::string_view word, std::span<TimeSense, 8> senses) const {
  std::size_t n = 0;
  for (const WordSense& sense : table_.find(word)) {
    const auto cls = static_cast<TimeClass>(sense.cls);
    const int value = value_of(cls, sense);
    const bool coded = value >= 0 || cls == TimeClass::kDayWord || cls == TimeClass::kRelation ||
                       cls == TimeClass::kShift;
    if (coded && n < senses.size()) senses[n++] = {cls, value};
  }
  return n;
}

}  // namespace casus::knowledge
