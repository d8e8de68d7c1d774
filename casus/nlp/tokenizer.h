// The tokenizer: text -> tokens, as spaCy's rule tokenizer with the rules of the model's file.
//
// Source: spaCy 3 (spacy/tokenizer.pyx), MIT licence. Tested by: tokenizer_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/regex.h"
#include "casus/nlp/vocabulary.h"

namespace casus::nlp {

struct Token {
  std::uint32_t begin = 0;  // Byte.
  std::uint32_t size = 0;
  std::uint32_t word = 0;       // In the WordStore.
  std::uint16_t norm = 0;       // 0: the word's own, else 1 + number of an override.
  bool space = false;           // One U+0020 follows that belongs to no token.
  bool sentence_start = false;  // A sentence is known to start here, before any parse.
};

// A part of a chunk (a run of text without white space, or of white space); parts tile it.
struct Piece {
  std::uint32_t size = 0;
  std::uint16_t norm = 0;
};

struct TokenizerScratch {
  RegexScratch regex;
  WordStore words;
  TextIndex chunks;  // Cache: chunk -> pieces. Never changes a result.
  struct CachedPiece {
    std::uint32_t word = 0;
    Piece piece;
  };
  struct CachedChunk {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  std::vector<CachedChunk> cached;
  std::vector<CachedPiece> cached_pieces;
  std::vector<Piece> pieces;
  std::vector<Piece> suffixes;

  // Whether the caches should be dropped before the next text.
  [[nodiscard]] bool is_large() const;
  void clear_caches();
};

class Tokenizer {
 public:
  // The model's file `tokenizer`; adds the tokens of special phrases to `vocabulary`.
  [[nodiscard]] static Result<Tokenizer> read(std::string_view file, Vocabulary& vocabulary);

  // Appends the tokens of `text`, whose first byte counts as `base`.
  // REQUIRES: `text` is valid UTF-8; scratch was used with the same vocabulary only
  void operator()(std::string_view text, std::uint32_t base, const Vocabulary& vocabulary,
                  TokenizerScratch& scratch, std::vector<Token>& tokens) const;

  struct Norm {
    std::string text;
    std::uint64_t id = 0;
  };
  // REQUIRES: token.norm > 0
  [[nodiscard]] const Norm& norm(const Token& token) const { return norms_[token.norm - 1U]; }
  [[nodiscard]] std::size_t exceptions() const { return exceptions_.size(); }
  [[nodiscard]] std::size_t special_phrases() const { return special_phrases_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return xxh3_64(text); }
  };
  struct Place {
    std::uint32_t begin;
    std::uint32_t end;
  };

  [[nodiscard]] Status read_patterns(std::string_view file);
  [[nodiscard]] Status read_exceptions(std::string_view file);
  [[nodiscard]] Status add_exception(std::string_view text, class MsgpackReader& in);
  [[nodiscard]] Status add_special_phrases(Vocabulary& vocabulary);
  [[nodiscard]] std::uint16_t add_norm(std::string_view text);

  [[nodiscard]] const std::vector<Piece>* exception(std::string_view text) const;
  [[nodiscard]] std::size_t prefix_size(std::string_view text, RegexScratch& regex) const;
  [[nodiscard]] std::size_t suffix_size(std::string_view text, RegexScratch& regex) const;
  [[nodiscard]] bool is_whole(std::string_view text, RegexScratch& regex) const;
  [[nodiscard]] bool strip_affixes(std::string_view& rest, bool specials,
                                   TokenizerScratch& scratch) const;
  void split_infixes(std::string_view text, TokenizerScratch& scratch) const;
  // Fills scratch.pieces with the parts of one chunk.
  void split_chunk(std::string_view chunk, bool specials, TokenizerScratch& scratch) const;
  void add_chunk(std::string_view chunk, std::uint32_t begin, const Vocabulary& vocabulary,
                 TokenizerScratch& scratch, std::vector<Token>& tokens) const;
  [[nodiscard]] std::vector<std::string> plain_tokens(std::string_view text,
                                                      TokenizerScratch& scratch) const;
  [[nodiscard]] std::vector<Place> special_places(const std::vector<Token>& tokens,
                                                  std::size_t first, const WordStore& words) const;
  void apply_specials(std::string_view text, std::uint32_t base, std::size_t first,
                      const Vocabulary& vocabulary, TokenizerScratch& scratch,
                      std::vector<Token>& tokens) const;

  std::optional<Regex> prefix_;
  std::optional<Regex> suffix_;
  std::optional<Regex> infix_;
  std::optional<Regex> token_match_;
  std::optional<Regex> url_;
  bool faster_heuristics_ = true;
  std::unordered_map<std::string, std::vector<Piece>, Hash, std::equal_to<>> exceptions_;
  std::size_t longest_exception_ = 0;
  std::vector<Norm> norms_;

  // Trie of special phrases by the numbers of their tokens; node 0 is the root.
  std::unordered_map<std::uint64_t, std::uint32_t> next_;  // node << 16 | word -> node
  std::vector<bool> phrase_ends_;
  std::size_t special_phrases_ = 0;
};

}  // namespace casus::nlp
