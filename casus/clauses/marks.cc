// Marks: tense, aspect, voice, negation, modality and hedges; form; and what a proposition hangs
// on.
#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

// A participle that is the verb of a clause in the past tense.
bool is_participle_repaired(const Draft& draft) {
  const std::uint8_t repair = draft.proposition.repair;
  return repair == kParticipleBehind || repair == kParticipleBefore || repair == kReportAtEnd;
}

void note_negation(Marks& marks, TokenId t) {
  marks.negated = true;
  if (!marks.negation_token.valid()) marks.negation_token = t;
}

void read_auxiliary(const Work& w, TokenId aux, bool participle, Marks& marks) {
  const std::string_view lemma = w.lemma(aux);
  if (w.tag(aux) == Tag::kMD) {
    marks.modal = w.a.lemma[aux];
    marks.modal_token = aux;
    if (lemma == "will" || lemma == "shall" || w.lower(aux) == "'ll") marks.tense = Tense::kFuture;
    return;
  }
  if (w.tag(aux) == Tag::kTO) return;
  if (lemma == "have" && w.dep(aux) == Dep::kaux) marks.perfect = true;
  if (lemma == "be" && w.dep(aux) == Dep::kaux && !participle) marks.progressive = true;
  if (marks.tense != Tense::kNone) return;
  if (w.tag(aux) == Tag::kVBD) marks.tense = Tense::kPast;
  if (w.tag(aux) == Tag::kVBZ || w.tag(aux) == Tag::kVBP) marks.tense = Tense::kPresent;
}

void read_adverb(const Work& w, TokenId c, Marks& marks) {
  if (w.words.is(WordClass::kHedge, w.lower(c)) && !marks.hedge.valid()) {
    marks.hedge = w.a.lower[c];
    marks.hedge_token = c;
  }
  if (w.words.is(WordClass::kNegativeWord, w.lower(c))) note_negation(marks, c);
  if (w.lower(c) == "longer" || w.lower(c) == "more")
    for (const TokenId inner : w.children(c))
      if (w.lower(inner) == "no") note_negation(marks, inner);
}

// "No soldier was hurt", "fired no shots", "none of the men".
bool has_negative_word(const Work& w, TokenId noun, TokenId& at) {
  if (w.words.is(WordClass::kNegativeWord, w.lower(noun))) {
    at = noun;
    return true;
  }
  for (const TokenId c : w.children(noun)) {
    if (c > noun) break;
    if ((w.dep(c) == Dep::kdet || w.dep(c) == Dep::kpreconj || w.dep(c) == Dep::kneg) &&
        w.words.is(WordClass::kNegativeWord, w.lower(c))) {
      at = c;
      return true;
    }
  }
  return false;
}

void read_negative_fillers(const Work& w, TokenId verb, Marks& marks) {
  for (const TokenId c : w.children(verb)) {
    TokenId at;
    switch (w.dep(c)) {
      case Dep::knsubj:
      case Dep::knsubjpass:
      case Dep::kdobj:
      case Dep::kattr:
        if (has_negative_word(w, c, at)) note_negation(marks, at);
        break;
      case Dep::kpreconj:
      case Dep::kcc:
        if (w.lower(c) == "neither") note_negation(marks, c);
        break;
      default:
        break;
    }
  }
}

// "is going to leave", "has to leave": the semi-modal above the verb.
void read_semi_modal(Work& w, TokenId verb, Marks& marks) {
  const TokenId up = w.head(verb);
  if (w.dep(verb) != Dep::kxcomp || w.draft(up) != nullptr || !w.is_verb(up)) return;
  const std::string_view lemma = w.lemma(up);
  const std::string name = lemma == "go" ? "be going to" : std::string(lemma) + " to";
  marks.modal = w.a.strings.intern(name);
  marks.modal_token = up;
  if (marks.tense == Tense::kNone) {
    Marks outer;
    for (const TokenId c : w.children(up)) {
      if (w.dep(c) == Dep::kaux) read_auxiliary(w, c, true, outer);
      if (w.dep(c) == Dep::kneg) note_negation(marks, c);
    }
    if (w.tag(up) == Tag::kVBD) outer.tense = Tense::kPast;
    if (w.tag(up) == Tag::kVBZ || w.tag(up) == Tag::kVBP) outer.tense = Tense::kPresent;
    marks.tense = lemma == "go" && outer.tense == Tense::kPresent ? Tense::kFuture : outer.tense;
  }
}

void read_verb_marks(Work& w, Draft& draft) {
  Marks& marks = draft.proposition.marks;
  const TokenId verb = draft.clause;
  marks.passive = draft.passive;
  for (const TokenId c : w.children(verb)) {
    switch (w.dep(c)) {
      case Dep::kaux:
      case Dep::kauxpass:
        read_auxiliary(w, c, w.tag(verb) == Tag::kVBN, marks);
        break;
      case Dep::kneg:
        note_negation(marks, c);
        break;
      case Dep::kadvmod:
        read_adverb(w, c, marks);
        break;
      case Dep::kmark:
        if (w.words.is(WordClass::kCondition, w.lower(c))) marks.conditional_clause = true;
        break;
      default:
        break;
    }
  }
  if (marks.tense == Tense::kNone) {
    if (w.tag(verb) == Tag::kVBD) marks.tense = Tense::kPast;
    if (w.tag(verb) == Tag::kVBZ || w.tag(verb) == Tag::kVBP) marks.tense = Tense::kPresent;
  }
  if (marks.tense == Tense::kNone && is_participle_repaired(draft)) marks.tense = Tense::kPast;
  if (marks.progressive && w.tag(verb) != Tag::kVBG && !draft.passive) marks.progressive = false;
  read_negative_fillers(w, verb, marks);
  read_semi_modal(w, verb, marks);
}

// Auxiliaries are shared: "will visit Oslo and meet exporters".
void share_marks(const Work& w, Draft& draft) {
  if (w.dep(draft.clause) != Dep::kconj) return;
  const Draft* first = w.draft(w.head(draft.clause));
  if (first == nullptr || first == &draft) return;
  Marks& marks = draft.proposition.marks;
  const Marks& from = first->proposition.marks;
  marks.conditional_clause |= from.conditional_clause;
  if (w.is_finite(draft.clause) || w.has_to(draft.clause)) return;
  marks.tense = from.tense;
  marks.perfect |= from.perfect;
  marks.progressive |= from.progressive && w.tag(draft.clause) == Tag::kVBG;
  if (!marks.modal.valid()) {
    marks.modal = from.modal;
    marks.modal_token = from.modal_token;
  }
  if (w.tag(draft.clause) == Tag::kVB && from.negated) {
    for (const TokenId c : w.children(w.head(draft.clause)))
      if (w.dep(c) == Dep::kcc && w.lower(c) == "or") note_negation(marks, from.negation_token);
  }
}

void read_mood(const Work& w, Draft& draft) {
  Marks& marks = draft.proposition.marks;
  const TokenSpan sentence = w.sentence(draft.clause);
  if (w.is_root(draft.clause)) {
    if (w.lower(sentence.end().before()) == "?") marks.mood = Mood::kInterrogative;
    if (w.tag(draft.clause) == Tag::kVB && draft.surface.empty() &&
        !w.child(draft.clause, Dep::kaux).valid())
      marks.mood = Mood::kImperative;
  }
  for (const TokenId c : w.children(draft.clause))
    if (w.dep(c) == Dep::kadvcl)
      for (const TokenId mark : w.children(c))
        if (w.dep(mark) == Dep::kmark && w.words.is(WordClass::kCondition, w.lower(mark)))
          marks.mood = Mood::kConditional;
}

bool is_headline(const Work& w, TokenId t) {
  const BlockRole role = w.role(t);
  return role == BlockRole::kTitle || role == BlockRole::kHeading;
}

Form clause_form(const Work& w, const Draft& draft) {
  const TokenId verb = draft.clause;
  const bool finite = w.is_finite(verb) || is_participle_repaired(draft);
  if (draft.proposition.part != 'v') {
    if (draft.proposition.support.valid()) return Form::kLight;
    return Form::kCopular;
  }
  if (is_headline(w, verb) && (finite || w.is_root(verb))) return Form::kHeadline;
  const bool semi_modal = w.dep(verb) == Dep::kxcomp && w.is_verb(w.head(verb)) &&
                          w.draft(w.head(verb)) == nullptr && w.is_finite(w.head(verb));
  if (finite || semi_modal) return Form::kFinite;
  if (w.has_to(verb) || (w.tag(verb) == Tag::kVB && !w.is_root(verb) && w.dep(verb) != Dep::kconj))
    return Form::kInfinitive;
  if (w.dep(verb) == Dep::kconj) {
    if (const Draft* first = w.draft(w.head(verb));
        first != nullptr && first != &draft && first->clause.valid())
      return first->proposition.part == 'v' ? first->proposition.form : Form::kFinite;
  }
  if (w.is_root(verb)) return Form::kFinite;
  return w.tag(verb) == Tag::kVBG || w.tag(verb) == Tag::kVBN ? Form::kParticiple
                                                              : Form::kInfinitive;
}

// Aspect, raising and modal phrases tell their inner act: it takes their tense and negation.
void promote(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  if (w.dep(verb) != Dep::kxcomp) return;
  const Draft* outer = w.draft(w.head(verb));
  if (outer == nullptr || outer == &draft || !outer->clause.valid()) return;
  const std::string_view lemma = w.lemma(w.head(verb));
  const bool aspect =
      w.words.is(WordClass::kAspect, lemma) || w.words.is(WordClass::kRaising, lemma);
  const bool predicative = outer->proposition.part == 'a' || outer->passive;
  const bool modal = predicative && w.words.is(WordClass::kModalPhrase, lemma);
  const bool hearsay = outer->passive && w.words.is(WordClass::kHearsayPhrase, lemma);
  if (!aspect && !modal && !hearsay) return;
  Proposition& p = draft.proposition;
  const Marks& from = outer->proposition.marks;
  if (p.form == Form::kInfinitive || p.form == Form::kParticiple)
    p.form = is_headline(w, verb) ? Form::kHeadline : Form::kFinite;
  const std::string phrase = "be " + std::string(w.lower(w.head(verb))) + " to";
  if (modal) {
    p.marks.modal = w.a.strings.intern(phrase);
    p.marks.modal_token = w.head(verb);
    p.marks.tense = from.tense;
  } else if (hearsay) {
    p.marks.hedge = w.a.strings.intern(phrase);
    p.marks.hedge_token = w.head(verb);
    if (p.marks.perfect)
      p.marks.tense = Tense::kPast;
    else if (p.marks.tense == Tense::kNone)
      p.marks.tense = from.tense;
  } else {
    p.marks.tense = from.tense;
    p.marks.perfect |= from.perfect;
    if (from.modal.valid() && !p.marks.modal.valid()) {
      p.marks.modal = from.modal;
      p.marks.modal_token = from.modal_token;
    }
  }
  if (from.negated) note_negation(p.marks, from.negation_token);
  p.marks.conditional_clause |= from.conditional_clause;
}

// Prepositions whose gerund tells when or how; behind others it is what the act is about.
bool is_circumstance(std::string_view word) {
  for (const std::string_view each :
       {"after", "before", "by", "while", "during", "without", "since", "despite", "through",
        "until", "amid", "following", "besides", "upon", "when", "in"})
    if (word == each) return true;
  return false;
}

Edge edge_of(const Work& w, const Draft& draft) {
  const TokenId top = draft.top;
  switch (w.dep(top)) {
    case Dep::kccomp:
      return Edge::kContent;
    case Dep::kxcomp:
    case Dep::koprd:
      return Edge::kAct;
    case Dep::kadvcl:
      if (const TokenId mark = w.child(top, Dep::kmark);
          mark.valid() && w.lower(mark) == "for" && w.has_to(top) && top > w.head(top))
        return Edge::kAct;
      return w.has_to(top) && !w.child(top, Dep::kmark).valid() ? Edge::kPurpose : Edge::kAdjunct;
    case Dep::krelcl:
      return Edge::kRelative;
    case Dep::kacl:
      if (w.is_finite(top) && w.child(top, Dep::kmark).valid()) return Edge::kContent;
      return w.has_to(top) ? Edge::kAct : Edge::kRelative;
    case Dep::kamod:
      return Edge::kRelative;
    case Dep::kconj:
      return Edge::kCoordinate;
    case Dep::kpcomp:
      return is_circumstance(w.lower(w.head(top))) ? Edge::kAdjunct : Edge::kAct;
    case Dep::kdobj:
    case Dep::knsubj:
    case Dep::knsubjpass:
    case Dep::kcsubj:
    case Dep::kcsubjpass:
    case Dep::kdative:
    case Dep::kattr:
    case Dep::kacomp:
    case Dep::kposs:
      return Edge::kArgument;
    default:
      return Edge::kAdjunct;
  }
}

}  // namespace

void read_marks(Work& w, Draft& draft) {
  Proposition& p = draft.proposition;
  const bool bare = !draft.clause.valid() || (p.part == 'n' && draft.top != draft.clause);
  if (draft.clause.valid()) {
    read_verb_marks(w, draft);
    share_marks(w, draft);
    if (!bare) p.form = clause_form(w, draft);
    promote(w, draft);
    read_mood(w, draft);
  }
  if (p.part == 'v') return;
  TokenId at;
  if (has_negative_word(w, p.head, at)) note_negation(p.marks, at);
  for (const TokenId c : w.children(p.head)) {
    if (w.dep(c) == Dep::kamod && w.words.is(WordClass::kHedgeAdjective, w.lower(c))) {
      p.marks.hedge = w.a.lower[c];
      p.marks.hedge_token = c;
    }
    if (w.dep(c) == Dep::kadvmod) read_adverb(w, c, p.marks);
  }
}

void hang(Work& w, Draft& draft) {
  const Draft* above = w.draft_above(draft.top);
  if (draft.proposition.repair == kCoordinatedReport && above != nullptr)
    above = w.draft_above(above->top);
  if (above == nullptr || above == &draft) return;
  draft.proposition.mother = w.id(*above);
  draft.proposition.edge =
      draft.proposition.repair == kReportInside ? Edge::kContent : edge_of(w, draft);
  if (above->proposition.marks.conditional_clause && draft.proposition.edge != Edge::kRelative)
    draft.proposition.marks.conditional_clause = true;
}

}  // namespace casus::clauses
