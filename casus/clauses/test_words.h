// The few grammar words that the tests of this room need, so that its goldens do not move when a
// list in data/ grows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "casus/base/bytes.h"
#include "casus/knowledge/grammar_words.h"

namespace casus::clauses {

struct WordLists {
  std::map<std::string, std::uint64_t> classes;
  std::map<std::string, knowledge::Support> support;
  std::map<std::string, Slot> prepositions;
  std::map<std::string, knowledge::Cue> cues;

  void in(knowledge::WordClass word_class, const std::vector<std::string>& words) {
    for (const std::string& word : words)
      classes[word] |= std::uint64_t{1} << static_cast<unsigned>(word_class);
  }
  void supports(knowledge::Support kind, const std::vector<std::string>& verbs,
                const std::vector<std::string>& nouns) {
    in(knowledge::WordClass::kEventive, nouns);
    for (const std::string& noun : nouns)
      for (const std::string& verb : verbs) support[knowledge::support_key(noun, verb)] = kind;
  }
  [[nodiscard]] knowledge::GrammarWords read() const {
    ByteWriter out;
    out.put(static_cast<std::uint32_t>(classes.size()));
    for (const auto& [word, bits] : classes) {
      out.put_string(word);
      out.put(bits);
    }
    out.put(static_cast<std::uint32_t>(support.size()));
    for (const auto& [key, kind] : support) {
      out.put_string(key);
      out.put(static_cast<std::uint8_t>(kind));
    }
    out.put(static_cast<std::uint32_t>(prepositions.size()));
    for (const auto& [phrase, slot] : prepositions) {
      out.put_string(phrase);
      out.put(static_cast<std::uint8_t>(slot));
    }
    out.put(static_cast<std::uint32_t>(cues.size()));
    for (const auto& [lemma, cue] : cues) {
      out.put_string(lemma);
      out.put(static_cast<std::uint8_t>(cue.commitment));
      out.put(static_cast<std::uint8_t>(cue.weak ? 1 : 0));
    }
    return knowledge::GrammarWords::read(out.take()).take();
  }
};

inline knowledge::GrammarWords test_words() {
  using knowledge::Support;
  using knowledge::WordClass;
  WordLists lists;
  lists.in(WordClass::kCopula, {"be", "become", "remain"});
  lists.in(WordClass::kCondition, {"if", "unless"});
  lists.in(WordClass::kNegativeWord, {"no", "never", "nobody", "none", "neither"});
  lists.in(WordClass::kSubjectControl, {"promise"});
  lists.in(WordClass::kObjectControl, {"urge", "force", "call_on", "ask", "accuse"});
  lists.in(WordClass::kAspect, {"begin", "continue", "manage", "start"});
  lists.in(WordClass::kRaising, {"seem"});
  lists.in(WordClass::kModalPhrase, {"likely", "expect", "set", "ready"});
  lists.in(WordClass::kHearsayPhrase, {"say", "believe"});
  lists.in(WordClass::kHedge, {"reportedly", "allegedly"});
  lists.in(WordClass::kHedgeAdjective, {"alleged", "suspected"});
  lists.in(WordClass::kOfComplement, {"accuse"});
  lists.in(WordClass::kDocument, {"statement", "letter"});
  lists.in(WordClass::kOccurrence, {"resume", "take_place", "erupt", "begin"});
  lists.in(WordClass::kResultative, {"free"});
  lists.in(WordClass::kPhrasal, {"turn_back", "walk_off", "let_in", "hand_over"});
  lists.in(WordClass::kDitransitive, {"give", "offer"});
  lists.in(WordClass::kTransparent, {"series", "round", "dozen"});
  lists.in(WordClass::kTitleNoun, {"ambassador", "commissioner"});
  lists.in(WordClass::kReciprocalNoun, {"call", "meeting", "talk"});
  lists.in(WordClass::kCueNoun, {"report", "claim", "statement"});
  lists.in(WordClass::kEventive,
           {"arrest", "gift", "aid", "strike", "shelling", "decision", "war", "agreement", "drill",
            "plan", "clash", "attack", "sanction", "visit", "talk", "call", "invasion"});
  lists.supports(Support::kActive, {"pay", "make", "begin"}, {"visit"});
  lists.supports(Support::kActive, {"hold", "be_in", "have", "take_part_in", "engage_in"},
                 {"talk", "drill", "meeting"});
  lists.supports(Support::kActive, {"launch", "carry_out"}, {"attack", "strike"});
  lists.supports(Support::kPassive, {"come_under", "suffer"}, {"attack", "strike"});
  lists.supports(Support::kActive, {"lodge", "issue", "give"}, {"protest", "warning"});
  lists.supports(Support::kActive, {"impose"}, {"sanction"});
  lists.supports(Support::kPassive, {"put_under", "place_under"}, {"arrest", "pressure"});
  lists.prepositions = {{"in the wake of", Slot::kAfter},
                        {"on the part of", Slot::kBy},
                        {"out of", Slot::kFrom},
                        {"ahead of", Slot::kBefore},
                        {"inside", Slot::kIn},
                        {"according to", Slot::kAccordingTo},
                        {"towards", Slot::kToward}};
  lists.cues = {
      {"say", {Commitment::kReports, false}},      {"tell", {Commitment::kReports, false}},
      {"report", {Commitment::kReports, false}},   {"remind", {Commitment::kReports, false}},
      {"confirm", {Commitment::kConfirms, false}}, {"charge", {Commitment::kAccuses, false}},
      {"announce", {Commitment::kReports, false}}, {"claim", {Commitment::kClaims, false}},
      {"deny", {Commitment::kDenies, false}},      {"accuse", {Commitment::kAccuses, false}},
      {"show", {Commitment::kReports, true}},      {"according_to", {Commitment::kReports, false}}};
  return lists.read();
}

}  // namespace casus::clauses
