// Archives: one description of a struct's fields serves for writing a pack section and for reading
// it, so that the two cannot drift apart.
//
//   struct Pair { std::string name; std::uint8_t rank; };
//   template <class Archive> void fields(Archive& archive, Pair& pair) { archive(pair.name);
//   archive(pair.rank); }
//
// Understands numbers, enums, bool, strings, vectors, arrays, optionals and maps of these, and any
// struct with `fields`. Reading never trusts a count; check Unpacker::ok() once, at the end.
// Not thread-safe.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "casus/base/bytes.h"
#include "casus/base/result.h"

namespace casus::knowledge {

class Packer {
 public:
  template <class T>
  void operator()(const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      writer_.put(static_cast<std::uint8_t>(value ? 1 : 0));
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      writer_.put(value);
    } else {
      put(value);
    }
  }
  [[nodiscard]] std::string take() { return writer_.take(); }

 private:
  void put(const std::string& text) { writer_.put_string(text); }
  template <class T>
  void put(const std::vector<T>& values) {
    writer_.put(static_cast<std::uint32_t>(values.size()));
    for (const T& value : values) (*this)(value);
  }
  template <class T, std::size_t N>
  void put(const std::array<T, N>& values) {
    for (const T& value : values) (*this)(value);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    (*this)(value.has_value());
    if (value) (*this)(*value);
  }
  template <class K, class V>
  void put(const std::map<K, V>& values) {
    writer_.put(static_cast<std::uint32_t>(values.size()));
    for (const auto& [key, value] : values) {
      (*this)(key);
      (*this)(value);
    }
  }
  template <class T>
  void put(const T& value) {
    fields(*this, const_cast<T&>(value));  // NOLINT: `fields` changes nothing when it writes
  }

  ByteWriter writer_;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : reader_(bytes) {}

  template <class T>
  void operator()(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = reader_.get<std::uint8_t>() != 0;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      value = reader_.get<T>();
    } else {
      get(value);
    }
  }
  // Everything was read, and nothing is left.
  [[nodiscard]] bool ok() const { return reader_.ok() && reader_.at_end(); }

 private:
  void get(std::string& text) { text = reader_.get_string(); }
  template <class T>
  void get(std::vector<T>& values) {
    const std::uint32_t count = reader_.get_count(1);
    values.clear();
    for (std::uint32_t i = 0; i < count && reader_.ok(); ++i) (*this)(values.emplace_back());
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& values) {
    for (T& value : values) (*this)(value);
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    (*this)(there);
    if (there) (*this)(value.emplace());
  }
  template <class K, class V>
  void get(std::map<K, V>& values) {
    const std::uint32_t count = reader_.get_count(1);
    values.clear();
    for (std::uint32_t i = 0; i < count && reader_.ok(); ++i) {
      K key{};
      (*this)(key);
      (*this)(values[std::move(key)]);
    }
  }
  template <class T>
  void get(T& value) {
    fields(*this, value);
  }

  ByteReader reader_;
};

// All of `tables` as the bytes of a pack section.
template <class T>
[[nodiscard]] std::string write_section(const T& tables) {
  Packer packer;
  packer(tables);
  return packer.take();
}

// The reverse. Fails with kCorrupt, naming the section, also when `is_sound(tables)` says no.
template <class T, class Sound>
[[nodiscard]] Status read_section(std::string_view section, std::string_view name, T& tables,
                                  const Sound& is_sound) {
  Unpacker unpacker(section);
  unpacker(tables);
  if (unpacker.ok() && is_sound(tables)) return ok_status();
  return Error{ErrorCode::kCorrupt,
               "pack section '" + std::string(name) + "' is damaged: run make to rebuild it"};
}

}  // namespace casus::knowledge
