// Little-endian bytes: a writer, and a bounds-checked cursor for reading what is not trusted.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "casus/base/result.h"

namespace casus {

static_assert(std::endian::native == std::endian::little, "Casus runs on little-endian machines");

class ByteWriter {
 public:
  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void put(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value),
                  sizeof(T));  // NOLINT: the bytes of a number
  }
  void put_string(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  void put_strings(const std::vector<std::string>& texts) {
    put(static_cast<std::uint32_t>(texts.size()));
    for (const std::string& text : texts) put_string(text);
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  void align(std::size_t to) { bytes_.resize((bytes_.size() + to - 1) / to * to); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// After the first read past the end every read gives zero or "" and ok() is false: check once, at
// the end.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  [[nodiscard]] T get() {
    T value{};
    const std::string_view part = get_bytes(sizeof(T));
    if (part.size() == sizeof(T)) std::memcpy(&value, part.data(), sizeof(T));
    return value;
  }
  [[nodiscard]] std::string_view get_bytes(std::size_t size) {
    if (!ok_ || size > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    const std::string_view part = bytes_.substr(at_, size);
    at_ += size;
    return part;
  }
  [[nodiscard]] std::string_view get_string() { return get_bytes(get<std::uint32_t>()); }
  // A count of things that take at least `least` bytes each: refused when they cannot all be there.
  [[nodiscard]] std::uint32_t get_count(std::size_t least) {
    const auto count = get<std::uint32_t>();
    if (ok_ && least > 0 && count > (bytes_.size() - at_) / least) ok_ = false;
    return ok_ ? count : 0;
  }
  [[nodiscard]] std::vector<std::string> get_strings() {
    std::vector<std::string> texts(get_count(sizeof(std::uint32_t)));
    for (std::string& text : texts) text = get_string();
    return texts;
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace casus
