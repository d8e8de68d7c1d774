#include "casus/knowledge/name_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "casus/base/utf8.h"

namespace casus::knowledge {
namespace {

// What a code point does to the words around it.
enum class Mark : std::uint8_t {
  kWord,        // Part of a word.
  kApostrophe,  // Vanishes inside a word; with s it is the possessive.
  kStop,        // A full stop: vanishes.
  kHyphen,      // Parts words of one name.
  kSpace,       // As kHyphen, but writes no prefix ("co-operation").
  kQuote,       // Passed over.
  kAnd,         // "&"
  kBreak        // Parts names.
};

Mark mark_of(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case 0x00B4:  // acute accent
    case 0x2018:
    case 0x2019:
    case 0x02BB:
    case 0x02BC:
    case 0x02BE:
    case 0x02BF:
    case 0x2032:
    case 0x02B9:
      return Mark::kApostrophe;
    case U'.':
      return Mark::kStop;
    case U'-':
    case 0x2010:
    case 0x2011:
    case U'+':
    case U'_':
      return Mark::kHyphen;
    case U'"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
      return Mark::kQuote;
    case U'&':
      return Mark::kAnd;
    default:
      break;
  }
  if (c < 0x80) {
    const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (letter || (c >= U'0' && c <= U'9')) return Mark::kWord;
    return c == U' ' ? Mark::kSpace : Mark::kBreak;
  }
  if (c == 0x00A0) return Mark::kSpace;
  if (is_soft_mark(c)) return Mark::kQuote;
  if (is_space(c) || is_punctuation(c)) return Mark::kBreak;
  return Mark::kWord;
}

// One spelling for each word that British, American and short forms write differently.
std::string_view one_spelling(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kSpellings = {{
      {"armoured", "armored"},
      {"centre", "center"},
      {"centres", "centers"},
      {"defence", "defense"},
      {"el", "al"},
      {"harbour", "harbor"},
      {"labour", "labor"},
      {"mt", "mount"},
      {"organisation", "organization"},
      {"organisations", "organizations"},
      {"programme", "program"},
      {"saint", "st"},
      {"sainte", "ste"},
      {"theatre", "theater"},
  }};
  const auto at =
      std::lower_bound(kSpellings.begin(), kSpellings.end(), word,
                       [](const auto& pair, std::string_view w) { return pair.first < w; });
  return at != kSpellings.end() && at->first == word ? at->second : word;
}

// The Arabic article before a hyphen, assimilated or not: "ar-Raqqa", "ash-Sham".
bool is_arabic_article(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kForms = {"ad", "adh", "an", "ar", "as", "ash",
                                                              "at", "ath", "az", "el", "ul", "aal"};
  return std::find(kForms.begin(), kForms.end(), word) != kForms.end();
}

// A prefix that some write with a hyphen and others without: "co-operation".
bool is_prefix(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kPrefixes = {"anti",  "co",  "counter",
                                                                "inter", "non", "sub"};
  return std::find(kPrefixes.begin(), kPrefixes.end(), word) != kPrefixes.end();
}

}  // namespace

// Feeds text piece by piece; a piece is a token, or a whole bare name.
class WordSplitter {
 public:
  explicit WordSplitter(NameWords& out) : out_(out) {
    out_.text_.clear();
    out_.words_.clear();
  }

  void feed(std::string_view piece, std::uint32_t token) {
    token_ = token;
    for (std::size_t at = 0; at < piece.size();) {
      const CodePoint c = decode_utf8(piece, at);
      step(piece, at, c);
      at += c.size;
    }
  }
  void end_word() {
    if (raw_.empty()) return;
    const std::string folded = fold_word();
    raw_.clear();
    if (folded.empty()) return;
    if (folded == "the") return;
    if (glue_ && !out_.words_.empty()) {
      append_to_last(folded);
    } else {
      push(one_spelling(folded));
    }
    glue_ = false;
  }
  // Between tokens: a token's end is a word's end.
  void end_token() { end_word(); }
  void break_names() {
    end_word();
    joined_ = false;
    glue_ = false;
  }

 private:
  void step(std::string_view piece, std::size_t at, CodePoint c) {
    switch (mark_of(c.value)) {
      case Mark::kWord:
        note_shape(c.value);
        append_utf8(c.value, raw_);  // Not the bytes: those of ill-formed text could join later.
        return;
      case Mark::kApostrophe:
        if (is_possessive(piece, at + c.size)) skip_s_ = true;
        return;
      case Mark::kStop:
      case Mark::kQuote:
        return;
      case Mark::kHyphen:
        end_word();
        after_hyphen();
        return;
      case Mark::kSpace:
        end_word();
        return;
      case Mark::kAnd:
        end_word();
        raw_ = "and";
        all_upper_ = true;  // Says nothing about the name's case.
        end_word();
        return;
      case Mark::kBreak:
        break_names();
        return;
    }
  }
  // The rest after an apostrophe is "s" alone.
  static bool is_possessive(std::string_view piece, std::size_t at) {
    if (at >= piece.size() || (piece[at] != 's' && piece[at] != 'S')) return false;
    return at + 1 == piece.size() || mark_of(decode_utf8(piece, at + 1).value) != Mark::kWord;
  }
  void note_shape(char32_t c) {
    if (skip_s_) return;
    const bool upper = c < 0x80 ? (c >= U'A' && c <= U'Z') : is_upper(c);
    const bool letter = c < 0x80 ? !(c >= U'0' && c <= U'9') : is_letter(c);
    if (raw_.empty()) first_upper_ = upper;
    if (raw_.empty()) all_upper_ = true;
    if (letter && !upper) all_upper_ = false;
  }
  std::string fold_word() {
    if (skip_s_) raw_.pop_back();
    skip_s_ = false;
    bool ascii = true;
    for (char& c : raw_) {
      ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    std::string folded = ascii ? raw_ : fold(raw_);
    std::erase_if(folded, [](char c) { return c == ' '; });
    return folded;
  }
  void push(std::string_view word) {
    NameWords::Word entry;
    entry.begin = static_cast<std::uint32_t>(out_.text_.size());
    entry.size = static_cast<std::uint32_t>(word.size());
    entry.token = entry.last_token = token_;
    entry.shape = all_upper_     ? WordShape::kUpper
                  : first_upper_ ? WordShape::kCapital
                                 : WordShape::kLower;
    entry.joined = joined_;
    joined_ = true;
    out_.text_.append(word);
    out_.words_.push_back(entry);
  }
  void append_to_last(std::string_view word) {
    NameWords::Word& last = out_.words_.back();
    last.size += static_cast<std::uint32_t>(word.size());
    last.last_token = token_;
    if (last.shape == WordShape::kUpper && !all_upper_) last.shape = WordShape::kCapital;
    out_.text_.append(word);
  }
  void after_hyphen() {
    if (!joined_ || out_.words_.empty()) return;
    NameWords::Word& last = out_.words_.back();
    const std::string_view word = std::string_view(out_.text_).substr(last.begin, last.size);
    if (is_arabic_article(word)) {
      out_.text_.resize(last.begin);
      out_.text_.append("al");
      last.size = 2;
    }
    glue_ = is_prefix(word);
  }

  NameWords& out_;
  std::string raw_;
  std::uint32_t token_ = 0;
  bool first_upper_ = false;
  bool all_upper_ = false;
  bool skip_s_ = false;
  bool joined_ = false;  // The next word goes on what stands before it.
  bool glue_ = false;    // The next word is written onto the last one.
};

void NameWords::read(const Annotation& annotation) {
  WordSplitter splitter(*this);
  SentenceId sentence;
  for (const TokenId t : annotation.tokens()) {
    if (annotation.sentence_of[t] != sentence) splitter.break_names();
    sentence = annotation.sentence_of[t];
    const std::string_view text = annotation.string(annotation.text[t]);
    if (text == "." || all_space(text)) {
      splitter.break_names();
      continue;
    }
    splitter.feed(text, t.value);
    splitter.end_token();
  }
}

void NameWords::read(std::string_view name) {
  WordSplitter splitter(*this);
  splitter.feed(name, 0);
  splitter.end_word();
  for (std::size_t i = 0; i < words_.size(); ++i)
    words_[i].token = words_[i].last_token = static_cast<std::uint32_t>(i);
}

bool NameWords::starts_token(std::size_t i) const {
  return i == 0 || words_[i - 1].last_token != words_[i].token;
}

bool NameWords::ends_token(std::size_t i) const {
  return i + 1 == words_.size() || words_[i + 1].token != words_[i].last_token;
}

std::size_t NameWords::first_at(TokenId token) const {
  const auto at =
      std::lower_bound(words_.begin(), words_.end(), token.value,
                       [](const Word& word, std::uint32_t t) { return word.token < t; });
  return static_cast<std::size_t>(at - words_.begin());
}

std::string folded_name(std::string_view name) {
  NameWords words;
  words.read(name);
  std::string folded;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) folded += ' ';
    folded += words[i];
  }
  return folded;
}

}  // namespace casus::knowledge
