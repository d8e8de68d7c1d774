// The language of a text.
#pragma once

#include <string>
#include <string_view>

namespace casus::article {

// ISO 639-1 (639-3 where there is none), "" when undecided. cld2 decides; too short a text is
// undecided.
[[nodiscard]] std::string language_of(std::string_view text);

}  // namespace casus::article
