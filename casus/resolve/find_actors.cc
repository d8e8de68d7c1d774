#include "casus/resolve/find_actors.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "casus/base/utf8.h"
#include "casus/resolve/body_names.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/group_phrase.h"
#include "casus/resolve/state_lists.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr std::uint32_t kMostNameTokens = 12;

class ActorFinder {
 public:
  ActorFinder(const ActorInput& input, ActorList& actors, ActorsFound& found)
      : a_(input.annotation),
        hits_(input.hits),
        words_(input.hits.words()),
        base_(input.base),
        references_(input.references),
        gazetteer_(input.gazetteer),
        persons_(input.persons),
        actors_(actors),
        found_(found) {}

  void run() {
    taken_ = persons_.taken;
    found_.country = country_of_page(hits_, a_);
    for (std::size_t w = 0; w < words_.size();) w = std::max(read(w), w + 1);
    find_organisations();
    for (const ActorMention& mention : persons_.mentions) found_.mentions.push_back(mention);
    std::stable_sort(found_.mentions.begin(), found_.mentions.end(),
                     [](const ActorMention& x, const ActorMention& y) { return x.span < y.span; });
  }

 private:
  [[nodiscard]] bool is_taken(TokenSpan span) const {
    for (const TokenId t : span)
      if (taken_[t.value] != 0) return true;
    return false;
  }

  // Reads what starts at word `w`; the word to go on with.
  std::size_t read(std::size_t w) {
    if (!words_.starts_token(w)) return w + 1;
    const NameHit* name = hits_.name_at(w);
    if (name != nullptr && !is_taken(name->tokens) && name->actor.kind != ActorKind::kPerson)
      return name->is_state() ? read_state(*name) : read_body(*name);
    if (taken_[words_.token(w).value] != 0) return w + 1;
    return read_noun(w, nullptr, w);
  }

  // A state's name or adjective, and what it makes of the next noun.
  std::size_t read_state(const NameHit& state) {
    const std::size_t next = state.end();
    if (state.alias != AliasClass::kPeople || words_.joined(next < words_.size() ? next : 0)) {
      if (next < words_.size() && words_.joined(next)) {
        if (const std::size_t end = read_noun(next, &state, state.word); end > next) return end;
      }
    }
    if (state.alias == AliasClass::kPeople && is_people(state)) return add_people(state);
    const TokenId head = head_of(state.tokens, a_);
    if (state.alias == AliasClass::kCapital && !acts(head, a_, references_)) return next;
    if (!a_.entity_of[state.tokens.begin()].valid() && state.alias == AliasClass::kCommon)
      return next;
    add_mention(state.tokens, actors_.add(state.actor), is_modifier(state.tokens));
    actors_.add_alias(found_.mentions.back().actor, text_of(state.tokens, a_));
    return next;
  }

  // "Iranians", "the French" as a noun; not an adjective before one.
  [[nodiscard]] bool is_people(const NameHit& hit) const {
    const TokenId head = head_of(hit.tokens, a_);
    const Dep dep = a_.dep[head];
    return a_.tag[head] == Tag::kNNPS || a_.tag[head] == Tag::kNNS ||
           (dep != Dep::kamod && dep != Dep::kcompound && a_.pos[head] != Pos::kAdj &&
            dep != Dep::knmod);
  }

  std::size_t add_people(const NameHit& hit) {
    const ActorIndex actor =
        actors_.add_new(text_of(hit.tokens, a_), ActorKind::kOrganisation, hit.actor.country);
    actors_[actor].population = true;
    if (actors_[actor].sectors.empty()) actors_[actor].sectors.emplace_back("CVL");
    add_mention(hit.tokens, actor, is_modifier(hit.tokens));
    return hit.end();
  }

  // A body by its name; "Hamas fighters" is the body too.
  std::size_t read_body(const NameHit& body) {
    TokenSpan span = body.tokens;
    std::size_t next = body.end();
    if (next < words_.size() && words_.joined(next)) {
      if (const WordHit* group = hits_.group_at(next);
          group != nullptr && !is_taken(group->tokens)) {
        span = span.cover(group->tokens);
        next = group->end();
      } else if (const WordHit* office = hits_.office_at(next);
                 office != nullptr && !is_taken(office->tokens)) {
        add_role(*office, affiliation(body), body.word);
        next = office->end();
      }
    }
    const ActorIndex actor = actors_.add(body.actor);
    add_mention(span, actor, is_modifier(span));
    if (next == body.end()) next = read_acronym(body.end(), actor);
    actors_.add_alias(actor, text_of(body.tokens, a_));
    return next;
  }

  static Affiliation affiliation(const NameHit& hit) {
    return {std::string(hit.actor.country),
            hit.is_state() ? std::string() : std::string(hit.actor.name)};
  }

  // "Islamic Dawn Front (IDF)": the letters in brackets are an alias.
  std::size_t read_acronym(std::size_t w, ActorIndex actor) {
    if (w == 0 || w >= words_.size()) return w;
    const TokenId t = words_.token(w);
    if (t.value == 0 || t.next().value >= a_.size()) return w;
    if (a_.string(a_.text[t.before()]) != "(" || a_.string(a_.text[t.next()]) != ")") return w;
    if (words_.last_token(w - 1).next() != t.before() ||
        words_.shape(w) != knowledge::WordShape::kUpper)
      return w;
    actors_.add_alias(actor, a_.string(a_.text[t]));
    acronyms_[std::string(words_[w])] = actor;
    add_mention(TokenSpan(t, t.next()), actor, false);
    taken_[t.value] = 1;
    return w + 1;
  }

  // An institution, group noun or office at word `w`, with the state before it if any; `w` if there
  // is none.
  std::size_t read_noun(std::size_t w, const NameHit* state, std::size_t from) {
    const WordHit* institution = hits_.institution_at(w);
    const WordHit* group = hits_.group_at(w);
    const WordHit* office = hits_.office_at(w);
    const auto longer = [](const WordHit* x, const WordHit* y) {
      return x != nullptr && (y == nullptr || x->words > y->words);
    };
    if (longer(institution, office) && !longer(group, institution) &&
        !is_taken(institution->tokens))
      return read_institution(*institution, state, from);
    if (longer(office, group) && !is_taken(office->tokens)) {
      Affiliation owner = state != nullptr ? affiliation(*state) : Affiliation();
      std::size_t next = office->end();
      // "the presidents of Peru and Chile", "Saudi and Iranian ministers": the states themselves.
      const bool shared = is_plural_noun(office->tokens) &&
                          (opens_state_list(next, hits_, a_) ||
                           (state != nullptr && states_up_to(*state, hits_, a_).size() > 1));
      if (shared && state == nullptr) return next;
      if (shared) {
        add_mention(state->tokens, actors_.add(state->actor), true);
        return next;
      }
      if (state == nullptr) next = read_owner_behind(next, owner);
      add_role(*office, std::move(owner), from);
      if (state != nullptr) add_mention(state->tokens, actors_.add(state->actor), true);
      return next;
    }
    if (group != nullptr && !is_taken(group->tokens)) return read_group(*group, state);
    return w;
  }

  // "of Iran", "of the IAEA" behind an office or institution.
  std::size_t read_owner_behind(std::size_t w, Affiliation& owner) const {
    if (w + 1 >= words_.size() || !words_.joined(w)) return w;
    if (words_[w] != "of" && words_[w] != "for") return w;
    const NameHit* name = hits_.name_at(w + 1);
    if (name == nullptr || name->actor.kind == ActorKind::kPerson) return w;
    owner = affiliation(*name);
    return w;  // The owner is read again as an actor of its own.
  }

  std::size_t read_institution(const WordHit& hit, const NameHit* state, std::size_t from) {
    const knowledge::Institution institution = base_.institution(hit.entry);
    TokenSpan span = hit.tokens;
    std::size_t next = hit.end();
    const bool behind = next + 1 < words_.size() && words_.joined(next) &&
                        (words_[next] == "of" || words_[next] == "in");
    if (state == nullptr && behind) {
      const NameHit* owner = hits_.name_at(next + 1);
      if (owner != nullptr && owner->is_state() && owner->alias != AliasClass::kDemonym &&
          owner->alias != AliasClass::kPeople) {
        state = owner;
        span = span.cover(owner->tokens);
        next = owner->end();
      }
    } else if (state != nullptr) {
      span = span.cover(state->tokens);
    }
    if (state == nullptr)
      if (const TokenSpan owned = with_owner(span); owned.size() > span.size())
        return add_owned(owned, institution, next);
    if (state == nullptr && is_owned(hit)) return next;
    std::optional<ActorIndex> actor;
    How how = How::kStated;
    if (state != nullptr) {
      if (const auto row = base_.find(state->actor.id)) {
        const knowledge::ComposedActor composed = base_.compose(*row, institution);
        const std::size_t known = actors_.size();
        actor = actors_.add(composed);
        const bool is_canonical = knowledge::folded_name(text_of(hit.tokens, a_)) ==
                                  knowledge::folded_name(institution.name);
        if (std::string name = is_canonical ? "" : printed_body_name(span, *state, a_, words_);
            !name.empty() && actors_.size() > known && !base_.find(composed.id))
          actors_[*actor].name = std::move(name);
        add_shared(*state, institution, span);
      }
    } else {
      actor = named_like(span, found_.mentions, actors_, a_, words_);
      if (!actor) actor = told_institution(institution);
      how = How::kCoreference;
      if (!actor && !is_indefinite(span.begin()) && !has_adjective(span) &&
          institution.key != "embassy" && institution.key != "delegation") {
        how = How::kInferred;
        actor = infer_institution(institution, span);
      }
    }
    if (!actor && !is_plural_noun(span)) return next;
    if (!actor) {  // "soldiers" of nobody's army.
      actor = actors_.add_new(capitalised(text_of(span, a_)), institution.kind, "");
      if (actors_[*actor].sectors.empty())
        actors_[*actor].sectors = knowledge::list_of(institution.sectors);
      add_mention(span, *actor, is_modifier(span));
      return next;
    }
    institutions_[std::string(institution.key)] = *actor;
    if (const WordHit* office = hits_.office_at(next);
        office != nullptr && words_.joined(next) && !is_taken(office->tokens)) {
      add_role(*office, {actors_[*actor].country, actors_[*actor].name}, from);
      next = office->end();
    }
    add_mention(span, *actor, is_modifier(span), how);
    actors_.add_alias(*actor, text_of(span, a_));
    return read_acronym(next, *actor);
  }

  // "his government": coreference finds out whose (find_coreference.h).
  bool is_owned(const WordHit& hit) {
    const TokenId t = hit.tokens.begin();
    if (t.value == 0 || a_.tag[t.before()] != Tag::kPRPs) return false;
    found_.owned.push_back({hit.tokens, head_of(hit.tokens, a_), t.before(), hit.entry});
    return true;
  }

  // "Iranian, Russian and Chinese naval forces": one mention for each.
  void add_shared(const NameHit& state, const knowledge::Institution& institution, TokenSpan span) {
    for (const NameHit* other : states_up_to(state, hits_, a_))
      if (const auto row = base_.find(other->actor.id); row && other != &state)
        add_mention(span, actors_.add(base_.compose(*row, institution)), is_modifier(span));
  }

  // The body of the state that the page is about, else of the state named last.
  std::optional<ActorIndex> infer_institution(const knowledge::Institution& institution,
                                              TokenSpan span) {
    std::optional<knowledge::ActorRow> row;
    if (!found_.country.empty()) {
      row = base_.state(found_.country);
    } else if (const NameHit* state = nearest_state(span.begin(), hits_, a_)) {
      row = base_.find(state->actor.id);
    }
    if (!row) return std::nullopt;
    const knowledge::ComposedActor composed = base_.compose(*row, institution);
    const std::size_t known = actors_.size();
    const ActorIndex actor = actors_.add(composed);
    if (actors_.size() > known && !base_.find(composed.id) && is_title_case(span, a_, words_))
      actors_[actor].name = std::string(base_.actor(*row).adjective) + " " + text_of(span, a_);
    return actor;
  }

  [[nodiscard]] bool is_plural_noun(TokenSpan span) const {
    return a_.tag[head_of(span, a_)] == Tag::kNNS;
  }

  static std::string capitalised(const std::string& text) {
    if (text.empty() || text.front() < 'a' || text.front() > 'z') return text;
    return std::string(1, static_cast<char>(text.front() - 'a' + 'A')) + text.substr(1);
  }

  // "the Morales administration": a name before the noun owns it.
  [[nodiscard]] TokenSpan with_owner(TokenSpan span) const {
    const TokenId head = head_of(span, a_);
    std::uint32_t begin = span.begin_;
    while (begin > 0 && a_.pos[TokenId(begin - 1)] == Pos::kPropn &&
           a_.head[TokenId(begin - 1)] == head && a_.dep[TokenId(begin - 1)] == Dep::kcompound)
      --begin;
    return TokenSpan(begin, span.end_);
  }

  std::size_t add_owned(TokenSpan span, const knowledge::Institution& institution,
                        std::size_t next) {
    std::string country;
    for (const ActorMention& person : persons_.mentions)
      if (span.contains(person.span)) country = actors_[person.actor].country;
    const ActorIndex actor = actors_.add_new(text_of(span, a_), institution.kind, country);
    if (actors_[actor].sectors.empty())
      actors_[actor].sectors = knowledge::list_of(institution.sectors);
    add_mention(span, actor, is_modifier(span));
    return next;
  }

  // "the international police" is not the page's state's.
  [[nodiscard]] bool has_adjective(TokenSpan span) const {
    if (span.begin_ == 0) return false;
    const TokenId before = span.begin().before();
    return a_.dep[before] == Dep::kamod && a_.head[before] >= span.begin();
  }

  [[nodiscard]] std::optional<ActorIndex> told_institution(
      const knowledge::Institution& institution) const {
    const auto found = institutions_.find(std::string(institution.key));
    if (found == institutions_.end()) return std::nullopt;
    return found->second;
  }

  [[nodiscard]] bool is_indefinite(TokenId t) const {
    if (t.value == 0) return false;
    const std::string_view before = a_.string(a_.lower[t.before()]);
    return before == "a" || before == "an" || before == "any" || before == "another" ||
           before == "no" || before == "other";
  }

  // "Iranian protesters", "militants". A singular is nobody in particular, but acts all the same.
  std::size_t read_group(const WordHit& hit, const NameHit* state) {
    if (is_collective(hit)) return hit.word;
    const TokenId head = head_of(hit.tokens, a_);
    if (a_.pos[head] == Pos::kVerb || a_.pos[head] == Pos::kAdj) return hit.word;
    // "Tamil protesters": told with the noun that it modifies.
    if (is_modifier(hit.tokens) &&
        (is_aircraft(a_.head[head]) || (state == nullptr && is_group_noun(a_.head[head]))))
      return hit.word;
    if (is_plural_noun(hit.tokens) && opens_state_list(hit.end(), hits_, a_)) return hit.end();
    const GroupPhrase group = read_group_phrase(hit, state, a_, hits_, base_);
    const auto told = groups_.find(group.head);
    if (group.bare && told != groups_.end()) {  // "the protesters" of the line before.
      add_mention(group.span, told->second, is_modifier(group.span), How::kCoreference);
      return hit.end();
    }
    // "Saudi and Iranian ministers": the states themselves.
    if (group.state != nullptr && knowledge::has_sector(group.noun.sectors, "GOV") &&
        states_up_to(*group.state, hits_, a_).size() > 1) {
      add_mention(group.state->tokens, actors_.add(group.state->actor), true);
      return hit.end();
    }
    const ActorIndex actor = actors_.add(group.composed, group.noun.population);
    groups_[group.head] = actor;
    add_mention(group.span, actor, is_modifier(group.span));
    if (group.state == nullptr) return hit.end();
    (void)actors_.add(group.state->actor);
    for (const NameHit* other : states_up_to(*group.state, hits_, a_))
      if (const auto row = base_.find(other->actor.id); row && other != group.state)
        add_mention(group.span, actors_.add(base_.compose(row, group.noun), group.noun.population),
                    is_modifier(group.span));
    return hit.end();
  }

  // "fighter jets"
  [[nodiscard]] bool is_aircraft(TokenId t) const {
    const std::string_view lemma = a_.string(a_.lemma[t]);
    return lemma == "jet" || lemma == "plane" || lemma == "aircraft" || lemma == "bomber";
  }

  [[nodiscard]] bool is_group_noun(TokenId t) const {
    const std::size_t w = words_.first_at(t);
    return w < words_.size() && words_.token(w) == t && hits_.group_at(w) != nullptr;
  }

  // "both sides", "the two countries", "the group" stand for what was told (find_coreference.h).
  [[nodiscard]] bool is_collective(const WordHit& hit) const {
    using knowledge::ReferenceClass;
    const std::string_view word = a_.string(a_.lower[hit.tokens.end().before()]);
    if (hit.tokens.begin_ == 0) return false;
    const std::string_view before = a_.string(a_.lower[hit.tokens.begin().before()]);
    if (!references_.find(word, ReferenceClass::kCollective).empty() &&
        !references_.find(before, ReferenceClass::kPair).empty())
      return true;
    return !references_.find(word, ReferenceClass::kNominal).empty() &&
           !references_.find(before, ReferenceClass::kDefinite).empty();
  }

  void add_role(const WordHit& office, Affiliation owner, std::size_t from) {
    RolePhrase role;
    role.span = TokenSpan(words_.token(from), office.tokens.end());
    role.head = head_of(office.tokens, a_);
    role.office = office.entry;
    role.affiliation = std::move(owner);
    role.definite = !is_indefinite(role.span.begin());
    role.office_span = office.tokens;
    found_.roles.push_back(std::move(role));
  }

  void add_mention(TokenSpan span, ActorIndex actor, bool modifier, How how = How::kStated) {
    ActorMention mention;
    mention.span = span;
    mention.head = head_of(span, a_);
    mention.actor = actor;
    mention.how = how;
    mention.is_modifier = modifier;
    found_.mentions.push_back(std::move(mention));
  }

  // The phrase only modifies a noun that follows.
  [[nodiscard]] bool is_modifier(TokenSpan span) const {
    const TokenId head = head_of(span, a_);
    const Dep dep = a_.dep[head];
    return (dep == Dep::kamod || dep == Dep::kcompound || dep == Dep::knmod) &&
           a_.head[head] > head;
  }

  // Organisations that only the model knows.
  void find_organisations() {
    for (const ActorMention& mention : found_.mentions)
      for (const TokenId t : mention.span) taken_[t.value] = 1;
    for (const Entity& e : a_.entities) {
      if (e.type != EntityType::kOrg) continue;
      const TokenSpan span = clean(e.span);
      if (span.empty() || is_taken(span) || is_town(span)) continue;
      const ActorIndex actor = known_acronym(span).value_or(
          actors_.add_new(text_of(span, a_), ActorKind::kOrganisation, country_inside(span)));
      add_mention(span, actor, is_modifier(span));
      const std::size_t next = words_.first_at(span.end());
      (void)read_acronym(next, actor);
    }
  }

  // One word that the gazetteer has for a town or a unit: the model took it for a body.
  [[nodiscard]] bool is_town(TokenSpan span) const {
    constexpr std::uint32_t kTown = 15000;
    if (span.size() > 1) return false;
    std::vector<knowledge::PlaceCandidate> places;
    gazetteer_.find(text_of(span, a_), places);
    return !places.empty() && !places.front().alternate &&
           places.front().place.population >= kTown &&
           words_.shape(words_.first_at(span.begin())) != knowledge::WordShape::kUpper;
  }

  [[nodiscard]] std::optional<ActorIndex> known_acronym(TokenSpan span) const {
    const auto found = acronyms_.find(fold(text_of(span, a_)));
    if (found == acronyms_.end()) return std::nullopt;
    return found->second;
  }

  [[nodiscard]] TokenSpan clean(TokenSpan span) const {
    std::uint32_t begin = span.begin_;
    std::uint32_t end = span.end_;
    const auto text = [&](std::uint32_t t) { return a_.string(a_.text[TokenId(t)]); };
    while (begin < end &&
           (a_.pos[TokenId(begin)] == Pos::kDet || a_.pos[TokenId(begin)] == Pos::kPunct))
      ++begin;
    while (end > begin && (text(end - 1) == "'s" || text(end - 1) == "’s" ||
                           a_.pos[TokenId(end - 1)] == Pos::kPunct))
      --end;
    if (begin == end || end - begin > kMostNameTokens) return {};
    bool proper = false;
    for (const TokenId t : TokenSpan(begin, end)) proper = proper || a_.pos[t] == Pos::kPropn;
    const std::string_view first = text(begin);
    if (!proper || !is_upper(decode_utf8(first, 0).value)) return {};
    return TokenSpan(begin, end);
  }

  [[nodiscard]] std::string country_inside(TokenSpan span) const {
    for (std::size_t w = words_.first_at(span.begin());
         w < words_.size() && span.contains(words_.token(w)); ++w)
      if (const NameHit* hit = hits_.name_at(w); hit != nullptr && hit->is_state())
        return std::string(hit->actor.country);
    return "";
  }

  const Annotation& a_;
  const NameHits& hits_;
  const NameWords& words_;
  const ActorBase& base_;
  const knowledge::ReferenceWords& references_;
  const knowledge::Gazetteer& gazetteer_;
  const PersonsFound& persons_;
  ActorList& actors_;
  ActorsFound& found_;
  std::vector<std::uint8_t> taken_;
  std::unordered_map<std::string, ActorIndex> acronyms_;
  std::unordered_map<std::string, ActorIndex> institutions_;
  std::unordered_map<std::string, ActorIndex> groups_;  // By the noun's lemma: told last.
};

}  // namespace

void find_actors(const ActorInput& input, ActorList& actors, ActorsFound& found) {
  ActorFinder(input, actors, found).run();
}

}  // namespace casus::resolve
