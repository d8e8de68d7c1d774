// Words: what the network, the rules and the lemmas want to know of a token's text.
//
// Source: spaCy 3 (spacy/lexeme.pyx, spacy/lang/lex_attrs.py, spacy/lang/norm_exceptions.py), MIT.
// Tested by: vocabulary_test.cc.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/text_index.h"

namespace casus::nlp {

struct Word {
  std::string lower;
  std::string norm;  // Of the word by itself; a token may have another (tokenizer exceptions).
  std::uint64_t orth = 0;  // Ids: symbols.h.
  std::uint64_t norm_id = 0;
  std::uint64_t prefix = 0;
  std::uint64_t suffix = 0;
  std::uint64_t shape = 0;
  bool is_space = false;
  std::uint16_t rule_word =
      0;  // Number of `lower` among the texts of the attribute rules, 0: none.
  std::uint16_t special_word =
      0;  // Number of the text among the tokens of special phrases, 0: none.
};

// Numbers from 1 for a small closed set of texts.
class SmallVocabulary {
 public:
  // Number of `text`, which is added if new.
  std::uint16_t add(std::string_view text);
  // 0 if it is not there.
  [[nodiscard]] std::uint16_t find(std::string_view text) const;
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return xxh3_64(text); }
  };
  std::unordered_map<std::string, std::uint16_t, Hash, std::equal_to<>> numbers_;
  std::size_t longest_ = 0;
};

// Word shape: "Apple" -> "Xxxxx", "1990s" -> "ddddx".
[[nodiscard]] std::string word_shape(std::string_view text);

// Const after loading; shared by threads.
struct Vocabulary {
  std::unordered_map<std::uint64_t, std::string> norms;  // Table lexeme_norm, by id.
  SmallVocabulary rule_words;
  SmallVocabulary special_words;

  // The table lexeme_norm of vocab/lookups.bin.
  [[nodiscard]] static Result<Vocabulary> read(std::string_view lookups);
  [[nodiscard]] Word describe(std::string_view text) const;
};

// The words that one worker has met. Never changes what a word is, only how fast it is found.
class WordStore {
 public:
  [[nodiscard]] std::uint32_t get(std::string_view text, const Vocabulary& vocabulary);
  [[nodiscard]] const Word& operator[](std::uint32_t number) const { return words_[number]; }
  [[nodiscard]] std::string_view text(std::uint32_t number) const { return index_.text(number); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  void clear();

 private:
  TextIndex index_;
  std::deque<Word> words_;
};

}  // namespace casus::nlp
