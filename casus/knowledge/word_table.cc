#include "casus/knowledge/word_table.h"

#include <algorithm>
#include <charconv>

#include "casus/base/bytes.h"

namespace casus::knowledge {
namespace {

// The number that all of `text` writes, 0 if it is none.
double number_of(std::string_view text) {
  double value = 0.0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc() && end == text.data() + text.size() ? value : 0.0;
}

}  // namespace

Result<WordTable> WordTable::read(std::string_view section,
                                  std::span<const std::string_view> class_names) {
  ByteReader reader(section);
  WordTable table;
  const std::uint32_t count = reader.get_count(3 * sizeof(std::uint32_t));
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string word(reader.get_string());
    const std::string_view cls = reader.get_string();
    const std::string code(reader.get_string());
    if (!reader.ok()) break;
    const auto found = std::find(class_names.begin(), class_names.end(), cls);
    if (found == class_names.end())
      return Error{ErrorCode::kCorrupt, "word list: unknown class '" + std::string(cls) + "'"};
    const auto index = static_cast<std::uint8_t>(found - class_names.begin());
    table.senses_[word].push_back({index, number_of(code), code});
    if (const std::size_t blank = word.find(' '); blank != std::string::npos)
      table.phrases_[word.substr(0, blank)].push_back(word);
  }
  if (!reader.ok() || !reader.at_end())
    return Error{ErrorCode::kCorrupt, "pack section of a word list is cut"};
  for (auto& [word, phrases] : table.phrases_) {
    std::sort(phrases.begin(), phrases.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
  }
  return table;
}

std::span<const WordSense> WordTable::find(std::string_view word) const {
  const auto found = senses_.find(word);
  return found == senses_.end() ? std::span<const WordSense>() : found->second;
}

std::span<const std::string> WordTable::phrases_from(std::string_view word) const {
  const auto found = phrases_.find(word);
  return found == phrases_.end() ? std::span<const std::string>() : found->second;
}

}  // namespace casus::knowledge
