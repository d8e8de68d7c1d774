#include "casus/clauses/work.h"

namespace casus::clauses {

void Tree::build(const Annotation& annotation) {
  const std::size_t n = annotation.size();
  begin_.assign(n + 1, 0);
  children_.assign(n, TokenId());
  for (const TokenId t : annotation.tokens())
    if (annotation.head[t] != t) ++begin_[annotation.head[t].value + 1];
  for (std::size_t i = 0; i < n; ++i) begin_[i + 1] += begin_[i];
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end());
  for (const TokenId t : annotation.tokens())
    if (annotation.head[t] != t) children_[next[annotation.head[t].value]++] = t;
}

void Tree::order(TokenSpan sentence, const Annotation& annotation,
                 std::vector<TokenId>& out) const {
  out.clear();
  for (const TokenId t : sentence)
    if (annotation.head[t] == t) out.push_back(t);
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const TokenId c : children(out[i])) out.push_back(c);
}

Draft* Work::draft_above(TokenId t) const {
  while (!is_root(t)) {
    t = head(t);
    if (Draft* found = draft(t)) return found;
  }
  return nullptr;
}

bool Work::is_finite(TokenId verb) const {
  switch (tag(verb)) {
    case Tag::kVBD:
    case Tag::kVBZ:
    case Tag::kVBP:
    case Tag::kMD:
      return true;
    default:
      break;
  }
  for (const TokenId c : children(verb)) {
    if (dep(c) != Dep::kaux && dep(c) != Dep::kauxpass) continue;
    switch (tag(c)) {
      case Tag::kVBD:
      case Tag::kVBZ:
      case Tag::kVBP:
      case Tag::kMD:
        return true;
      default:
        break;
    }
  }
  return false;
}

bool Work::has_to(TokenId verb) const {
  for (const TokenId c : children(verb))
    if (tag(c) == Tag::kTO && dep(c) == Dep::kaux) return true;
  return false;
}

bool Work::is_measure(TokenId t) const {
  switch (a.entity_type(t)) {
    case EntityType::kDate:
    case EntityType::kTime:
    case EntityType::kMoney:
    case EntityType::kPercent:
    case EntityType::kQuantity:
    case EntityType::kOrdinal:
      return true;
    default:
      return false;
  }
}

bool Work::is_named_party(TokenId t) const {
  switch (a.entity_type(t)) {
    case EntityType::kGpe:
    case EntityType::kNorp:
    case EntityType::kOrg:
    case EntityType::kPerson:
    case EntityType::kLoc:
    case EntityType::kFac:
      return true;
    default:
      return false;
  }
}

std::string Work::verb_key(TokenId verb) const {
  std::string key(lemma(verb));
  if (const TokenId joined = particle(verb); joined.valid()) {
    key.push_back('_');
    key.append(lower(joined));
  }
  return key;
}

namespace {

// A dependent that stands where a particle stands: right behind the verb or its object.
bool is_particle_place(const Work& w, TokenId verb, TokenId c, TokenId object) {
  switch (w.dep(c)) {
    case Dep::kadvmod:
    case Dep::kacomp:
    case Dep::koprd:
    case Dep::knpadvmod:
      break;
    case Dep::kprep:
      if (object.valid() && w.child(c, Dep::kpobj).valid()) return false;
      break;
    default:
      return false;
  }
  return c == verb.next() || (object.valid() && w.a.right_edge[object] == c);
}

bool is_resultative(const Work& w, TokenId c) {
  const bool close = w.dep(c) == Dep::kacomp || w.dep(c) == Dep::koprd ||
                     w.dep(c) == Dep::kadvmod || w.dep(c) == Dep::kccomp || w.dep(c) == Dep::kamod;
  return close && w.words.is(WordClass::kResultative, w.lower(c)) && w.pos(c) == Pos::kAdj;
}

}  // namespace

TokenId Work::particle(TokenId verb) const {
  if (const TokenId found = child(verb, Dep::kprt); found.valid()) return found;
  if (is(WordClass::kCopula, verb)) return {};
  TokenId object;
  for (const TokenId c : children(verb)) {
    if (is_resultative(*this, c)) return c;
    if (c < verb) continue;
    if (dep(c) == Dep::kdobj && !object.valid()) object = c;
    if (!is_particle_place(*this, verb, c, object)) continue;
    if (words.is(WordClass::kPhrasal, std::string(lemma(verb)) + "_" + std::string(lower(c))))
      return c;
  }
  return {};
}

TokenId Work::outer(TokenId noun) const {
  TokenId t = noun;
  for (int steps = 0; steps < 3; ++steps) {
    if (dep(t) != Dep::kpobj || lower(head(t)) != "of" || is_root(head(t))) break;
    const TokenId up = head(head(t));
    if (up > t || !is(WordClass::kTransparent, up)) break;
    t = up;
  }
  return t;
}

BlockRole Work::role(TokenId t) const {
  const BlockId block = article.block_at(a.span[t].begin_);
  return block.valid() ? article.blocks[block].role : BlockRole::kBody;
}

void Work::add(Draft& draft, Slot slot, const Filler& filler, StringId preposition) {
  if (!filler.head.valid() || filler.head == draft.proposition.head) return;
  if (draft.proposition.support.valid() && filler.head == outer(draft.proposition.head)) return;
  if (s.skip[filler.head.value] != 0) return;
  for (const Argument& argument : draft.arguments)
    if (argument.slot == slot && argument.head == filler.head) return;
  Argument argument;
  argument.slot = slot;
  argument.head = filler.head;
  argument.span = phrase(*this, filler.head);
  argument.preposition = preposition;
  argument.via = s.via[static_cast<std::size_t>(filler.via)];
  argument.far = filler.far;
  draft.arguments.push_back(argument);
}

void Work::add_act(Draft& draft, Slot slot, TokenId at, Via via, StringId preposition) {
  Draft* inner = this->draft(at);
  if (inner == nullptr || inner == &draft) return;
  Argument argument;
  argument.slot = slot;
  argument.head = inner->proposition.head;
  argument.span = a.subtree(at);
  if (!argument.span.contains(argument.head))
    argument.span = argument.span.cover(TokenSpan(argument.head, argument.head.next()));
  argument.preposition = preposition;
  argument.via = s.via[static_cast<std::size_t>(via)];
  argument.act = id(*inner);
  for (const Argument& old : draft.arguments)
    if (old.slot == slot && old.act == argument.act) return;
  draft.arguments.push_back(argument);
}

}  // namespace casus::clauses
