// WordTable: a closed vocabulary (times, numbers, units, offices): word or phrase -> its senses.
//
// A file of data/lexicon is a map CLASS -> VALUE -> [word, …]; a word may have several senses
// ("may": month; "second": unit and ordinal). Section layout: u32 count, then per sense three
// strings (word, class, value). Tested by compile/word_table_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/base/result.h"

namespace casus::knowledge {

// `cls` is an index into the class names that the table was opened with.
struct WordSense {
  std::uint8_t cls = 0;
  double number = 0.0;  // The value, 0 where it is no number.
  std::string code;     // The value as written.
};

// Immutable, thread-safe.
class WordTable {
 public:
  // Classes that are not in `class_names` fail with kCorrupt. At most 64 classes.
  [[nodiscard]] static Result<WordTable> read(std::string_view section,
                                              std::span<const std::string_view> class_names);

  // Senses of a lower-case word; empty if it is none of ours.
  [[nodiscard]] std::span<const WordSense> find(std::string_view word) const;
  // Phrases (words joined by one blank) whose first word is `word`, longest first.
  [[nodiscard]] std::span<const std::string> phrases_from(std::string_view word) const;
  [[nodiscard]] std::size_t size() const { return senses_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, std::vector<WordSense>, Hash, std::equal_to<>> senses_;
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> phrases_;
};

}  // namespace casus::knowledge
