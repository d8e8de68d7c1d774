#include "casus/resolve/read_number.h"

#include <charconv>
#include <string_view>

namespace casus::resolve {
namespace {

// A vague figure may be up to, not including, ten of its unit ("hundreds" 200 … 999).
constexpr double kFewest = 2.0;
constexpr double kTooMany = 10.0;

class NumberReader {
 public:
  NumberReader(TokenId at, TokenId end, const Annotation& a, const WordFactsTable& facts)
      : a_(a), facts_(facts), from_(at), at_(at), end_(end) {}

  std::optional<NumberReading> read() {
    NumberReading out;
    if (plural_scale(out) || vague(out) || half(out) || cardinal(out)) {
      out.span = TokenSpan(from_, at_);
      return out;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool more() const { return at_ < end_; }
  [[nodiscard]] std::string_view word(TokenId t) const { return a_.string(a_.lower[t]); }
  [[nodiscard]] double sense(NumberClass cls) const {
    if (!more()) return -1.0;
    const knowledge::WordSense* found = facts_[at_].number(cls);
    return found == nullptr ? -1.0 : found->number;
  }

  // "dozens", "tens of thousands", "hundreds of thousands".
  bool plural_scale(NumberReading& out) {
    const double scale = sense(NumberClass::kPluralScale);
    if (scale < 0.0) return false;
    ++at_;
    double unit = scale;
    if (at_.next() < end_ && word(at_) == "of") {
      const knowledge::WordSense* next = facts_[at_.next()].number(NumberClass::kPluralScale);
      if (next != nullptr && next->number > scale) {
        unit = scale * next->number;
        at_ = at_.next().next();
      }
    }
    out.low = kFewest * unit;
    out.high = unit * kTooMany - 1.0;
    if (unit == 12.0) out.high = 99.0;
    out.scaled = true;
    return true;
  }

  // "several", "a few hundred", "both".
  bool vague(NumberReading& out) {
    TokenId after = at_;
    const knowledge::WordSense* found = facts_[at_].number(NumberClass::kVague);
    if (found != nullptr) {
      ++after;
    } else if ((word(at_) == "a" || word(at_) == "an") && at_.next() < end_) {
      const std::string_view next = word(at_.next());
      if (next == "few") found = nullptr;
      if (next != "few" && next != "couple" && next != "number") return false;
      after = at_.next().next();
      out.low = kFewest;
      out.high = next == "couple" ? 3.0 : next == "few" ? 9.0 : 99.0;
      if (next != "few" && (after >= end_ || word(after) != "of")) return false;
    } else {
      return false;
    }
    if (found != nullptr) read_bounds(found->code, out);
    at_ = after;
    if (const double scale = sense(NumberClass::kScale); scale > 0.0 && word(at_).size() > 1) {
      out.low *= scale;
      out.high *= scale;
      out.scaled = true;
      ++at_;
    }
    return true;
  }

  static void read_bounds(std::string_view code, NumberReading& out) {
    const std::size_t dash = code.find('-');
    out.low = read_digits(code.substr(0, dash));
    out.high = dash == std::string_view::npos ? out.low : read_digits(code.substr(dash + 1));
  }

  // "half a million"
  bool half(NumberReading& out) {
    if (sense(NumberClass::kHalf) < 0.0 || at_.next().next() >= end_) return false;
    if (word(at_.next()) != "a") return false;
    const knowledge::WordSense* scale = facts_[at_.next().next()].number(NumberClass::kScale);
    if (scale == nullptr) return false;
    out.value = scale->number / 2.0;
    out.scaled = true;
    at_ = at_.next().next().next();
    return true;
  }

  // "3k", "1.5bn": figures and scale in one token.
  [[nodiscard]] double glued_scale(double& value) const {
    const std::string_view text = word(at_);
    std::size_t digits = 0;
    while (digits < text.size() && ((text[digits] >= '0' && text[digits] <= '9') ||
                                    text[digits] == '.' || text[digits] == ','))
      ++digits;
    if (digits == 0 || digits == text.size()) return -1.0;
    value = read_digits(text.substr(0, digits));
    const std::string_view rest = text.substr(digits);
    if (rest == "k") return 1e3;
    if (rest == "m" || rest == "mn" || rest == "mln") return 1e6;
    if (rest == "bn" || rest == "b") return 1e9;
    if (rest == "tn") return 1e12;
    return -1.0;
  }

  // A figure, with blanks between thousands: "10 000".
  bool figure(double& value) {
    const WordFacts& f = facts_[at_];
    if (f.digits < 0.0 || f.decade) return false;
    value = f.digits;
    bool short_lead = f.digit_count > 0 && f.digit_count <= 3;
    ++at_;
    while (short_lead && more() && facts_[at_].digit_count == 3 &&
           a_.space_after[at_.before()] != 0) {
      value = value * 1000.0 + facts_[at_].digits;
      ++at_;
    }
    return true;
  }

  // Words below a hundred: "twenty-six", "twenty six", "six".
  bool small_words(double& value) {
    if (const double ten = sense(NumberClass::kTen); ten > 0.0) {
      value = ten;
      ++at_;
      TokenId next = at_;
      if (next < end_ && word(next) == "-") ++next;
      if (next < end_) {
        const knowledge::WordSense* unit = facts_[next].number(NumberClass::kUnit);
        if (unit != nullptr && unit->number < 10.0 && unit->number > 0.0) {
          value += unit->number;
          at_ = next.next();
        }
      }
      return true;
    }
    if (const double unit = sense(NumberClass::kUnit); unit >= 0.0) {
      value = unit;
      ++at_;
      return true;
    }
    return false;
  }

  // Scale words after a part: "two hundred thousand". `m` and `k` alone are metres and names.
  double scales() {
    double product = 1.0;
    while (more()) {
      TokenId t = at_;
      if (word(t) == "-" && t.next() < end_ &&
          facts_[t.next()].number(NumberClass::kScale) != nullptr)
        ++t;
      const knowledge::WordSense* scale = facts_[t].number(NumberClass::kScale);
      if (scale == nullptr) scale = facts_[t].number(NumberClass::kPluralScale);  // "ten millions"
      if (scale == nullptr || word(t).size() == 1) break;
      product *= scale->number;
      at_ = t.next();
    }
    return product;
  }

  bool cardinal(NumberReading& out) {
    double total = 0.0;
    double last_scale = 1e18;
    bool any = false;
    while (more()) {
      const TokenId before = at_;
      double part = 0.0;
      double glued_value = 0.0;
      if (any) (void)(word(at_) == "and" && last_scale >= 100.0 && ++at_ < end_);
      const double glue = more() ? glued_scale(glued_value) : -1.0;
      const bool article = !any && (word(at_) == "a" || word(at_) == "an") && at_.next() < end_ &&
                           facts_[at_.next()].number(NumberClass::kScale) != nullptr &&
                           word(at_.next()).size() > 1;
      if (glue > 0.0 && glued_value >= 0.0) {
        part = glued_value * glue;
        out.scaled = out.in_digits = true;
        ++at_;
        total += part;
        any = true;
        break;
      }
      if (article) {
        part = 1.0;
        ++at_;
      } else if (!any && facts_[at_].digits >= 0.0) {
        if (!figure(part)) return false;
        out.in_digits = true;
      } else if (!small_words(part)) {
        at_ = before;
        break;
      }
      const double scale = scales();
      if (any && (scale >= last_scale || last_scale < 100.0 || (last_scale == 1.0))) {
        at_ = before;
        break;
      }
      out.scaled = out.scaled || scale > 1.0;
      total += part * scale;
      last_scale = scale;
      any = true;
      if (scale == 1.0 || out.in_digits) break;
    }
    if (!any) return false;
    out.value = total;
    return true;
  }

  const Annotation& a_;
  const WordFactsTable& facts_;
  TokenId from_;
  TokenId at_;
  TokenId end_;
};

}  // namespace

std::optional<NumberReading> read_number(TokenId at, TokenId end, const Annotation& annotation,
                                         const WordFactsTable& facts) {
  if (at >= end) return std::nullopt;
  return NumberReader(at, end, annotation, facts).read();
}

std::optional<TokenId> phrase_end(std::string_view phrase, TokenId at, TokenId end,
                                  const Annotation& a) {
  while (!phrase.empty()) {
    if (at >= end) return std::nullopt;
    const std::string_view word = a.string(a.lower[at]);
    if (!phrase.starts_with(word)) return std::nullopt;
    phrase.remove_prefix(word.size());
    ++at;
    if (phrase.empty()) return at;
    if (phrase[0] == ' ') {
      if (a.space_after[at.before()] == 0) return std::nullopt;
      phrase.remove_prefix(1);
    } else if (a.space_after[at.before()] != 0) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace casus::resolve
