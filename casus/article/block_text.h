// BlockText: squeezes stretches of a page's text into the text of one block, with its map.
#pragma once

#include <string_view>

#include "casus/article/candidate.h"

namespace casus::article {

// Appends stretches of `page_text` to a candidate: white space becomes one space (mapped to all of
// it), soft hyphens and zero-width characters go, citation marks ("[1]", "[12]", "[note 3]") go to
// Candidate::marks. A space that is left before a closing punctuation mark by a dropped mark goes
// too.
class BlockText {
 public:
  BlockText(std::string_view page_text, Candidate& out) : page_(page_text), out_(out) {}

  void append(std::uint32_t begin, std::uint32_t end, bool link);
  // A line break or an element that parts words; no source.
  void part() {
    if (!space_pending_) space_begin_ = space_end_ = 0;
    space_pending_ = true;
  }
  // A citation mark that the page's elements show.
  void drop_mark(std::uint32_t begin, std::uint32_t end);
  // Counts words and commas. Call once, at the end.
  void finish();

 private:
  void write(std::uint32_t begin, std::uint32_t size, char32_t value, bool link);

  std::string_view page_;
  Candidate& out_;
  bool space_pending_ = false;
  std::uint32_t space_begin_ = 0;  // The pending space's source; empty where there is none.
  std::uint32_t space_end_ = 0;
  bool after_mark_ = false;
  bool in_word_ = false;
  std::uint32_t unspaced_ = 0;  // Letters of scripts without spaces, so far.
};

}  // namespace casus::article
