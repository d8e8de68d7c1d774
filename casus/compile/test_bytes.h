// Aligned: a section's bytes at an 8-byte boundary, as a mapped pack gives them. For tests.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace casus::compile {

class Aligned {
 public:
  explicit Aligned(std::string_view bytes) : size_(bytes.size()), words_(bytes.size() / 8 + 1) {
    std::memcpy(words_.data(), bytes.data(), bytes.size());
  }
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(words_.data()), size_};  // NOLINT: bytes
  }

 private:
  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace casus::compile
