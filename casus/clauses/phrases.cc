// Phrases: extents of fillers, coordination, owners inside a phrase, prepositions.
#include <algorithm>

#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

constexpr std::size_t kMostConjuncts = 64;
constexpr std::size_t kMostOwners = 8;

bool ends_phrase(Dep relation) {
  switch (relation) {
    case Dep::kcc:
    case Dep::kconj:
    case Dep::krelcl:
    case Dep::kacl:
    case Dep::kappos:
    case Dep::kadvcl:
    case Dep::kparataxis:
    case Dep::kpreconj:
    case Dep::kccomp:
      return true;
    default:
      return false;
  }
}

bool joins(const Work& w, TokenId from, TokenId to) {
  if (w.dep(to) == Dep::kconj) return !w.is_verb(to) || w.is_verb(from);
  if (w.dep(to) != Dep::kappos) return false;
  // A list of names whose first members the parser took for appositions: "A, B and C".
  const bool same =
      w.a.entity_type(from) != EntityType::kNone && w.a.entity_type(from) == w.a.entity_type(to);
  return same && w.child(to, Dep::kconj).valid();
}

void add_owner(const Work& w, TokenId at, Via via, std::uint8_t far, std::vector<Filler>& out) {
  if (out.size() >= kMostOwners || w.s.skip[at.value] != 0 || w.is_measure(at)) return;
  for (const Filler& old : out)
    if (old.head == at) return;
  out.push_back({at, via, far});
}

// A modifier before the noun that may be a party: "Russian forces", "the Kremlin plan".
bool is_party_modifier(const Work& w, TokenId modifier, TokenId noun) {
  const EntityId entity = w.a.entity_of[modifier];
  if (entity.valid() && entity == w.a.entity_of[noun]) return false;
  if (w.is_named_party(modifier)) return true;
  return w.pos(modifier) == Pos::kPropn && w.pos(noun) == Pos::kNoun;
}

// The noun that a relative word below a relative clause stands for; none.
TokenId antecedent(const Work& w, TokenId word) {
  TokenId t = word;
  while (!w.is_root(t) && w.dep(t) != Dep::krelcl) t = w.head(t);
  return w.is_root(t) ? TokenId() : w.head(t);
}

void owners_of(const Work& w, TokenId head, std::uint8_t far, std::vector<Filler>& out) {
  std::vector<Filler> expanded;
  for (const TokenId c : w.children(head)) {
    expanded.clear();
    switch (w.dep(c)) {
      case Dep::kposs:
        if (w.tag(c) == Tag::kWPs) {  // "Fiji, whose soldiers left"
          if (const TokenId whose = antecedent(w, c); whose.valid())
            expand(w, {whose, Via::kAntecedent, far}, expanded);
          break;
        }
        expand(w, {c, Via::kOwner, far}, expanded);
        break;
      case Dep::kamod:
      case Dep::kcompound:
      case Dep::knmod:
      case Dep::knummod:
        if (is_party_modifier(w, c, head)) expand(w, {c, Via::kModifier, far}, expanded);
        break;
      case Dep::kprep:
        if (w.lower(c) != "of" && w.lower(c) != "by" && w.lower(c) != "from" && w.lower(c) != "in")
          break;
        for (const TokenId object : w.children(c))
          if (w.dep(object) == Dep::kpobj && w.is_nominal(object))
            expand(w, {object, Via::kInside, far}, expanded);
        break;
      case Dep::kacl:
        for (const TokenId agent : w.children(c))
          if (w.dep(agent) == Dep::kagent || (w.dep(agent) == Dep::kprep && w.lower(agent) == "by"))
            for (const TokenId object : w.children(agent))
              if (w.dep(object) == Dep::kpobj) expand(w, {object, Via::kInside, 2}, expanded);
        break;
      default:
        break;
    }
    for (const Filler& filler : expanded) add_owner(w, filler.head, filler.via, filler.far, out);
  }
}

// "the government and people of Fiji": a phrase behind the last of several belongs to all.
void shared_owners(const Work& w, TokenId head, std::vector<Filler>& out) {
  const auto add_of = [&](TokenId holder, TokenId behind) {
    for (const TokenId c : w.children(holder)) {
      if (w.dep(c) != Dep::kprep || w.lower(c) != "of" || c < behind) continue;
      for (const TokenId object : w.children(c))
        if (w.dep(object) == Dep::kpobj && w.is_nominal(object))
          add_owner(w, object, Via::kInside, 1, out);
    }
  };
  if (w.dep(head) == Dep::kconj) {
    add_of(w.head(head), head);
    return;
  }
  TokenId last = head;
  for (int steps = 0; steps < 8; ++steps) {
    const TokenId next = w.child(last, Dep::kconj);
    if (!next.valid() || !w.is_nominal(next)) break;
    last = next;
  }
  bool own = last == head;
  for (const TokenId c : w.children(head)) own = own || w.dep(c) == Dep::kprep;
  if (!own) add_of(last, last);
}

// Lower-case words of the tokens, joined by spaces.
std::string words_between(const Work& w, TokenId first, TokenId last) {
  std::string out;
  for (TokenId t = first; t <= last; ++t) {
    if (!out.empty()) out.push_back(' ');
    out.append(w.lower(t));
  }
  return out;
}

constexpr std::uint32_t kLongestPreposition = 6;

// "in the wake of": the innermost "of" whose words from `first` on are a complex preposition.
TokenId complex_end(const Work& w, TokenId first, Slot& slot) {
  const TokenSpan sentence = w.sentence(first);
  TokenId found;
  for (TokenId t = first.next(); t < sentence.end() && t.value - first.value < kLongestPreposition;
       ++t) {
    if (w.pos(t) != Pos::kAdp && w.pos(t) != Pos::kPart) continue;
    TokenId up = w.head(t);
    bool below = false;
    for (int steps = 0; steps < 3 && !below; ++steps, up = w.head(up)) below = up == first;
    if (below && w.words.complex_preposition(words_between(w, first, t), slot)) found = t;
  }
  return found;
}

void collect_complements(const Work& w, TokenId preposition, Prepositional& out) {
  for (const TokenId c : w.children(preposition)) {
    if (c < preposition) continue;
    // "described it as unfair" has the adjective as a modifier of the preposition.
    const bool adjective = w.lower(preposition) == "as" && w.pos(c) == Pos::kAdj &&
                           (w.dep(c) == Dep::kamod || w.dep(c) == Dep::kacomp);
    if (w.dep(c) == Dep::kpobj || adjective) {
      out.objects.push_back(c);
    } else if (w.dep(c) == Dep::kpcomp) {
      if (w.is_verb(c)) out.clause = c;
    }
  }
}

Slot slot_of_word(const Work& w, std::string_view word) {
  Slot slot = Slot::kOtherPreposition;
  if (w.words.complex_preposition(word, slot)) return slot;
  if (parse_slot(word, slot) && slot >= Slot::kBy) return slot;
  return Slot::kOtherPreposition;
}

}  // namespace

namespace {

// "his counterpart Ana Ruiz": no comma between the two.
bool is_close_apposition(const Work& w, TokenId t) {
  if (w.dep(t) != Dep::kappos) return false;
  const TokenId first = w.a.left_edge[t];
  return first.value > 0 && w.pos(first.before()) != Pos::kPunct && w.pos(first) != Pos::kPunct;
}

// "dozens of men", "a series of talks": what there are dozens or a series of.
void add_contents(const Work& w, TokenId at, Filler next, std::size_t most,
                  std::vector<Filler>& out) {
  if (!w.is(WordClass::kTransparent, at)) return;
  for (const TokenId c : w.children(at)) {
    if (w.dep(c) != Dep::kprep || w.lower(c) != "of") continue;
    for (const TokenId object : w.children(c)) {
      if (w.dep(object) != Dep::kpobj || !w.is_nominal(object) || out.size() >= most) continue;
      next.head = object;
      out.push_back(next);
    }
  }
}

// "Ana Ruiz, the envoy, and Ivan Berg": the name is coordinated with the apposition.
void add_names_beside(const Work& w, TokenId apposition, Filler next, std::size_t most,
                      std::vector<Filler>& out) {
  for (const TokenId second : w.children(apposition)) {
    if (w.dep(second) != Dep::kconj || w.pos(second) != Pos::kPropn || out.size() >= most) continue;
    next.head = second;
    out.push_back(next);
  }
}

}  // namespace

TokenSpan phrase(const Work& w, TokenId head) {
  const TokenSpan subtree = w.a.subtree(head);
  std::uint32_t begin = subtree.begin_;
  std::uint32_t end = subtree.end_;
  for (const TokenId c : w.children(head)) {
    if (c > head && ends_phrase(w.dep(c)) && !is_close_apposition(w, c)) {
      end = std::min(end, std::max(w.a.left_edge[c].value, head.value + 1));
    } else if (c < head && (w.dep(c) == Dep::kcc || w.dep(c) == Dep::kpreconj)) {
      begin = std::max(begin, c.value + 1);
    }
  }
  for (std::uint32_t i = begin; i < head.value; ++i)
    if (w.s.skip[i] != 0) begin = i + 1;
  while (begin < head.value && w.pos(TokenId(begin)) == Pos::kPunct) ++begin;
  while (end > head.value + 1 &&
         (w.pos(TokenId(end - 1)) == Pos::kPunct || w.dep(TokenId(end - 1)) == Dep::kcase_))
    --end;
  return TokenSpan(begin, end);
}

void expand(const Work& w, const Filler& first, std::vector<Filler>& out) {
  const std::size_t begin = out.size();
  out.push_back(first);
  const auto full = [&] { return out.size() - begin >= kMostConjuncts; };
  for (std::size_t i = begin; i < out.size() && !full(); ++i) {
    const TokenId at = out[i].head;
    if (const TokenId name = name_behind_title(w, at); name.valid()) {
      out.push_back({name, Via::kRepair, first.far});
      if (full()) break;
    }
    add_contents(w, at, first, begin + kMostConjuncts, out);
    for (const TokenId c : w.children(at)) {
      Filler next = first;
      next.head = c;
      if (joins(w, at, c)) {
        if (!full()) out.push_back(next);
      } else if (w.dep(c) == Dep::kappos && w.pos(at) == Pos::kPropn) {
        add_names_beside(w, c, next, begin + kMostConjuncts, out);
      }
    }
  }
}

void owners_inside(const Work& w, TokenId head, std::vector<Filler>& out) {
  out.clear();
  owners_of(w, head, 1, out);
  shared_owners(w, head, out);
  const std::size_t near = out.size();
  for (std::size_t i = 0; i < near; ++i)
    if (out[i].far == 1) owners_of(w, out[i].head, 2, out);
}

bool read_preposition(Work& w, TokenId head, Prepositional& out) {
  out = Prepositional();
  TokenId last = head;
  Slot slot = Slot::kOtherPreposition;
  if (const TokenId end = complex_end(w, head, slot); end.valid()) {
    last = end;
  } else {
    slot = slot_of_word(w, w.lower(head));
    collect_complements(w, head, out);
    // "from inside the town": the last preposition counts, both are kept.
    while (out.objects.empty() && !out.clause.valid()) {
      TokenId next;
      for (const TokenId c : w.children(last))
        if ((w.dep(c) == Dep::kprep || w.dep(c) == Dep::kpcomp) && w.pos(c) == Pos::kAdp &&
            c > last)
          next = c;
      if (!next.valid()) return false;
      last = next;
      slot = slot_of_word(w, w.lower(last));
      collect_complements(w, last, out);
    }
  }
  if (out.objects.empty() && !out.clause.valid()) collect_complements(w, last, out);
  out.slot = slot;
  out.words = w.a.strings.intern(last.value - head.value < kLongestPreposition
                                     ? words_between(w, head, last)
                                     : std::string(w.lower(last)));
  return !out.objects.empty() || out.clause.valid();
}

}  // namespace casus::clauses
