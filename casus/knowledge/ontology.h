// Ontology: PLOVER's types with their scores, contexts, the crosswalk to CAMEO, the roles of
// figures, and the table that composes the status of an event (codebook §3, §6). Compiled by
// compile/ontology from data/ontology/.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/knowledge/frames.h"
#include "casus/types/findings.h"

namespace casus::knowledge {

struct TypeFacts {
  std::int32_t quad = 0;   // 1 verbal cooperation … 4 material conflict.
  double intensity = 0.0;  // -10 … 10.
  bool speech = false;     // Made of words (default of its frames).
  std::string actor_role;  // Record roles (design §5) where the frame says nothing.
  std::string recipient_role;
  std::string cameo;                    // Root, where the frame has no code of its own.
  std::map<std::string, double> modes;  // Mode -> intensity.
};

// Whose claim it is that the act took place.
enum class Claim : std::uint8_t {
  kNone,     // Nobody's: the page says so itself.
  kNeutral,  // Of somebody without a stake, or who admits.
  kOwn,      // Of the doer or his side, about an act that is no battle success.
  kSuccess,  // About one's own battle success or the enemy's losses.
  kAdverse,  // Of a party with a stake against the doer.
  kDenial    // Of somebody who denies it.
};
inline constexpr std::array<std::string_view, 6> kClaimNames = {"none",    "neutral", "own",
                                                                "success", "adverse", "denial"};

// What the status depends on.
struct StatusFacts {
  Factuality factuality = Factuality::kHappened;
  Effect effect = Effect::kKeep;  // Of the outer frame.
  Claim claim = Claim::kNone;
  bool speech = false;   // An act of words.
  bool promise = false;  // Frame with `status: planned`.
  bool hedged = false;
  bool disputed = false;
  bool ongoing = false;
};

// A row of the table: sets of values as masks; a fact must be in its set.
struct StatusRow {
  std::uint8_t factuality = 0xFF, effect = 0xFF, claim = 0xFF;
  std::uint8_t speech = 3, promise = 3, hedged = 3, disputed = 3,
               ongoing = 3;  // Bit 0 no, bit 1 yes.
  bool is_event = true;      // False: no event at all.
  EventStatus gives = EventStatus::kHappened;
  std::string why;
};

struct OntologyTables {
  std::array<TypeFacts, kEventTypes> types;
  std::vector<std::string> contexts;
  std::vector<std::string> record_roles;
  std::map<std::string, std::string> cameo;  // Frame -> code.
  std::map<std::string, std::string>
      quantities;                 // Lemma of a predicate or thing -> role of figures.
  std::vector<StatusRow> status;  // The first row that fits decides; the last one always does.

  [[nodiscard]] std::string write() const;
};

// Immutable, thread-safe. Tested by compile/ontology_test.cc.
class Ontology {
 public:
  // Fails with kCorrupt.
  [[nodiscard]] static Result<Ontology> read(std::string_view section);

  [[nodiscard]] const OntologyTables& tables() const { return tables_; }
  [[nodiscard]] const TypeFacts& of(EventType type) const {
    return tables_.types[static_cast<std::size_t>(type)];
  }
  // Of the mode where it has a score of its own, else of the type.
  [[nodiscard]] double intensity(EventType type, const std::string& mode) const;
  // Of the frame, else the root of the type.
  [[nodiscard]] const std::string& cameo(EventType type, const std::string& frame) const;
  // "" if the lemma says nothing.
  [[nodiscard]] std::string_view quantity_role(const std::string& lemma) const;
  // The row that decides.
  [[nodiscard]] const StatusRow& status(const StatusFacts& facts) const;

 private:
  OntologyTables tables_;
};

}  // namespace casus::knowledge
