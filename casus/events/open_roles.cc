#include "casus/events/open_roles.h"

#include <algorithm>

#include "casus/events/parties.h"

namespace casus::events {
namespace {

constexpr std::size_t kPageReach = 8;  // Acts looked back.

bool is_in(ActorIndex actor, const std::vector<Party>& parties) {
  return std::any_of(parties.begin(), parties.end(),
                     [actor](const Party& party) { return party.actor == actor; });
}

class OpenRoles {
 public:
  OpenRoles(const MatchView& view, const knowledge::Frames& frames, std::vector<EventDraft>& drafts)
      : view_(view), frames_(frames), drafts_(drafts) {}

  void operator()() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      EventMention& event = drafts_[i].event;
      const knowledge::Frame* frame = frame_of(event.frame);
      if (frame == nullptr) continue;
      if (event.actors.empty() && frame->speech) take_speaker(event);
      if (event.actors.empty()) continue;
      if (frame->symmetric) {
        if (event.actors.size() == 1 && event.recipients.empty()) fill(i, event, event.actors);
      } else if (event.recipients.empty()) {
        fill(i, event, event.recipients);
      }
    }
  }

 private:
  [[nodiscard]] const knowledge::Frame* frame_of(const std::string& name) const {
    for (const knowledge::Frame& frame : frames_.frames())
      if (frame.name == name) return &frame;
    return nullptr;
  }

  static Party inferred(ActorIndex actor, TokenSpan span) {
    Party party;
    party.actor = actor;
    party.span = span;
    party.how = How::kInferred;
    party.far = 3;
    return party;
  }

  // The innermost source is who performs the speech act; what is left of the chain told of it.
  static void take_speaker(EventMention& event) {
    if (event.attribution.empty() || !event.attribution.back().actor.valid()) return;
    const Source& source = event.attribution.back();
    event.actors.push_back(inferred(source.actor, source.span));
    event.attribution.pop_back();
  }

  void fill(std::size_t i, const EventMention& event, std::vector<Party>& open) const {
    Party party;
    if (find_in(event.evidence, event, party) || find_in_sentence(event, party) ||
        find_on_page(i, event, party)) {
      open.push_back(party);
    }
  }

  // A party to the other side: not one of the actors, nor of their country, nor who tells of it.
  [[nodiscard]] bool is_other_side(ActorIndex actor, const EventMention& event) const {
    for (const Party& party : event.actors)
      if (are_same_side(party.actor, actor, view_.mentions)) return false;
    return std::none_of(event.attribution.begin(), event.attribution.end(),
                        [actor](const Source& source) { return source.actor == actor; });
  }

  // The mention after the predicate that comes first, else the last one before it; a name that
  // stands alone before one that only modifies ("Chinese boats").
  bool find_in(TokenSpan span, const EventMention& event, Party& found) const {
    const TokenId predicate = view_.propositions.propositions[event.proposition].head;
    const ActorMention* best = nullptr;
    int best_rank = 0;
    for (const ActorMention& mention : view_.mentions.actor_mentions) {
      if (!span.contains(mention.span) || !is_other_side(mention.actor, event)) continue;
      const int rank = (mention.head > predicate ? 2 : 0) + (mention.is_modifier ? 0 : 1) + 1;
      const bool later_wins = mention.head < predicate;
      if (rank > best_rank || (rank == best_rank && later_wins)) {
        best = &mention;
        best_rank = rank;
      }
    }
    if (best == nullptr) return false;
    found = inferred(best->actor, best->span);
    return true;
  }

  // Only where the sentence has one other side: with several, which one is a guess.
  bool find_in_sentence(const EventMention& event, Party& found) const {
    const TokenSpan sentence =
        view_.annotation.sentences[view_.propositions.propositions[event.proposition].sentence];
    const ActorMention* only = nullptr;
    for (const ActorMention& mention : view_.mentions.actor_mentions) {
      if (!sentence.contains(mention.span) || !is_other_side(mention.actor, event)) continue;
      if (only != nullptr && !are_same_side(only->actor, mention.actor, view_.mentions))
        return false;
      if (only == nullptr || only->is_modifier) only = &mention;
    }
    if (only == nullptr) return false;
    found = inferred(only->actor, only->span);
    return true;
  }

  bool find_on_page(std::size_t i, const EventMention& event, Party& found) const {
    const std::size_t first = i > kPageReach ? i - kPageReach : 0;
    for (std::size_t j = i; j-- > first;) {
      const EventMention& before = drafts_[j].event;
      std::vector<Party> sides = before.actors;
      sides.insert(sides.end(), before.recipients.begin(), before.recipients.end());
      const bool took_part = std::any_of(sides.begin(), sides.end(), [&](const Party& side) {
        return std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& actor) {
          return are_same_side(side.actor, actor.actor, view_.mentions);
        });
      });
      if (!took_part) continue;
      for (const Party& side : sides) {
        if (!is_other_side(side.actor, event) || is_in(side.actor, event.actors)) continue;
        found = inferred(side.actor, TokenSpan());
        return true;
      }
    }
    return false;
  }

  const MatchView& view_;
  const knowledge::Frames& frames_;
  std::vector<EventDraft>& drafts_;
};

}  // namespace

void fill_open_roles(const MatchView& view, const knowledge::Frames& frames,
                     std::vector<EventDraft>& drafts) {
  OpenRoles(view, frames, drafts)();
}

}  // namespace casus::events
