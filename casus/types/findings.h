// Findings: the event mentions of one article, still as ids into its document.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/types/assertions.h"
#include "casus/types/ids.h"
#include "casus/types/mentions.h"

namespace casus {

// PLOVER 2.0.
// clang-format off
#define CASUS_EVENT_TYPE(X) \
  X(Agree, "AGREE") X(Consult, "CONSULT") X(Support, "SUPPORT") X(Concede, "CONCEDE") \
  X(Cooperate, "COOPERATE") X(Aid, "AID") X(Retreat, "RETREAT") X(Request, "REQUEST") \
  X(Accuse, "ACCUSE") X(Reject, "REJECT") X(Threaten, "THREATEN") X(Protest, "PROTEST") \
  X(Sanction, "SANCTION") X(Mobilize, "MOBILIZE") X(Coerce, "COERCE") X(Assault, "ASSAULT")
// clang-format on

#define CASUS_ENUMERATOR(name, text) k##name,
enum class EventType : std::uint8_t { CASUS_EVENT_TYPE(CASUS_ENUMERATOR) };
#undef CASUS_ENUMERATOR
inline constexpr std::size_t kEventTypes = 16;
[[nodiscard]] std::string_view to_string(EventType type);
[[nodiscard]] bool parse_event_type(std::string_view name, EventType& type);

// Codebook §3: of the act, not of the telling.
enum class EventStatus : std::uint8_t {
  kHappened,
  kOngoing,
  kPlanned,
  kHypothetical,
  kAlleged,
  kUnconfirmed,
  kDenied
};
[[nodiscard]] std::string_view to_string(EventStatus status);

// A party of an event: a mention in the document, and its part in the act.
struct Party {
  ActorIndex actor;
  TokenSpan span;      // Words that named it here; empty for defaults.
  std::string role;    // visitor · host · party … (design §5)
  std::string office;  // Office on that day, as printed, "".
  How how = How::kStated;
  std::uint8_t far = 0;
};

struct EventQuantity {
  std::uint32_t mention = 0;  // Index into Mentions::quantities.
  std::string role;           // killed · wounded · … (codebook §2), "".
};

struct SlotValue {
  std::string value;
  TokenSpan span;  // Empty: the frame's own constant.
  How how = How::kStated;
};

struct EventMention {
  EventType type = EventType::kConsult;
  std::string mode;   // "" for none.
  std::string frame;  // Codebook §4.
  std::vector<std::string> contexts;
  std::string cameo;       // CAMEO sub-code, "" for none.
  int quad = 0;            // PLOVER quad class: 1 verbal cooperation … 4 material conflict.
  double intensity = 0.0;  // PLOVER's scale, -10 … 10.
  std::map<std::string, SlotValue> slots;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::int32_t time = -1;  // Index into Mentions::times, -1 for none.
  How time_how = How::kStated;
  std::int32_t place = -1;  // Index into Mentions::places, -1 for none.
  How place_how = How::kStated;
  std::vector<EventQuantity> quantities;
  EventStatus status = EventStatus::kHappened;
  TokenSpan status_reason;  // Empty for the default.
  std::vector<Source> attribution;
  PropositionId proposition;            // The proposition that realises it.
  TokenSpan evidence;                   // The shortest clause.
  std::vector<TokenSpan> also;          // Evidence that repeats it.
  std::vector<std::uint32_t> same_act;  // Rival accounts: indices into Findings::events.
  std::string rule;                     // "frame/reading"
  double score = 1.0;                   // [0,1]
};

// A proposition that might have been an event and why it is none.
struct Skipped {
  std::string what;  // "event", "block", "sentence"
  std::string why;
  TokenSpan span;
};

// WRITTEN BY events/extract_events. Events ascend by evidence.
struct Findings {
  std::vector<EventMention> events;
  std::vector<Skipped> skipped;
  void check(std::size_t token_count) const;
  void clear() { *this = Findings(); }
};

}  // namespace casus
