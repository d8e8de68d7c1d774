// One time expression against a calendar. Tested by tests/resolve_test.cc.
#pragma once

#include <optional>

#include "casus/resolve/tense.h"
#include "casus/resolve/time_expression.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

struct TimeContext {
  std::optional<Day> page;     // Publication.
  std::optional<When> story;   // The last date that the paragraph told.
  bool story_is_past = false;  // It told years well before the page.
  Outlook outlook = Outlook::kUnknown;
};

// Type, TIMEX3 value and interval; span and rule are those of the expression.
[[nodiscard]] TimeMention resolve_time(const TimeExpression& expression,
                                       const TimeContext& context);

}  // namespace casus::resolve
