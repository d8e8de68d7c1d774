#include <algorithm>
#include <string_view>

#include "casus/resolve/find_actors.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

using knowledge::ReferenceClass;

constexpr int kMostSteps = 6;  // Up a chain of coordinated names.

}  // namespace

bool stands_as_place(TokenSpan span, const Annotation& a) {
  TokenId t = head_of(span, a);
  for (int step = 0; step < kMostSteps && a.dep[t] == Dep::kconj; ++step) t = a.head[t];
  if (a.dep[t] != Dep::kpobj) return false;
  const std::string_view preposition = a.string(a.lower[a.head[t]]);
  for (const std::string_view word :
       {"in", "at", "near", "from", "to", "into", "around", "outside", "inside", "across",
        "through", "over", "of", "within", "throughout", "toward", "towards"})
    if (preposition == word) return word != "of" || a.pos[a.head[a.head[t]]] == Pos::kNoun;
  return false;
}

bool acts(TokenId head, const Annotation& a, const knowledge::ReferenceWords& words) {
  const auto is = [&](ReferenceClass cls, TokenId token) {
    return !words.find(a.string(a.lemma[token]), cls).empty();
  };
  TokenId t = head;
  for (int step = 0; step < kMostSteps && a.dep[t] == Dep::kconj; ++step) t = a.head[t];
  switch (a.dep[t]) {
    case Dep::knsubj:
    case Dep::knsubjpass:
    case Dep::kdative:
    case Dep::kposs:
      return true;
    case Dep::kdobj: {
      if (is(ReferenceClass::kTowards, a.head[t])) return true;
      // "urged Moscow to", "told Moscow": the verb goes on with what Moscow shall do or hear.
      const TokenSpan sentence = a.sentences[a.sentence_of[t]];
      const std::uint32_t last = std::min(sentence.end_, t.value + 12);
      for (const TokenId s : TokenSpan(t.value + 1, last))
        if (a.head[s] == a.head[t] && (a.dep[s] == Dep::kxcomp || a.dep[s] == Dep::kccomp))
          return true;
      return false;
    }
    case Dep::kpobj: {
      const TokenId preposition = a.head[t];
      if (a.dep[preposition] == Dep::kagent) return true;
      const std::string_view word = a.string(a.lower[preposition]);
      const TokenId over = a.head[preposition];
      if (word == "for") return !is(ReferenceClass::kLeaving, over);
      if (word == "to") return is(ReferenceClass::kSentTo, over);
      if (word == "on" || word == "upon") return is(ReferenceClass::kLaidOn, over);
      return word == "with" || word == "between" || word == "against" || word == "by" ||
             word == "among";
    }
    default:
      return false;
  }
}

}  // namespace casus::resolve
