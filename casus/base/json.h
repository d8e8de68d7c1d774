// JSON: a thin door over nlohmann's library. Objects keep the order in which keys were written.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "casus/base/result.h"

namespace casus {

using Json = nlohmann::ordered_json;

// One strict JSON value (RFC 8259). The error names the byte at which reading stopped.
// Nesting deeper than 500 is refused: the library recurses; so are numbers beyond a double's range.
[[nodiscard]] Result<Json> parse_json(std::string_view text);

// Compact, UTF-8, numbers shortest that round-trip; ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string write_json(const Json& value);

}  // namespace casus
