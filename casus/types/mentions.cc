#include "casus/types/mentions.h"

#include <array>

#include "casus/base/check.h"

namespace casus {
namespace {

// Token -> index of the innermost mention that covers it.
template <class Mention>
void index_mentions(const std::vector<Mention>& mentions, std::size_t token_count,
                    std::vector<std::int32_t>& at) {
  at.assign(token_count, -1);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    for (const TokenId t : mentions[i].span) {
      std::int32_t& slot = at[t.value];
      if (slot < 0 ||
          mentions[static_cast<std::size_t>(slot)].span.size() >= mentions[i].span.size())
        slot = static_cast<std::int32_t>(i);
    }
  }
}

template <class Mention>
void check_ascending(const std::vector<Mention>& mentions, std::size_t token_count) {
  TokenSpan last(0, 0);
  for (const Mention& mention : mentions) {
    CASUS_CHECK(last <= mention.span && mention.span.begin_ < mention.span.end_ &&
                mention.span.end_ <= token_count);
    last = mention.span;
  }
}

}  // namespace

std::string_view to_string(ActorKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"state", "person", "organisation",
                                                             "igo", "armed_group"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(How how) {
  static constexpr std::array<std::string_view, 5> kNames = {"stated", "coreference", "inferred",
                                                             "default", "repaired"};
  return kNames[static_cast<std::size_t>(how)];
}

std::string_view to_string(PlaceLevel level) {
  static constexpr std::array<std::string_view, 6> kNames = {"site",   "city",    "admin2",
                                                             "admin1", "country", "region"};
  return kNames[static_cast<std::size_t>(level)];
}

std::string_view to_string(Bound bound) {
  static constexpr std::array<std::string_view, 7> kNames = {"exact", "at_least", "over", "about",
                                                             "up_to", "under",    "range"};
  return kNames[static_cast<std::size_t>(bound)];
}

void Mentions::index(std::size_t token_count) {
  index_mentions(actor_mentions, token_count, actor_mention_at);
  index_mentions(times, token_count, time_at);
  index_mentions(places, token_count, place_at);
  index_mentions(quantities, token_count, quantity_at);
}

void Mentions::check(std::size_t token_count) const {
  check_ascending(actor_mentions, token_count);
  check_ascending(times, token_count);
  check_ascending(places, token_count);
  check_ascending(quantities, token_count);
  CASUS_CHECK(actor_mention_at.size() == token_count && time_at.size() == token_count &&
              place_at.size() == token_count && quantity_at.size() == token_count);
  for (const ActorMention& mention : actor_mentions)
    CASUS_CHECK(mention.actor.valid() && mention.actor.value < actors.size() &&
                mention.span.contains(mention.head));
  for (const Actor& actor : actors) CASUS_CHECK(!actor.id.empty() && !actor.name.empty());
  for (const TimeMention& time : times) {
    if (!time.when) continue;
    CASUS_CHECK(time.when->earliest || time.when->latest);
    if (time.when->earliest && time.when->latest)
      CASUS_CHECK(*time.when->earliest <= *time.when->latest);
  }
}

}  // namespace casus
