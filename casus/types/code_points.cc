#include "casus/types/code_points.h"

#include <algorithm>

#include "casus/base/check.h"
#include "casus/base/utf8.h"

namespace casus {

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kStep + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kStep) {
    before_.push_back(count);
    count += static_cast<std::uint32_t>(count_code_points(text.substr(at, kStep)));
  }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  CASUS_CHECK(byte <= text_.size());
  const std::size_t step = byte / kStep;
  return before_[step] + static_cast<std::uint32_t>(
                             count_code_points(text_.substr(step * kStep, byte - step * kStep)));
}

std::uint32_t CodePoints::byte_of(std::uint32_t index) const {
  const auto after = std::upper_bound(before_.begin(), before_.end(), index);
  const auto step = static_cast<std::uint32_t>(after - before_.begin()) - 1;
  std::uint32_t byte = step * kStep;
  // A step may begin inside a character: its continuation bytes belong to the code point before.
  while (byte < text_.size() && (static_cast<unsigned char>(text_[byte]) & 0xC0U) == 0x80U) ++byte;
  for (std::uint32_t left = index - before_[step]; left > 0 && byte < text_.size(); --left)
    byte += decode_utf8(text_, byte).size;
  return std::min(byte, static_cast<std::uint32_t>(text_.size()));
}

}  // namespace casus
