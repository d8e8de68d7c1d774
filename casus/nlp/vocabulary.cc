#include "casus/nlp/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "casus/base/utf8.h"
#include "casus/nlp/msgpack.h"
#include "casus/nlp/symbols.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kLongWord = 100;  // Code points; longer words have no shape of their own.
constexpr std::size_t kShapeRun = 4;    // Equal shape characters that are kept in a row.

using Pair = std::pair<std::string_view, std::string_view>;
constexpr std::array kBaseNorms = {
    Pair{"'s", "'s"}, Pair{"'S", "'s"}, Pair{"’s", "'s"},  Pair{"’S", "'s"}, Pair{"’", "'"},
    Pair{"‘", "'"},   Pair{"´", "'"},   Pair{"`", "'"},    Pair{"”", "\""},  Pair{"“", "\""},
    Pair{"''", "\""}, Pair{"``", "\""}, Pair{"´´", "\""},  Pair{"„", "\""},  Pair{"»", "\""},
    Pair{"«", "\""},  Pair{"‘‘", "\""}, Pair{"’’", "\""},  Pair{"？", "?"},  Pair{"！", "!"},
    Pair{"，", ","},  Pair{"；", ";"},  Pair{"：", ":"},   Pair{"。", "."},  Pair{"।", "."},
    Pair{"…", "..."}, Pair{"—", "-"},   Pair{"–", "-"},    Pair{"--", "-"},  Pair{"---", "-"},
    Pair{"——", "-"},  Pair{"€", "$"},   Pair{"£", "$"},    Pair{"¥", "$"},   Pair{"฿", "$"},
    Pair{"US$", "$"}, Pair{"C$", "$"},  Pair{"A$", "$"},   Pair{"₺", "$"},   Pair{"₹", "$"},
    Pair{"৳", "$"},   Pair{"₩", "$"},   Pair{"Mex$", "$"}, Pair{"₣", "$"},   Pair{"E£", "$"}};
constexpr std::size_t kLongestBaseNorm = 6;  // Bytes.

std::string_view base_norm(std::string_view text) {
  if (text.size() > kLongestBaseNorm) return {};
  for (const Pair& pair : kBaseNorms)
    if (pair.first == text) return pair.second;
  return {};
}

std::string_view first_character(std::string_view text) {
  return text.empty() ? text : text.substr(0, decode_utf8(text, 0).size);
}

std::string_view last_characters(std::string_view text, std::size_t count) {
  std::size_t begin = text.size();
  for (; count > 0 && begin > 0; --count) begin -= decode_utf8_before(text, begin).size;
  return text.substr(begin);
}

}  // namespace

std::uint16_t SmallVocabulary::add(std::string_view text) {
  const auto next = static_cast<std::uint16_t>(numbers_.size() + 1);
  longest_ = std::max(longest_, text.size());
  return numbers_.try_emplace(std::string(text), next).first->second;
}

std::uint16_t SmallVocabulary::find(std::string_view text) const {
  if (text.size() > longest_) return 0;
  const auto found = numbers_.find(text);
  return found == numbers_.end() ? std::uint16_t{0} : found->second;
}

std::string word_shape(std::string_view text) {
  if (text.size() >= kLongWord && count_code_points(text) >= kLongWord) return "LONG";
  std::string shape;
  char32_t last = 0;
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    char32_t kind = c.value;
    if (is_letter(c.value)) {
      kind = is_upper(c.value) ? U'X' : U'x';
    } else if (is_digit(c.value)) {
      kind = U'd';
    }
    run = kind == last && !shape.empty() ? run + 1 : 0;
    last = kind;
    if (run < kShapeRun) append_utf8(kind, shape);
  }
  return shape;
}

Result<Vocabulary> Vocabulary::read(std::string_view lookups) {
  Vocabulary vocabulary;
  bool found = false;
  MsgpackReader in(lookups);
  for (std::uint32_t tables = in.map_size(); tables > 0 && in.ok(); --tables) {
    if (in.text() != "lexeme_norm") {
      in.skip();
      continue;
    }
    found = true;
    std::uint32_t n = in.map_size();
    vocabulary.norms.reserve(n);
    for (; n > 0 && in.ok(); --n) {
      const std::uint64_t id = in.unsigned_integer();
      vocabulary.norms[id] = in.text();
    }
  }
  if (!in.ok()) return in.error();
  if (!found) return Error{ErrorCode::kCorrupt, "the table lexeme_norm is missing"};
  for (const auto& [id, norm] : vocabulary.norms)
    if (!is_valid_utf8(norm))
      return Error{ErrorCode::kCorrupt, "lexeme_norm of " + std::to_string(id) + " is not UTF-8"};
  return vocabulary;
}

Word Vocabulary::describe(std::string_view text) const {
  Word word;
  word.lower = to_lower(text);
  word.orth = string_id(text);
  word.prefix = string_id(first_character(text));
  word.suffix = string_id(last_characters(text, 3));
  word.shape = string_id(word_shape(text));
  word.is_space = !text.empty() && all_space(text);
  word.rule_word = rule_words.find(word.lower);
  word.special_word = special_words.find(text);
  if (const auto found = norms.find(word.orth); found != norms.end()) {
    word.norm = found->second;
  } else if (const std::string_view base = base_norm(text); !base.empty()) {
    word.norm = base;
  } else {
    word.norm = word.lower;
  }
  word.norm_id = string_id(word.norm);
  return word;
}

std::uint32_t WordStore::get(std::string_view text, const Vocabulary& vocabulary) {
  std::uint32_t number = index_.find(text);
  if (number == TextIndex::kNone) {
    number = index_.add(text);
    words_.push_back(vocabulary.describe(text));
  }
  return number;
}

void WordStore::clear() {
  index_.clear();
  words_.clear();
}

}  // namespace casus::nlp
