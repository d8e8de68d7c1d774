// A coarse key for names of persons: spellings of one name in Latin letters fall together.
//
//   Sergey Shoigu = Sergei Shoygu        Mohammad Javad Zarif = Muhammad Jawad Zareef
//   Zelensky = Zelenskyy = Zelenskiy     Ghalibaf = Qalibaf     Hussein = Hossein = Husayn
//
// The key keeps a word's consonants by sound and whether it begins with a vowel; Arabic articles
// are left out. Different names can share a key ("Marin", "Moran"): compare whole names of two and
// more words, or choose among the few names of one page. Thread-safe. Tested by name_key_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace casus::knowledge {

// Words parted by blanks, in the order of the name; "" if no letter is left.
[[nodiscard]] std::string name_key(std::string_view name);

// Both names have two or more words and the same key, the words in any order ("Xi Jinping",
// "Jinping Xi").
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

}  // namespace casus::knowledge
