// Candidates for an open role: every actor of the article that does not take part yet, and what is
// known of each (knowledge/open_fields.h names the features).
#pragma once

#include <vector>

#include "casus/events/match.h"
#include "casus/events/repeats.h"
#include "casus/knowledge/open_fields.h"
#include "casus/types/article.h"

namespace casus::events {

struct RoleCandidate {
  ActorIndex actor;
  TokenSpan span;  // Its nearest mention, if that stands in the sentence of the act; else empty.
  knowledge::RoleFeatures features{};
  double score = 0.0;
};

// One role of one draft that was open, who was there to fill it, and who did.
struct OpenRoleChoice {
  std::size_t draft = 0;
  knowledge::OpenRole role = knowledge::OpenRole::kActor;
  std::vector<RoleCandidate> candidates;
  int chosen = -1;  // Index into candidates; -1: left open.
};

// Of one article. Const; not thread-safe across articles (one object each). All parts outlive it.
// Tested by open_roles_test.cc.
class RoleCandidates {
 public:
  RoleCandidates(const Article& article, const MatchView& view,
                 const std::vector<EventDraft>& drafts);

  // Who might fill `role` of draft `at`, in order of actors. Drafts before `at` are taken as they
  // are now. Scores are left 0.
  void operator()(std::size_t at, knowledge::OpenRole role,
                  std::vector<RoleCandidate>& candidates) const;

 private:
  // What the page says of an actor, whatever the act.
  struct Standing {
    std::vector<std::uint32_t> mentions;  // Into Mentions::actor_mentions, ascending.
    bool in_title = false;
    bool is_first_place = false;
  };
  struct Near {
    const ActorMention* mention = nullptr;
    knowledge::RoleFeature where = knowledge::RoleFeature::kFarBefore;
  };

  [[nodiscard]] Near nearest(const Standing& standing, const EventMention& event) const;
  [[nodiscard]] bool is_doer(const ActorMention& mention) const;
  void add_standing(ActorIndex actor, const EventMention& event, RoleCandidate& candidate) const;
  void add_kind(const Actor& actor, RoleCandidate& candidate) const;
  void add_acts_before(std::size_t at, const std::vector<Party>& own,
                       RoleCandidate& candidate) const;
  void add_sources(const EventMention& event, RoleCandidate& candidate) const;
  void mark_crowd(const EventMention& event, std::vector<RoleCandidate>& candidates) const;

  const MatchView& view_;
  const std::vector<EventDraft>& drafts_;
  Column<ActorTag, Standing> standing_;
  Column<TokenTag, std::uint8_t> doer_;  // Tokens that head a doer.
};

}  // namespace casus::events
