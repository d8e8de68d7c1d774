#include "casus/types/findings.h"

#include <array>

#include "casus/base/check.h"

namespace casus {
namespace {

#define CASUS_LABEL(name, text) std::string_view(text),
constexpr std::array<std::string_view, kEventTypes> kTypeNames = {CASUS_EVENT_TYPE(CASUS_LABEL)};
#undef CASUS_LABEL

}  // namespace

std::string_view to_string(Factuality factuality) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "happened", "negated", "planned", "possible", "hypothetical", "counterfactual"};
  return kNames[static_cast<std::size_t>(factuality)];
}

std::string_view to_string(Commitment commitment) {
  static constexpr std::array<std::string_view, 6> kNames = {"confirms", "reports", "claims",
                                                             "accuses",  "denies",  "cites"};
  return kNames[static_cast<std::size_t>(commitment)];
}

std::string_view to_string(EventType type) {
  return kTypeNames[static_cast<std::size_t>(type)];
}

bool parse_event_type(std::string_view name, EventType& type) {
  for (std::size_t i = 0; i < kEventTypes; ++i) {
    if (kTypeNames[i] != name) continue;
    type = static_cast<EventType>(i);
    return true;
  }
  return false;
}

std::string_view to_string(EventStatus status) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "happened", "ongoing", "planned", "hypothetical", "alleged", "unconfirmed", "denied"};
  return kNames[static_cast<std::size_t>(status)];
}

void Findings::check(std::size_t token_count) const {
  TokenSpan last(0, 0);
  for (const EventMention& event : events) {
    CASUS_CHECK(!event.evidence.empty() && event.evidence.end_ <= token_count);
    CASUS_CHECK(last.begin_ <= event.evidence.begin_);
    last = event.evidence;
    CASUS_CHECK(!event.frame.empty() && !event.rule.empty());
    CASUS_CHECK(event.score >= 0.0 && event.score <= 1.0);
    for (const std::uint32_t other : event.same_act) CASUS_CHECK(other < events.size());
  }
}

}  // namespace casus
