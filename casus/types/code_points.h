// CodePoints: byte offsets of a UTF-8 text as Unicode code points. The only place where one becomes
// the other: records count code points, everything inside Casus counts bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace casus {

// Views the text, which must outlive it. O(n) to build, O(64) a look-up. Thread-safe once built.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  // Code points before byte `at`. REQUIRES: at <= text.size()
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;
  // First byte of code point `index`; text.size() if there are fewer.
  [[nodiscard]] std::uint32_t byte_of(std::uint32_t index) const;

 private:
  static constexpr std::uint32_t kStep = 64;
  std::string_view text_;
  std::vector<std::uint32_t> before_;  // Code points before byte i * kStep.
};

}  // namespace casus
