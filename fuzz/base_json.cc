// Any bytes either are JSON, and then read the same once written, or are refused.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "casus/base/check.h"
#include "casus/base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);  // NOLINT: bytes as text
  const auto parsed = casus::parse_json(text);
  if (!parsed.ok()) return 0;
  const std::string written = casus::write_json(parsed.value());
  const auto again = casus::parse_json(written);
  CASUS_CHECK(again.ok(), written);
  CASUS_CHECK(casus::write_json(again.value()) == written, written);
  return 0;
}
