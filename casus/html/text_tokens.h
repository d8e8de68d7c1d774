// TextTokens: what became of each text token of the tokenizer, told by marks in the tree's own
// text.
//
// lexbor does not say which node took a text token: tokens are split at leading white space, held
// back in tables, fostered out of them, joined to the text before them, or ignored. So the tree
// builder is not given a token's text but a *mark* that it treats in exactly the same way: one
// stretch of white space that encodes the token's number where the token begins with white space,
// then one of other characters that encodes it where anything else follows. After the parse each
// text node's data is a list of marks, read back here into text and source bytes. Whatever the tree
// builder did with the token it did with its mark.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/types/source_map.h"

namespace casus::html {

class TextTokens {
 public:
  // Notes the token that the tokenizer read from page[begin, end) as `decoded`, and gives the mark
  // to hand on in its place (valid until the next call); "" where nothing of it remains.
  [[nodiscard]] std::string_view add(std::string_view page, std::size_t begin, std::size_t end,
                                     std::string_view decoded);

  // Appends to `text` and `map` what the marks in the data of one text node stand for.
  void read_marks(std::string_view marks, std::string& text, SourceMap& map) const;

  // Tokens whose bytes could not be followed one by one; their text maps to all their bytes.
  [[nodiscard]] std::uint32_t unaligned() const { return unaligned_; }
  void clear();

 private:
  struct Token {
    std::uint32_t begin = 0;  // In text_.
    std::uint32_t rest = 0;   // Where its leading white space ends.
    std::uint32_t end = 0;
  };

  bool align(std::string_view source, std::size_t base, std::string_view decoded, bool references);

  std::vector<Token> tokens_;
  std::string text_;
  SourceMap map_;
  std::string mark_;
  std::uint32_t unaligned_ = 0;
};

}  // namespace casus::html
