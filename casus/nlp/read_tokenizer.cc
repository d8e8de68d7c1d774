// Reading the model's file `tokenizer`.
#include <algorithm>

#include "casus/base/utf8.h"
#include "casus/nlp/msgpack.h"
#include "casus/nlp/symbols.h"
#include "casus/nlp/tokenizer.h"

namespace casus::nlp {
namespace {

constexpr std::int64_t kOrthKey = 65;
constexpr std::int64_t kNormKey = 67;
constexpr std::size_t kMostNorms = 60'000;

Error corrupt(const std::string& message) {
  return {ErrorCode::kCorrupt, message};
}

}  // namespace

std::uint16_t Tokenizer::add_norm(std::string_view text) {
  for (std::size_t i = 0; i < norms_.size(); ++i)
    if (norms_[i].text == text) return static_cast<std::uint16_t>(i + 1);
  norms_.push_back({std::string(text), string_id(text)});
  return static_cast<std::uint16_t>(norms_.size());
}

Status Tokenizer::read_patterns(std::string_view file) {
  const auto compile = [](std::string_view key, std::string_view pattern,
                          std::optional<Regex>& regex) -> Status {
    Result<Regex> compiled = Regex::compile(pattern);
    if (!compiled.ok()) return compiled.error().in(std::string(key));
    regex.emplace(compiled.take());
    return ok_status();
  };
  MsgpackReader in(file);
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    const std::string_view key = in.text();
    std::optional<Regex>* target = key == "prefix_search"    ? &prefix_
                                   : key == "suffix_search"  ? &suffix_
                                   : key == "infix_finditer" ? &infix_
                                   : key == "token_match"    ? &token_match_
                                   : key == "url_match"      ? &url_
                                                             : nullptr;
    if (target != nullptr && in.peek() == MsgpackReader::Kind::kText) {
      CASUS_TRY_VOID(compile(key, in.text(), *target));
    } else if (key == "faster_heuristics") {
      faster_heuristics_ = in.boolean();
    } else {
      in.skip();
    }
  }
  if (!in.ok()) return in.error();
  if (!in.at_end()) return corrupt("bytes follow the end");
  if (!prefix_ || !suffix_ || !infix_ || !url_)
    return corrupt("one of prefix_search, suffix_search, infix_finditer, url_match is missing");
  return ok_status();
}

Status Tokenizer::add_exception(std::string_view text, MsgpackReader& in) {
  std::vector<Piece> pieces;
  std::string whole;
  for (std::uint32_t n = in.array_size(); n > 0 && in.ok(); --n) {
    std::string_view orth;
    Piece piece;
    for (std::uint32_t attributes = in.map_size(); attributes > 0 && in.ok(); --attributes) {
      const std::int64_t key = in.integer();
      if (key == kOrthKey) {
        orth = in.text();
      } else if (key == kNormKey) {
        piece.norm = add_norm(in.text());
      } else if (in.ok()) {
        return Error{ErrorCode::kUnsupported, "exception '" + std::string(text) +
                                                  "' sets attribute " + std::to_string(key) +
                                                  ": only ORTH (65) and NORM (67) are known"};
      }
    }
    piece.size = static_cast<std::uint32_t>(orth.size());
    whole += orth;
    pieces.push_back(piece);
  }
  if (!in.ok()) return in.error();
  const bool empty_piece =
      std::any_of(pieces.begin(), pieces.end(), [](Piece p) { return p.size == 0; });
  if (whole != text || pieces.empty() || empty_piece || !is_valid_utf8(text))
    return corrupt("the tokens of exception '" + std::string(text) + "' do not make up its text");
  longest_exception_ = std::max(longest_exception_, text.size());
  exceptions_.insert_or_assign(std::string(text), std::move(pieces));
  return ok_status();
}

Status Tokenizer::read_exceptions(std::string_view file) {
  bool found = false;
  MsgpackReader in(file);
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    if (in.text() != "exceptions") {
      in.skip();
      continue;
    }
    found = true;
    for (std::uint32_t left = in.map_size(); left > 0 && in.ok(); --left) {
      const std::string_view text = in.text();
      CASUS_TRY_VOID(add_exception(text, in));
    }
  }
  if (!in.ok()) return in.error();
  if (!found) return corrupt("the exceptions are missing");
  if (norms_.size() > kMostNorms) return corrupt("too many norms");
  return ok_status();
}

// Tokens of `text` as if there were no exceptions.
std::vector<std::string> Tokenizer::plain_tokens(std::string_view text,
                                                 TokenizerScratch& scratch) const {
  std::vector<std::string> tokens;
  const auto add = [&](std::string_view chunk) {
    split_chunk(chunk, false, scratch);
    for (const Piece piece : scratch.pieces) {
      tokens.emplace_back(chunk.substr(0, piece.size));
      chunk.remove_prefix(piece.size);
    }
  };
  bool in_space = is_space(decode_utf8(text, 0).value);
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_space(c.value) != in_space) {
      if (start < at) add(text.substr(start, at - start));
      start = c.value == U' ' ? at + 1 : at;
      in_space = !in_space;
    }
    at += c.size;
  }
  if (start < text.size()) add(text.substr(start));
  return tokens;
}

// Exceptions that can stand inside a longer chunk, or over several, are looked for once more in the
// finished tokens; here the sequences of tokens that they look like are put in a trie.
Status Tokenizer::add_special_phrases(Vocabulary& vocabulary) {
  TokenizerScratch scratch;
  phrase_ends_.assign(1, false);
  for (const auto& [text, pieces] : exceptions_) {
    const bool relevant = !faster_heuristics_ || text.find(' ') != std::string::npos ||
                          prefix_size(text, scratch.regex) > 0 ||
                          suffix_size(text, scratch.regex) > 0 ||
                          infix_->search(text, 0, scratch.regex).has_value();
    if (!relevant) continue;
    std::uint32_t node = 0;
    for (const std::string& token : plain_tokens(text, scratch)) {
      const std::uint64_t key = std::uint64_t{node} << 16U | vocabulary.special_words.add(token);
      const auto [next, added] =
          next_.try_emplace(key, static_cast<std::uint32_t>(phrase_ends_.size()));
      if (added) phrase_ends_.push_back(false);
      node = next->second;
    }
    if (node != 0 && !phrase_ends_[node]) ++special_phrases_;
    if (node != 0) phrase_ends_[node] = true;
  }
  if (vocabulary.special_words.size() > kMostNorms) return corrupt("too many special phrases");
  return ok_status();
}

Result<Tokenizer> Tokenizer::read(std::string_view file, Vocabulary& vocabulary) {
  Tokenizer tokenizer;
  CASUS_TRY_VOID(tokenizer.read_patterns(file));
  CASUS_TRY_VOID(tokenizer.read_exceptions(file));
  CASUS_TRY_VOID(tokenizer.add_special_phrases(vocabulary));
  return tokenizer;
}

}  // namespace casus::nlp
