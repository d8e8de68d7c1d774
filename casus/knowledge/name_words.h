// NameWords: a text as names are looked up in it: folded words without the marks that writers of
// the same name differ in.
//
//   text   The  U.S.  -  led   Ministry  of  the  Interior  ’s   Kim  Jong  -  un   Sana'a
//   words       us       led   ministry  of       interior       kim  jong     un   sanaa
//
// One rule for data and for pages (name_words.cc): words are folded (base/utf8.h); hyphens part
// words; apostrophes and full stops inside a word vanish; quotation marks, a possessive ’s and
// "the" are passed over; British and American spellings are one ("defence", "organisation",
// "centre", "labour", "programme"), as are "&" and "and", "saint" and "st". Commas, semicolons,
// colons, brackets, dashes, slashes and ends of sentences part names: no name runs over them. The
// Arabic article before a hyphen is "al" ("ar-Raqqa", "el-Sisi"); "co-", "counter-", "anti-",
// "inter-" and the like are written on ("Co-operation" is "cooperation"). Not thread-safe; reuse
// one per worker. Tested by name_words_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/types/annotation.h"
#include "casus/types/ids.h"

namespace casus::knowledge {

// How a word is written. kUpper: at least one letter, all capitals ("NATO", "U.S.", "M23").
enum class WordShape : std::uint8_t { kLower, kCapital, kUpper };

class NameWords {
 public:
  // The words of all tokens. Keeps nothing of `annotation`.
  void read(const Annotation& annotation);
  // The words of a bare name; then token(i) counts the words.
  void read(std::string_view name);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // REQUIRES for all of these: i < size()
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return std::string_view(text_).substr(words_[i].begin, words_[i].size);
  }
  // Its first and last token; two only for "Co-operation", which is one word.
  [[nodiscard]] TokenId token(std::size_t i) const { return TokenId(words_[i].token); }
  [[nodiscard]] TokenId last_token(std::size_t i) const { return TokenId(words_[i].last_token); }
  [[nodiscard]] WordShape shape(std::size_t i) const { return words_[i].shape; }
  // Word i may go on a name that word i - 1 is part of.
  [[nodiscard]] bool joined(std::size_t i) const { return words_[i].joined; }
  // First and last word of its token: a name may start, may end here.
  [[nodiscard]] bool starts_token(std::size_t i) const;
  [[nodiscard]] bool ends_token(std::size_t i) const;
  // The first word at or after `token`, size() if there is none.
  [[nodiscard]] std::size_t first_at(TokenId token) const;

 private:
  struct Word {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    std::uint32_t token = 0;
    std::uint32_t last_token = 0;
    WordShape shape = WordShape::kLower;
    bool joined = false;
  };
  friend class WordSplitter;
  std::string text_;
  std::vector<Word> words_;
};

// The words of `name`, parted by single blanks: what a NameIndex stores. "" if nothing is left.
[[nodiscard]] std::string folded_name(std::string_view name);

}  // namespace casus::knowledge
