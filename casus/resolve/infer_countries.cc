#include "casus/resolve/infer_countries.h"

#include <algorithm>
#include <map>
#include <string>

namespace casus::resolve {
namespace {

// A place in the actor's own phrase decides; then the states and places of its sentences.
constexpr double kOwnPlace = 8.0;
constexpr double kSentence = 1.0;
constexpr double kLead = 0.5;   // Of the first country over the second.
constexpr double kLeast = 2.0;  // One name beside it says nothing.

using Votes = std::map<std::string_view, double>;

class CountryFinder {
 public:
  explicit CountryFinder(const CountryInput& in) : in_(in), a_(in.annotation) {
    of_sentence_.resize(a_.sentences.size());
    for (const NameHit& hit : in_.hits.names())
      if (hit.is_state()) count(hit.tokens, hit.actor.country);
    for (const PlaceMention& place : in_.mentions.places)
      if (place.level != PlaceLevel::kCountry) count(place.span, place.country);
  }

  void run(Column<ActorTag, Actor>& actors) {
    std::vector<Votes> votes(actors.size());
    for (const ActorMention& mention : in_.mentions.actor_mentions) {
      if (!is_open(actors[mention.actor])) continue;
      vote(mention, votes[mention.actor.value]);
    }
    std::vector<bool> barred(actors.size(), false);
    for (const OfficeMention& office : in_.mentions.offices)
      if (office.country.empty() && !office.organisation.empty()) bar(office, barred);
    for (const ActorIndex i : actors.ids())
      if (is_open(actors[i]) && !barred[i.value]) actors[i].country = winner(votes[i.value]);
  }

 private:
  void count(TokenSpan span, std::string_view country) {
    if (!country.empty()) of_sentence_[a_.sentence_of[span.begin()].value][country] += kSentence;
  }

  static bool is_open(const Actor& actor) {
    if (!actor.country.empty() || actor.kind == ActorKind::kState || actor.kind == ActorKind::kIgo)
      return false;
    return actor.id.starts_with("n:") || (actor.id.starts_with("group:") && is_noun_group(actor));
  }

  // A group noun by itself, no armed group of the base.
  static bool is_noun_group(const Actor& actor) {
    return actor.population ||
           std::find(actor.sectors.begin(), actor.sectors.end(), "IMG") == actor.sectors.end();
  }

  void vote(const ActorMention& mention, Votes& votes) const {
    const TokenSpan phrase = a_.subtree(mention.head);
    for (const PlaceMention& place : in_.mentions.places)
      if (phrase.contains(place.span) && hangs_on(place, mention) && !place.country.empty())
        votes[place.country] += kOwnPlace;
    for (const auto& [country, weight] : of_sentence_[a_.sentence_of[mention.head].value])
      votes[country] += weight;
  }

  // "farmers in northern Peru": by one preposition.
  [[nodiscard]] bool hangs_on(const PlaceMention& place, const ActorMention& mention) const {
    if (a_.dep[place.head] != Dep::kpobj) return false;
    return a_.head[a_.head[place.head]] == mention.head;
  }

  // "the UN spokesman NAME" is of no state.
  void bar(const OfficeMention& office, std::vector<bool>& barred) const {
    for (const ActorMention& mention : in_.mentions.actor_mentions)
      if (mention.span == office.person) barred[mention.actor.value] = true;
  }

  [[nodiscard]] static std::string winner(const Votes& votes) {
    std::string_view best;
    double first = 0.0;
    double second = 0.0;
    for (const auto& [country, weight] : votes) {
      if (weight > first) {
        second = first;
        first = weight;
        best = country;
      } else {
        second = std::max(second, weight);
      }
    }
    return first >= kLeast && first - second >= kLead ? std::string(best) : "";
  }

  const CountryInput& in_;
  const Annotation& a_;
  std::vector<Votes> of_sentence_;
};

}  // namespace

void infer_countries(const CountryInput& input, Column<ActorTag, Actor>& actors) {
  CountryFinder(input).run(actors);
}

}  // namespace casus::resolve
