// Assertions: for each proposition, what the text makes of it (factuality, TimeML's view) and who
// says so, outermost first. What a source says and what happened are different things.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/strings.h"
#include "casus/types/ids.h"
#include "casus/types/mentions.h"

namespace casus {

enum class Factuality : std::uint8_t {
  kHappened,
  kNegated,
  kPlanned,
  kPossible,
  kHypothetical,
  kCounterfactual
};
[[nodiscard]] std::string_view to_string(Factuality factuality);

enum class Commitment : std::uint8_t { kConfirms, kReports, kClaims, kAccuses, kDenies, kCites };
[[nodiscard]] std::string_view to_string(Commitment commitment);

// One link of an attribution chain.
struct Source {
  ActorIndex actor;  // None: a source that is no actor of the document; then `text` names it.
  std::string text;  // The page's description.
  TokenSpan span;    // Empty where the source was carried over from a neighbouring sentence.
  TokenSpan cue;
  StringId cue_lemma;
  Commitment commitment = Commitment::kReports;
  How how = How::kStated;
  SpeechId speech;
};

struct Assertion {
  Factuality factuality = Factuality::kHappened;
  bool ongoing = false;   // Progressive, "continues to", or said to be under way.
  bool reported = false;  // Inside somebody's speech.
  bool hedged = false;    // "reportedly", "allegedly" and the like.
  bool disputed = false;  // The page has its denial, or says that it could not verify it.
  bool wished = false;    // kPlanned only by a wish or a request: nobody has decided it.
  bool background =
      false;         // Relative, participle or past-perfect clause (grounding, design §3.16).
  TokenSpan reason;  // The words that decided factuality; empty for the default.
  std::vector<Source> chain;  // Outermost first, the page's author left out.
};

// WRITTEN BY assertions/assert_propositions.
struct Assertions {
  Column<PropositionTag, Assertion> of;  // One for each proposition.
  void clear() { of.clear(); }
};

}  // namespace casus
