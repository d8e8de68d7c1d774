#include "casus/resolve/body_names.h"

#include "casus/base/utf8.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {

bool is_title_case(TokenSpan span, const Annotation& a, const NameWords& words) {
  const std::size_t w = words.first_at(head_of(span, a));
  const bool opens = a.sentences[a.sentence_of[span.begin()]].begin_ == span.begin_;
  return w < words.size() && words.shape(w) == knowledge::WordShape::kCapital &&
         !(opens && span.size() == 1);
}

std::string printed_body_name(TokenSpan span, const NameHit& state, const Annotation& a,
                              const NameWords& words) {
  std::uint32_t rest = state.tokens.end_;
  if (state.tokens.begin_ != span.begin_)
    return is_title_case(span, a, words) ? text_of(span, a) : "";
  while (rest < span.end_ && a.tag[TokenId(rest)] == Tag::kPOS) ++rest;
  for (const TokenId t : TokenSpan(rest, span.end_))
    if (a.pos[t] == Pos::kPunct && a.string(a.text[t]) != "-") return "";
  if (rest == state.tokens.end_) return text_of(span, a);
  if (state.actor.adjective.empty() || rest >= span.end_) return "";
  return std::string(state.actor.adjective) + " " + text_of(TokenSpan(rest, span.end_), a);
}

std::optional<ActorIndex> named_like(TokenSpan span, const std::vector<ActorMention>& mentions,
                                     const ActorList& actors, const Annotation& a,
                                     const NameWords& words) {
  constexpr std::size_t kLookBack = 40;  // Mentions.
  if (span.begin_ == 0 || a.string(a.lower[span.begin().before()]) != "the" || span.size() > 1 ||
      is_title_case(span, a, words))
    return std::nullopt;
  const std::string word = " " + fold(a.string(a.lower[span.begin()])) + " ";
  for (std::size_t i = mentions.size(); i > 0 && i + kLookBack > mentions.size(); --i) {
    const Actor& actor = actors[mentions[i - 1].actor];
    if (actor.kind != ActorKind::kOrganisation && actor.kind != ActorKind::kIgo) continue;
    const std::string name = " " + knowledge::folded_name(actor.name) + " ";
    if (name.find(word) != std::string::npos) return mentions[i - 1].actor;
  }
  return std::nullopt;
}

}  // namespace casus::resolve
