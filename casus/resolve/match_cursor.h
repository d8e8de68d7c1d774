// The matcher's cursor: a position inside one sentence.
#pragma once

#include "casus/resolve/match_times.h"

namespace casus::resolve {

struct TimeMatcher::Cursor {
  const Annotation& a;
  const WordFactsTable& facts;
  TokenId from;
  TokenId at;
  TokenId end;

  [[nodiscard]] bool more() const { return at < end; }
  [[nodiscard]] bool is(TimeClass cls) const { return more() && facts[at].is(cls); }
  [[nodiscard]] int value(TimeClass cls) const { return facts[at].value(cls); }
  [[nodiscard]] bool word(std::string_view text) const {
    return more() && a.string(a.lower[at]) == text;
  }
  // Takes `text` if it stands here.
  bool take(std::string_view text) {
    if (!word(text)) return false;
    ++at;
    return true;
  }
  bool take_dash() { return take("-") || take("–") || take("—"); }
  // A plain integer of at most `digits` digits; -1 if there is none.
  [[nodiscard]] int integer(int digits) const {
    if (!more()) return -1;
    const WordFacts& f = facts[at];
    return f.digit_count > 0 && f.digit_count <= digits ? static_cast<int>(f.digits) : -1;
  }
  // Number from a digit or number word ("two"); -1 if there is none. Does not move.
  [[nodiscard]] double small_number() const {
    if (!more()) return -1.0;
    const WordFacts& f = facts[at];
    if (f.digits >= 0.0 && !f.decade) return f.digits;
    if (const auto* unit = f.number(NumberClass::kUnit)) return unit->number;
    if (const auto* ten = f.number(NumberClass::kTen)) return ten->number;
    return -1.0;
  }
  // Follows the token before it without white space.
  [[nodiscard]] bool glued() const {
    return at > from && more() && a.space_after[at.before()] == 0;
  }
  [[nodiscard]] bool capital() const {
    const std::string_view text = a.string(a.text[at]);
    return !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  }
};

// "early", not "the end of".
inline bool is_direct_modifier(std::string_view word) {
  return word == "early" || word == "mid" || word == "late";
}

inline bool is_calendar_unit(TimeUnit unit) {
  return unit >= TimeUnit::kDay;
}

inline TimeMatcher::Cursor TimeMatcher::cursor(TokenId at) const {
  return {a_, facts_, at, at, a_.sentences[a_.sentence_of[at]].end()};
}

inline TimeMatcher::Match TimeMatcher::finish(const Cursor& c, TimeExpression e,
                                              std::string_view rule) {
  e.span = TokenSpan(c.from, c.at);
  e.rule = rule;
  return e;
}

}  // namespace casus::resolve
