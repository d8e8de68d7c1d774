// TextIndex: texts numbered in the order in which they came; look-up by text. For caches of a
// worker.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/hash.h"

namespace casus::nlp {

class TextIndex {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  TextIndex() { clear(); }

  // The number of `text`, kNone if it is not there.
  [[nodiscard]] std::uint32_t find(std::string_view text) const {
    const std::uint64_t hash = xxh3_64(text);
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.number == kNone) return kNone;
      if (slot.hash == hash && texts_[slot.number] == text) return slot.number;
    }
  }
  // REQUIRES: find(text) == kNone
  std::uint32_t add(std::string_view text) {
    if (2 * (texts_.size() + 1) > slots_.size()) grow();
    texts_.emplace_back(text);
    const auto number = static_cast<std::uint32_t>(texts_.size() - 1);
    place({xxh3_64(text), number});
    return number;
  }
  [[nodiscard]] std::string_view text(std::uint32_t number) const { return texts_[number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  void clear() {
    texts_.clear();
    slots_.assign(kFirstSlots, Slot());
    mask_ = kFirstSlots - 1;
  }

 private:
  static constexpr std::size_t kFirstSlots = 1024;
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = kNone;
  };
  void place(Slot slot) {
    std::size_t at = slot.hash & mask_;
    while (slots_[at].number != kNone) at = (at + 1) & mask_;
    slots_[at] = slot;
  }
  void grow() {
    const std::vector<Slot> old = std::move(slots_);
    slots_.assign(old.size() * 2, Slot());
    mask_ = slots_.size() - 1;
    for (const Slot& slot : old)
      if (slot.number != kNone) place(slot);
  }

  std::deque<std::string> texts_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
};

}  // namespace casus::nlp
