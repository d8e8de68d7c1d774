#include "casus/html/text_tokens.h"

#include "casus/base/check.h"
#include "casus/base/utf8.h"
#include "casus/html/character_references.h"

namespace casus::html {
namespace {

// A mark of white space: a line feed where the token begins with one (the tree builder drops it
// after <pre>), then kSpaceDigits of SPACE (0) and TAB (1). Any other mark: 'T' and kTextDigits
// characters of six bits each.
constexpr unsigned kSpaceDigits = 24;
constexpr unsigned kTextDigits = 4;
constexpr std::uint32_t kMaxTokens = 1U << kSpaceDigits;

bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

struct Mark {
  std::uint32_t token = 0;
  bool space = false;
  bool line_feed = false;  // The mark still has its line feed.
  bool ok = false;
};

Mark read_space_mark(std::string_view marks, std::size_t& at) {
  Mark mark;
  mark.space = true;
  if (marks[at] == '\n') {
    mark.line_feed = true;
    ++at;
  }
  for (unsigned i = 0; i < kSpaceDigits; ++i, ++at) {
    if (at >= marks.size() || (marks[at] != ' ' && marks[at] != '\t')) return mark;
    mark.token = mark.token << 1U | (marks[at] == '\t' ? 1U : 0U);
  }
  mark.ok = true;
  return mark;
}

Mark read_text_mark(std::string_view marks, std::size_t& at) {
  Mark mark;
  if (marks[at] != 'T' || marks.size() - at < 1 + kTextDigits) {
    ++at;
    return mark;
  }
  ++at;
  for (unsigned i = 0; i < kTextDigits; ++i, ++at) {
    mark.token = mark.token << 6U | (static_cast<unsigned char>(marks[at]) & 0x3FU);
  }
  mark.ok = true;
  return mark;
}

}  // namespace

// Follows `decoded` through its source; on success the text (without NUL) and its map are appended.
bool TextTokens::align(std::string_view source, std::size_t base, std::string_view decoded,
                       bool references) {
  CharacterReference reference;
  std::size_t from = 0;
  const auto at_page = [&](std::size_t at) { return static_cast<std::uint32_t>(base + at); };
  const auto write = [&](std::string_view text, std::size_t size) {
    text_ += text;
    map_.replace(static_cast<std::uint32_t>(text.size()), at_page(from),
                 static_cast<std::uint32_t>(size));
  };
  for (std::size_t to = 0; from < source.size();) {
    const char c = source[from];
    if (c == '&' && references && read_reference(source, from, reference)) {
      if (decoded.substr(to, reference.text.size()) != reference.text) return false;
      write(reference.text, reference.size);
      to += reference.text.size();
      from += reference.size;
    } else if (c == '\r') {
      const std::size_t size = from + 1 < source.size() && source[from + 1] == '\n' ? 2 : 1;
      if (to >= decoded.size() || decoded[to] != '\n') return false;
      write("\n", size);
      ++to;
      from += size;
    } else if (c == '\0') {
      const std::size_t size = to < decoded.size() && decoded[to] == '\0' ? 1 : 3;
      if (size == 3 && decoded.substr(to, 3) != "\xEF\xBF\xBD") return false;
      to += size;
      ++from;
    } else {
      std::size_t n = 0;
      while (from + n < source.size() && source[from + n] != '\r' && source[from + n] != '\0' &&
             !(n > 0 && source[from + n] == '&' && references)) {
        ++n;
      }
      if (decoded.substr(to, n) != source.substr(from, n)) return false;
      text_ += source.substr(from, n);
      map_.copy(at_page(from), static_cast<std::uint32_t>(n));
      to += n;
      from += n;
    }
    if (from == source.size()) return to == decoded.size();
  }
  return decoded.empty();
}

std::string_view TextTokens::add(std::string_view page, std::size_t begin, std::size_t end,
                                 std::string_view decoded) {
  mark_.clear();
  if (tokens_.size() >= kMaxTokens) return mark_;
  const std::string_view source = page.substr(begin, end - begin);
  Token token;
  token.begin = static_cast<std::uint32_t>(text_.size());
  if (source == decoded && source.find('\0') == std::string_view::npos) {
    text_ += source;
    map_.copy(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(source.size()));
  } else {
    const SourceMap before = SourceMap();
    bool done = false;
    for (const bool references : {true, false}) {
      const std::size_t text_size = text_.size();
      SourceMap kept;
      kept.append(map_, 0, 0);
      std::swap(kept, map_);
      done = align(source, begin, decoded, references);
      std::swap(kept, map_);
      if (done) {
        map_.append(kept, 0, kept.derived_size());
        break;
      }
      text_.resize(text_size);
    }
    if (!done) {
      ++unaligned_;
      std::string text;
      for (const char c : decoded) {
        if (c != '\0') text += c;
      }
      text_ += text;
      map_.replace(static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(source.size()));
    }
  }
  token.end = static_cast<std::uint32_t>(text_.size());
  token.rest = token.begin;
  while (token.rest < token.end && is_html_space(text_[token.rest])) ++token.rest;
  if (token.begin == token.end) return mark_;
  const auto number = static_cast<std::uint32_t>(tokens_.size());
  tokens_.push_back(token);
  if (token.rest > token.begin) {
    if (text_[token.begin] == '\n') mark_ += '\n';
    for (unsigned i = kSpaceDigits; i-- > 0;) mark_ += (number >> i & 1U) != 0 ? '\t' : ' ';
  }
  if (token.rest < token.end) {
    mark_ += 'T';
    for (unsigned i = kTextDigits; i-- > 0;)
      mark_ += static_cast<char>(0x40U | (number >> (6 * i) & 0x3FU));
  }
  return mark_;
}

void TextTokens::read_marks(std::string_view marks, std::string& text, SourceMap& map) const {
  for (std::size_t at = 0; at < marks.size();) {
    const Mark mark =
        is_html_space(marks[at]) ? read_space_mark(marks, at) : read_text_mark(marks, at);
    // Marks are torn only where the tree builder picks characters out of a token (framesets).
    if (!mark.ok || mark.token >= tokens_.size()) continue;
    const Token& token = tokens_[mark.token];
    std::uint32_t begin = mark.space ? token.begin : token.rest;
    const std::uint32_t end = mark.space ? token.rest : token.end;
    if (mark.space && begin < end && text_[begin] == '\n' && !mark.line_feed) ++begin;
    text.append(text_, begin, end - begin);
    map.append(map_, begin, end);
  }
}

void TextTokens::clear() {
  tokens_.clear();
  text_.clear();
  map_.clear();
  unaligned_ = 0;
}

}  // namespace casus::html
