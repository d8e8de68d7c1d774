#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr int kMostSteps = 40;

// What the tags of a verb and of its auxiliaries say.
Outlook outlook_of_verb(TokenId verb, const Annotation& a, const WordFactsTable& facts) {
  if (facts[verb].is(TimeClass::kFutureCue)) return Outlook::kFuture;
  const TokenSpan sentence = a.sentences[a.sentence_of[verb]];
  const std::uint32_t first = verb.value > sentence.begin_ + 8 ? verb.value - 8 : sentence.begin_;
  bool past = a.tag[verb] == Tag::kVBD;
  for (const TokenId t : TokenSpan(first, verb.value)) {
    if (a.head[t] != verb || (a.dep[t] != Dep::kaux && a.dep[t] != Dep::kauxpass)) continue;
    if (facts[t].is(TimeClass::kFutureCue)) return Outlook::kFuture;
    if (a.tag[t] == Tag::kVBD) past = true;
  }
  return past || a.tag[verb] == Tag::kVBN ? Outlook::kPast : Outlook::kUnknown;
}

Outlook outlook_of_proposition(const Proposition& p, const Annotation& a) {
  if (p.marks.tense == Tense::kFuture) return Outlook::kFuture;
  const std::string_view modal = a.string(p.marks.modal);
  if (modal == "will" || modal == "would" || modal == "be to" || modal == "shall")
    return Outlook::kFuture;
  return p.marks.tense == Tense::kPast ? Outlook::kPast : Outlook::kUnknown;
}

}  // namespace

TokenId head_of(TokenSpan span, const Annotation& a) {
  TokenId found = span.end().before();
  for (const TokenId t : span)
    if (!span.contains(a.head[t]) || a.head[t] == t) found = t;
  return found;
}

Outlook outlook_of(TokenSpan span, const Annotation& a, const Propositions& propositions,
                   const WordFactsTable& facts) {
  TokenId t = head_of(span, a);
  bool infinitive =
      false;  // On the way: "is to meet on Friday", but "met to discuss Friday's vote".
  for (int step = 0; step < kMostSteps; ++step) {
    if (step > 0 && facts[t].is(TimeClass::kFutureCue)) return Outlook::kFuture;
    if (a.pos[t] == Pos::kVerb || a.pos[t] == Pos::kAux) {
      if (t.value < propositions.at_head.size() && propositions.at_head[t].valid()) {
        const Outlook outlook =
            outlook_of_proposition(propositions.propositions[propositions.at_head[t]], a);
        if (outlook == Outlook::kFuture || (outlook == Outlook::kPast && !infinitive))
          return outlook;
      }
      const Outlook outlook = outlook_of_verb(t, a, facts);
      if (outlook != Outlook::kUnknown)
        return infinitive && outlook == Outlook::kPast ? Outlook::kUnknown : outlook;
      if (infinitive && (a.tag[t] == Tag::kVBZ || a.tag[t] == Tag::kVBP)) return Outlook::kFuture;
      infinitive = infinitive || a.tag[t] == Tag::kVB;
      // A participle clause takes the tense of the clause it hangs on; a finite one ends the
      // search.
      if (a.tag[t] != Tag::kVBG && a.tag[t] != Tag::kVB) return Outlook::kUnknown;
    }
    if (a.head[t] == t) return Outlook::kUnknown;
    t = a.head[t];
  }
  return Outlook::kUnknown;
}

}  // namespace casus::resolve
