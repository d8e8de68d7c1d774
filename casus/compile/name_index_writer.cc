#include "casus/compile/name_index_writer.h"

#include <algorithm>
#include <bit>
#include <map>
#include <span>

#include "casus/base/hash.h"
#include "casus/knowledge/tables.h"

namespace casus::compile {
namespace {

using knowledge::NameEntry;

template <class F>
void for_each_word(std::string_view name, const F& visit) {
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t blank = std::min(name.find(' ', at), name.size());
    visit(name.substr(at, blank - at));
    at = blank + 1;
  }
}

// Words in sorted order: text, offsets, hash table.
struct WordTable {
  std::string text;
  std::vector<std::uint32_t> offsets;
  std::vector<std::uint32_t> slots;
  std::unordered_map<std::string_view, std::uint32_t> numbers;  // Views into the names.
};

WordTable make_words(std::vector<std::string_view> words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  WordTable table;
  table.slots.assign(std::bit_ceil(std::max<std::size_t>(words.size() * 2, 2)), 0);
  const std::size_t mask = table.slots.size() - 1;
  for (const std::string_view word : words) {
    const auto number = static_cast<std::uint32_t>(table.offsets.size());
    table.numbers.emplace(word, number);
    table.offsets.push_back(static_cast<std::uint32_t>(table.text.size()));
    table.text.append(word);
    std::size_t at = static_cast<std::size_t>(xxh3_64(word)) & mask;
    while (table.slots[at] != 0) at = (at + 1) & mask;
    table.slots[at] = number + 1;
  }
  table.offsets.push_back(static_cast<std::uint32_t>(table.text.size()));
  return table;
}

// Sorted, one entry a row and name: notes ascend within a row, so the first is the lowest.
std::vector<NameEntry> one_a_row(std::vector<NameEntry> entries) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end(),
                            [](NameEntry a, NameEntry b) { return a.row() == b.row(); }),
                entries.end());
  return entries;
}

}  // namespace

bool NameIndexWriter::add(std::string_view name, NameEntry entry) {
  std::string folded = knowledge::folded_name(name);
  if (folded.empty()) return false;
  names_.emplace_back(std::move(folded), entry);
  return true;
}

std::string NameIndexWriter::finish() const {
  std::vector<std::string_view> all_words;
  for (const auto& [name, entry] : names_)
    for_each_word(name, [&](std::string_view word) { all_words.push_back(word); });
  const WordTable words = make_words(std::move(all_words));

  std::map<std::vector<std::uint32_t>, std::vector<NameEntry>> rows;
  for (const auto& [name, entry] : names_) {
    std::vector<std::uint32_t> row;
    for_each_word(name, [&](std::string_view word) { row.push_back(words.numbers.at(word)); });
    rows[std::move(row)].push_back(entry);
  }

  std::vector<std::uint32_t> row_offsets = {0};
  std::vector<std::uint32_t> row_words;
  std::vector<std::uint32_t> entry_offsets = {0};
  std::vector<NameEntry> entries;
  for (auto& [row, found] : rows) {
    row_words.insert(row_words.end(), row.begin(), row.end());
    row_offsets.push_back(static_cast<std::uint32_t>(row_words.size()));
    const std::vector<NameEntry> kept = one_a_row(std::move(found));
    entries.insert(entries.end(), kept.begin(), kept.end());
    entry_offsets.push_back(static_cast<std::uint32_t>(entries.size()));
  }
  knowledge::TableWriter writer;
  writer.part(words.text);
  writer.array(words.offsets);
  writer.array(words.slots);
  writer.array(row_offsets);
  writer.array(row_words);
  writer.array(entry_offsets);
  writer.array(entries);
  return writer.take();
}

}  // namespace casus::compile
