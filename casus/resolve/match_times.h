// Recognises time expressions: a small typed grammar over the words' time classes, longest match
// first (layers study §1). No calendar, no page date. Tested by tests/resolve_test.cc.
#pragma once

#include <optional>

#include "casus/resolve/time_expression.h"
#include "casus/resolve/word_facts.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

// Views the annotation and the facts; one document.
class TimeMatcher {
 public:
  TimeMatcher(const Annotation& annotation, const WordFactsTable& facts)
      : a_(annotation), facts_(facts) {}

  // The expression that starts at `at` and stays inside its sentence.
  [[nodiscard]] std::optional<TimeExpression> match(TokenId at) const;

 private:
  struct Cursor;
  using Match = std::optional<TimeExpression>;

  // match_dates.cc
  Match iso_date(Cursor c) const;
  Match slash_date(Cursor c) const;
  Match month_date(Cursor c) const;
  Match day_month(Cursor c) const;
  Match day_of_month(Cursor c, TimeExpression e) const;
  Match lone_month(Cursor c) const;
  Match lone_year(Cursor c) const;
  Match decade(Cursor c) const;
  Match century(Cursor c) const;
  Match holiday(Cursor c) const;
  [[nodiscard]] bool read_year(Cursor& c, int& year) const;
  [[nodiscard]] bool year_context(TokenId t) const;
  [[nodiscard]] bool month_context(TokenId t) const;
  [[nodiscard]] bool is_month(TokenId t) const;
  void year_after(Cursor& c, TimeExpression& e) const;

  // match_times.cc
  Match weekday(Cursor c) const;
  Match clock(Cursor c) const;
  Match day_word(Cursor c) const;
  Match related(Cursor c) const;
  Match related_target(Cursor c, TimeExpression e) const;
  Match shifted(Cursor c) const;
  Match counted(Cursor c) const;
  [[nodiscard]] bool read_count(Cursor& c, TimeExpression& e) const;
  [[nodiscard]] bool read_clock(Cursor& c, int& minute) const;

  // match_periods.cc
  Match season(Cursor c) const;
  Match quarter(Cursor c) const;
  Match every(Cursor c) const;
  Match reference(Cursor c) const;
  Match same_day(Cursor c) const;
  Match part_of_day(Cursor c) const;
  Match modified(Cursor c) const;

  [[nodiscard]] Cursor cursor(TokenId at) const;
  static Match finish(const Cursor& c, TimeExpression e, std::string_view rule);

  const Annotation& a_;
  const WordFactsTable& facts_;
};

}  // namespace casus::resolve
