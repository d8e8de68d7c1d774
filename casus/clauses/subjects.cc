// Subjects: who is the grammatical subject of a clause (rule-language §2.5, normalisation 1).
#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

bool is_subject(Dep relation) {
  return relation == Dep::knsubj || relation == Dep::knsubjpass || relation == Dep::kcsubj ||
         relation == Dep::kcsubjpass;
}

bool has_auxiliary(const Work& w, TokenId verb) {
  return w.child(verb, Dep::kaux).valid() || w.child(verb, Dep::kauxpass).valid();
}

// Head of the relative clause that `verb` heads or is coordinated in.
TokenId antecedent_of(const Work& w, TokenId verb) {
  TokenId t = verb;
  while (!w.is_root(t) &&
         (w.dep(t) == Dep::kconj || w.dep(t) == Dep::kxcomp || w.dep(t) == Dep::kccomp))
    t = w.head(t);
  return w.dep(t) == Dep::krelcl ? w.head(t) : TokenId();
}

// The verb that carries the subject: itself, or the semi-modal above it ("is to leave").
TokenId subject_bearer(const Work& w, TokenId verb) {
  TokenId t = verb;
  while (w.dep(t) == Dep::kxcomp && w.is_verb(w.head(t)) && w.draft(w.head(t)) == nullptr)
    t = w.head(t);
  return t;
}

bool own_subject(Work& w, Draft& draft) {
  const TokenId verb = subject_bearer(w, draft.clause);
  TokenId subject;
  for (const TokenId c : w.children(verb)) {
    if (!is_subject(w.dep(c)) || w.s.skip[c.value] != 0) continue;
    subject = c;
    if (w.dep(c) == Dep::knsubjpass || w.dep(c) == Dep::kcsubjpass) draft.passive = true;
  }
  if (!subject.valid()) return false;
  if (subject == w.outer(draft.proposition.head))
    return true;  // "talks were held": the noun itself.
  if (w.is_relative_word(subject)) {
    const TokenId antecedent = antecedent_of(w, verb);
    if (antecedent.valid()) {
      draft.surface.push_back({antecedent, Via::kAntecedent, 0});
      return true;
    }
  }
  expand(w, {subject, Via::kSubject, 0}, draft.surface);
  return true;
}

void copy_surface(const Draft& from, Via via, Draft& to) {
  for (Filler filler : from.surface) {
    filler.via = via;
    if (filler.head != to.proposition.head) to.surface.push_back(filler);
  }
}

// Nominal objects of `verb` other than the noun that it supports.
void objects_of(const Work& w, const Draft& draft, std::vector<Filler>& out) {
  TokenId found;
  for (const TokenId c : w.children(draft.clause)) {
    if (c == w.outer(draft.proposition.head)) continue;
    const bool dative = w.dep(c) == Dep::kdative && w.pos(c) != Pos::kAdp;
    if (dative) {
      found = c;  // "gave Peru an order to leave"
      break;
    }
    if (w.dep(c) == Dep::kdobj && !found.valid()) found = c;
  }
  if (found.valid()) expand(w, {found, Via::kControl, 0}, out);
}

// "called on Peru to leave": the object of a preposition that is named with the verb.
void prepositional_objects(const Work& w, const Draft& draft, TokenId before,
                           std::vector<Filler>& out) {
  for (const TokenId c : w.children(draft.clause)) {
    if (w.dep(c) != Dep::kprep || c > before) continue;
    const std::string key = std::string(w.lemma(draft.clause)) + "_" + std::string(w.lower(c));
    if (!w.words.is(WordClass::kObjectControl, key)) continue;
    for (const TokenId object : w.children(c))
      if (w.dep(object) == Dep::kpobj) expand(w, {object, Via::kControl, 0}, out);
  }
}

// The controller of an infinitive or a gerund below a clause.
void controlled(Work& w, const Draft& matrix, Draft& draft) {
  if (!matrix.clause.valid()) return;
  const bool verb = matrix.proposition.part == 'v' || matrix.proposition.support.valid();
  if (verb && !matrix.passive && !w.words.is(WordClass::kSubjectControl, w.lemma(matrix.clause))) {
    std::vector<Filler> objects;
    if (w.words.is(WordClass::kObjectControl, w.lemma(matrix.clause)) ||
        w.words.is(WordClass::kObjectControl, w.verb_key(matrix.clause)) ||
        w.child(matrix.clause, Dep::kdative).valid())
      objects_of(w, matrix, objects);
    if (objects.empty()) prepositional_objects(w, matrix, draft.clause, objects);
    for (const Filler& filler : objects)
      if (filler.head != draft.proposition.head) draft.surface.push_back(filler);
    if (!draft.surface.empty()) return;
  }
  copy_surface(matrix, Via::kControl, draft);
}

// Owner or by-phrase of a noun; else who has it: the subject of the clause it stands in.
void holders_of(Work& w, TokenId noun, Via via, Draft& draft) {
  for (const TokenId c : w.children(noun)) {
    if (w.dep(c) == Dep::kposs) expand(w, {c, via, 0}, draft.surface);
    if (w.dep(c) == Dep::kprep && w.lower(c) == "by")
      for (const TokenId object : w.children(c))
        if (w.dep(object) == Dep::kpobj) expand(w, {object, via, 0}, draft.surface);
  }
  if (!draft.surface.empty()) return;
  const Draft* above = w.draft(noun);
  if (above == nullptr || !above->clause.valid()) above = w.draft_above(noun);
  if (above == nullptr || above == &draft || !above->clause.valid()) return;
  if (w.dep(noun) == Dep::knsubj || w.dep(noun) == Dep::knsubjpass) return;
  copy_surface(*above, via, draft);
}

void participle_subject(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  const TokenId noun = w.head(verb);
  if (w.has_to(verb)) {
    if (w.draft(noun) != nullptr || !w.child(verb, Dep::kdobj).valid() || w.dep(verb) == Dep::kacl)
      holders_of(w, noun, Via::kControl, draft);
    return;
  }
  if (repair_participle(w, draft)) return;
  if (w.tag(verb) == Tag::kVBN || w.tag(verb) == Tag::kVBD) {
    draft.passive = true;
  } else if (w.words.is(WordClass::kDocument, w.lemma(noun))) {
    holders_of(w, noun, Via::kIssuer, draft);  // "X issued a statement condemning …"
    if (!draft.surface.empty()) return;
  }
  draft.surface.push_back({noun, Via::kParticiple, 0});
}

void coordinate_subject(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  const Draft* first = w.draft(w.head(verb));
  if (first == nullptr || first == &draft || !first->clause.valid()) return;
  if (repair_parenthesis(w, draft)) return;
  // "told reporters that A …, and accused B": a report goes on under the outer subject (repair 7).
  const Draft* outer = w.draft_above(first->top);
  if (outer != nullptr && outer->clause.valid() && w.dep(first->top) == Dep::kccomp &&
      w.words.cue(w.lemma(verb)) != nullptr && w.words.cue(w.lemma(outer->clause)) != nullptr &&
      w.is_finite(verb) && w.tag(verb) == w.tag(outer->clause)) {
    draft.proposition.repair = kCoordinatedReport;
    first = outer;
  }
  copy_surface(*first, Via::kCoordination, draft);
  if (w.tag(verb) == Tag::kVBN && !has_auxiliary(w, verb) && first->passive) draft.passive = true;
}

void gerund_subject(Work& w, Draft& draft) {
  const TokenId preposition = w.head(draft.clause);
  const TokenId up = w.head(preposition);
  const Draft* matrix = w.draft(up);
  if (matrix == nullptr || !matrix->clause.valid()) {
    if (w.is_nominal(up)) holders_of(w, up, Via::kGerund, draft);
    return;
  }
  const std::string_view word = w.lower(preposition);
  const bool of_object =
      word == "of" || word == "from" || word == "for" || word == "into" || word == "against";
  if (of_object && !matrix->passive && matrix->clause == up) {
    objects_of(w, *matrix, draft.surface);
    if (!draft.surface.empty()) return;
  }
  copy_surface(*matrix, Via::kGerund, draft);
}

}  // namespace

void find_subject(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  if (!verb.valid()) return;
  if (w.child(verb, Dep::kauxpass).valid()) draft.passive = true;
  if (own_subject(w, draft) || repair_final_report(w, draft)) return;
  switch (w.dep(subject_bearer(w, verb))) {
    case Dep::krelcl:
      if (w.tag(verb) == Tag::kVBN && !has_auxiliary(w, verb)) draft.passive = true;
      draft.surface.push_back({w.head(subject_bearer(w, verb)), Via::kAntecedent, 0});
      break;
    case Dep::kacl:
    case Dep::kamod:
      if (w.is_verb(verb)) participle_subject(w, draft);
      break;
    case Dep::kconj:
      coordinate_subject(w, draft);
      break;
    case Dep::kxcomp:
    case Dep::kccomp:
    case Dep::kadvcl:
    case Dep::kparataxis:
    case Dep::kdep: {
      if (w.tag(verb) == Tag::kVBN && !has_auxiliary(w, verb)) draft.passive = true;
      if (w.is_finite(verb) && (w.dep(verb) != Dep::kadvcl || repair_subject(w, draft))) break;
      if (w.is_nominal(w.head(verb)) && w.draft(w.head(verb)) == nullptr) {
        holders_of(w, w.head(verb), Via::kControl, draft);
        break;
      }
      const Draft* matrix = w.draft(w.head(verb));
      if (matrix == nullptr) matrix = w.draft_above(verb);
      if (matrix != nullptr && matrix != &draft) controlled(w, *matrix, draft);
      break;
    }
    case Dep::kpcomp:
      gerund_subject(w, draft);
      break;
    default:
      if (w.tag(verb) == Tag::kVBN && !has_auxiliary(w, verb) && !w.child(verb, Dep::kdobj).valid())
        draft.passive = true;
      break;
  }
  // The noun itself is no subject of its support.
  std::erase_if(draft.surface, [&](const Filler& f) { return f.head == draft.proposition.head; });
  if (draft.surface.empty() && w.is_finite(verb)) repair_subject(w, draft);
}

}  // namespace casus::clauses
