// Grammar words: which English words take part in constructions: eventive nouns and their support
// verbs, control and raising verbs, complex prepositions, hedges, cue words of speech. No politics.
//
// Source: data/lexicon/grammar.yaml and data/lexicon/reporting.yaml. Tested by
// compile/grammar_words_test.cc.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/base/result.h"
#include "casus/types/assertions.h"
#include "casus/types/propositions.h"

namespace casus::knowledge {

// A word may be in several classes. Words are coding lemmas, lower case; "call_on" has a particle.
// clang-format off
#define CASUS_WORD_CLASS(X) \
  X(Eventive, "eventive")              /* nouns that tell an act */ \
  X(SubjectControl, "subject_control") /* "promised Peru to leave": the promiser leaves */ \
  X(ObjectControl, "object_control")   /* "urged Peru to leave": Peru leaves */ \
  X(Aspect, "aspect")                  /* begin, continue, manage: the inner act is told */ \
  X(Raising, "raising")                /* seem, happen */ \
  X(ModalPhrase, "modal_phrase")       /* "is likely to", "is expected to" */ \
  X(HearsayPhrase, "hearsay_phrase")   /* "is said to have" */ \
  X(Hedge, "hedge")                    /* reportedly */ \
  X(HedgeAdjective, "hedge_adjective") /* alleged, suspected */ \
  X(OfComplement, "of_complement")     /* accuse, convict: `of` is the verb's */ \
  X(Document, "document")              /* statement, letter: has an issuer */ \
  X(Copula, "copula")                  /* be, become, remain */ \
  X(Condition, "condition")            /* if, unless */ \
  X(NegativeWord, "negative_word")     /* no, none, nobody, never, neither */ \
  X(PlanVerb, "plan_verb") \
  X(WantVerb, "want_verb") \
  X(RefuseVerb, "refuse_verb") \
  X(AvoidVerb, "avoid_verb") \
  X(FailVerb, "fail_verb") \
  X(ConsiderVerb, "consider_verb") \
  X(DirectVerb, "direct_verb") /* urge, order, ask: the act is asked for */ \
  X(PermitVerb, "permit_verb") X(AccuseVerb, "accuse_verb") X(FactVerb, "fact_verb") \
  X(OngoingVerb, "ongoing_verb") X(StopVerb, "stop_verb") X(CanVerb, "can_verb") \
  X(PlanNoun, "plan_noun") X(WantNoun, "want_noun") X(RiskNoun, "risk_noun") \
  X(DoubtVerb, "doubt_verb") /* "could not verify": disputed */ \
  X(PlanAdjective, "plan_adjective") X(RiskAdjective, "risk_adjective") \
  X(StopNoun, "stop_noun") X(OngoingAdjective, "ongoing_adjective") \
  X(Occurrence, "occurrence")  /* take_place, erupt: "talks resumed" */ \
  X(Resultative, "resultative")        /* "set free": joins the verb as a particle */ \
  X(Implicative, "implicative")        /* force, cause, manage: the inner act happened too */ \
  X(CueNoun, "cue_noun")               /* report, statement, claim: "a report that …" */ \
  X(CueConjunction, "cue_conjunction") /* "as X put it" */ \
  X(Phrasal, "phrasal")         /* turn_back: verbs of the lexicon with a particle */ \
  X(Ditransitive, "ditransitive") /* give, award: a passive of it may keep an object */ \
  X(Transparent, "transparent") /* series, dozens: "a series of talks" is about talks */ \
  X(TitleNoun, "title_noun")    /* ambassador: "the ambassador to Oslo Ana Ruiz" */ \
  X(ReciprocalNoun, "reciprocal_noun") /* call, meeting: with whom the host clause talks */
// clang-format on

#define CASUS_ENUMERATOR(name, text) k##name,
enum class WordClass : std::uint8_t { CASUS_WORD_CLASS(CASUS_ENUMERATOR) };
#undef CASUS_ENUMERATOR
#define CASUS_ONE(name, text) +1
inline constexpr std::size_t kWordClasses = 0 CASUS_WORD_CLASS(CASUS_ONE);
#undef CASUS_ONE
static_assert(kWordClasses <= 64);
[[nodiscard]] std::string_view to_string(WordClass word_class);
[[nodiscard]] bool parse_word_class(std::string_view name, WordClass& word_class);

// How a verb supports a noun: kPassive where its subject undergoes the act ("came under attack").
enum class Support : std::uint8_t { kNone, kActive, kPassive };

// A word of telling.
struct Cue {
  Commitment commitment = Commitment::kReports;
  bool weak = false;  // Tells only with a quotation or a that-clause ("show", "find").
};

// The words of a support entry as its key: "noun\nverb" or "noun\nverb_preposition".
[[nodiscard]] std::string support_key(std::string_view noun, std::string_view verb);

// Immutable, shared by all workers, thread-safe.
class GrammarWords {
 public:
  GrammarWords() = default;  // Knows no word: every construction that needs none still works.
  // Fails with kCorrupt.
  [[nodiscard]] static Result<GrammarWords> read(std::string_view section);

  [[nodiscard]] bool is(WordClass word_class, std::string_view lemma) const;
  // `verb` is the lemma, with particle or preposition behind an underscore where there is one.
  [[nodiscard]] Support support(std::string_view noun, std::string_view verb) const;
  // True if some noun is supported by `verb` (a quick test).
  [[nodiscard]] bool supports_something(std::string_view verb) const;
  // The slot of a complex preposition ("in the wake of"), false if it is none.
  [[nodiscard]] bool complex_preposition(std::string_view words, Slot& slot) const;
  // nullptr if the verb or phrase is no cue. Keys: "say", "point_out", "according_to".
  [[nodiscard]] const Cue* cue(std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  template <class T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Table<std::uint64_t> classes_;  // One bit for each WordClass.
  Table<Support> support_;
  Table<char> support_verbs_;
  Table<Slot> prepositions_;
  Table<Cue> cues_;
};

}  // namespace casus::knowledge
