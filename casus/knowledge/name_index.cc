#include "casus/knowledge/name_index.h"

#include <algorithm>

#include "casus/base/hash.h"
#include "casus/knowledge/tables.h"

namespace casus::knowledge {
namespace {

constexpr std::uint32_t kUnknownWord = 0xFFFFFFFFU;

// offsets[i] .. offsets[i + 1] of `values`, empty where they do not fit.
template <class T>
std::span<const T> slice(std::span<const T> values, std::span<const std::uint32_t> offsets,
                         std::size_t i) {
  if (i + 1 >= offsets.size()) return {};
  const std::size_t begin = offsets[i];
  const std::size_t end = offsets[i + 1];
  if (begin > end || end > values.size()) return {};
  return values.subspan(begin, end - begin);
}

}  // namespace

Result<NameIndex> NameIndex::read(std::string_view section) {
  TableReader reader(section);
  NameIndex index;
  index.text_ = reader.part();
  index.word_offsets_ = reader.array<std::uint32_t>();
  index.slots_ = reader.array<std::uint32_t>();
  index.row_offsets_ = reader.array<std::uint32_t>();
  index.row_words_ = reader.array<std::uint32_t>();
  index.entry_offsets_ = reader.array<std::uint32_t>();
  index.entries_ = reader.array<NameEntry>();
  const std::size_t slots = index.slots_.size();
  const bool shapes = !index.row_offsets_.empty() && !index.word_offsets_.empty() && slots > 0 &&
                      (slots & (slots - 1)) == 0 &&
                      index.entry_offsets_.size() == index.row_offsets_.size();
  if (!reader.ok() || !reader.at_end() || !shapes)
    return Error{ErrorCode::kCorrupt, "a name index is damaged: run make to rebuild the pack"};
  index.rows_ = index.row_offsets_.size() - 1;
  return index;
}

std::uint32_t NameIndex::word_number(std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = static_cast<std::size_t>(xxh3_64(word)) & mask;
  for (std::size_t tries = 0; tries < slots_.size(); ++tries, at = (at + 1) & mask) {
    const std::uint32_t slot = slots_[at];
    if (slot == 0) return kUnknownWord;
    const std::size_t number = slot - 1;
    if (number + 1 >= word_offsets_.size()) return kUnknownWord;
    const std::size_t begin = word_offsets_[number];
    const std::size_t end = word_offsets_[number + 1];
    if (begin <= end && end <= text_.size() && text_.substr(begin, end - begin) == word)
      return static_cast<std::uint32_t>(number);
  }
  return kUnknownWord;
}

std::span<const std::uint32_t> NameIndex::row(std::size_t i) const {
  return slice(row_words_, row_offsets_, i);
}

std::span<const NameEntry> NameIndex::entries_of(std::size_t i) const {
  return slice(entries_, entry_offsets_, i);
}

void NameIndex::narrow(std::uint32_t word, std::size_t depth, std::size_t& begin,
                       std::size_t& end) const {
  // Rows that end before `depth` sort first and compare below every word.
  const auto first = [&](std::size_t lo, std::size_t hi, std::uint64_t bound) {
    while (lo < hi) {
      const std::size_t middle = lo + (hi - lo) / 2;
      const std::span<const std::uint32_t> words = row(middle);
      const bool below = words.size() <= depth || words[depth] < bound;
      (below ? lo : hi) = below ? middle + 1 : middle;
    }
    return lo;
  };
  begin = first(begin, end, word);
  end = first(begin, end, static_cast<std::uint64_t>(word) + 1);
}

std::span<const NameEntry> NameIndex::find(std::string_view folded) const {
  if (rows_ == 0 || folded.empty()) return {};
  std::size_t begin = 0;
  std::size_t end = rows_;
  std::size_t depth = 0;
  for (std::size_t at = 0; at <= folded.size();) {
    const std::size_t blank = std::min(folded.find(' ', at), folded.size());
    const std::uint32_t word = word_number(folded.substr(at, blank - at));
    if (word == kUnknownWord) return {};
    narrow(word, depth++, begin, end);
    if (begin == end) return {};
    at = blank + 1;
  }
  return row(begin).size() == depth ? entries_of(begin) : std::span<const NameEntry>{};
}

NameMatch NameIndex::longest(const NameWords& words, std::size_t at) const {
  return longest_below(words, at, words.size());
}

NameMatch NameIndex::longest_below(const NameWords& words, std::size_t at, std::size_t most) const {
  NameMatch best;
  if (rows_ == 0 || at >= words.size() || !words.starts_token(at)) return best;
  std::size_t begin = 0;
  std::size_t end = rows_;
  for (std::size_t depth = 0; depth < most && at + depth < words.size(); ++depth) {
    const std::size_t i = at + depth;
    if (depth > 0 && !words.joined(i)) break;
    const std::uint32_t word = word_number(words[i]);
    if (word == kUnknownWord) break;
    narrow(word, depth, begin, end);
    if (begin == end) break;
    if (row(begin).size() != depth + 1 || !words.ends_token(i) || entries_of(begin).empty())
      continue;
    best.words = depth + 1;
    best.entries = entries_of(begin);
    best.tokens = TokenSpan(words.token(at), words.last_token(i).next());
  }
  return best;
}

}  // namespace casus::knowledge
