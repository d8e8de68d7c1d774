#include "casus/assertions/factuality.h"

#include <string>

namespace casus::assertions {
namespace {

using knowledge::GrammarWords;
using knowledge::WordClass;

struct Verdict {
  Factuality factuality = Factuality::kHappened;
  TokenSpan reason;
  bool wished = false;
};

struct Reader {
  const Context& c;
  const Proposition& p;

  [[nodiscard]] std::string_view lemma(const Proposition& of) const {
    return c.annotation.string(of.lemma);
  }
  [[nodiscard]] bool in(WordClass word_class, const Proposition& of) const {
    if (of.particle.valid()) {
      const std::string key =
          std::string(lemma(of)) + "_" + std::string(c.annotation.string(of.particle));
      if (c.words.is(word_class, key)) return true;
    }
    return c.words.is(word_class, lemma(of));
  }
  [[nodiscard]] static TokenSpan token(TokenId t) {
    return t.valid() ? TokenSpan(t, t.next()) : TokenSpan();
  }

  // --- the proposition's own words
  [[nodiscard]] Verdict of_modal() const {
    const Marks& m = p.marks;
    const std::string_view modal = c.annotation.string(m.modal);
    const TokenSpan reason = token(m.modal_token);
    if (modal == "have to" || modal == "use to" || modal == "be to") {
      const bool planned = modal == "be to" && p.marks.tense != Tense::kPast;
      return {planned ? Factuality::kPlanned : Factuality::kHappened, reason};
    }
    if (modal == "be unable to") return {Factuality::kNegated, reason};
    if (modal == "be able to" || modal == "be sure to" || modal == "be certain to")
      return {p.marks.tense == Tense::kPast ? Factuality::kHappened : Factuality::kPossible,
              reason};
    for (const std::string_view each : {"will", "shall", "be going to", "wo"})
      if (modal == each) return {Factuality::kPlanned, reason};
    if (!modal.starts_with("be ") || modal == "be likely to" || modal == "be unlikely to")
      return {Factuality::kPossible, reason};
    return {Factuality::kPlanned, reason};
  }

  [[nodiscard]] Verdict of_marks() const {
    const Marks& m = p.marks;
    if (m.negated) return {Factuality::kNegated, token(m.negation_token)};
    if (m.conditional_clause || m.mood == Mood::kConditional)
      return {Factuality::kHypothetical, {}};
    if (m.modal.valid() && !c.annotation.string(m.modal).empty()) return of_modal();
    if (m.tense == Tense::kFuture) return {Factuality::kPlanned, token(m.modal_token)};
    if (m.mood == Mood::kImperative) return {Factuality::kPlanned, {}, true};
    return {};
  }

  // --- what a mother does to an act below it
  [[nodiscard]] Verdict of_noun(const Proposition& mother) const {
    const TokenSpan reason = mother.span;
    if (in(WordClass::kRiskNoun, mother)) return {Factuality::kPlanned, reason, true};
    if (in(WordClass::kPlanNoun, mother)) return {Factuality::kPlanned, reason};
    if (in(WordClass::kWantNoun, mother)) return {Factuality::kPlanned, reason, true};
    return {};
  }

  [[nodiscard]] Verdict under(const Proposition& mother, const Verdict& outer) const {
    const TokenSpan reason = mother.span;
    if (mother.part == 'n') {
      const Verdict verdict = of_noun(mother);
      if (verdict.factuality != Factuality::kHappened || p.form != Form::kInfinitive)
        return verdict;
      return {Factuality::kPlanned, reason};
    }
    if (in(WordClass::kAvoidVerb, mother) || in(WordClass::kFailVerb, mother))
      return {outer.factuality == Factuality::kNegated ? Factuality::kHappened
                                                       : Factuality::kCounterfactual,
              reason};
    if (in(WordClass::kRefuseVerb, mother)) return {Factuality::kNegated, reason};
    if (in(WordClass::kPlanVerb, mother) || in(WordClass::kPlanAdjective, mother))
      return {
          outer.factuality == Factuality::kNegated ? Factuality::kNegated : Factuality::kPlanned,
          reason};
    if (in(WordClass::kDirectVerb, mother) || in(WordClass::kWantVerb, mother) ||
        in(WordClass::kConsiderVerb, mother) || in(WordClass::kRiskAdjective, mother))
      return {Factuality::kPlanned, reason, true};
    if (in(WordClass::kPermitVerb, mother)) return {Factuality::kPlanned, reason, true};
    if (in(WordClass::kAccuseVerb, mother) || in(WordClass::kStopVerb, mother)) return {};
    const bool told = in(WordClass::kImplicative, mother) || in(WordClass::kAspect, mother) ||
                      in(WordClass::kRaising, mother) || mother.part == 'a';
    if (p.form == Form::kInfinitive && !told) return {Factuality::kPlanned, reason};
    // Implicative: begin, continue, help, force: the act shares the fate of its mother.
    if (outer.factuality != Factuality::kHappened)
      return {outer.factuality, outer.reason, outer.wished};
    return {};
  }

  // A that-clause: its own marks count; a verb that is no telling may weaken it.
  [[nodiscard]] Verdict told(const Proposition& mother, const Verdict& outer) const {
    const TokenSpan reason = mother.span;
    const bool teller = c.words.cue(lemma(mother)) != nullptr;
    if (in(WordClass::kRefuseVerb, mother)) return {Factuality::kNegated, reason};
    const bool tenseless = p.marks.tense == Tense::kNone;
    if (in(WordClass::kWantVerb, mother) || in(WordClass::kDirectVerb, mother))
      return teller && !tenseless ? Verdict{} : Verdict{Factuality::kPlanned, reason, true};
    const bool risk = in(WordClass::kConsiderVerb, mother) && !teller;
    const bool doubtful = mother.part == 'a'
                              ? in(WordClass::kRiskAdjective, mother)
                              : mother.part == 'n' && in(WordClass::kRiskNoun, mother);
    if (risk || doubtful) return {Factuality::kPlanned, reason, true};
    if (outer.factuality == Factuality::kNegated && !teller)
      return {Factuality::kNegated, outer.reason};
    return {};
  }

  // An eventive noun that is an argument: "called off the visit", "called for talks".
  [[nodiscard]] Verdict as_argument(const Proposition& mother, const Verdict& outer) const {
    const TokenSpan reason = mother.span;
    const Argument* argument = slot_in(mother);
    if (argument == nullptr || argument->slot == Slot::kDoer || mother.part != 'v') return {};
    if (in(WordClass::kAvoidVerb, mother)) return {Factuality::kCounterfactual, reason};
    if (in(WordClass::kRefuseVerb, mother) && !in(WordClass::kWantVerb, mother))
      return {Factuality::kNegated, reason};
    if (in(WordClass::kDirectVerb, mother) || in(WordClass::kWantVerb, mother) ||
        in(WordClass::kPlanVerb, mother))
      return {Factuality::kPlanned, reason, !in(WordClass::kPlanVerb, mother)};
    if (in(WordClass::kConsiderVerb, mother)) return {Factuality::kPlanned, reason, true};
    const bool begins = in(WordClass::kOccurrence, mother) || in(WordClass::kAspect, mother);
    if (begins && outer.factuality != Factuality::kHappened) return outer;
    return {};
  }

  // "the threat of an attack", "hopes for talks", "ready for talks".
  [[nodiscard]] Verdict as_complement(const Proposition& mother) const {
    const Argument* argument = slot_in(mother);
    if (argument == nullptr) return {};
    const Slot slot = argument->slot;
    const TokenSpan reason = mother.span;
    if (mother.part == 'n') {
      const bool object = slot == Slot::kOf || slot == Slot::kFor || slot == Slot::kTo;
      return object ? of_noun(mother) : Verdict{};
    }
    const std::string key = std::string(lemma(mother)) + "_" + std::string(to_string(slot));
    if (c.words.is(WordClass::kWantVerb, key) || c.words.is(WordClass::kDirectVerb, key))
      return {Factuality::kPlanned, reason, true};
    if (slot == Slot::kFor &&
        (in(WordClass::kPlanVerb, mother) || in(WordClass::kWantVerb, mother) ||
         in(WordClass::kPlanAdjective, mother)))
      return {Factuality::kPlanned, reason};
    if (slot == Slot::kWithout) return {Factuality::kNegated, argument->span};
    return {};
  }

  [[nodiscard]] const Argument* slot_in(const Proposition& mother) const {
    for (const Argument& argument : c.propositions.arguments.slice(mother.arguments))
      if (argument.head == p.head && argument.far == 0) return &argument;
    return nullptr;
  }

  [[nodiscard]] Verdict of_adjective() const {
    if (p.part != 'n') return {};
    for (std::uint32_t i = 0; i < 4 && p.head.value > i; ++i) {
      const TokenId t(p.head.value - i - 1);
      if (c.annotation.head[t] != p.head) continue;
      const std::string_view word = c.annotation.string(c.annotation.lower[t]);
      if (c.annotation.dep[t] != Dep::kamod) continue;
      if (c.words.is(WordClass::kPlanAdjective, word)) return {Factuality::kPlanned, token(t)};
      if (c.words.is(WordClass::kRiskAdjective, word)) return {Factuality::kPossible, token(t)};
    }
    return {};
  }

  // --- all together
  // The embedding that counts: a conjunct hangs where the first one hangs.
  [[nodiscard]] Verdict of_embedding(const Assertions& out) const {
    PropositionId mother = p.mother;
    Edge edge = p.edge;
    for (int steps = 0; edge == Edge::kCoordinate && mother.valid() && steps < 64; ++steps) {
      const Proposition& first = c.propositions.propositions[mother];
      if (first.form != p.form || p.marks.tense != first.marks.tense) return {};
      edge = first.edge;
      mother = first.mother;
    }
    if (!mother.valid()) return {};
    const Proposition& m = c.propositions.propositions[mother];
    const Assertion& a = out.of[mother];
    const Verdict outer{a.factuality, a.reason, a.wished};
    switch (edge) {
      case Edge::kAct:
        return under(m, outer);
      case Edge::kContent:
        return p.form == Form::kInfinitive && m.part == 'v' ? under(m, outer) : told(m, outer);
      case Edge::kArgument:
        return p.part == 'n' ? as_argument(m, outer) : Verdict{};
      case Edge::kAdjunct:
        return p.part == 'n' ? as_complement(m) : Verdict{};
      case Edge::kPurpose:
        return {Factuality::kPlanned, m.span};
      case Edge::kRelative:
      case Edge::kCoordinate:
      case Edge::kNone:
        return {};
    }
    return {};
  }

  [[nodiscard]] Verdict decide(const Assertions& out) const {
    Verdict own = of_marks();
    if (own.factuality != Factuality::kHappened) return own;
    Verdict embedded = of_embedding(out);
    if (embedded.factuality != Factuality::kHappened) return embedded;
    return of_adjective();
  }

  [[nodiscard]] bool is_ongoing(const Assertions& out) const {
    if (p.marks.progressive && p.marks.tense != Tense::kPast) return true;
    if (p.mother.valid() && p.edge == Edge::kAct) {
      const Proposition& m = c.propositions.propositions[p.mother];
      if (in(WordClass::kOngoingVerb, m) && out.of[p.mother].factuality == Factuality::kHappened)
        return true;
    }
    if (p.support.valid() &&
        c.words.is(WordClass::kOngoingVerb, c.annotation.string(c.annotation.lemma[p.support])))
      return true;
    for (std::uint32_t i = 1; p.part == 'n' && i < 5 && p.head.value >= i; ++i) {
      const TokenId t(p.head.value - i);
      if (c.annotation.head[t] == p.head && c.annotation.dep[t] == Dep::kamod &&
          c.words.is(WordClass::kOngoingAdjective, c.annotation.string(c.annotation.lower[t])))
        return true;
    }
    return false;
  }
};

}  // namespace

void assess(const Context& context, PropositionId id, Assertions& out) {
  const Proposition& p = context.propositions.propositions[id];
  const Reader reader{context, p};
  Assertion& assertion = out.of[id];
  const Verdict verdict = reader.decide(out);
  assertion.factuality = verdict.factuality;
  assertion.reason = verdict.reason;
  assertion.wished = verdict.wished;
  assertion.ongoing = verdict.factuality == Factuality::kHappened && reader.is_ongoing(out);
  assertion.hedged = p.marks.hedge.valid() && !context.annotation.string(p.marks.hedge).empty();
  const bool dependent = p.edge == Edge::kRelative || (p.edge == Edge::kAdjunct && p.part == 'v');
  assertion.background = dependent || (p.marks.perfect && p.marks.tense == Tense::kPast);
}

}  // namespace casus::assertions
