#include "casus/resolve/group_phrase.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "casus/base/utf8.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr std::uint32_t kMostModifiers = 5;  // Tokens in front of the noun.

// Words that say how many or which, not who.
constexpr std::array<std::string_view, 24> kNoName = {
    "many",     "several", "few",  "other",   "more",    "most",      "such",    "own",
    "some",     "various", "same", "certain", "first",   "new",       "last",    "different",
    "numerous", "local",   "all",  "next",    "alleged", "suspected", "unarmed", "innocent"};

bool names_nobody(std::string_view word) {
  return std::find(kNoName.begin(), kNoName.end(), word) != kNoName.end();
}

bool is_hyphen(TokenId t, const Annotation& a) {
  return a.string(a.text[t]) == "-" && a.space_after[t] == 0;
}

// Stands in front of the noun and belongs to it.
bool modifies(TokenId t, TokenSpan noun, const Annotation& a) {
  const Pos pos = a.pos[t];
  if (pos != Pos::kAdj && pos != Pos::kNoun && pos != Pos::kPropn && pos != Pos::kVerb)
    return false;
  const Dep dep = a.dep[t];
  if (dep != Dep::kamod && dep != Dep::kcompound && dep != Dep::knmod) return false;
  return noun.contains(a.head[t]) && !names_nobody(a.string(a.lower[t]));
}

TokenSpan with_modifiers(TokenSpan noun, const Annotation& a) {
  const std::uint32_t first = a.sentences[a.sentence_of[noun.begin()]].begin_;
  TokenSpan span = noun;
  for (std::uint32_t i = noun.begin_; i > first && noun.begin_ - i < kMostModifiers;) {
    const TokenId t(i - 1);
    if (modifies(t, span, a)) {
      span.begin_ = --i;
    } else if (is_hyphen(t, a) && i - 1 > first && a.head[TokenId(i - 2)] >= span.begin() &&
               a.space_after[TokenId(i - 2)] == 0 && span.contains(a.head[t])) {
      i -= 2;  // "anti-government": the prefix hangs where the hyphen does.
      span.begin_ = i;
    } else {
      break;
    }
  }
  return span;
}

const NameHit* state_inside(TokenSpan span, const NameHits& hits) {
  for (std::size_t w = hits.words().first_at(span.begin());
       w < hits.size() && span.contains(hits.words().token(w)); ++w)
    if (const NameHit* hit = hits.name_at(w); hit != nullptr && hit->is_state()) return hit;
  return nullptr;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

// "Iranian protesters" for "Iran's protesters" too.
std::string printed_name(const GroupPhrase& group, const Annotation& a) {
  if (group.state == nullptr || group.state->tokens.begin_ != group.span.begin_ ||
      group.state->actor.adjective.empty())
    return capitalised(text_of(group.span, a));
  std::uint32_t rest = group.state->tokens.end_;
  while (rest + 1 < group.span.end_ &&
         (a.tag[TokenId(rest)] == Tag::kPOS || a.pos[TokenId(rest)] == Pos::kPunct))
    ++rest;
  return std::string(group.state->actor.adjective) + " " +
         text_of(TokenSpan(rest, group.span.end_), a);
}

}  // namespace

GroupPhrase read_group_phrase(const WordHit& hit, const NameHit* state, const Annotation& a,
                              const NameHits& hits, const ActorBase& base) {
  GroupPhrase group;
  group.noun = base.group(hit.entry);
  group.span = with_modifiers(hit.tokens, a);
  if (state != nullptr) group.span = group.span.cover(state->tokens);
  group.state = state != nullptr ? state : state_inside(group.span, hits);
  group.bare = group.span == hit.tokens;
  group.head = fold(a.string(a.lemma[head_of(hit.tokens, a)]));
  std::optional<knowledge::ActorRow> row;
  if (group.state != nullptr) row = base.find(group.state->actor.id);
  group.composed = base.compose(row, group.noun);
  // "rebel positions": the plural of the list says who.
  const bool is_singular_modifier = group.bare && a.tag[head_of(hit.tokens, a)] != Tag::kNNS &&
                                    a.head[hit.tokens.end().before()] >= hit.tokens.end();
  if (is_singular_modifier) return group;
  std::string name = printed_name(group, a);
  std::string printed = knowledge::folded_name(name);
  if (printed != knowledge::folded_name(group.composed.name)) {
    std::replace(printed.begin(), printed.end(), ' ', '_');
    group.composed.id += "/" + printed;
  }
  group.composed.name = std::move(name);
  return group;
}

}  // namespace casus::resolve
