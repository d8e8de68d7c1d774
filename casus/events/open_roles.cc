#include "casus/events/open_roles.h"

#include <utility>

#include "casus/events/choose.h"

namespace casus::events {
namespace {

using knowledge::OpenRole;
using knowledge::RoleFeature;

class OpenRoles {
 public:
  OpenRoles(const Article& article, const MatchView& view, const knowledge::Frames& frames,
            const knowledge::OpenFieldWeights& weights, std::vector<EventDraft>& drafts,
            std::vector<OpenRoleChoice>& choices)
      : frames_(frames),
        weights_(weights),
        drafts_(drafts),
        choices_(choices),
        candidates_(article, view, drafts) {}

  void operator()() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const EventMention& event = drafts_[i].event;
      const bool symmetric = frames_.frames()[frame_of(event)].symmetric;
      if (event.actors.empty()) ask(i, OpenRole::kActor);
      const bool is_one_sided = event.actors.size() + event.recipients.size() == 1;
      if (symmetric ? is_one_sided : event.recipients.empty()) ask(i, OpenRole::kRecipient);
    }
  }

 private:
  [[nodiscard]] std::size_t frame_of(const EventMention& event) const {
    return static_cast<std::size_t>(frames_.find(event.frame));
  }

  // What the frame calls who fills the role: that of its first reading which has it.
  [[nodiscard]] std::string record_role(std::size_t frame, OpenRole role) const {
    const auto field =
        role == OpenRole::kActor ? knowledge::Field::kActor : knowledge::Field::kRecipient;
    for (const knowledge::Row& row : frames_.tables().rows) {
      if (row.frame != frame) continue;
      for (const knowledge::Cell& cell : row.cells)
        if (cell.field == field && !cell.record_role.empty()) return cell.record_role;
    }
    return "";
  }

  void ask(std::size_t i, OpenRole role) {
    EventMention& event = drafts_[i].event;
    OpenRoleChoice choice;
    choice.draft = i;
    choice.role = role;
    candidates_(i, role, choice.candidates);
    choice.chosen = choose(weights_.role(role, event.type), choice.candidates);
    if (choice.chosen >= 0)
      fill(choice.candidates[static_cast<std::size_t>(choice.chosen)], role, event);
    choices_.push_back(std::move(choice));
  }

  void fill(const RoleCandidate& candidate, OpenRole role, EventMention& event) const {
    Party party;
    party.actor = candidate.actor;
    party.span = candidate.span;
    party.how = How::kInferred;
    party.far = 3;
    party.role = record_role(frame_of(event), role);
    const knowledge::Frame& frame = frames_.frames()[frame_of(event)];
    const bool to_actors = role == OpenRole::kActor || frame.symmetric;
    (to_actors ? event.actors : event.recipients).push_back(std::move(party));
    // The innermost source who turns out to be the speaker is no source of his own act.
    const bool is_own_voice = role == OpenRole::kActor && frame.speech &&
                              !event.attribution.empty() &&
                              event.attribution.back().actor == candidate.actor;
    if (is_own_voice) event.attribution.pop_back();
  }

  const knowledge::Frames& frames_;
  const knowledge::OpenFieldWeights& weights_;
  std::vector<EventDraft>& drafts_;
  std::vector<OpenRoleChoice>& choices_;
  RoleCandidates candidates_;
};

}  // namespace

void fill_open_roles(const Article& article, const MatchView& view, const knowledge::Frames& frames,
                     const knowledge::OpenFieldWeights& weights, std::vector<EventDraft>& drafts,
                     std::vector<OpenRoleChoice>& choices) {
  choices.clear();
  OpenRoles(article, view, frames, weights, drafts, choices)();
}

}  // namespace casus::events
