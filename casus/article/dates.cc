#include "casus/article/dates.h"

#include <array>
#include <optional>
#include <unordered_set>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "casus/base/utf8.h"

namespace casus::article {
namespace {

constexpr std::array<const char*, 34> kLocales = {
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl",
    "cs", "sk", "hu", "ro", "bg", "ru", "uk", "sr", "hr", "sl", "el", "tr",
    "id", "vi", "lt", "lv", "et", "ca", "sq", "mk", "az", "be"};

constexpr unsigned kFirstYear = 1900;
constexpr unsigned kLastYear = 2100;

struct Token {
  enum class Kind : std::uint8_t { kNumber, kWord, kMark } kind = Kind::kMark;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  unsigned number = 0;  // Of digits; of a word: its month, 0 for none.
  char mark = 0;
};

bool is_digit_char(char c) {
  return c >= '0' && c <= '9';
}

// The token at byte `at`, where the code point `c` stands.
Token token_at(std::string_view text, std::uint32_t at, CodePoint c, const DateReader& reader) {
  Token token;
  token.begin = at;
  token.end = at + c.size;
  if (is_digit_char(text[at])) {
    token.kind = Token::Kind::kNumber;
    while (token.end < text.size() && is_digit_char(text[token.end])) ++token.end;
    if (token.end - token.begin <= 8) {
      for (std::uint32_t i = token.begin; i < token.end; ++i)
        token.number = token.number * 10 + static_cast<unsigned>(text[i] - '0');
    }
  } else if (is_letter(c.value)) {
    token.kind = Token::Kind::kWord;
    while (token.end < text.size()) {
      const CodePoint next = decode_utf8(text, token.end);
      if (!is_letter(next.value)) break;
      token.end += next.size;
    }
    if (token.end - token.begin <= 30)
      token.number = reader.month_of(to_lower(text.substr(token.begin, token.end - token.begin)));
  } else if (!is_space(c.value)) {
    token.mark = text[at];
  }
  return token;
}

// Numbers, words and single marks; white space stands between tokens and is no token.
std::vector<Token> tokens_of(std::string_view text, const DateReader& reader) {
  std::vector<Token> tokens;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const Token token = token_at(text, at, c, reader);
    at = token.end;
    if (token.kind != Token::Kind::kMark || !is_space(c.value)) tokens.push_back(token);
  }
  return tokens;
}

std::optional<Day> make_day(unsigned year, unsigned month, unsigned day) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day));
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

// Reads one date at a token.
class Reading {
 public:
  Reading(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  // The date that starts at token `i`; `next` is the token after it.
  std::optional<FoundDate> at(std::size_t i, std::size_t& next) const {
    for (const auto form : {&Reading::year_first, &Reading::day_month_year,
                            &Reading::month_day_year, &Reading::numeric, &Reading::compact}) {
      FoundDate found;
      std::size_t end = i;
      if (!(this->*form)(i, end, found)) continue;
      found.begin = tokens_[i].begin;
      found.end = tokens_[end - 1].end;
      next = end;
      return found;
    }
    return std::nullopt;
  }

 private:
  bool number(std::size_t i, unsigned low, unsigned high, std::size_t most_digits) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kNumber &&
           tokens_[i].number >= low && tokens_[i].number <= high &&
           tokens_[i].end - tokens_[i].begin <= most_digits;
  }
  bool year(std::size_t i) const { return number(i, kFirstYear, kLastYear, 4); }
  bool mark(std::size_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kMark && tokens_[i].mark == c;
  }
  bool month(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kWord && tokens_[i].number > 0;
  }
  std::string_view word(std::size_t i) const {
    if (i >= tokens_.size()) return {};
    return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  // No white space between two tokens.
  bool joined(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_[i].end == tokens_[i + 1].begin;
  }
  // "2" + "nd", "1" + "er".
  std::size_t skip_ordinal(std::size_t i) const {
    const std::string_view w = word(i);
    const bool ordinal = w == "st" || w == "nd" || w == "rd" || w == "th" || w == "er" || w == "º";
    return ordinal && i > 0 && joined(i - 1) ? i + 1 : i;
  }
  std::size_t skip_joint(std::size_t i) const {
    while (mark(i, '.') || mark(i, ',') || mark(i, '-') || mark(i, '/') || word(i) == "de" ||
           word(i) == "of" || word(i) == "del") {
      ++i;
    }
    return i;
  }
  bool set(FoundDate& found, unsigned y, unsigned m, unsigned d) const {
    const std::optional<Day> day = make_day(y, m, d);
    if (day) found.day = *day;
    return day.has_value();
  }

  // A number before it and a dash between.
  bool is_range_end(std::size_t i) const {
    if (i < 2 || tokens_[i - 1].kind != Token::Kind::kMark) return false;
    const std::string_view dash = word(i - 1);
    if (dash != "-" && dash != "\xE2\x80\x93") return false;
    return number(i - 2, 1, 31, 2) || (month(i - 2) && i >= 3 && number(i - 3, 1, 31, 2));
  }

  // 2024-09-17, 2024/9/17, 2024.09.17, 2024年9月17日
  bool year_first(std::size_t i, std::size_t& end, FoundDate& found) const {
    if (!year(i) || i + 4 >= tokens_.size()) return false;
    const bool east = word(i + 1) == "年" && word(i + 3) == "月";
    const char c = tokens_[i + 1].mark;
    const bool marked =
        (c == '-' || c == '/' || c == '.') && mark(i + 1, c) && mark(i + 3, c) && joined(i);
    if (!(east || marked) || !number(i + 2, 1, 12, 2) || !number(i + 4, 1, 31, 2)) return false;
    end = i + 5;
    return set(found, tokens_[i].number, tokens_[i + 2].number, tokens_[i + 4].number);
  }
  bool day_month_year(std::size_t i, std::size_t& end, FoundDate& found) const {
    if (!number(i, 1, 31, 2)) return false;
    const std::size_t m = skip_joint(skip_ordinal(i + 1));
    // "Issue 22, June 2016" is no day; "1-15 July 2017" is a stretch of days.
    if (!month(m) || mark(i + 1, ',') || is_range_end(i)) return false;
    const std::size_t y = skip_joint(m + 1);
    if (!year(y)) return false;
    end = y + 1;
    return set(found, tokens_[y].number, tokens_[m].number, tokens_[i].number);
  }
  bool month_day_year(std::size_t i, std::size_t& end, FoundDate& found) const {
    if (!month(i)) return false;
    const std::size_t d = skip_joint(i + 1);
    if (!number(d, 1, 31, 2)) return false;
    const std::size_t y = skip_joint(skip_ordinal(d + 1));
    if (!year(y)) return false;
    end = y + 1;
    return set(found, tokens_[y].number, tokens_[i].number, tokens_[d].number);
  }
  // 24.03.2016, 24/03/2016, 03/24/2016
  bool numeric(std::size_t i, std::size_t& end, FoundDate& found) const {
    if (!number(i, 1, 31, 2) || i + 4 >= tokens_.size()) return false;
    const char c = tokens_[i + 1].mark;
    if ((c != '.' && c != '/' && c != '-') || !mark(i + 1, c) || !mark(i + 3, c) || !joined(i))
      return false;
    if (!number(i + 2, 1, 31, 2) || !year(i + 4)) return false;
    const unsigned a = tokens_[i].number;
    const unsigned b = tokens_[i + 2].number;
    const bool month_first = b > 12 || (c == '/' && a <= 12 && b <= 12);
    found.swapped_possible = a <= 12 && b <= 12 && a != b && c != '.';
    found.month_first = month_first;
    end = i + 5;
    return set(found, tokens_[i + 4].number, month_first ? a : b, month_first ? b : a);
  }
  // 20240917
  bool compact(std::size_t i, std::size_t& end, FoundDate& found) const {
    const Token& token = tokens_[i];
    if (token.kind != Token::Kind::kNumber || token.end - token.begin != 8) return false;
    end = i + 1;
    return set(found, token.number / 10000, token.number / 100 % 100, token.number % 100);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

struct MonthName {
  std::string name;  // Lower case, without a stop at its end.
  unsigned number;   // 1 to 12.
};

// The names of one language, whole and short; those of numbers or of fewer than three bytes left
// out.
std::vector<MonthName> month_names(const icu::DateFormatSymbols& symbols) {
  using Symbols = icu::DateFormatSymbols;
  std::vector<MonthName> months;
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* names = symbols.getMonths(count, context, width);
      for (std::int32_t i = 0; i < count && i < 12; ++i) {
        std::string name;
        names[i].toUTF8String(name);
        while (!name.empty() && name.back() == '.') name.pop_back();
        name = to_lower(name);
        if (name.size() >= 3 && !is_digit_char(name[0]))
          months.push_back({name, static_cast<unsigned>(i + 1)});
      }
    }
  }
  return months;
}

}  // namespace

DateReader::DateReader() {
  std::unordered_set<std::string> disputed;
  for (const char* locale : kLocales) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(locale), error);
    if (U_FAILURE(error)) continue;
    for (const MonthName& month : month_names(symbols)) {
      const auto [at, fresh] = months_.emplace(month.name, month.number);
      // English stands; two other languages that disagree cancel each other.
      if (!fresh && at->second != month.number && locale != kLocales[0])
        disputed.insert(month.name);
    }
  }
  for (const char* english :
       {"january",   "february", "march",    "april",    "may", "june", "july", "august",
        "september", "october",  "november", "december", "jan", "feb",  "mar",  "apr",
        "jun",       "jul",      "aug",      "sep",      "oct", "nov",  "dec"}) {
    disputed.erase(english);
  }
  for (const std::string& name : disputed) months_.erase(name);
  months_["sept"] = 9;
}

unsigned DateReader::month_of(const std::string& word) const {
  const auto found = months_.find(word);
  return found == months_.end() ? 0 : found->second;
}

std::vector<FoundDate> DateReader::find(std::string_view text) const {
  std::vector<FoundDate> found;
  // Every form has a year or eight digits.
  bool digits = false;
  for (std::size_t i = 0; i + 3 < text.size() && !digits; ++i) {
    digits = is_digit_char(text[i]) && is_digit_char(text[i + 1]) && is_digit_char(text[i + 2]) &&
             is_digit_char(text[i + 3]);
  }
  if (!digits) return found;
  const std::vector<Token> tokens = tokens_of(text, *this);
  const Reading reading(text, tokens);
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t next = i + 1;
    if (const std::optional<FoundDate> date = reading.at(i, next)) found.push_back(*date);
    i = next;
  }
  return found;
}

}  // namespace casus::article
