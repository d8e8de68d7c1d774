#include "casus/article/block_text.h"

#include "casus/base/hash.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

// Size of the citation mark at `at`, 0 if there is none: one or two digits to three in brackets,
// also "note 3", "nb 2", a letter, or "citation needed".
std::uint32_t mark_size(std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kLongest = 24;
  std::uint32_t close = at + 1;
  while (close < end && close - at < kLongest && text[close] != ']') ++close;
  if (close >= end || text[close] != ']') return 0;
  std::string_view inner = text.substr(at + 1, close - at - 1);
  for (const std::string_view prefix : {"note ", "nb ", "fn "}) {
    if (inner.starts_with(prefix)) inner.remove_prefix(prefix.size());
  }
  // "[t]he" is an editor's hand, not a mark.
  const bool joined = close + 1 < end && text[close + 1] >= 'a' && text[close + 1] <= 'z';
  const bool letter = !joined && inner.size() == 1 && inner[0] >= 'a' && inner[0] <= 'z';
  bool number = !inner.empty() && inner.size() <= 3;
  for (const char c : inner) number = number && is_ascii_digit(c);
  const bool words = inner == "citation needed" || inner == "edit";
  return number || letter || words ? close + 1 - at : 0;
}

// Letters of scripts that put no spaces between words (Thai, Chinese, Japanese): two count as a
// word.
bool has_no_spaces(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x3040 && c < 0xA000) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x30000);
}

// Size of the run of ASCII letters, digits and marks that need no look at `at`.
std::uint32_t plain_run(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t i = at;
  while (i < end && text[i] > ' ' && text[i] < 0x7F && text[i] != '[' && text[i] != ',') ++i;
  return i - at;
}

bool is_closing(char32_t c) {
  return c == U'.' || c == U',' || c == U';' || c == U':' || c == U')' || c == U'!' || c == U'?';
}

}  // namespace

void BlockText::write(std::uint32_t begin, std::uint32_t size, char32_t value, bool link) {
  const bool space = space_pending_ && !out_.text.empty() && !(after_mark_ && is_closing(value));
  if (space) {
    out_.text += ' ';
    if (space_begin_ < space_end_) {
      if (space_end_ - space_begin_ == 1 && page_[space_begin_] == ' ') {
        out_.map.copy(space_begin_, 1);
      } else {
        out_.map.replace(1, space_begin_, space_end_ - space_begin_);
      }
    } else {
      out_.map.insert(1);
    }
  }
  if (space || out_.text.empty()) in_word_ = false;
  if (has_no_spaces(value)) in_word_ = ++unspaced_ % 2 == 0;
  if (!in_word_) {
    ++out_.words;
    if (link) ++out_.link_words;
    in_word_ = true;
  }
  if (value == U',' || value == 0x3001 || value == 0xFF0C) ++out_.commas;
  space_pending_ = false;
  after_mark_ = false;
  out_.text.append(page_.substr(begin, size));
  out_.map.copy(begin, size);
}

void BlockText::append(std::uint32_t begin, std::uint32_t end, bool link) {
  for (std::uint32_t at = begin; at < end;) {
    if (const std::uint32_t run = plain_run(page_, at, end); run > 0) {
      write(at, run, static_cast<unsigned char>(page_[at]), link);
      at += run;
      continue;
    }
    const CodePoint c = decode_utf8(page_, at);
    if (is_space(c.value)) {
      // One stretch of white space maps to all of its bytes, if they stand side by side.
      if (!space_pending_ || space_end_ != at) space_begin_ = at;
      space_end_ = at + c.size;
      space_pending_ = true;
    } else if (is_soft_mark(c.value) || c.value == 0) {
      // Left out; the map jumps over it.
    } else if (c.value == U'[') {
      const std::uint32_t size = mark_size(page_, at, end);
      if (size > 0) {
        drop_mark(at, at + size);
        at += size;
        continue;
      }
      write(at, c.size, c.value, link);
    } else {
      write(at, c.size, c.value, link);
    }
    at += c.size;
  }
}

void BlockText::drop_mark(std::uint32_t begin, std::uint32_t end) {
  out_.marks.push_back({begin, end, std::string(page_.substr(begin, end - begin))});
  after_mark_ = true;
}

void BlockText::finish() {
  out_.hash = xxh3_64(out_.text);
}

}  // namespace casus::article
