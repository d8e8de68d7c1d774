// The language of a text.
#pragma once

#include <string>
#include <string_view>

namespace casus::article {

// ISO 639-1 (639-3 where there is none), "" when undecided. cld2 decides; a text too short to be
// sure of takes the language of what stands around it.
[[nodiscard]] std::string language_of(std::string_view text, std::string_view around);

}  // namespace casus::article
