#include "casus/resolve/find_quantities.h"

#include <array>
#include <string_view>

#include "casus/resolve/read_number.h"

namespace casus::resolve {
namespace {

constexpr int kMostSteps = 8;
constexpr double kFirstYear = 1900.0;
constexpr double kLastYear = 2100.0;

Bound parse_bound(std::string_view code) {
  if (code == "at_least") return Bound::kAtLeast;
  if (code == "over") return Bound::kOver;
  if (code == "about") return Bound::kAbout;
  if (code == "up_to") return Bound::kUpTo;
  if (code == "under") return Bound::kUnder;
  return Bound::kExact;
}

class QuantityFinder {
 public:
  QuantityFinder(const Annotation& a, const knowledge::NumberWords& numbers,
                 const WordFactsTable& facts, const std::vector<TimeMention>& times,
                 std::vector<QuantityMention>& out)
      : a_(a), numbers_(numbers), facts_(facts), times_(times), out_(out) {}

  void run() {
    for (const SentenceId s : a_.sentences.ids()) {
      sentence_ = a_.sentences[s];
      for (TokenId t = sentence_.begin(); t < sentence_.end();) {
        if (const TokenId after = skip_time(t); after > t) {
          add_duration(times_[time_]);
          t = after;
        } else {
          t = read_at(t);
        }
      }
    }
  }

 private:
  [[nodiscard]] std::string_view word(TokenId t) const { return a_.string(a_.lower[t]); }
  [[nodiscard]] bool inside(TokenId t) const { return sentence_.contains(t); }

  // End of the time mention that covers `t`, `t` if there is none.
  TokenId skip_time(TokenId t) {
    while (time_ < times_.size() && times_[time_].span.end_ <= t.value) ++time_;
    if (time_ < times_.size() && times_[time_].span.contains(t)) return times_[time_].span.end();
    return t;
  }

  // "four months": a duration that is counted is a quantity too.
  void add_duration(const TimeMention& time) {
    if (time.type != TimeType::kDuration) return;
    for (const TokenId t : time.span) {
      const auto number = read_number(t, time.span.end(), a_, facts_);
      if (!number || !number->value) continue;
      QuantityMention q;
      q.span = number->span;
      q.value = number->value;
      if (t.value > sentence_.begin_) q.span.begin_ = bound_before(t, q.bound).value;
      for (const TokenId unit : TokenSpan(number->span.end(), time.span.end())) {
        if (!facts_[unit].is(TimeClass::kUnit)) continue;
        q.thing_head = unit;
        q.thing = a_.string(a_.text[unit]);
      }
      if (q.thing_head.valid() && (out_.empty() || out_.back().span < q.span))
        out_.push_back(std::move(q));
      return;
    }
  }

  // Words of bound that end at `t`: where they start; `t` if there are none.
  TokenId bound_before(TokenId t, Bound& bound) const {
    const std::uint32_t first = t.value > sentence_.begin_ + 4 ? t.value - 4 : sentence_.begin_;
    for (const TokenId s : TokenSpan(first, t.value)) {
      Bound found = Bound::kExact;
      if (read_bound(s, NumberClass::kBoundBefore, found) != t) continue;
      bound = found;
      return s;
    }
    return t;
  }

  // Words of bound at `t`: their bound and the token after them; `t` itself if there are none.
  TokenId read_bound(TokenId t, NumberClass cls, Bound& bound) const {
    for (const std::string& phrase : numbers_.table().phrases_from(word(t))) {
      const auto end = phrase_end(phrase, t, sentence_.end(), a_);
      if (!end) continue;
      for (const knowledge::WordSense& sense : numbers_.table().find(phrase))
        if (sense.cls == static_cast<std::uint8_t>(cls)) {
          bound = parse_bound(sense.code);
          return *end;
        }
    }
    const knowledge::WordSense* sense = facts_[t].number(cls);
    if (sense == nullptr) return t;
    bound = parse_bound(sense->code);
    return t.next();
  }

  // Reads the quantity that starts at `t`; the token to go on with.
  TokenId read_at(TokenId t) {
    Bound bound = Bound::kExact;
    TokenId number_at = read_bound(t, NumberClass::kBoundBefore, bound);
    if (number_at > t &&
        number_at < sentence_.end()) {  // "at least some 50": the first bound holds.
      Bound second = Bound::kExact;
      number_at = read_bound(number_at, NumberClass::kBoundBefore, second);
    }
    std::string symbol;
    if (number_at < sentence_.end()) number_at = read_symbol(number_at, symbol);
    if (number_at >= sentence_.end()) return t.next();
    const auto number = read_number(number_at, sentence_.end(), a_, facts_);
    if (!number || !is_quantity(*number, symbol))
      return number ? std::max(number->span.end(), t.next()) : t.next();
    QuantityMention q;
    q.bound = bound;
    set_value(*number, q);
    TokenId end = read_range(number->span.end(), *number, t, q);
    end = read_bound_after(end, q);
    q.span = TokenSpan(t, end);
    set_unit_and_thing(*number, symbol, q);
    out_.push_back(std::move(q));
    return out_.back().span.end();
  }

  TokenId read_symbol(TokenId t, std::string& symbol) const {
    const knowledge::WordSense* sense = facts_[t].unit(UnitClass::kSymbol);
    if (sense == nullptr) return t;
    symbol = sense->code;
    ++t;
    if (inside(t) && facts_[t].unit(UnitClass::kSymbol) != nullptr) ++t;
    return t;
  }

  static void set_value(const NumberReading& number, QuantityMention& q) {
    if (number.value) {
      q.value = number.value;
    } else {
      q.low = number.low;
      q.high = number.high;
      if (q.bound == Bound::kExact) q.bound = Bound::kAbout;
    }
  }

  // "20-30", "12 to 15", "between 20 and 30".
  TokenId read_range(TokenId at, const NumberReading& first, TokenId from,
                     QuantityMention& q) const {
    if (!first.value || !inside(at)) return at;
    const std::string_view join = word(at);
    const bool between = from.value > sentence_.begin_ && word(from.before()) == "between";
    const bool from_word = from.value > sentence_.begin_ && word(from.before()) == "from";
    const bool joins = join == "-" || join == "–" || (join == "to" && !from_word) ||
                       (join == "and" && between) || join == "or";
    if (!joins) return at;
    const auto second = read_number(at.next(), sentence_.end(), a_, facts_);
    if (!second || !second->value) return at;
    double low = *first.value;
    const double high = *second->value;
    // "two to three thousand": the scale is shared.
    if (second->scaled && !first.scaled) {
      double scale = 1.0;
      while (low * scale * 10.0 <= high && low < 1000.0) scale *= 10.0;
      if (scale >= 100.0) low *= scale;
    }
    if (high <= low) return at;
    q.value.reset();
    q.low = low;
    q.high = high;
    q.bound = Bound::kRange;
    return second->span.end();
  }

  TokenId read_bound_after(TokenId at, QuantityMention& q) const {
    if (!inside(at)) return at;
    if (word(at) == "+") {
      q.bound = Bound::kOver;
      return at.next();
    }
    Bound bound = Bound::kExact;
    const TokenId end = read_bound(at, NumberClass::kBoundAfter, bound);
    if (end > at && q.bound == Bound::kExact) q.bound = bound;
    return end;
  }

  // Not a year, an age, a score, part of a name, or a section number.
  [[nodiscard]] bool is_quantity(const NumberReading& number, const std::string& symbol) const {
    if (!symbol.empty()) return true;
    const TokenId first = number.span.begin();
    const TokenId last = number.span.end().before();
    const TokenId after = number.span.end();
    if (a_.tag[first] == Tag::kLS || facts_[first].decade) return false;
    if (inside(after) && a_.space_after[last] == 0 && is_glued_name(after)) return false;
    if (first.value > sentence_.begin_ && a_.space_after[first.before()] == 0 &&
        glues_before(first.before()))
      return false;
    if (number.in_digits && follows_name(first)) return false;
    if (is_bare_year(number)) return false;
    if (is_age(number)) return false;
    if (word(first) == "one" && number.span.size() == 1) return one_counts(first);
    if (word(first) == "zero") return false;
    return true;
  }

  // "one soldier", "one of the soldiers", "one was killed"; not "one must", "this one".
  [[nodiscard]] bool one_counts(TokenId one) const {
    if (a_.dep[one] == Dep::knummod) return true;
    if (a_.tag[one] != Tag::kCD && a_.pos[one] != Pos::kNum) return false;
    if (inside(one.next()) && word(one.next()) == "of") return true;
    return a_.dep[one] == Dep::knsubjpass || a_.dep[one] == Dep::kdobj ||
           a_.dep[one] == Dep::knsubj;
  }

  // After the number without a blank: "20-member", "45-year-old", "3-1", "5+1"; not "20-30 people".
  [[nodiscard]] bool is_glued_name(TokenId after) const {
    const std::string_view mark = word(after);
    if (mark == "/" || mark == ":" || mark == "/" || mark == "°") return true;
    const bool more = inside(after.next()) && a_.space_after[after] == 0;
    if (mark == "+") return more && facts_[after.next()].digits >= 0.0;
    if (mark != "-" || !more) return false;
    const WordFacts& next = facts_[after.next()];
    if (is_counted_behind_hyphen(after)) return false;
    if (next.digits >= 0.0) return next.digits <= facts_[after.before()].digits;
    return next.unit(UnitClass::kMeasure) == nullptr &&
           next.number(NumberClass::kScale) == nullptr &&
           next.unit(UnitClass::kCurrency) == nullptr;
  }

  // "a 20-vehicle convoy", "a 30,000-strong force"; not "45-year-old", "3-star".
  [[nodiscard]] bool is_counted_behind_hyphen(TokenId hyphen) const {
    const TokenId noun = hyphen.next();
    if (facts_[hyphen.before()].digits < 3.0 || facts_[noun].is(TimeClass::kUnit)) return false;
    return word(noun) == "strong" || word(noun) == "member" ||
           (a_.tag[noun] == Tag::kNN && word(noun) != "star");
  }

  [[nodiscard]] bool glues_before(TokenId before) const {
    const std::string_view mark = word(before);
    return mark == "-" || mark == "/" || mark == ":" || mark == "#" || mark == "@" || mark == "." ||
           mark == "+";
  }

  // "Resolution 2231", "Article 5", "No. 10": the number belongs to the noun before it.
  [[nodiscard]] bool follows_name(TokenId first) const {
    if (first.value == sentence_.begin_) return false;
    const TokenId before = first.before();
    if (word(before) == "no." || word(before) == "number" || word(before) == "nos.") return true;
    const bool noun = a_.pos[before] == Pos::kPropn || a_.tag[before] == Tag::kNN;
    return noun && a_.head[first] == before && a_.dep[first] != Dep::kconj;
  }

  [[nodiscard]] bool is_bare_year(const NumberReading& number) const {
    const TokenId t = number.span.begin();
    if (number.span.size() != 1 || facts_[t].digit_count != 4) return false;
    if (facts_[t].digits < kFirstYear || facts_[t].digits > kLastYear) return false;
    return a_.dep[t] != Dep::knummod || a_.tag[a_.head[t]] != Tag::kNNS;
  }

  // ", 45," after a person; "aged 45"; "45 years old".
  [[nodiscard]] bool is_age(const NumberReading& number) const {
    const TokenId first = number.span.begin();
    const TokenId after = number.span.end();
    if (first.value == sentence_.begin_) return false;
    const TokenId before = first.before();
    if (word(before) == "aged" || word(before) == "age") return true;
    const bool closed =
        inside(after) && (word(after) == "," || word(after) == ")" || word(after) == ";");
    const bool opened = word(before) == "," || word(before) == "(";
    if (!opened || !closed || before.value == sentence_.begin_ || !number.value ||
        *number.value > 120.0)
      return false;
    return a_.pos[before.before()] == Pos::kPropn;
  }

  void set_unit_and_thing(const NumberReading& number, const std::string& symbol,
                          QuantityMention& q) const {
    q.unit = symbol;
    TokenId next = q.span.end();
    if (inside(next) && word(next) == "-") ++next;
    if (inside(next)) {
      if (const auto* measure = facts_[next].unit(UnitClass::kMeasure)) {
        q.unit = measure->code;
        q.span.end_ = next.value + 1;
        return set_percent_of(q);
      }
      for (TokenId t = next; inside(t) && t.value < next.value + 2; ++t) {
        const auto* currency = facts_[t].unit(UnitClass::kCurrency);
        if (currency == nullptr ||
            (t != next && a_.pos[next] != Pos::kAdj && a_.pos[next] != Pos::kPropn))
          continue;
        if (q.unit.empty()) q.unit = currency->code;
        q.span.end_ = t.value + 1;
        return;
      }
    }
    if (!symbol.empty()) return;
    q.thing_head = find_thing(number, q.span);
    if (!q.thing_head.valid()) return;
    q.thing = thing_text(q);
    q.term = find_term(q);
  }

  // "60 percent of the houses"
  void set_percent_of(QuantityMention& q) const {
    const TokenId of = q.span.end();
    if (inside(of) && word(of) == "of") q.thing_head = object_of(of);
    if (q.thing_head.valid()) q.thing = thing_text(q);
  }

  // Object of a preposition, none if the parse has none.
  [[nodiscard]] TokenId object_of(TokenId preposition) const {
    const std::uint32_t last = std::min(sentence_.end_, preposition.value + 12);
    for (const TokenId t : TokenSpan(preposition.value + 1, last))
      if (a_.head[t] == preposition && a_.dep[t] == Dep::kpobj) return t;
    return TokenId();
  }

  [[nodiscard]] TokenId find_thing(const NumberReading& number, TokenSpan span) const {
    if (inside(span.end()) && word(span.end()) == "of") return object_of(span.end());
    if (inside(span.end()) && word(span.end()) == "-" && inside(span.end().next()))
      return span.end().next();
    TokenId t = number.span.end().before();
    for (int step = 0; step < kMostSteps; ++step) {
      const TokenId head = a_.head[t];
      if (head == t) return TokenId();
      const bool noun = a_.pos[head] == Pos::kNoun || a_.pos[head] == Pos::kPropn;
      if (a_.dep[t] == Dep::knummod && noun && !number.span.contains(head) &&
          facts_[head].number(NumberClass::kPluralScale) == nullptr)
        return head;
      if (!number.span.contains(head) && a_.pos[head] != Pos::kNum && !noun)
        return next_noun(span.end());
      if (!number.span.contains(head) && noun &&
          (a_.dep[t] == Dep::kamod || a_.dep[t] == Dep::kcompound))
        return head;
      t = head;
    }
    return TokenId();
  }

  // The noun phrase right after the number where the parse lost it.
  [[nodiscard]] TokenId next_noun(TokenId at) const {
    TokenId found;
    for (TokenId t = at; inside(t) && t.value < at.value + 5; ++t) {
      if (a_.pos[t] == Pos::kNoun || a_.pos[t] == Pos::kPropn) {
        found = t;
      } else if (a_.pos[t] != Pos::kAdj || found.valid()) {
        break;
      }
    }
    return found;
  }

  [[nodiscard]] std::string thing_text(const QuantityMention& q) const {
    TokenId first = q.span.end();
    if (inside(first) && (word(first) == "of" || word(first) == "-")) ++first;
    while (inside(first) && (a_.pos[first] == Pos::kDet || a_.tag[first] == Tag::kPRPs)) ++first;
    if (first > q.thing_head) return text_of(TokenSpan(q.thing_head, q.thing_head.next()), a_);
    return text_of(TokenSpan(first, q.thing_head.next()), a_);
  }

  // Displacement term: of the thing's own modifiers first, then of the verb over it.
  [[nodiscard]] std::string find_term(const QuantityMention& q) const {
    const std::uint32_t first =
        std::max(sentence_.begin_, q.span.begin_ > 6 ? q.span.begin_ - 6 : 0U);
    const std::uint32_t last = std::min(sentence_.end_, q.thing_head.value + 10);
    for (const TokenId t : TokenSpan(first, last))
      if (a_.head[t] == q.thing_head)
        if (const auto* term = facts_[t].unit(UnitClass::kTerm)) return term->code;
    TokenId t = q.thing_head;
    for (int step = 0; step < 4 && a_.head[t] != t; ++step) {
      t = a_.head[t];
      if (const auto* term = facts_[t].unit(UnitClass::kTerm)) return term->code;
    }
    return "";
  }

  const Annotation& a_;
  const knowledge::NumberWords& numbers_;
  const WordFactsTable& facts_;
  const std::vector<TimeMention>& times_;
  std::vector<QuantityMention>& out_;
  TokenSpan sentence_;
  std::size_t time_ = 0;
};

}  // namespace

std::string text_of(TokenSpan span, const Annotation& a) {
  std::string text;
  for (const TokenId t : span) {
    text += a.string(a.text[t]);
    if (a.space_after[t] != 0 && t.next() < span.end()) text += ' ';
  }
  return text;
}

void find_quantities(const Annotation& annotation, const knowledge::NumberWords& numbers,
                     const WordFactsTable& facts, const std::vector<TimeMention>& times,
                     std::vector<QuantityMention>& quantities) {
  QuantityFinder(annotation, numbers, facts, times, quantities).run();
}

}  // namespace casus::resolve
