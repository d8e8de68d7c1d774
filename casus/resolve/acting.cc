#include <algorithm>
#include <array>
#include <string_view>

#include "casus/resolve/find_actors.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr int kMostSteps = 6;  // Up a chain of coordinated names.

// Verbs whose object is spoken to, spoken of or dealt with: "thanked Madrid", but "reached Madrid".
constexpr std::array<std::string_view, 56> kTowards = {
    "accuse",    "advise",  "alarm",    "alert",        "anger",     "annoy",    "answer",
    "applaud",   "ask",     "assure",   "back",         "beg",       "blame",    "caution",
    "challenge", "commend", "condemn",  "congratulate", "convince",  "counter",  "criticise",
    "criticize", "defy",    "demand",   "denounce",     "encourage", "fault",    "help",
    "implore",   "inform",  "invite",   "irritate",     "isolate",   "lambast",  "lobby",
    "notify",    "oblige",  "persuade", "praise",       "press",     "pressure", "promise",
    "provoke",   "punish",  "reassure", "rebuke",       "remind",    "reproach", "sanction",
    "slam",      "support", "tell",     "thank",        "threaten",  "urge",     "warn"};
// What is sent or said to a government, or laid on it.
constexpr std::array<std::string_view, 20> kSentTo = {
    "ambassador", "appeal", "apology", "complaint", "demand",  "envoy",  "invitation",
    "letter",     "loan",   "message", "note",      "offer",   "plea",   "proposal",
    "protest",    "reply",  "request", "response",  "support", "warning"};
constexpr std::array<std::string_view, 7> kLaidOn = {
    "ban", "embargo", "pressure", "sanction", "sanctions", "restriction", "tariff"};
constexpr std::array<std::string_view, 8> kLeaving = {"bind", "depart", "embark", "fly",
                                                      "head", "leave",  "set",    "sail"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

bool acts(TokenId head, const Annotation& a) {
  TokenId t = head;
  for (int step = 0; step < kMostSteps && a.dep[t] == Dep::kconj; ++step) t = a.head[t];
  switch (a.dep[t]) {
    case Dep::knsubj:
    case Dep::knsubjpass:
    case Dep::kdative:
    case Dep::kposs:
      return true;
    case Dep::kdobj: {
      if (is_in(kTowards, a.string(a.lemma[a.head[t]]))) return true;
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
      const std::string_view over = a.string(a.lemma[a.head[preposition]]);
      if (word == "for") return !is_in(kLeaving, over);
      if (word == "to") return is_in(kSentTo, over) || over == "appeal" || over == "apologise";
      if (word == "on" || word == "upon") return is_in(kLaidOn, over) || over == "call";
      return word == "with" || word == "between" || word == "against" || word == "by" ||
             word == "among";
    }
    default:
      return false;
  }
}

}  // namespace casus::resolve
