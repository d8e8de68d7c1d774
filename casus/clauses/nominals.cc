// Nominals: the parties that a noun or an adjective has by itself, and those of its host clause.
#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

bool is_hyphen_list(const Work& w, TokenId modifier, TokenId noun) {
  if (modifier == w.sentence(modifier).begin()) return false;
  const std::string_view joint = w.lower(modifier.before());
  return modifier < noun && w.a.left_edge[modifier] < modifier &&
         (joint == "-" || joint == "–" || joint == "/");
}

// "arms deliveries", "Russian strikes", "US-Iran talks".
void add_modifier(Work& w, Draft& draft, TokenId c) {
  const TokenId noun = draft.proposition.head;
  if (w.is_measure(c) || w.a.entity_type(c) == EntityType::kCardinal) return;
  const bool adjective = w.pos(c) == Pos::kAdj || w.pos(c) == Pos::kVerb;
  if (adjective && !w.is_named_party(c)) {
    // "Saudi-led strikes"
    if (c.value >= 2 && w.lower(c.before()) == "-" && w.pos(c) == Pos::kVerb) return;
    const std::string_view word = w.text(c);
    if (word.empty() || word[0] < 'A' || word[0] > 'Z' || c == w.sentence(c).begin()) return;
  }
  const bool list = is_hyphen_list(w, c, noun);
  for (const TokenId inner : w.children(c))
    if (list && w.pos(inner) != Pos::kPunct && inner.next().next() == c)
      w.add(draft, Slot::kMod, {inner, Via::kModifier, 0});
  std::vector<Filler> fillers;
  expand(w, {c, Via::kModifier, 0}, fillers);
  for (const Filler& filler : fillers) w.add(draft, Slot::kMod, filler);
  for (Argument& argument : draft.arguments)
    if (list && argument.head == c) argument.span = TokenSpan(c, c.next());
}

// "the Saudi-led strikes": the first part of a hyphenated participle acts.
void add_led(Work& w, Draft& draft, TokenId participle) {
  if (w.tag(participle) != Tag::kVBN) return;
  for (const TokenId c : w.children(participle))
    if (c.value + 2 == participle.value && (w.pos(c) == Pos::kPropn || w.is_named_party(c)))
      w.add(draft, Slot::kDoer, {c, Via::kCompound, 0});
}

void add_nominal_clause(Work& w, Draft& draft, TokenId c) {
  if (w.has_to(c)) {
    w.add_act(draft, Slot::kAct, c, Via::kInfinitive);
  } else if (w.dep(c) != Dep::krelcl && w.is_finite(c) && w.child(c, Dep::kmark).valid()) {
    w.add_act(draft, Slot::kContent, c, Via::kContent);
  }
  // "an attack claimed by rebels" keeps its own proposition.
}

bool is_party_slot(const Work& w, const Argument& argument) {
  if (argument.act.valid() || argument.far > 0 || w.is_measure(argument.head)) return false;
  switch (argument.slot) {
    case Slot::kOwner:
    case Slot::kBy:
    case Slot::kBetween:
    case Slot::kDoer:
    case Slot::kAmong:
      return true;
    case Slot::kMod:
      return w.is_named_party(argument.head) || w.pos(argument.head) == Pos::kPropn ||
             w.pos(argument.head) == Pos::kAdj;
    case Slot::kOf:
      return !w.words.is(WordClass::kEventive, w.lemma(argument.head));
    default:
      return false;
  }
}

// "halted its shelling of the town": the owner is the host's doer, nobody else is named as doing
// it.
bool is_owned_by_host(const Work& w, const Draft& draft) {
  const TokenId noun = draft.proposition.head;
  if (w.dep(noun) != Dep::kdobj && w.dep(noun) != Dep::kpobj) return false;
  bool pronoun = false;
  for (const Argument& argument : draft.arguments) {
    if (argument.slot == Slot::kBy || argument.slot == Slot::kBetween) return false;
    if (argument.slot == Slot::kOwner) pronoun = w.pos(argument.head) == Pos::kPron;
  }
  return pronoun;
}

bool has_own_party(const Work& w, const Draft& draft) {
  if (is_owned_by_host(w, draft)) return false;
  for (const Argument& argument : draft.arguments)
    if (is_party_slot(w, argument)) return true;
  return false;
}

// True if the noun stands in a PP that is an adjunct of a clause or of another noun.
bool is_adjunct(const Work& w, TokenId noun) {
  TokenId t = w.outer(noun);
  while (w.dep(t) == Dep::kconj && !w.is_root(t)) t = w.head(t);
  return w.dep(t) == Dep::kpobj || w.dep(t) == Dep::knpadvmod || w.dep(t) == Dep::kappos;
}

}  // namespace

namespace {

// "talks and a meeting with Peru": the last conjunct's phrases belong to the first as well.
void share_prepositions(Work& w, Draft& draft) {
  TokenId last = draft.proposition.head;
  if (w.child(last, Dep::kprep).valid()) return;
  for (int steps = 0; steps < 8; ++steps) {
    const TokenId next = w.child(last, Dep::kconj);
    if (!next.valid() || !w.is_nominal(next)) break;
    last = next;
  }
  if (last == draft.proposition.head || w.draft(last) == nullptr) return;
  for (const TokenId c : w.children(last))
    if (w.dep(c) == Dep::kprep && c > last) add_prepositional(w, draft, c, Via::kCoordination, 0);
}

}  // namespace

namespace {

// What hangs on `noun`: the draft's own, or the one that stands for it ("a round of talks").
void fill_from(Work& w, Draft& draft, TokenId noun) {
  for (const TokenId c : w.children(noun)) {
    if (w.dep(c) == Dep::kprep && noun != draft.proposition.head && c < draft.proposition.head)
      continue;
    switch (w.dep(c)) {
      case Dep::kposs: {
        std::vector<Filler> fillers;
        expand(w, {c, Via::kOwner, 0}, fillers);
        for (const Filler& filler : fillers) w.add(draft, Slot::kOwner, filler);
        break;
      }
      case Dep::kamod:
      case Dep::kcompound:
      case Dep::knmod:
      case Dep::knummod:
        if (draft.proposition.part == 'n') add_modifier(w, draft, c);
        if (w.is_verb(c)) add_led(w, draft, c);
        break;
      case Dep::kprep:
      case Dep::kagent:
        add_prepositional(w, draft, c, Via::kPreposition, 0);
        break;
      case Dep::kacl:
      case Dep::krelcl:
      case Dep::kccomp:
      case Dep::kadvcl:
      case Dep::kxcomp:
        if (draft.proposition.part == 'a' && w.dep(c) == Dep::kccomp)
          w.add_act(draft, Slot::kContent, c, Via::kContent);
        else
          add_nominal_clause(w, draft, c);
        break;
      default:
        break;
    }
  }
}

}  // namespace

namespace {

// "the arrest on Monday of a poet by marines": what the parser hangs on the day or the place is the
// noun's.
void add_displaced(Work& w, Draft& draft) {
  const TokenId noun = draft.proposition.head;
  for (const Argument& argument : draft.arguments)
    if (argument.slot == Slot::kOf) return;
  for (const TokenId c : w.children(noun)) {
    if (w.dep(c) != Dep::kprep || c < noun) continue;
    const TokenId object = w.child(c, Dep::kpobj);
    if (!object.valid()) continue;
    const bool day = w.is_measure(object) && w.a.entity_type(object) != EntityType::kOrdinal;
    if (!day && w.a.entity_type(object) != EntityType::kGpe) continue;
    for (const TokenId inner : w.children(object)) {
      if (w.dep(inner) != Dep::kprep || inner < object || w.lower(inner) != "of") continue;
      add_prepositional(w, draft, inner, Via::kObjectPreposition, 0);
      for (const TokenId victim : w.children(inner))
        for (const TokenId by : w.children(victim))
          if (w.dep(by) == Dep::kprep && w.lower(by) == "by")
            add_prepositional(w, draft, by, Via::kObjectPreposition, 0);
    }
  }
}

}  // namespace

void fill_noun(Work& w, Draft& draft) {
  const TokenId noun = draft.proposition.head;
  if (draft.proposition.part == 'v') return;
  if (draft.proposition.part == 'n') share_prepositions(w, draft);
  fill_from(w, draft, noun);
  if (const TokenId outer = w.outer(noun); outer != noun) fill_from(w, draft, outer);
  if (draft.proposition.part != 'n') return;
  add_displaced(w, draft);
  if (!draft.clause.valid()) add_inner_prepositions(w, draft);
}

namespace {

// "told Ruiz in a call", "discussed it with Ruiz during a meeting": the call is with Ruiz.
void add_host_partner(Work& w, Draft& draft, const Draft& host) {
  if (draft.proposition.form != Form::kNounHost ||
      !w.is(WordClass::kReciprocalNoun, draft.proposition.head))
    return;
  for (const Argument& argument : draft.arguments)
    if (argument.slot == Slot::kWith || argument.slot == Slot::kTo ||
        argument.slot == Slot::kBetween)
      return;
  const bool tells = host.proposition.part == 'v' && w.words.cue(w.lemma(host.clause)) != nullptr;
  const std::vector<Argument> parties = host.arguments;
  for (const Argument& argument : parties) {
    if (argument.far > 1 || argument.act.valid() || w.is_measure(argument.head)) continue;
    if (argument.slot == Slot::kWith || argument.slot == Slot::kWhom ||
        (tells && argument.slot == Slot::kThing && argument.far == 0))
      w.add(draft, Slot::kWith, {argument.head, Via::kHost, 3});
  }
}

}  // namespace

void fill_host(Work& w, Draft& draft) {
  Proposition& p = draft.proposition;
  if (p.part != 'n' || (draft.clause.valid() && draft.top == draft.clause)) return;
  const bool own = has_own_party(w, draft);
  const Draft* host = w.draft_above(draft.top);
  p.form = own ? Form::kNounOwn : Form::kNounArg;
  if (host == nullptr || host == &draft) {
    if (w.is_root(draft.top)) p.form = Form::kNounOwn;  // A caption or a heading.
    return;
  }
  if (!own && is_adjunct(w, p.head)) p.form = Form::kNounHost;
  if (host->clause.valid()) add_host_partner(w, draft, *host);
  if (own && w.child(p.head, Dep::kposs).valid()) return;
  for (const Argument& argument : draft.arguments)
    if (argument.slot == Slot::kDoer || argument.slot == Slot::kBy ||
        argument.slot == Slot::kBetween)
      return;
  // The doers of the host clause, raised.
  const std::vector<Argument> parties = host->arguments;
  for (const Argument& argument : parties)
    if (argument.slot == Slot::kDoer && argument.far == 0 && !argument.act.valid() &&
        !w.is_relative_word(argument.head))
      w.add(draft, Slot::kDoer, {argument.head, Via::kHost, 3});
}

}  // namespace casus::clauses
