// Predicates: which tokens head a proposition; support verbs and copulas merged into them.
#include <algorithm>

#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

using knowledge::Support;

// A verb, its lemma with particle, and the noun it supports.
struct SupportVerb {
  TokenId verb;
  Support kind = Support::kNone;
  bool occurrence = false;
};

bool is_auxiliary(const Work& w, TokenId t) {
  return w.dep(t) == Dep::kaux || w.dep(t) == Dep::kauxpass;
}

// "going" of "is going to leave", "have" of "have to leave", "used" of "used to leave".
bool is_semi_modal(const Work& w, TokenId t) {
  const TokenId inner = w.child(t, Dep::kxcomp);
  if (!inner.valid() || !w.has_to(inner) || w.child(t, Dep::kdobj).valid()) return false;
  if (w.lemma(t) == "have" || w.lemma(t) == "be") return true;
  if (w.lemma(t) == "go") return w.tag(t) == Tag::kVBG;
  return w.lemma(t) == "use" && w.tag(t) != Tag::kVBG && w.tag(t) != Tag::kVB;
}

bool is_verb_predicate(const Work& w, TokenId t) {
  if (!w.is_verb(t) || is_auxiliary(w, t)) return false;
  switch (w.dep(t)) {
    case Dep::kcompound:
    case Dep::kprep:
    case Dep::kmark:
    case Dep::kcc:
    case Dep::kdet:
    case Dep::kcase_:
    case Dep::kpreconj:
    case Dep::kintj:
    case Dep::kquantmod:
    case Dep::knmod:
      return false;
    default:
      break;
  }
  if (w.pos(t) == Pos::kAux && w.tag(t) == Tag::kMD) return false;
  return !is_semi_modal(w, t);
}

// Noun or adjective with a subject of its own and no copula: a verb that the tagger missed.
bool is_hidden_verb(const Work& w, TokenId t) {
  if (w.pos(t) != Pos::kNoun && w.pos(t) != Pos::kAdj) return false;
  if (w.tag(t) == Tag::kCD) return false;
  switch (w.dep(t)) {
    case Dep::kRoot:
    case Dep::kccomp:
    case Dep::kconj:
    case Dep::kadvcl:
    case Dep::krelcl:
      break;
    default:
      return false;
  }
  bool subject = false;
  for (const TokenId c : w.children(t)) {
    if ((w.dep(c) == Dep::knsubj || w.dep(c) == Dep::knsubjpass) && c < t && !w.is_relative_word(c))
      subject = true;
  }
  return subject;
}

// "holds Peru responsible": an adjective with a subject below a verb.
bool is_small_clause(const Work& w, TokenId t) {
  return w.pos(t) == Pos::kAdj && w.dep(t) == Dep::kccomp && w.head(t) < t &&
         w.is_verb(w.head(t)) && !w.child(t, Dep::kaux).valid();
}

// The recogniser's names keep their nouns: "the Peace Talks Office".
bool is_part_of_name(const Work& w, TokenId t) {
  switch (w.a.entity_type(t)) {
    case EntityType::kOrg:
    case EntityType::kFac:
    case EntityType::kPerson:
    case EntityType::kGpe:
    case EntityType::kProduct:
    case EntityType::kLoc:
    case EntityType::kWorkOfArt:
      return w.pos(t) == Pos::kPropn;
    default:
      return false;
  }
}

bool is_eventive_noun(const Work& w, TokenId t) {
  if (w.pos(t) != Pos::kNoun && w.pos(t) != Pos::kPropn) return false;
  switch (w.dep(t)) {
    case Dep::kcompound:
    case Dep::knmod:
    case Dep::kamod:
    case Dep::knpadvmod:
    case Dep::kposs:
    case Dep::kquantmod:
      return false;
    default:
      break;
  }
  if (is_part_of_name(w, t) || w.a.entity_type(t) == EntityType::kDate ||
      w.a.entity_type(t) == EntityType::kTime)
    return false;
  if (w.is(WordClass::kEventive, t)) return true;
  return w.pos(t) == Pos::kPropn && w.words.is(WordClass::kEventive, w.lower(t));
}

std::string noun_key(const Work& w, TokenId noun) {
  if (w.is(WordClass::kEventive, noun)) return std::string(w.lemma(noun));
  return std::string(w.lower(noun));
}

Support support_of(const Work& w, TokenId noun, const std::string& verb) {
  return w.words.support(noun_key(w, noun), verb);
}

bool is_free_verb(const Work& w, TokenId t) {
  return w.is_verb(t) && !is_auxiliary(w, t) && w.s.owner[t.value] == kNoDraft;
}

// The verb that has the noun behind a preposition: "come under attack", "take part in drills".
// `outer`: the word that stands for the noun in the clause.
SupportVerb support_by_preposition(const Work& w, TokenId noun, TokenId outer) {
  const TokenId preposition = w.head(outer);
  if (w.dep(outer) != Dep::kpobj) return {};
  const std::string tail = "_" + std::string(w.lower(preposition));
  const TokenId up = w.head(preposition);
  if (is_free_verb(w, up)) {
    const Support kind = support_of(w, noun, w.verb_key(up) + tail);
    return {up, kind, false};
  }
  if (w.dep(up) == Dep::kdobj && is_free_verb(w, w.head(up))) {
    const std::string key =
        std::string(w.lemma(w.head(up))) + "_" + std::string(w.lemma(up)) + tail;
    return {w.head(up), support_of(w, noun, key), false};
  }
  return {};
}

SupportVerb support_as_subject(const Work& w, TokenId noun, TokenId outer) {
  const TokenId verb = w.head(outer);
  if (!is_free_verb(w, verb)) return {};
  if (w.dep(outer) == Dep::knsubjpass) return {verb, support_of(w, noun, w.verb_key(verb)), false};
  if (w.child(verb, Dep::kdobj).valid() && w.lemma(verb) != "take") return {};
  std::string key = w.verb_key(verb);
  if (const TokenId object = w.child(verb, Dep::kdobj); object.valid())
    key += "_" + std::string(w.lemma(object));
  const bool occurs = w.words.is(WordClass::kOccurrence, key);
  return {verb, occurs ? Support::kActive : Support::kNone, true};
}

// "the visit that he paid", "talks held in Oslo".
SupportVerb support_below(const Work& w, TokenId noun, TokenId outer) {
  for (const TokenId c : w.children(outer)) {
    const bool relative = w.dep(c) == Dep::krelcl;
    if (!relative && !(w.dep(c) == Dep::kacl && w.tag(c) == Tag::kVBN)) continue;
    if (!is_free_verb(w, c)) continue;
    if (relative) {
      const TokenId object = w.child(c, Dep::kdobj);
      const TokenId passive = w.child(c, Dep::knsubjpass);
      const bool gap = !object.valid() || w.is_relative_word(object);
      if (passive.valid() ? !w.is_relative_word(passive) : !gap) continue;
      if (!passive.valid()) {
        const TokenId subject = w.child(c, Dep::knsubj);
        if (!subject.valid() || w.is_relative_word(subject)) continue;
      }
    }
    if (const Support kind = support_of(w, noun, w.verb_key(c)); kind != Support::kNone)
      return {c, kind, false};
  }
  return {};
}

SupportVerb find_support(const Work& w, TokenId noun) {
  const TokenId outer = w.outer(noun);
  const TokenId verb = w.head(outer);
  switch (w.dep(outer)) {
    case Dep::kdobj:
      if (is_free_verb(w, verb)) return {verb, support_of(w, noun, w.verb_key(verb)), false};
      break;
    case Dep::kpobj:
      if (const SupportVerb found = support_by_preposition(w, noun, outer);
          found.kind != Support::kNone)
        return found;
      break;
    case Dep::knsubjpass:
    case Dep::knsubj:
      if (const SupportVerb found = support_as_subject(w, noun, outer);
          found.kind != Support::kNone)
        return found;
      break;
    case Dep::kattr:
      if (is_free_verb(w, verb) && w.lemma(verb) == "be" && w.child(verb, Dep::kexpl).valid())
        return {verb, Support::kActive, true};
      break;
    default:
      break;
  }
  if (const SupportVerb found = support_below(w, noun, noun); found.kind != Support::kNone)
    return found;
  return outer == noun ? SupportVerb() : support_below(w, noun, outer);
}

Draft& new_draft(Work& w, TokenId head, char part) {
  if (w.s.draft_count == w.s.drafts.size()) w.s.drafts.emplace_back();
  Draft& draft = w.s.drafts[w.s.draft_count];
  std::vector<Filler> surface = std::move(draft.surface);
  std::vector<Argument> arguments = std::move(draft.arguments);
  draft = Draft();
  surface.clear();
  arguments.clear();
  draft.surface = std::move(surface);
  draft.arguments = std::move(arguments);
  Proposition& p = draft.proposition;
  p.head = head;
  p.part = part;
  p.span = TokenSpan(head, head.next());
  p.sentence = w.a.sentence_of[head];
  p.lemma = w.a.lemma[head];
  draft.top = head;
  w.s.owner[head.value] = w.s.draft_count++;
  return draft;
}

// The complement of a copula that becomes the predicate: "is furious", "is the president".
TokenId complement_of(const Work& w, TokenId verb) {
  if (!w.is(WordClass::kCopula, verb)) return {};
  for (const TokenId c : w.children(verb))
    if ((w.dep(c) == Dep::kacomp || w.dep(c) == Dep::kattr) && !w.is_relative_word(c) &&
        w.tag(c) != Tag::kWRB && !w.is_measure(c))
      return c;
  return {};
}

// Marks of what each token will be, before drafts get their numbers.
enum Kind : std::uint8_t { kNothing, kVerb, kHidden, kSmall, kNoun, kComplement };

struct Plan {
  std::vector<Kind> kind;
  std::vector<SupportVerb> support;  // Of nouns.
  std::vector<TokenId> copula;       // Of complements.
};

void plan_copulas(const Work& w, TokenSpan sentence, Plan& plan) {
  for (const TokenId t : sentence) {
    if (plan.kind[t.value - sentence.begin_] != kVerb) continue;
    const TokenId complement = complement_of(w, t);
    if (!complement.valid() || w.child(t, Dep::kexpl).valid()) continue;
    Kind& kind = plan.kind[complement.value - sentence.begin_];
    if (kind == kVerb || kind == kHidden) continue;
    if (kind != kNoun) kind = kComplement;
    plan.kind[t.value - sentence.begin_] = kNothing;
    plan.copula[complement.value - sentence.begin_] = t;
  }
}

void plan_supports(const Work& w, TokenSpan sentence, Plan& plan) {
  for (const TokenId noun : sentence) {
    const std::size_t i = noun.value - sentence.begin_;
    if (plan.kind[i] != kNoun || plan.copula[i].valid()) continue;
    SupportVerb found = find_support(w, noun);
    if (found.kind != Support::kNone) {
      Kind& verb = plan.kind[found.verb.value - sentence.begin_];
      if (verb == kVerb) {
        verb = kNothing;
        plan.support[i] = found;
      }
      continue;
    }
    // A conjunct shares the support of the first: "held talks and a ceremony".
    if (w.dep(noun) != Dep::kconj || w.head(noun) >= noun) continue;
    const SupportVerb& first = plan.support[w.head(noun).value - sentence.begin_];
    if (first.kind != Support::kNone && w.head(first.verb) != w.head(noun)) plan.support[i] = first;
  }
}

void make_draft(Work& w, TokenId t, std::size_t i, const Plan& plan) {
  switch (plan.kind[i]) {
    case kVerb: {
      Draft& draft = new_draft(w, t, 'v');
      draft.clause = t;
      if (const TokenId particle = w.particle(t); particle.valid())
        draft.proposition.particle = w.a.lower[particle];
      break;
    }
    case kHidden: {
      Draft& draft = new_draft(w, t, 'v');
      draft.clause = t;
      draft.proposition.lemma = w.a.strings.intern(verbal_lemma(w.lower(t), w.lemma(t)));
      draft.proposition.repair = kPredicateTag;
      break;
    }
    case kSmall:
      new_draft(w, t, 'a').clause = t;
      break;
    case kNoun:
    case kComplement: {
      const bool adjective = plan.kind[i] == kComplement && !w.is_nominal(t);
      Draft& draft = new_draft(w, t, adjective ? 'a' : 'n');
      if (w.pos(t) == Pos::kPropn && !w.is(WordClass::kEventive, t))
        draft.proposition.lemma = w.a.lower[t];
      const SupportVerb& support = plan.support[i];
      if (plan.copula[i].valid()) {
        draft.clause = plan.copula[i];
        draft.top = plan.copula[i];
      } else if (support.kind != Support::kNone) {
        draft.clause = support.verb;
        draft.proposition.support = support.verb;
        draft.occurrence = support.occurrence;
        draft.support_is_passive = support.kind == Support::kPassive;
        const TokenId above = w.head(support.verb);
        if (support.verb != t && above != t && above != w.outer(t)) draft.top = support.verb;
      }
      break;
    }
    case kNothing:
      break;
  }
}

}  // namespace

void find_predicates(Work& w, TokenSpan sentence) {
  Plan plan;
  plan.kind.assign(sentence.size(), kNothing);
  plan.support.resize(sentence.size());
  plan.copula.resize(sentence.size());
  for (const TokenId t : sentence) {
    Kind& kind = plan.kind[t.value - sentence.begin_];
    if (is_verb_predicate(w, t))
      kind = kVerb;
    else if (is_hidden_verb(w, t))
      kind = is_small_clause(w, t) ? kSmall : kHidden;
    else if (is_eventive_noun(w, t))
      kind = kNoun;
  }
  plan_supports(w, sentence, plan);
  plan_copulas(w, sentence, plan);
  for (const TokenId t : sentence) make_draft(w, t, t.value - sentence.begin_, plan);
  // Children of a merged verb find the proposition through it.
  for (const TokenId t : sentence) {
    const std::size_t i = t.value - sentence.begin_;
    if (w.s.owner[t.value] == kNoDraft) continue;
    for (const TokenId verb :
         {plan.support[i].kind != Support::kNone ? plan.support[i].verb : TokenId(),
          plan.copula[i]})
      if (verb.valid() && w.s.owner[verb.value] == kNoDraft)
        w.s.owner[verb.value] = w.s.owner[t.value];
  }
}

}  // namespace casus::clauses
