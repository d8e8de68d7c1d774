// Slots: subjects by voice, objects, datives, prepositions and clauses (normalisations 2 to 4).
#include <algorithm>

#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

using knowledge::Support;

// Bare objects of the clause's verb in order, the supported noun apart.
void bare_objects(const Work& w, const Draft& draft, std::vector<TokenId>& direct,
                  TokenId& dative) {
  for (const TokenId c : w.children(draft.clause)) {
    if (c == w.outer(draft.proposition.head)) continue;
    if (w.dep(c) == Dep::kdative && w.pos(c) != Pos::kAdp) dative = c;
    if (w.dep(c) != Dep::kdobj) continue;
    const Draft* other = w.draft(c);  // "held talks and a ceremony": the other supported noun.
    const bool shared = other != nullptr && other != &draft && other->clause == draft.clause;
    if (!shared) direct.push_back(c);
  }
}

void add_all(Work& w, Draft& draft, Slot slot, const Filler& first) {
  std::vector<Filler> fillers;
  expand(w, first, fillers);
  for (const Filler& filler : fillers) w.add(draft, slot, filler);
}

// Where the grammatical subject goes.
Slot subject_slot(const Work& w, const Draft& draft) {
  const bool light = draft.proposition.support.valid();
  if (light && draft.support_is_passive) {
    // "placed the minister under arrest": the object undergoes the act.
    const bool has_object = w.child(draft.clause, Dep::kdobj).valid() &&
                            w.child(draft.clause, Dep::kdobj) != w.outer(draft.proposition.head);
    return has_object && !draft.passive ? Slot::kDoer : Slot::kThing;
  }
  if (!draft.passive) return Slot::kDoer;
  // "was engaged in talks", but "was given a warning".
  if (light)
    return w.dep(w.outer(draft.proposition.head)) == Dep::kpobj ? Slot::kDoer : Slot::kWhom;
  return w.child(draft.clause, Dep::kdobj).valid() ? Slot::kWhom : Slot::kThing;
}

bool is_agent_phrase(const Work& w, const Draft& draft, TokenId c) {
  if (!draft.passive) return false;
  return w.dep(c) == Dep::kagent || (w.dep(c) == Dep::kprep && w.lower(c) == "by");
}

// "was faulted by auditors", "accused by A of B" (repair 3).
void add_agent(Work& w, Draft& draft, TokenId by) {
  Prepositional phrase_of;
  if (!read_preposition(w, by, phrase_of)) return;
  bool is_party = false;
  for (const TokenId object : phrase_of.objects) {
    if (w.is_measure(object)) continue;
    is_party = true;
    add_all(w, draft, Slot::kDoer, {object, Via::kAgent, 0});
    if (!w.words.is(WordClass::kOfComplement, w.lemma(draft.clause))) continue;
    for (const TokenId c : w.children(object)) {
      if (w.dep(c) != Dep::kprep || w.lower(c) != "of") continue;
      for (Argument& argument : draft.arguments)
        if (argument.head == object) argument.span.end_ = std::min(argument.span.end_, c.value);
      add_prepositional(w, draft, c, Via::kRepair, 0);
      draft.proposition.repair = kOfUnderAgent;
    }
  }
  if (!is_party) add_prepositional(w, draft, by, Via::kPreposition, 0);
}

void add_subject(Work& w, Draft& draft) {
  const Slot slot = subject_slot(w, draft);
  for (const Filler& filler : draft.surface) w.add(draft, slot, filler);
  // A clause as subject.
  for (const TokenId c : w.children(draft.clause))
    if (w.dep(c) == Dep::kcsubj || w.dep(c) == Dep::kcsubjpass)
      w.add_act(draft, slot, c, Via::kSubject);
}

// The object gap of a relative clause: "the accord that Norway drafted".
void add_gap(Work& w, Draft& draft, bool has_object) {
  const TokenId verb = draft.clause;
  if (w.dep(verb) != Dep::krelcl || has_object || draft.passive) return;
  const TokenId subject = w.child(verb, Dep::knsubj);
  if (!subject.valid() || w.is_relative_word(subject)) return;
  for (const TokenId c : w.children(subject))  // "Fiji, whose soldiers left"
    if (w.tag(c) == Tag::kWPs) return;
  for (const TokenId c : w.children(verb)) {
    if (w.dep(c) == Dep::kccomp || w.dep(c) == Dep::kxcomp) return;
    if (w.dep(c) == Dep::kadvmod && w.tag(c) == Tag::kWRB) {
      w.add(draft, w.lower(c) == "when" ? Slot::kOn : Slot::kIn, {w.head(verb), Via::kGap, 0});
      return;
    }
    if (w.dep(c) == Dep::kprep)
      for (const TokenId object : w.children(c))
        if (w.is_relative_word(object)) return;
  }
  w.add(draft, Slot::kThing, {w.head(verb), Via::kGap, 0});
}

void add_objects(Work& w, Draft& draft) {
  std::vector<TokenId> direct;
  TokenId dative;
  bare_objects(w, draft, direct, dative);
  if (dative.valid()) add_all(w, draft, Slot::kWhom, {dative, Via::kDative, 0});
  for (std::size_t i = 0; i < direct.size(); ++i) {
    const bool whom = direct.size() > 1 && i == 0 && !dative.valid();
    Filler filler{direct[i], Via::kObject, 0};
    if (w.is_relative_word(direct[i]) && w.dep(draft.clause) == Dep::krelcl) {
      filler = {w.head(draft.clause), Via::kAntecedent, 0};
      w.add(draft, Slot::kThing, filler);
      continue;
    }
    const bool light_with_whom = draft.proposition.support.valid() && !draft.support_is_passive &&
                                 w.pos(direct[i]) != Pos::kAdp &&
                                 w.dep(w.outer(draft.proposition.head)) == Dep::kdobj;
    add_all(w, draft, whom || light_with_whom ? Slot::kWhom : Slot::kThing, filler);
    if (w.is_verb(direct[i])) w.add_act(draft, Slot::kAct, direct[i], Via::kGerund);
  }
  add_gap(w, draft, !direct.empty());
}

bool is_object_like(const Argument& argument) {
  return argument.far == 0 && (argument.slot == Slot::kThing || argument.slot == Slot::kWhom);
}

constexpr int kDeepestPreposition = 3;

// "discussed the expansion of ties with Fiji": prepositions that tell parties, below chains of
// `of`.
void add_deep_prepositions(Work& w, Draft& draft, TokenId noun, int depth) {
  for (const TokenId c : w.children(noun)) {
    if (w.dep(c) != Dep::kprep || c < noun) continue;
    for (const TokenId object : w.children(c)) {
      if (w.dep(object) != Dep::kpobj) continue;
      for (const TokenId inner : w.children(object)) {
        if (w.dep(inner) != Dep::kprep || inner < object) continue;
        const std::string_view word = w.lower(inner);
        if (word == "with" || word == "between" || word == "against")
          add_prepositional(w, draft, inner, Via::kObjectPreposition, 1);
      }
      if (depth < kDeepestPreposition) add_deep_prepositions(w, draft, object, depth + 1);
    }
  }
}

}  // namespace

void add_inner_prepositions(Work& w, Draft& draft) {
  const std::size_t n = draft.arguments.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Argument argument = draft.arguments[i];
    if (argument.act.valid() || argument.slot == Slot::kDoer || argument.slot == Slot::kOf)
      continue;
    if (!is_object_like(argument) && argument.slot < Slot::kBy) continue;
    if (draft.proposition.part == 'v' ? argument.far != 0 : argument.far > 0) continue;
    for (const TokenId c : w.children(argument.head))
      if (w.dep(c) == Dep::kprep && w.lower(c) != "of" && c > argument.head)
        add_prepositional(w, draft, c, Via::kObjectPreposition, 1);
    if (argument.far == 0) add_deep_prepositions(w, draft, argument.head, 1);
  }
}

namespace {

// "called for Peru to leave": what is called for is an act, and Peru its doer.
void add_for_to(Work& w, Draft& draft, TokenId c) {
  const TokenId mark = w.child(c, Dep::kmark);
  if (c < draft.clause || !mark.valid() || w.lower(mark) != "for" || !w.has_to(c)) return;
  w.add_act(draft, Slot::kAct, c, Via::kInfinitive);
  for (const TokenId subject : w.children(c))
    if (w.dep(subject) == Dep::knsubj || w.dep(subject) == Dep::knsubjpass)
      add_all(w, draft, Slot::kFor, {subject, Via::kControl, 0});
}

// "seized and destroyed a boat": the object and the phrases behind the last verb are the first's as
// well, where nothing stands between the two.
void share_right(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  TokenId last;
  for (const TokenId c : w.children(verb)) {
    if (c < verb) continue;
    if (w.dep(c) == Dep::kconj && w.is_verb(c)) last = c;
    if (w.dep(c) != Dep::kcc && c != last) return;
  }
  if (!last.valid() || last.value > verb.value + 3 || w.is(WordClass::kCopula, last)) return;
  for (const TokenId c : w.children(last)) {
    if (c < last && w.dep(c) != Dep::kadvmod && w.dep(c) != Dep::kaux) return;
    if (w.dep(c) == Dep::kdobj && w.draft(last) != w.draft(c))
      add_all(w, draft, Slot::kThing, {c, Via::kCoordination, 1});
    if (w.dep(c) == Dep::kprep) add_prepositional(w, draft, c, Via::kCoordination, 1);
  }
}

void add_clauses(Work& w, Draft& draft, TokenId verb) {
  for (const TokenId c : w.children(verb)) {
    switch (w.dep(c)) {
      case Dep::kccomp:
        w.add_act(draft, Slot::kContent, c, Via::kContent);
        break;
      case Dep::kxcomp:
        w.add_act(draft, Slot::kAct, c, Via::kInfinitive);
        break;
      case Dep::kadvcl:
        add_for_to(w, draft, c);
        break;
      case Dep::koprd:
        w.add(draft, Slot::kCompl, {c, Via::kComplement, 0});
        break;
      case Dep::kacomp:
      case Dep::kattr:
        if (c != draft.proposition.head) w.add(draft, Slot::kCompl, {c, Via::kComplement, 0});
        break;
      case Dep::knpadvmod:
        if (w.is_measure(c)) w.add(draft, Slot::kOn, {c, Via::kAdverbial, 0});
        break;
      default:
        break;
    }
  }
}

// "want Peru to leave", "let Peru leave", "hold Peru responsible": the parser gives Peru to the
// inner clause; it is the outer thing as well.
void add_raised_object(Work& w, Draft& draft) {
  for (const TokenId c : w.children(draft.clause)) {
    if (w.dep(c) != Dep::kccomp && w.dep(c) != Dep::kxcomp) continue;
    if (w.is_finite(c) || c < draft.clause) continue;
    const TokenId mark = w.child(c, Dep::kmark);
    if (mark.valid()) continue;
    for (const TokenId subject : w.children(c))
      if ((w.dep(subject) == Dep::knsubj || w.dep(subject) == Dep::knsubjpass) &&
          subject > draft.clause)
        add_all(w, draft, Slot::kThing, {subject, Via::kControl, 0});
  }
}

// "Oslo-backed rebels": the name joined by a hyphen is the doer.
void add_hyphenated_doer(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  if (w.tag(verb) != Tag::kVBN) return;
  for (const TokenId c : w.children(verb)) {
    if (c.next().value + 1 != verb.value || w.lower(c.next()) != "-") continue;
    if (w.pos(c) == Pos::kPropn || w.is_named_party(c)) {
      draft.passive = true;
      w.add(draft, Slot::kDoer, {c, Via::kCompound, 0});
    }
  }
}

}  // namespace

void add_prepositional(Work& w, Draft& draft, TokenId preposition, Via via, std::uint8_t far) {
  Prepositional found;
  if (!read_preposition(w, preposition, found)) return;
  for (const TokenId object : found.objects) {
    std::vector<Filler> fillers;
    Filler first{object, via, far};
    if (w.is_relative_word(object)) {
      TokenId up = preposition;
      while (!w.is_root(up) && w.dep(up) != Dep::krelcl) up = w.head(up);
      if (w.dep(up) != Dep::krelcl) continue;
      first = {w.head(up), Via::kAntecedent, far};
      fillers.push_back(first);
    } else {
      expand(w, first, fillers);
    }
    for (const Filler& filler : fillers) w.add(draft, found.slot, filler, found.words);
  }
  if (found.clause.valid()) {
    const std::size_t before = draft.arguments.size();
    w.add_act(draft, found.slot, found.clause, Via::kGerund, found.words);
    if (draft.arguments.size() > before) draft.arguments.back().far = far;
  }
}

void fill_clause(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  if (!verb.valid()) return;
  add_hyphenated_doer(w, draft);
  add_subject(w, draft);
  for (const TokenId c : w.children(verb))
    if (is_agent_phrase(w, draft, c)) add_agent(w, draft, c);
  // "the fired missiles by rebels": the agent hangs on the noun.
  if (draft.passive && w.dep(verb) == Dep::kamod && draft.proposition.part == 'v')
    for (const TokenId c : w.children(w.head(verb)))
      if (w.dep(c) == Dep::kprep && w.lower(c) == "by") add_agent(w, draft, c);
  add_objects(w, draft);
  add_raised_object(w, draft);
  add_clauses(w, draft, verb);
  for (const TokenId c : w.children(verb)) {
    const bool adposition = w.dep(c) == Dep::kprep || w.dep(c) == Dep::kagent ||
                            (w.dep(c) == Dep::kdative && w.pos(c) == Pos::kAdp) ||
                            (w.dep(c) == Dep::kadvmod && w.child(c, Dep::kprep).valid());
    if (!adposition || is_agent_phrase(w, draft, c)) continue;
    // "walked off the job", "passed on the plans": what the particle has is the verb's object.
    if (draft.proposition.particle.valid() && c == w.particle(verb))
      if (const TokenId object = w.child(c, Dep::kpobj); object.valid())
        add_all(w, draft, Slot::kThing, {object, Via::kObject, 0});
    add_prepositional(w, draft, c, Via::kPreposition, 0);
  }
  share_right(w, draft);
  add_inner_prepositions(w, draft);
}

}  // namespace casus::clauses
