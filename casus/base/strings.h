// Strings: the interned strings of one document; each text is stored once, compared by id.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "casus/base/range.h"

namespace casus {

using StringId = Id<struct StringTag>;

// Not thread-safe while interning; reading is. Views stay valid until clear().
class Strings {
 public:
  Strings() { clear(); }
  Strings(const Strings&) = delete;
  Strings& operator=(const Strings&) = delete;
  Strings(Strings&&) = default;
  Strings& operator=(Strings&&) = default;

  // The id of `text`, which is added if it is new. The empty string is always id 0.
  StringId intern(std::string_view text);
  // The id of `text`, none if it was never interned.
  [[nodiscard]] StringId find(std::string_view text) const;
  // The text of `id`; "" for none.
  [[nodiscard]] std::string_view operator[](StringId id) const;
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  void clear();

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace casus
