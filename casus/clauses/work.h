// Work: the article at hand and the questions that every part of the clause reader asks of its
// tree.
#pragma once

#include <string>
#include <string_view>

#include "casus/clauses/scratch.h"
#include "casus/knowledge/grammar_words.h"
#include "casus/types/annotation.h"
#include "casus/types/article.h"

namespace casus::clauses {

// Numbers of the repairs, as told at the head of repairs.cc; kept in Proposition::repair.
enum Repair : std::uint8_t {
  kNoRepair = 0,
  kDateline = 1,
  kFrontedName = 2,
  kOfUnderAgent = 3,
  kPredicateTag = 4,
  kConjunction = 5,
  kSubject = 6,
  kCoordinatedReport = 7,
  kParticipleBehind = 8,
  kNameBehindTitle = 9,
  kParticipleBefore = 10,
  kReportInside = 11,
  kReportAtEnd = 12
};

using knowledge::GrammarWords;
using knowledge::WordClass;

struct Work {
  const Article& article;
  Annotation& a;  // Strings are interned, nothing else is changed.
  const GrammarWords& words;
  ClauseScratch& s;

  [[nodiscard]] Dep dep(TokenId t) const { return a.dep[t]; }
  [[nodiscard]] Pos pos(TokenId t) const { return a.pos[t]; }
  [[nodiscard]] Tag tag(TokenId t) const { return a.tag[t]; }
  [[nodiscard]] TokenId head(TokenId t) const { return a.head[t]; }
  [[nodiscard]] std::string_view lemma(TokenId t) const { return a.string(a.lemma[t]); }
  [[nodiscard]] std::string_view lower(TokenId t) const { return a.string(a.lower[t]); }
  [[nodiscard]] std::string_view text(TokenId t) const { return a.string(a.text[t]); }
  [[nodiscard]] std::span<const TokenId> children(TokenId t) const { return s.tree.children(t); }
  [[nodiscard]] bool is(WordClass word_class, TokenId t) const {
    return words.is(word_class, lemma(t));
  }
  [[nodiscard]] TokenSpan sentence(TokenId t) const { return a.sentences[a.sentence_of[t]]; }
  // First child with the relation, none.
  [[nodiscard]] TokenId child(TokenId t, Dep relation) const {
    for (const TokenId c : children(t))
      if (dep(c) == relation) return c;
    return {};
  }
  [[nodiscard]] bool is_root(TokenId t) const { return head(t) == t; }
  // The proposition being built on `t`, nullptr if there is none.
  [[nodiscard]] Draft* draft(TokenId t) const {
    const std::uint32_t i = s.owner[t.value];
    return i == kNoDraft ? nullptr : &s.drafts[i];
  }
  // The draft that the nearest token above `t` belongs to, nullptr at the root.
  [[nodiscard]] Draft* draft_above(TokenId t) const;
  [[nodiscard]] PropositionId id(const Draft& draft) const {
    return PropositionId(static_cast<std::size_t>(&draft - s.drafts.data()));
  }

  [[nodiscard]] bool is_verb(TokenId t) const {
    return pos(t) == Pos::kVerb || pos(t) == Pos::kAux;
  }
  [[nodiscard]] bool is_nominal(TokenId t) const {
    return pos(t) == Pos::kNoun || pos(t) == Pos::kPropn || pos(t) == Pos::kPron;
  }
  [[nodiscard]] bool is_finite(TokenId verb) const;
  [[nodiscard]] bool has_to(TokenId verb) const;
  [[nodiscard]] bool is_relative_word(TokenId t) const {
    return tag(t) == Tag::kWDT || tag(t) == Tag::kWP || tag(t) == Tag::kWPs ||
           (lower(t) == "that" && pos(t) == Pos::kPron);
  }
  // A date, time, amount: never a party.
  [[nodiscard]] bool is_measure(TokenId t) const;
  // The recogniser takes it for a place, group, organisation or person.
  [[nodiscard]] bool is_named_party(TokenId t) const;
  // lemma, with its particle behind an underscore: "carry_out".
  [[nodiscard]] std::string verb_key(TokenId verb) const;
  // "blow up", "set free", and the adverb or preposition that makes a verb of the lexicon of it:
  // "turned back", "walked off the job"; none.
  [[nodiscard]] TokenId particle(TokenId verb) const;
  // "a series of talks": the noun that stands for `noun` in the clause; `noun` itself by default.
  [[nodiscard]] TokenId outer(TokenId noun) const;
  [[nodiscard]] BlockRole role(TokenId t) const;

  void add(Draft& draft, Slot slot, const Filler& filler, StringId preposition = {});
  void add_act(Draft& draft, Slot slot, TokenId head, Via via, StringId preposition = {});
};

// --- phrases.cc
// The filler's own phrase: without conjuncts, appositions and clauses.
[[nodiscard]] TokenSpan phrase(const Work& w, TokenId head);
// `head` and what is coordinated with it, appositive lists too; at most 64.
void expand(const Work& w, const Filler& first, std::vector<Filler>& out);
// Parties inside the phrase of `head` (rule-language §2.4), nearest first, far 1 or 2; at most 8.
void owners_inside(const Work& w, TokenId head, std::vector<Filler>& out);

// A preposition with its complement, complex and stacked ones resolved.
struct Prepositional {
  Slot slot = Slot::kOtherPreposition;
  StringId words;                // As written: "out of".
  std::vector<TokenId> objects;  // Nominal complements, first conjuncts.
  TokenId clause;                // Gerund or clause complement; none.
};
// `head` is a child with relation prep, agent or dative (an adposition), or an adverb with "of".
// False if it is no preposition with a complement.
[[nodiscard]] bool read_preposition(Work& w, TokenId head, Prepositional& out);

// --- predicates.cc: makes the drafts of a sentence, in token order.
void find_predicates(Work& w, TokenSpan sentence);
// --- subjects.cc: fills surface and passive. Heads must be done.
void find_subject(Work& w, Draft& draft);
// --- slots.cc: subjects into slots by voice, objects, prepositions, clauses.
void fill_clause(Work& w, Draft& draft);
void add_prepositional(Work& w, Draft& draft, TokenId preposition, Via via, std::uint8_t far);
// PPs of the objects, and PPs inside PPs, are visible from the predicate: attachment errs once in
// six.
void add_inner_prepositions(Work& w, Draft& draft);
// --- nominals.cc: the noun's own parties; then, when its clause is done, the host's.
void fill_noun(Work& w, Draft& draft);
void fill_host(Work& w, Draft& draft);
// --- marks.cc: marks, form, mother and edge.
void read_marks(Work& w, Draft& draft);
void hang(Work& w, Draft& draft);
// --- repairs.cc
// Marks dateline and credit tokens of a sentence as no fillers (repair 1).
void skip_datelines(Work& w, TokenSpan sentence);
// The lemma of a predicate that the tagger took for a noun or an adjective (repair 4).
[[nodiscard]] std::string verbal_lemma(std::string_view lower, std::string_view lemma);
// Subject of a finite verb that the parser left without one (repairs 2 and 6); false if none.
bool repair_subject(Work& w, Draft& draft);
// A participle behind or before a noun that is the verb of a clause (repairs 8 and 10): fills the
// surface; false if it is none.
bool repair_participle(Work& w, Draft& draft);
// "Peru has left, his aide Ana Ruiz confirmed on Monday": who reports at the end of a sentence,
// with the head of the phrase in `source`; empty if the verb does not.
[[nodiscard]] TokenSpan final_report_source(const Work& w, TokenId verb, TokenId& source);
// The same as subject where the parser saw none (repair 12).
bool repair_final_report(Work& w, Draft& draft);
// The clause around a report in its middle (repair 11): fills the surface; false if it is none.
bool repair_parenthesis(Work& w, Draft& draft);
// "the ambassador to Oslo Ana Ruiz": the name that the parser put below the preposition (repair 9);
// none.
[[nodiscard]] TokenId name_behind_title(const Work& w, TokenId title);

}  // namespace casus::clauses
