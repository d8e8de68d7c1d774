// Tables: fixed-size records and strings used in place in a mapped section; the shapes that
// compile/ writes and knowledge/ reads. Little-endian; every part starts 8-byte aligned.
//
//   TableReader reader(section);
//   std::span<const PlaceRecord> places = reader.array<PlaceRecord>();
//   if (!reader.ok()) …
//
// Bounds are checked when a part is taken and again at each access. Thread-safe (reading).
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "casus/base/bytes.h"

namespace casus::knowledge {

inline constexpr std::size_t kTableAlign = 8;

// A part is: u64 size in bytes, the bytes, zeros to the next multiple of 8.
class TableReader {
 public:
  explicit TableReader(std::string_view section) : bytes_(section) {
    ok_ = reinterpret_cast<std::uintptr_t>(section.data()) % kTableAlign == 0;  // NOLINT
  }
  [[nodiscard]] std::string_view part();
  template <class T>
    requires std::is_trivially_copyable_v<T> && (alignof(T) <= kTableAlign)
  [[nodiscard]] std::span<const T> array() {
    const std::string_view bytes = part();
    if (bytes.size() % sizeof(T) != 0) {
      ok_ = false;
      return {};
    }
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};  // NOLINT: mapped
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

class TableWriter {
 public:
  void part(std::string_view bytes);
  template <class T>
    requires std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>
  void array(const std::vector<T>& values) {
    part({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});  // NOLINT
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Strings of a section, each once: u32 size, bytes. A StringRef is the offset; 0 is "".
using StringRef = std::uint32_t;

class StringTable {
 public:
  StringTable() = default;
  explicit StringTable(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::string_view operator[](StringRef ref) const;

 private:
  std::string_view bytes_;
};

class StringTableWriter {
 public:
  StringTableWriter() { (void)add(""); }
  [[nodiscard]] StringRef add(std::string_view text);
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, StringRef> refs_;
};

inline constexpr std::int32_t kNoDay = INT32_MIN;

// Rows of the section "actors".
struct ActorRecord {
  StringRef id = 0, name = 0, adjective = 0, country = 0, part_of = 0, sectors = 0, source = 0;
  std::uint16_t kind = 0;       // ActorKind
  std::uint16_t breakaway = 0;  // 0, 1
};
struct TermRecord {
  std::uint32_t person = 0;
  StringRef office = 0, office_key = 0, body = 0, source = 0;
  std::int32_t since = kNoDay;  // Days since 1970-01-01.
  std::int32_t until = kNoDay;
};
// An institution, office, title or group noun; which fields are used: compile/actors.cc.
struct WordRecord {
  StringRef key = 0, name = 0, sectors = 0, institution = 0;
  std::uint16_t kind = 0;  // ActorKind, OfficeScope or TitleKind
  std::uint16_t flags = 0;
};
struct CodeRecord {
  StringRef alpha2 = 0, alpha3 = 0;
  std::uint32_t row = 0;
};

// Rows of the sections "gazetteer" and "places".
struct PlaceRecord {
  std::uint32_t geonames = 0;
  StringRef name = 0, country = 0;
  std::uint32_t unit1 = 0xFFFFFFFFU, unit2 = 0xFFFFFFFFU;  // Rows of the same section.
  std::int32_t lat = INT32_MIN, lon = INT32_MIN;           // 1e-6 degrees; INT32_MIN for no point.
  std::uint32_t population = 0;
  StringRef admin1_name = 0;  // Only where the unit is no row of this section.
  std::uint16_t kind = 0;     // PlaceKind
  std::uint16_t flags = 0;    // 1: mean of cities
};

}  // namespace casus::knowledge
