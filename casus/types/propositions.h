// Propositions: who does what, with voice and embedding undone (rule-language study §2.1); and
// Speech: who says what. Both come from the parse alone.
//
//   "President Ruto paid a two-day visit to Lisbon."   visit.n light(pay) doer=Ruto to=Lisbon |
//   past
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/strings.h"
#include "casus/types/ids.h"

namespace casus {

struct Annotation;

// Neutral slots: that `to` is a goal appears only through the valency of the predicate (lexicon).
// The prepositions are those that carry parties, places or times; any other is kOtherPreposition.
// clang-format off
#define CASUS_SLOT(X) \
  X(Doer, "doer") X(Thing, "thing") X(Whom, "whom") X(Owner, "owner") X(Mod, "mod") \
  X(Content, "content") X(Act, "act") X(Compl, "compl") X(By, "by") X(With, "with") \
  X(To, "to") X(From, "from") X(In, "in") X(At, "at") X(On, "on") X(Against, "against") X(For, "for") \
  X(Of, "of") X(Into, "into") X(Near, "near") X(Between, "between") X(About, "about") \
  X(Over, "over") X(After, "after") X(Before, "before") X(During, "during") X(Since, "since") \
  X(Until, "until") X(Through, "through") X(Toward, "toward") X(Across, "across") \
  X(Along, "along") X(Among, "among") X(Under, "under") X(Without, "without") \
  X(Within, "within") X(As, "as") X(Off, "off") X(Out, "out") X(Around, "around") \
  X(Behind, "behind") X(Outside, "outside") X(Despite, "despite") X(Via, "via") \
  X(Amid, "amid") X(Ahead, "ahead_of") X(AccordingTo, "according_to") \
  X(OtherPreposition, "other")
// clang-format on

#define CASUS_ENUMERATOR(name, text) k##name,
enum class Slot : std::uint8_t { CASUS_SLOT(CASUS_ENUMERATOR) };
#undef CASUS_ENUMERATOR
inline constexpr std::size_t kSlots = static_cast<std::size_t>(Slot::kOtherPreposition) + 1;
[[nodiscard]] std::string_view to_string(Slot slot);
// Nothing for an unknown name.
[[nodiscard]] bool parse_slot(std::string_view name, Slot& slot);

enum class Form : std::uint8_t {
  kFinite,      // "X shelled Y", passive too
  kInfinitive,  // "X wants to shell Y"
  kParticiple,  // "…, shelling Y"; "a pact signed in May"
  kLight,       // support verb + noun: "X paid a visit"
  kNounOwn,     // a noun with a party of its own: "X's shelling of Y"
  kNounHost,    // a noun in an adjunct of a clause: "during talks with Y, X …"
  kNounArg,     // a noun that is an argument of another predicate: "X halted its shelling"
  kCopular,     // "X is furious at Y"
  kHeadline     // in a title or heading, in headline style
};
[[nodiscard]] std::string_view to_string(Form form);

// How a proposition hangs on its mother.
enum class Edge : std::uint8_t {
  kNone,
  kContent,
  kAct,
  kPurpose,
  kRelative,
  kAdjunct,
  kArgument,
  kCoordinate
};
[[nodiscard]] std::string_view to_string(Edge edge);

// Raw facts for the status layer, no judgement.
enum class Tense : std::uint8_t { kNone, kPast, kPresent, kFuture };
enum class Mood : std::uint8_t { kIndicative, kInterrogative, kImperative, kConditional };
struct Marks {
  Tense tense = Tense::kNone;
  Mood mood = Mood::kIndicative;
  bool perfect = false;
  bool progressive = false;
  bool passive = false;
  bool negated = false;
  bool conditional_clause = false;  // Inside an if- or unless-clause.
  StringId
      modal;  // Lemma: "will", "would", "may", "can", "must", "should", "be to", "be likely to" …
  StringId hedge;  // "reportedly", "allegedly", "apparently", "possibly" …
  TokenId modal_token;
  TokenId negation_token;
  TokenId hedge_token;
};

struct Argument {
  Slot slot = Slot::kDoer;
  TokenId head;          // Head token of the filler.
  TokenSpan span;        // The filler's phrase.
  StringId preposition;  // As written ("out of"), none for other slots.
  StringId via;          // The construction that found it: "subject", "passive", "control" …
  std::uint8_t far = 0;  // 0 head of the phrase, 1–2 owner inside it, 3 raised from a host clause.
  PropositionId act;     // The filler is this proposition (content and act slots).
};

// INVARIANTS (Propositions::check()): an argument's head is a token of the proposition's sentence,
// or far == 3; mothers make no cycle; a support verb has no proposition of its own.
struct Proposition {
  StringId lemma;     // Coding lemma of the predicate: "visit".
  char part = 'v';    // 'v' verb, 'n' noun, 'a' adjective.
  StringId particle;  // "up" of blow up; none.
  TokenId head;
  TokenSpan span;   // Predicate token(s), auxiliaries left out.
  TokenId support;  // Support verb merged into it; none.
  Form form = Form::kFinite;
  PropositionId mother;
  Edge edge = Edge::kNone;
  Marks marks;
  ArgumentRange arguments;
  SentenceId sentence;
  std::uint8_t repair = 0;  // Number of the repair that made or changed it (rule-language §2.5.7).
};

// WRITTEN BY clauses/read_clauses. Propositions ascend by sentence, then by head token.
struct Propositions {
  Column<PropositionTag, Proposition> propositions;
  Column<ArgumentTag, Argument> arguments;
  Column<TokenTag, PropositionId> at_head;  // Proposition whose head the token is, none.

  [[nodiscard]] std::span<const Argument> arguments_of(PropositionId id) const {
    return arguments.slice(propositions[id].arguments);
  }
  // First argument in `slot`, nullptr if there is none.
  [[nodiscard]] const Argument* first(PropositionId id, Slot slot) const;
  void check(const Annotation& annotation) const;
  void clear() { *this = Propositions(); }
};

// "visit.v", "blow_up.v"
[[nodiscard]] std::string sense_of(const Proposition& proposition, const Strings& strings);
// The compact dump of one proposition, used in goldens.
[[nodiscard]] std::string dump(PropositionId id, const Propositions& propositions,
                               const Annotation& annotation);

// Somebody says something: a report clause, a quotation, or "according to".
struct SpeechAct {
  TokenSpan source;           // Who says it; empty if the page leaves it open ("it was reported").
  TokenId source_head;        // None if source is empty.
  TokenSpan cue;              // "said", "according to"
  StringId cue_lemma;         // "say", "according_to"
  PropositionId proposition;  // The proposition of the cue, none for "according to".
  TokenSpan content;          // What is said; may run over several sentences.
  bool quote = false;         // In quotation marks, at least in part.
};

// WRITTEN BY clauses/read_clauses. Ascends by content; contents may nest (a report in a report).
struct Speech {
  Column<SpeechTag, SpeechAct> acts;
  void clear() { acts.clear(); }
};

}  // namespace casus
