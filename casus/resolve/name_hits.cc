#include "casus/resolve/name_hits.h"

#include <array>
#include <optional>
#include <string_view>

namespace casus::resolve {
namespace {

// Lower is better: a full name beats an adjective beats a surname.
int rank_of(AliasClass alias) {
  static constexpr std::array<int, knowledge::kAliasClasses> kRank = {0, 1, 3, 2, 5, 4, 6, 7};
  return kRank[static_cast<std::size_t>(alias)];
}

// An ordinary word is a name where the model saw an organisation or a word of its kind follows.
bool common_is_supported(TokenSpan tokens, const Annotation& a) {
  const EntityType type = a.entity_type(tokens.begin());
  if (type == EntityType::kOrg &&
      a.entities[a.entity_of[tokens.begin()]].span.size() <= tokens.size() + 1)
    return true;
  const TokenId next = tokens.end();
  if (next.value >= a.size()) return false;
  const std::string_view word = a.string(a.lower[next]);
  return word == "news" || word == "agency" || word == "newspaper" || word == "tv" ||
         word == "daily" || word == "party" || word == "television";
}

// How well the model's entity agrees with the kind; smaller is better.
int disagreement(EntityType type, ActorKind kind) {
  const bool person = type == EntityType::kPerson;
  return person != (kind == ActorKind::kPerson) && type != EntityType::kNone ? 1 : 0;
}

class NameChooser {
 public:
  NameChooser(const Annotation& a, const ActorBase& base, const NameWords& words)
      : a_(a), base_(base), words_(words) {}

  // The best reading of a match, none if its writing allows none.
  [[nodiscard]] std::optional<NameHit> choose(const knowledge::NameMatch& match,
                                              std::size_t at) const {
    std::optional<NameHit> best;
    int best_rank = 0;
    for (const NameEntry entry : match.entries) {
      if (!ActorBase::may_stand(entry, words_, at, match.words)) continue;
      NameHit hit;
      hit.alias = knowledge::alias_class(entry);
      hit.actor = base_.actor(entry);
      if (!fits(hit, match)) continue;
      const int rank = 2 * rank_of(hit.alias) +
                       3 * disagreement(a_.entity_type(match.tokens.begin()), hit.actor.kind);
      if (best && rank >= best_rank) continue;
      hit.word = at;
      hit.words = match.words;
      hit.tokens = match.tokens;
      hit.entry = entry;
      best = hit;
      best_rank = rank;
    }
    return best;
  }

 private:
  // A surname is no name by itself here (find_persons.h), an ordinary word needs support, and a
  // one-word name inside a longer person's name is that person's.
  [[nodiscard]] bool fits(const NameHit& hit, const knowledge::NameMatch& match) const {
    if (hit.alias == AliasClass::kSurname) return false;
    if (hit.alias == AliasClass::kCommon && !common_is_supported(match.tokens, a_)) return false;
    const EntityId entity = a_.entity_of[match.tokens.begin()];
    if (!entity.valid() || hit.actor.kind == ActorKind::kPerson) return true;
    const Entity& e = a_.entities[entity];
    const bool inside_person = e.type == EntityType::kPerson && e.span.size() > match.tokens.size();
    if (!inside_person) return true;
    // "Iranian Foreign Minister Zarif" taken whole for a person still starts with a state.
    return hit.actor.kind == ActorKind::kState && e.span.begin_ == match.tokens.begin_ &&
           hit.alias != AliasClass::kCapital;
  }

  const Annotation& a_;
  const ActorBase& base_;
  const NameWords& words_;
};

}  // namespace

void NameHits::find_names(const Annotation& annotation, const ActorBase& base) {
  const NameChooser chooser(annotation, base, words_);
  for (std::size_t i = 0; i < words_.size();) {
    std::optional<NameHit> hit;
    knowledge::NameMatch match = base.names().longest(words_, i);
    while (match.words > 0 && !hit) {
      hit = chooser.choose(match, i);
      if (hit || match.words == 1) break;
      match = base.names().longest_below(words_, i, match.words - 1);
    }
    if (!hit) {
      ++i;
      continue;
    }
    name_at_[i] = static_cast<std::int32_t>(names_.size());
    name_end_[hit->end()] = static_cast<std::int32_t>(names_.size());
    i = hit->end();
    names_.push_back(*hit);
  }
}

void NameHits::find_words(const knowledge::NameIndex& index, std::vector<WordHit>& hits,
                          Index& starts, Index& ends) const {
  for (std::size_t i = 0; i < words_.size();) {
    const knowledge::NameMatch match = index.longest(words_, i);
    if (match.words == 0) {
      ++i;
      continue;
    }
    starts[i] = static_cast<std::int32_t>(hits.size());
    ends[i + match.words] = static_cast<std::int32_t>(hits.size());
    hits.push_back({i, match.words, match.tokens, match.entries.front()});
    i += match.words;
  }
}

void NameHits::build(const Annotation& annotation, const ActorBase& base) {
  words_.read(annotation);
  names_.clear();
  for (auto* hits : {&offices_, &titles_, &institutions_, &groups_}) hits->clear();
  for (auto* index : {&name_at_, &name_end_, &office_at_, &office_end_, &title_at_, &title_end_,
                      &institution_at_, &institution_end_, &group_at_, &group_end_})
    index->assign(words_.size() + 1, -1);
  find_names(annotation, base);
  find_words(base.office_names(), offices_, office_at_, office_end_);
  find_words(base.title_names(), titles_, title_at_, title_end_);
  find_words(base.institution_names(), institutions_, institution_at_, institution_end_);
  find_words(base.group_names(), groups_, group_at_, group_end_);
}

}  // namespace casus::resolve
