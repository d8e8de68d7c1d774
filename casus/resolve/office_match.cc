#include "casus/resolve/office_match.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace casus::resolve {

bool stands_for(const knowledge::Office& told, const knowledge::Office& phrase) {
  if (told.key == phrase.key) return true;
  const std::string full = knowledge::folded_name(told.name);
  const std::string last = " " + knowledge::folded_name(phrase.name);
  return full.ends_with(last) && full.find("vice") == std::string::npos &&
         full.find("deputy") == std::string::npos;
}

bool says_little(const knowledge::Office& phrase) {
  constexpr std::array<std::string_view, 6> kSaysLittle = {
      "official", "diplomat", "agency_head", "military_officer", "commander", "paramount_leader"};
  return std::find(kSaysLittle.begin(), kSaysLittle.end(), phrase.key) != kSaysLittle.end();
}

}  // namespace casus::resolve
