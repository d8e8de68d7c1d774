#include "casus/nlp/segments.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "casus/base/utf8.h"

namespace casus::nlp {
namespace {

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

constexpr std::array<std::string_view, 16> kBullets = {"-", "*", "•", "–", "—", "·", "▪", "◦",
                                                       "‣", "■", "●", "►", "▶", "○", "□", "⁃"};
constexpr std::array<std::string_view, 5> kClosingQuotes = {"”", "\"", "’", "'", "»"};
constexpr std::array<std::string_view, 5> kOpeningQuotes = {"“", "\"", "‘", "'", "«"};
constexpr std::array<std::string_view, 3> kEndMarks = {".", "!", "?"};

// `line` without a bullet in front. "-Russian" loses it; "-5 degrees" and "--" do not.
std::string_view without_bullet(std::string_view line) {
  if (line.empty()) return line;
  const std::size_t size = decode_utf8(line, 0).size;
  if (!one_of(line.substr(0, size), kBullets)) return line;
  const std::string_view rest = line.substr(size);
  if (rest.empty()) return rest;
  const char32_t next = decode_utf8(rest, 0).value;
  if (is_space(next)) return trim(rest);
  return is_letter(next) || next == U'“' || next == U'"' ? rest : line;
}

bool starts_upper(std::string_view text) {
  return !text.empty() && is_upper(decode_utf8(text, 0).value);
}

}  // namespace

std::vector<TextSpan> find_segments(const Article& article) {
  std::vector<TextSpan> segments;
  const std::string_view text = article.text;
  const auto add_lines = [&](TextSpan block) {
    std::size_t begin = block.begin_;
    while (begin < block.end_) {
      std::size_t end = begin;
      while (end < block.end_ && text[end] != '\n' && text[end] != '\r') ++end;
      const std::string_view line = without_bullet(trim(text.substr(begin, end - begin)));
      const auto at = static_cast<std::size_t>(line.data() - text.data());
      if (!line.empty()) segments.push_back(TextSpan(at, at + line.size()));
      begin = end + 1;
    }
  };
  for (const Block& block : article.blocks) add_lines(block.span);
  if (article.blocks.empty()) add_lines(TextSpan(0, text.size()));
  return segments;
}

void mark_quote_ends(const WordStore& words, std::size_t first, std::vector<Token>& tokens) {
  for (std::size_t i = first + 1; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].space || tokens[i - 1].space) continue;
    if (words.text(tokens[i - 1].word) != "." ||
        !one_of(words.text(tokens[i].word), kClosingQuotes))
      continue;
    std::size_t next = i + 1;
    if (one_of(words.text(tokens[next].word), kOpeningQuotes) && !tokens[next].space) ++next;
    if (next < tokens.size() && starts_upper(words.text(tokens[next].word)))
      tokens[i + 1].sentence_start = true;
  }
}

std::vector<std::size_t> cut_long(const WordStore& words, const std::vector<Token>& tokens,
                                  std::size_t first, std::size_t end, std::size_t most) {
  std::vector<std::size_t> ends;
  while (end - first > most) {
    std::size_t cut = first + most;
    for (std::size_t i = cut; i > first + most / 2; --i) {
      if (!one_of(words.text(tokens[i - 1].word), kEndMarks)) continue;
      cut = i;
      break;
    }
    ends.push_back(cut);
    first = cut;
  }
  ends.push_back(end);
  return ends;
}

}  // namespace casus::nlp
