#include "casus/nlp/tokenizer.h"

#include <algorithm>

#include "casus/base/utf8.h"

namespace casus::nlp {
namespace {

// Bounds against hostile chunks. A suffix longer than the window is only found when it repeats one
// character; longer chunks are not looked at as URLs; long chunks are not cached.
constexpr std::size_t kSuffixWindow = 64;
constexpr std::size_t kLongestUrl = 4096;
constexpr std::size_t kLongestCachedChunk = 64;
constexpr std::size_t kMostCachedTexts = 40'000;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

bool TokenizerScratch::is_large() const {
  return chunks.size() + words.size() > kMostCachedTexts;
}

void TokenizerScratch::clear_caches() {
  words.clear();
  chunks.clear();
  cached.clear();
  cached_pieces.clear();
}

const std::vector<Piece>* Tokenizer::exception(std::string_view text) const {
  if (text.size() > longest_exception_) return nullptr;
  const auto found = exceptions_.find(text);
  return found == exceptions_.end() ? nullptr : &found->second;
}

std::size_t Tokenizer::prefix_size(std::string_view text, RegexScratch& regex) const {
  if (!prefix_) return 0;
  const auto match = prefix_->search(text, 0, regex);
  return match ? match->end - match->begin : 0;
}

std::size_t Tokenizer::suffix_size(std::string_view text, RegexScratch& regex) const {
  if (!suffix_ || text.empty()) return 0;
  std::size_t from = text.size() > kSuffixWindow ? text.size() - kSuffixWindow : 0;
  while (from > 0 && (is_continuation(text[from]) || text[from - 1] == text[from])) --from;
  const auto match = suffix_->search(text, from, regex);
  return match ? match->end - match->begin : 0;
}

bool Tokenizer::is_whole(std::string_view text, RegexScratch& regex) const {
  if (token_match_ && token_match_->matches_start(text, regex)) return true;
  return url_ && text.size() <= kLongestUrl && url_->matches_start(text, regex);
}

// Takes one prefix, one suffix or both from `rest`; false when nothing more comes off.
bool Tokenizer::strip_affixes(std::string_view& rest, bool specials,
                              TokenizerScratch& scratch) const {
  if (token_match_ && token_match_->matches_start(rest, scratch.regex)) return false;
  if (specials && exception(rest) != nullptr) return false;
  const std::size_t p = prefix_size(rest, scratch.regex);
  const auto take_prefix = [&] {
    scratch.pieces.push_back({static_cast<std::uint32_t>(p), 0});
    rest.remove_prefix(p);
  };
  if (p > 0 && p < rest.size() && specials && exception(rest.substr(p)) != nullptr) {
    take_prefix();
    return false;
  }
  const std::size_t q = suffix_size(rest.substr(p), scratch.regex);
  const auto take_suffix = [&] {
    scratch.suffixes.push_back({static_cast<std::uint32_t>(q), 0});
    rest.remove_suffix(q);
  };
  if (q > 0 && q < rest.size() && specials &&
      exception(rest.substr(0, rest.size() - q)) != nullptr) {
    take_suffix();
    return false;
  }
  if (p > 0) take_prefix();
  if (q > 0) take_suffix();
  return p + q > 0;
}

void Tokenizer::split_infixes(std::string_view text, TokenizerScratch& scratch) const {
  std::vector<Piece>& pieces = scratch.pieces;
  const auto add = [&pieces](std::size_t begin, std::size_t end) {
    if (begin < end) pieces.push_back({static_cast<std::uint32_t>(end - begin), 0});
  };
  std::size_t current = 0;
  for (std::size_t from = 0; infix_ && from <= text.size();) {
    const auto match = infix_->search(text, from, scratch.regex);
    if (!match) break;
    from = match->end;
    if (match->begin == match->end)  // An empty match: look on behind the next character.
      from += from < text.size() ? decode_utf8(text, from).size : 1;
    if (match->begin == 0) continue;
    add(current, match->begin);
    add(match->begin, match->end);
    current = match->end;
  }
  add(current, text.size());
}

void Tokenizer::split_chunk(std::string_view chunk, bool specials,
                            TokenizerScratch& scratch) const {
  scratch.pieces.clear();
  scratch.suffixes.clear();
  std::string_view rest = chunk;
  while (!rest.empty() && strip_affixes(rest, specials, scratch)) {
  }
  if (!rest.empty()) {
    const std::vector<Piece>* special = specials ? exception(rest) : nullptr;
    if (special != nullptr) {
      scratch.pieces.insert(scratch.pieces.end(), special->begin(), special->end());
    } else if (is_whole(rest, scratch.regex)) {
      scratch.pieces.push_back({static_cast<std::uint32_t>(rest.size()), 0});
    } else {
      split_infixes(rest, scratch);
    }
  }
  scratch.pieces.insert(scratch.pieces.end(), scratch.suffixes.rbegin(), scratch.suffixes.rend());
}

void Tokenizer::add_chunk(std::string_view chunk, std::uint32_t begin, const Vocabulary& vocabulary,
                          TokenizerScratch& scratch, std::vector<Token>& tokens) const {
  const auto add_token = [&](std::uint32_t word, Piece piece) {
    tokens.push_back({begin, piece.size, word, piece.norm, false, false});
    begin += piece.size;
  };
  const bool cacheable =
      chunk.size() <= kLongestCachedChunk && scratch.chunks.size() < kMostCachedTexts;
  if (cacheable) {
    if (const std::uint32_t known = scratch.chunks.find(chunk); known != TextIndex::kNone) {
      const auto [first, count] = scratch.cached[known];
      for (std::uint32_t i = first; i < first + count; ++i)
        add_token(scratch.cached_pieces[i].word, scratch.cached_pieces[i].piece);
      return;
    }
  }
  split_chunk(chunk, true, scratch);
  const auto first = static_cast<std::uint32_t>(scratch.cached_pieces.size());
  std::size_t at = 0;
  for (const Piece piece : scratch.pieces) {
    const std::uint32_t word = scratch.words.get(chunk.substr(at, piece.size), vocabulary);
    at += piece.size;
    add_token(word, piece);
    if (cacheable) scratch.cached_pieces.push_back({word, piece});
  }
  if (cacheable) {
    scratch.chunks.add(chunk);
    scratch.cached.push_back({first, static_cast<std::uint32_t>(scratch.pieces.size())});
  }
}

void Tokenizer::operator()(std::string_view text, std::uint32_t base, const Vocabulary& vocabulary,
                           TokenizerScratch& scratch, std::vector<Token>& tokens) const {
  if (text.empty()) return;
  const std::size_t first = tokens.size();
  bool in_space = is_space(decode_utf8(text, 0).value);
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_space(c.value) != in_space) {
      if (start < at)
        add_chunk(text.substr(start, at - start), base + static_cast<std::uint32_t>(start),
                  vocabulary, scratch, tokens);
      start = at;
      if (c.value == U' ') {
        tokens.back().space = true;
        ++start;
      }
      in_space = !in_space;
    }
    at += c.size;
  }
  if (start < text.size()) {
    add_chunk(text.substr(start), base + static_cast<std::uint32_t>(start), vocabulary, scratch,
              tokens);
    tokens.back().space = text.back() == ' ' && !in_space;
  }
  apply_specials(text, base, first, vocabulary, scratch, tokens);
}

// Special phrases, longest first; one that overlaps an earlier one at an end is dropped.
std::vector<Tokenizer::Place> Tokenizer::special_places(const std::vector<Token>& tokens,
                                                        std::size_t first,
                                                        const WordStore& words) const {
  std::vector<Place> found;
  for (std::size_t start = first; start < tokens.size(); ++start) {
    std::uint32_t node = 0;
    for (std::size_t at = start; at < tokens.size(); ++at) {
      const std::uint16_t word = words[tokens[at].word].special_word;
      if (word == 0) break;
      const auto next = next_.find(std::uint64_t{node} << 16U | word);
      if (next == next_.end()) break;
      node = next->second;
      if (phrase_ends_[node])
        found.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at + 1)});
    }
  }
  if (found.empty()) return found;
  std::sort(found.begin(), found.end(), [](const Place& a, const Place& b) {
    const std::uint32_t size_a = a.end - a.begin;
    const std::uint32_t size_b = b.end - b.begin;
    return size_a != size_b ? size_a > size_b : a.begin < b.begin;
  });
  std::vector<bool> covered(tokens.size(), false);
  std::vector<Place> kept;
  for (const Place place : found) {
    if (!covered[place.begin] && !covered[place.end - 1]) kept.push_back(place);
    std::fill(covered.begin() + place.begin, covered.begin() + place.end, true);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Place& a, const Place& b) { return a.begin < b.begin; });
  return kept;
}

void Tokenizer::apply_specials(std::string_view text, std::uint32_t base, std::size_t first,
                               const Vocabulary& vocabulary, TokenizerScratch& scratch,
                               std::vector<Token>& tokens) const {
  const std::vector<Place> places = special_places(tokens, first, scratch.words);
  if (places.empty()) return;
  const std::vector<Token> old(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end());
  tokens.resize(first);
  std::size_t next = 0;  // In `old`.
  const auto copy_until = [&](std::size_t end) {
    for (; next < end; ++next) tokens.push_back(old[next]);
  };
  for (const Place place : places) {
    const Token& last = old[place.end - 1 - first];
    const std::uint32_t begin = old[place.begin - first].begin - base;
    const std::string_view phrase = text.substr(begin, last.begin + last.size - base - begin);
    const std::vector<Piece>* special = exception(phrase);
    copy_until(place.begin - first);
    if (special == nullptr) continue;
    std::uint32_t at = begin;
    for (const Piece piece : *special) {
      const std::uint32_t word = scratch.words.get(text.substr(at, piece.size), vocabulary);
      tokens.push_back({at + base, piece.size, word, piece.norm, false, false});
      at += piece.size;
    }
    tokens.back().space = last.space;
    next = place.end - first;
  }
  copy_until(old.size());
}

}  // namespace casus::nlp
