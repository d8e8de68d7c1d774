// NameIndex: folded names -> what they may stand for, used in place in a mapped section.
//
// A name is a row of word numbers; rows are sorted, and a look-up narrows a range of rows word by
// word, so that the longest name at a position costs one hash per word and no allocation. Layout
// (little-endian, 8-byte aligned, written by compile/name_index_writer.h): word texts, a hash table
// of words, rows of word numbers, per row a range of entries.
// Immutable; thread-safe. Every access is bounds-checked: a damaged section gives wrong or no
// answers, never a fault. Tested by compile/name_index_writer_test.cc, fuzz/pack.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "casus/base/result.h"
#include "casus/knowledge/name_words.h"
#include "casus/types/ids.h"

namespace casus::knowledge {

// One thing that a name may stand for: a row number of the table that owns the index, and a note
// whose meaning is that table's (actors: AliasClass; places: 1 for alternate names).
class NameEntry {
 public:
  static constexpr std::uint32_t kMaxRow = (1U << 24U) - 1;
  constexpr NameEntry() = default;
  constexpr NameEntry(std::uint32_t row, std::uint8_t note) : bits_((row << 8U) | note) {}
  [[nodiscard]] constexpr std::uint32_t row() const { return bits_ >> 8U; }
  [[nodiscard]] constexpr std::uint8_t note() const { return static_cast<std::uint8_t>(bits_); }
  friend constexpr auto operator<=>(NameEntry, NameEntry) = default;

 private:
  std::uint32_t bits_ = 0;
};

// A name found in a text. `words` counts NameWords; 0 if nothing was found.
struct NameMatch {
  std::size_t words = 0;
  TokenSpan tokens;                    // From the first to the last word's token; no leading "the".
  std::span<const NameEntry> entries;  // Ascending; never empty if words > 0.
};

class NameIndex {
 public:
  NameIndex() = default;  // Knows no name.
  // Fails with kCorrupt. REQUIRES: `section` outlives the index and is 8-byte aligned
  [[nodiscard]] static Result<NameIndex> read(std::string_view section);

  // What `folded` (folded_name()) may stand for; empty if unknown.
  [[nodiscard]] std::span<const NameEntry> find(std::string_view folded) const;
  // The longest name that starts at word `at` (and at a token's start) and ends at a token's end.
  [[nodiscard]] NameMatch longest(const NameWords& words, std::size_t at) const;
  // As longest(), with at most `most` words: to go on with the next shorter name when the longest
  // one does not fit. longest_below(w, at, match.words - 1) tries the next one.
  [[nodiscard]] NameMatch longest_below(const NameWords& words, std::size_t at,
                                        std::size_t most) const;

  [[nodiscard]] std::size_t size() const { return rows_ == 0 ? 0 : rows_; }  // Distinct names.

 private:
  [[nodiscard]] std::uint32_t word_number(std::string_view word) const;
  [[nodiscard]] std::span<const std::uint32_t> row(std::size_t i) const;
  [[nodiscard]] std::span<const NameEntry> entries_of(std::size_t i) const;
  // Narrows rows [begin, end) to those whose word `depth` is `word`.
  void narrow(std::uint32_t word, std::size_t depth, std::size_t& begin, std::size_t& end) const;

  std::string_view text_;
  std::span<const std::uint32_t> word_offsets_;  // words + 1
  std::span<const std::uint32_t> slots_;         // Power of two; word number + 1, 0 empty.
  std::span<const std::uint32_t> row_offsets_;   // rows + 1, into row_words_.
  std::span<const std::uint32_t> row_words_;
  std::span<const std::uint32_t> entry_offsets_;  // rows + 1, into entries_.
  std::span<const NameEntry> entries_;
  std::size_t rows_ = 0;
};

}  // namespace casus::knowledge
