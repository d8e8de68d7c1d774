// Seasons, quarters, sets, references and parts of days: the rest of the grammar of match_times.cc.
#include "casus/resolve/match_cursor.h"

namespace casus::resolve {

// "this summer" is related(); here "the summer of 1994", "spring 2016", "the summer", "in winter".
TimeMatcher::Match TimeMatcher::season(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kSeason;
  const bool the = c.take("the");
  if (c.is(TimeClass::kModifier)) {
    e.modifier = static_cast<TimeModifier>(c.value(TimeClass::kModifier));
    ++c.at;
    (void)c.take_dash();
  }
  if (!c.is(TimeClass::kSeason) || a_.pos[c.at] == Pos::kVerb) return std::nullopt;
  const bool fall = c.word("fall") || c.word("spring");
  const TokenId season_token = c.at;
  e.number = c.value(TimeClass::kSeason);
  ++c.at;
  Cursor next = c;
  (void)next.take("of");
  if (read_year(next, e.year)) {
    c.at = next.at;
    return finish(c, e, "season_year");
  }
  e.bare = true;
  if (fall && a_.entity_type(season_token) != EntityType::kDate) return std::nullopt;
  if (!the && a_.entity_type(season_token) != EntityType::kDate) return std::nullopt;
  return finish(c, e, "season");
}

// "the (fiscal) third quarter (of 1990)", "third-quarter", "Q3 2016", "the first half of 2016".
TimeMatcher::Match TimeMatcher::quarter(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kQuarter;
  (void)c.take("the");
  Cursor lead = c;
  if (read_year(lead, e.year)) c.at = lead.at;
  const bool fiscal = c.take("fiscal");
  (void)c.take_dash();
  if (fiscal && e.year == TimeExpression::kNone && read_year(c, e.year)) {
    e.kind = TimeKind::kDate;
    return finish(c, e, "fiscal_year");
  }
  const std::string_view word = c.more() ? a_.string(a_.lower[c.at]) : std::string_view();
  if (word.size() == 2 && word[0] == 'q' && word[1] >= '1' && word[1] <= '4') {
    e.number = word[1] - '0';
    ++c.at;
  } else {
    if (!c.is(TimeClass::kOrdinal)) return std::nullopt;
    e.number = c.value(TimeClass::kOrdinal);
    ++c.at;
    (void)c.take_dash();
    if (c.take("half")) {  // "the first half of 2016"
      e.kind = TimeKind::kHalf;
      if (!c.word("of") || e.number > 2) return std::nullopt;
    } else if (!c.take("quarter")) {
      return std::nullopt;
    }
  }
  if (e.number > 4) return std::nullopt;
  if (e.year == TimeExpression::kNone) year_after(c, e);
  e.bare = e.year == TimeExpression::kNone && !e.to_date;
  if (e.kind == TimeKind::kHalf && e.bare) return std::nullopt;
  return finish(c, e, "quarter");
}

// "daily", "every Monday", "each year", "every two weeks".
TimeMatcher::Match TimeMatcher::every(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kSet;
  if (c.is(TimeClass::kEvery)) {
    e.unit = static_cast<TimeUnit>(c.value(TimeClass::kEvery));
    if (c.capital() && c.at > c.from) return std::nullopt;
    ++c.at;
    return finish(c, e, "every");
  }
  if (!c.is(TimeClass::kEach)) return std::nullopt;
  ++c.at;
  if (c.is(TimeClass::kWeekday)) {
    e.weekday = c.value(TimeClass::kWeekday);
    ++c.at;
    return finish(c, e, "every");
  }
  if (c.is(TimeClass::kMonth) && c.capital()) {
    e.month = c.value(TimeClass::kMonth);
    ++c.at;
    return finish(c, e, "every");
  }
  (void)read_count(c, e);
  if (!c.is(TimeClass::kUnit)) return std::nullopt;
  e.unit = static_cast<TimeUnit>(c.value(TimeClass::kUnit));
  ++c.at;
  return finish(c, e, "every");
}

// "now", "recently", "recent weeks".
TimeMatcher::Match TimeMatcher::reference(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kReference;
  if (c.word("the")) {
    Cursor next = c;
    ++next.at;
    for (const auto& [word, ref] :
         {std::pair{"past", TimeReference::kPast}, std::pair{"future", TimeReference::kFuture}}) {
      if (!next.word(word) || a_.pos[next.at] != Pos::kNoun) continue;
      e.reference = ref;
      ++next.at;
      next.from = c.from;
      return finish(next, e, "reference");
    }
    return std::nullopt;
  }
  if (!c.is(TimeClass::kReference)) return std::nullopt;
  e.reference = static_cast<TimeReference>(c.value(TimeClass::kReference));
  const std::string_view word = a_.string(a_.lower[c.at]);
  ++c.at;
  if (word == "recent" && c.is(TimeClass::kUnit)) ++c.at;
  return finish(c, e, "reference");
}

// "the same day", "that day", "that year", "the same week".
TimeMatcher::Match TimeMatcher::same_day(Cursor c) const {
  TimeExpression e;
  e.kind = TimeKind::kSameDay;
  e.anchor = TimeAnchor::kStory;
  if (c.word("earlier") || c.word("later")) ++c.at;
  if (c.take("the")) {
    if (!c.take("same")) return std::nullopt;
  } else if (c.take("that")) {
    (void)c.take("same");
  } else {
    return std::nullopt;
  }
  if (!c.is(TimeClass::kUnit) && !c.is(TimeClass::kPart)) return std::nullopt;
  if (c.is(TimeClass::kUnit)) {
    e.unit = static_cast<TimeUnit>(c.value(TimeClass::kUnit));
    if (!is_calendar_unit(e.unit) || facts_[c.at].is(TimeClass::kPluralUnit)) return std::nullopt;
  } else {
    e.part = static_cast<DayPart>(c.value(TimeClass::kPart));
  }
  ++c.at;
  return finish(c, e, "same_day");
}

// "the weekend", "overnight": the nearest one.
TimeMatcher::Match TimeMatcher::part_of_day(Cursor c) const {
  TimeExpression e;
  if (c.word("the") || c.word("over")) {
    if (c.word("over")) return std::nullopt;
    ++c.at;
    if (!c.word("weekend")) return std::nullopt;
    ++c.at;
    e.kind = TimeKind::kUnit;
    e.unit = TimeUnit::kWeekend;
    e.bare = true;
    return finish(c, e, "weekend");
  }
  return std::nullopt;
}

}  // namespace casus::resolve
