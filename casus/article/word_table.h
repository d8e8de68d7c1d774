// Lists of words and phrases, made at compile time so that most text is told to hold none of them
// without a comparison of strings. Tested by line_roles_test.cc and extract_articles_test.cc.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace casus::article {

struct Word {
  std::string_view word;
  std::uint32_t bits;
};

// Word -> bits, by a hash table of twice the size or more.
template <std::size_t N>
class WordTable {
 public:
  constexpr explicit WordTable(const std::array<Word, N>& words) : words_(words) {
    static_assert(N < kNone);
    slots_.fill(kNone);
    for (std::size_t i = 0; i < N; ++i) {
      std::size_t slot = hash(words_[i].word) % kSlots;
      while (slots_[slot] != kNone) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i);
      longest_ = std::max(longest_, words_[i].word.size());
    }
  }

  // 0 for a word that is not in the table.
  [[nodiscard]] constexpr std::uint32_t operator()(std::string_view word) const {
    if (word.size() > longest_) return 0;
    for (std::size_t slot = hash(word) % kSlots; slots_[slot] != kNone; slot = (slot + 1) % kSlots)
      if (words_[slots_[slot]].word == word) return words_[slots_[slot]].bits;
    return 0;
  }

 private:
  static constexpr std::uint8_t kNone = 0xFF;
  static constexpr std::size_t kSlots = 1024;

  // FNV-1a.
  static constexpr std::size_t hash(std::string_view word) {
    std::uint32_t h = 2166136261U;
    for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
    return h ^ (h >> 16U);
  }

  std::array<Word, N> words_;
  std::array<std::uint8_t, kSlots> slots_{};
  std::size_t longest_ = 0;
};

// A set of words.
template <std::size_t N>
constexpr WordTable<N> word_set(const std::array<std::string_view, N>& words) {
  std::array<Word, N> rows{};
  for (std::size_t i = 0; i < N; ++i) rows[i] = {words[i], 1};
  return WordTable<N>(rows);
}

// A list of phrases of two bytes or more. Where none of them can begin is told by two bytes.
template <std::size_t N>
class PhraseList {
 public:
  constexpr explicit PhraseList(const std::array<std::string_view, N>& phrases)
      : phrases_(phrases) {
    for (const std::string_view phrase : phrases_) begins_[pair(phrase)] = true;
  }

  [[nodiscard]] constexpr bool may_begin(std::string_view text) const {
    return text.size() >= 2 && begins_[pair(text)];
  }
  [[nodiscard]] constexpr bool begins(std::string_view text) const {
    return may_begin(text) &&
           std::any_of(phrases_.begin(), phrases_.end(),
                       [&](std::string_view phrase) { return text.starts_with(phrase); });
  }
  [[nodiscard]] constexpr bool is_inside(std::string_view text) const {
    for (; text.size() >= 2; text.remove_prefix(1))
      if (begins(text)) return true;
    return false;
  }
  [[nodiscard]] constexpr const std::array<std::string_view, N>& phrases() const {
    return phrases_;
  }

 private:
  static constexpr std::size_t kPairs = 1024;
  static constexpr std::size_t pair(std::string_view text) {
    return (static_cast<unsigned char>(text[0]) * 37U + static_cast<unsigned char>(text[1])) %
           kPairs;
  }

  std::array<std::string_view, N> phrases_;
  std::array<bool, kPairs> begins_{};
};

}  // namespace casus::article
