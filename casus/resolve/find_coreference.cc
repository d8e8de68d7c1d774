#include "casus/resolve/find_coreference.h"

#include <algorithm>

#include "casus/base/utf8.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/office_match.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

using knowledge::ReferenceClass;

constexpr std::size_t kMostLookBack = 40;  // Mentions.
constexpr std::uint32_t kPersonReach = 2;  // Sentences.
constexpr std::uint32_t kThingReach = 1;
constexpr std::uint32_t kNominalReach = 8;

bool is_subject_dep(Dep dep) {
  return dep == Dep::knsubj || dep == Dep::knsubjpass;
}

class CoreferenceFinder {
 public:
  CoreferenceFinder(const CoreferenceInput& in, ActorList& actors,
                    std::vector<ActorMention>& mentions)
      : in_(in), a_(in.annotation), actors_(actors), mentions_(mentions) {}

  void run() {
    actor_of_.assign(a_.size(), ActorIndex());
    find_sources();
    std::size_t name = 0;
    std::size_t role = 0;
    std::size_t owned = 0;
    const std::vector<ActorMention> names = mentions_;
    for (const TokenId t : a_.tokens()) {
      for (; name < names.size() && names[name].span.begin() <= t; ++name) remember(names[name]);
      for (; role < in_.roles.size() && in_.roles[role].span.begin() <= t; ++role)
        resolve_role(in_.roles[role]);
      for (; owned < in_.owned.size() && in_.owned[owned].span.begin() <= t; ++owned)
        resolve_owned(in_.owned[owned]);
      if (!actor_of_[t.value].valid()) read_token(t);
    }
    for (const TokenId t : first_persons_) resolve_first_person(t);
    std::stable_sort(mentions_.begin(), mentions_.end(),
                     [](const ActorMention& x, const ActorMention& y) { return x.span < y.span; });
  }

 private:
  struct Recent {
    ActorIndex actor;
    TokenId head;
    std::uint32_t sentence = 0;
    bool subject = false;
  };

  // Innermost speech act over each token.
  void find_sources() {
    speech_of_.assign(a_.size(), SpeechId());
    for (const SpeechId id : in_.speech.acts.ids())
      for (const TokenId t : in_.speech.acts[id].content)
        if (t.value < speech_of_.size()) speech_of_[t.value] = id;
  }

  [[nodiscard]] std::uint32_t sentence_of(TokenId t) const { return a_.sentence_of[t].value; }

  void remember(const ActorMention& mention) {
    actor_of_[mention.head.value] = mention.actor;
    told_.push_back({mention.actor, mention.head, sentence_of(mention.head),
                     is_subject_dep(a_.dep[mention.head])});
    if (mention.is_modifier) return;
    recent_.push_back({mention.actor, mention.head, sentence_of(mention.head),
                       is_subject_dep(a_.dep[mention.head])});
  }

  void add(TokenSpan span, TokenId head, ActorIndex actor, How how) {
    ActorMention mention;
    mention.span = span;
    mention.head = head;
    mention.actor = actor;
    mention.how = how;
    mentions_.push_back(mention);
    remember(mention);
  }

  [[nodiscard]] const Person* person_of(ActorIndex actor) const {
    for (const Person& person : in_.persons)
      if (person.actor == actor) return &person;
    return nullptr;
  }

  // --- office phrases
  // -----------------------------------------------------------------------------

  [[nodiscard]] bool holds(const Person& person, const RolePhrase& role,
                           const knowledge::Office& office) const {
    const auto fits = [&](const knowledge::Office& told) { return stands_for(told, office); };
    if (std::none_of(person.offices.begin(), person.offices.end(), fits)) return false;
    return role.affiliation.country.empty() ||
           actors_[person.actor].country == role.affiliation.country;
  }

  // The person with that office who was named last before the phrase, else any of the page.
  [[nodiscard]] ActorIndex find_holder(const RolePhrase& role,
                                       const knowledge::Office& office) const {
    const std::size_t first =
        recent_.size() > 4 * kMostLookBack ? recent_.size() - 4 * kMostLookBack : 0;
    for (std::size_t i = recent_.size(); i > first; --i) {
      const Person* person = person_of(recent_[i - 1].actor);
      if (person != nullptr && holds(*person, role, office)) return person->actor;
    }
    if (const ActorIndex near = find_any_holder(role, office); near.valid()) return near;
    if (role.affiliation.country.empty()) return {};
    for (const Person& person : in_.persons)
      if (holds(person, role, office)) return person.actor;
    return {};
  }

  // "the senior diplomat", "the Quds Force chief": the last person of the state with some office.
  [[nodiscard]] ActorIndex find_any_holder(const RolePhrase& role,
                                           const knowledge::Office& office) const {
    if (!says_little(office)) return {};
    if (in_.words.find(word_before(role.span.begin()), ReferenceClass::kDefinite).empty())
      return {};
    for (std::size_t i = recent_.size(); i > 0; --i) {
      const Recent& candidate = recent_[i - 1];
      if (candidate.sentence + kPersonReach + 1 < sentence_of(role.head)) return {};
      const Person* person = person_of(candidate.actor);
      if (person == nullptr || person->offices.empty()) continue;
      if (role.affiliation.country.empty() ||
          actors_[person->actor].country == role.affiliation.country)
        return person->actor;
    }
    return {};
  }

  // The country of the actor that a possessive pronoun before `t` stands for, "" if there is none.
  [[nodiscard]] std::string owner_country(TokenId t) const {
    if (t.value == 0 || a_.tag[t.before()] != Tag::kPRPs) return "";
    const ActorIndex owner = actor_of_[t.before().value];
    return owner.valid() ? actors_[owner].country : "";
  }

  // "his government", "its army"
  void resolve_owned(const OwnedBody& owned) {
    const auto state = in_.base.state(owner_country(owned.span.begin()));
    if (!state || actor_of_[owned.head.value].valid()) return;
    const knowledge::Institution institution = in_.base.institution(owned.institution);
    add(owned.span, owned.head, actors_.add(in_.base.compose(*state, institution)),
        How::kCoreference);
  }

  void resolve_role(const RolePhrase& role) {
    const std::string owner = owner_country(role.span.begin());
    if (owner.empty() || !role.affiliation.country.empty()) return resolve_told_role(role);
    RolePhrase owned = role;
    owned.affiliation.country = owner;
    resolve_told_role(owned);
  }

  void resolve_told_role(const RolePhrase& role) {
    if (a_.dep[role.head] == Dep::kattr || actor_of_[role.head.value].valid()) return;
    if (a_.dep[role.head] == Dep::kappos && actor_of_[a_.head[role.head].value].valid()) return;
    const knowledge::Office office = in_.base.office(role.office);
    const Dep dep = a_.dep[role.head];
    const bool modifies =
        (dep == Dep::kcompound || dep == Dep::kamod) && a_.head[role.head] > role.head;
    if (modifies) return;
    if (role.definite && a_.tag[role.head] != Tag::kNNS) {
      if (const ActorIndex holder = find_holder(role, office); holder.valid())
        return add(role.span, role.head, holder, How::kCoreference);
    }
    if (a_.tag[role.head] == Tag::kNNS && role.affiliation.country.empty()) return;
    resolve_unnamed(role, office);
  }

  // An office whose holder the page does not name: the holder that the sources know, the body that
  // it speaks for, else the office itself as a person of that state.
  void resolve_unnamed(const RolePhrase& role, const knowledge::Office& office) {
    std::string country = role.affiliation.country;
    How how = How::kStated;
    if (country.empty() && role.affiliation.organisation.empty()) {
      // "the president" of the state that the article is about.
      const bool the =
          !in_.words.find(word_before(role.span.begin()), ReferenceClass::kDefinite).empty();
      const bool of_page = role.definite && the && office.head &&
                           office.scope == knowledge::OfficeScope::kState && !in_.country.empty();
      if (!of_page && word_before(role.span.begin()) == "as") return;
      if (of_page) country = in_.country;
      how = of_page ? How::kInferred : How::kStated;
    }
    if (role.definite && office.head && role.affiliation.organisation.empty() && in_.published &&
        !country.empty()) {
      const auto terms = in_.base.holders("state:" + country, office.key, in_.published);
      if (terms.size() == 1)
        return add(role.span, role.head, actors_.add(in_.base.actor(terms.front().person)),
                   How::kInferred);
    }
    const ActorIndex actor = actors_.add_new(name_of(role, country), ActorKind::kPerson, country);
    if (actors_[actor].sectors.empty()) actors_[actor].sectors = knowledge::list_of(office.sectors);
    actors_.add_office(actor, office.name);
    add(role.span, role.head, actor, how);
  }

  // "Iranian foreign minister" as printed; "President of Peru" where the owner is not in front.
  [[nodiscard]] std::string name_of(const RolePhrase& role, const std::string& country) const {
    std::string name = text_of(role.span, a_);
    if (role.span != role.office_span) return name;
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
      name[0] = static_cast<char>(name[0] - 'a' + 'A');
    const std::string& body = role.affiliation.organisation;
    if (!body.empty()) return name + " of " + body;
    const auto row = in_.base.state(country);
    return row ? name + " of " + std::string(in_.base.actor(*row).name) : name;
  }

  // --- single words
  // -------------------------------------------------------------------------------

  void read_token(TokenId t) {
    const Pos pos = a_.pos[t];
    if (pos != Pos::kPron && pos != Pos::kNoun && a_.tag[t] != Tag::kPRPs) return;
    const std::string_view word = a_.string(a_.lower[t]);
    if (pos == Pos::kNoun) return read_nominal(t, word);
    const std::string_view pronoun = in_.words.find(word, ReferenceClass::kPronoun);
    if (pronoun.empty()) return;
    if (pronoun == "i" || pronoun == "we") {
      first_persons_.push_back(t);
    } else if (pronoun == "they") {
      resolve_they(t);
    } else if (pronoun == "it") {
      if (!is_pleonastic(t)) resolve_pronoun(t, pronoun, kThingReach);
    } else {
      resolve_pronoun(t, pronoun, kPersonReach);
    }
  }

  [[nodiscard]] bool may_be(ActorIndex actor, std::string_view pronoun) const {
    const Actor& candidate = actors_[actor];
    const bool is_person = candidate.kind == ActorKind::kPerson;
    if (pronoun == "he" || pronoun == "she") {
      if (!is_person) return false;
      const Person* person = person_of(actor);
      const char wanted = pronoun == "he" ? 'm' : 'f';
      const char known = gender_of(actor, person);
      return known == 'u' || known == wanted;
    }
    if (is_person) return false;
    const bool plural = candidate.population || is_plural(candidate);
    return pronoun == "it" ? !plural : plural || candidate.kind != ActorKind::kState;
  }

  [[nodiscard]] char gender_of(ActorIndex actor, const Person* person) const {
    for (const auto& [known, gender] : genders_)
      if (known == actor) return gender;
    return person == nullptr ? 'u' : person->gender;
  }

  // "Protesters", "Ukrainian soldiers", "Taliban" (an armed group is one or many).
  static bool is_plural(const Actor& actor) {
    return actor.kind == ActorKind::kOrganisation && actor.name.size() > 2 &&
           actor.name.ends_with('s') && !actor.name.ends_with("ss") &&
           !actor.name.ends_with("us") && !actor.name.ends_with("ps");
  }

  // Not the subject of the pronoun's own verb, not the speaker of the quotation that it stands in.
  [[nodiscard]] bool is_barred(const Recent& candidate, TokenId pronoun) const {
    const bool reflexive = a_.string(a_.lower[pronoun]).ends_with("self") ||
                           a_.string(a_.lower[pronoun]).ends_with("selves");
    const bool possessive = a_.tag[pronoun] == Tag::kPRPs;
    if (!reflexive && !possessive) {
      TokenId clause = a_.head[pronoun];
      if (a_.pos[clause] == Pos::kAdp) clause = a_.head[clause];
      if (a_.head[candidate.head] == clause && !is_subject_dep(a_.dep[pronoun])) return true;
    }
    const SpeechId speech = speech_of_[pronoun.value];
    if (!speech.valid() || !in_.speech.acts[speech].quote) return false;
    const TokenId source = in_.speech.acts[speech].source_head;
    return source.valid() && actor_of_[source.value] == candidate.actor &&
           speech_of_[candidate.head.value] != speech;
  }

  // The best agreeing mention before `t`: subjects first, then the nearest.
  [[nodiscard]] const Recent* find_antecedent(TokenId t, std::string_view pronoun,
                                              std::uint32_t reach) const {
    const std::uint32_t here = sentence_of(t);
    const Recent* best = nullptr;
    int best_score = 0;
    const std::size_t first = recent_.size() > kMostLookBack ? recent_.size() - kMostLookBack : 0;
    for (std::size_t i = recent_.size(); i > first; --i) {
      const Recent& candidate = recent_[i - 1];
      if (candidate.sentence + reach < here) break;
      if (candidate.head >= t || !may_be(candidate.actor, pronoun) || is_barred(candidate, t))
        continue;
      const int distance = static_cast<int>(here - candidate.sentence);
      const int score = (candidate.subject ? 4 : 0) - 3 * distance;
      if (best == nullptr || score > best_score) {
        best = &candidate;
        best_score = score;
      }
    }
    return best;
  }

  void resolve_pronoun(TokenId t, std::string_view pronoun, std::uint32_t reach) {
    const Recent* found = find_antecedent(t, pronoun, reach);
    if (found == nullptr) return;
    const ActorIndex actor = found->actor;
    if (pronoun != "it" && gender_of(actor, person_of(actor)) == 'u')
      genders_.emplace_back(actor, pronoun == "he" ? 'm' : 'f');
    add(TokenSpan(t, t.next()), t, actor, How::kCoreference);
  }

  // Two coordinated actors of the last subject, else the last plural actor.
  void resolve_they(TokenId t) {
    const std::vector<ActorIndex> pair = coordinated(t, kThingReach, "any");
    if (pair.size() >= 2) return add_all(TokenSpan(t, t.next()), t, pair);
    resolve_pronoun_plural(t);
  }

  void resolve_pronoun_plural(TokenId t) {
    const Recent* found = find_antecedent(t, "they", kThingReach);
    if (found != nullptr) add(TokenSpan(t, t.next()), t, found->actor, How::kCoreference);
  }

  void add_all(TokenSpan span, TokenId head, const std::vector<ActorIndex>& all) {
    for (const ActorIndex actor : all) add(span, head, actor, How::kCoreference);
  }

  // "it is clear that …", "it was reported that …"
  [[nodiscard]] bool is_pleonastic(TokenId t) const {
    if (a_.dep[t] == Dep::kexpl) return true;
    if (a_.tag[t] == Tag::kPRPs) return false;
    const TokenId verb = a_.head[t];
    if (!is_subject_dep(a_.dep[t])) return false;
    const std::string_view lemma = a_.string(a_.lemma[verb]);
    const bool weak = lemma == "be" || lemma == "seem" || lemma == "appear" || lemma == "take" ||
                      a_.dep[t] == Dep::knsubjpass;
    if (!weak) return false;
    for (const TokenId s : a_.subtree(verb))
      if (a_.head[s] == verb && s > verb &&
          (a_.dep[s] == Dep::kccomp || a_.dep[s] == Dep::kxcomp || a_.dep[s] == Dep::kcsubj ||
           a_.dep[s] == Dep::kcsubjpass || a_.dep[s] == Dep::kadvcl))
        return true;
    return false;
  }

  // --- general nouns
  // --------------------------------------------------------------------------------

  [[nodiscard]] std::string_view word_before(TokenId t) const {
    return t.value > a_.sentences[a_.sentence_of[t]].begin_ ? a_.string(a_.lower[t.before()])
                                                            : std::string_view();
  }

  void read_nominal(TokenId t, std::string_view word) {
    const std::string_view collective = in_.words.find(word, ReferenceClass::kCollective);
    if (!collective.empty() && !in_.words.find(word_before(t), ReferenceClass::kPair).empty()) {
      const std::vector<ActorIndex> pair = last_pair(t, kPersonReach + 1, collective);
      if (pair.size() >= 2) add_all(TokenSpan(t.before(), t.next()), t, pair);
      return;
    }
    const std::string_view nominal = in_.words.find(word, ReferenceClass::kNominal);
    if (nominal.empty()) return;
    if (nominal == "state") {  // "his country"
      if (const auto state = in_.base.state(owner_country(t)))
        return add(TokenSpan(t, t.next()), t, actors_.add(in_.base.actor(*state)),
                   How::kCoreference);
    }
    if (in_.words.find(word_before(t), ReferenceClass::kDefinite).empty()) return;
    // "the group of soldiers" is told anew.
    if (t.next().value < a_.size() && a_.string(a_.lower[t.next()]) == "of") return;
    const ActorIndex found = find_nominal(t, nominal, word);
    if (found.valid()) add(TokenSpan(t, t.next()), t, found, How::kCoreference);
  }

  // The nearest actor whose name has the noun ("the ministry"); for nouns that say only a kind, the
  // nearest of that kind.
  [[nodiscard]] ActorIndex find_nominal(TokenId t, std::string_view nominal,
                                        std::string_view word) const {
    const std::uint32_t here = sentence_of(t);
    const std::size_t first = recent_.size() > kMostLookBack ? recent_.size() - kMostLookBack : 0;
    ActorIndex of_kind;
    for (std::size_t i = recent_.size(); i > first; --i) {
      const Recent& candidate = recent_[i - 1];
      if (candidate.sentence + kNominalReach < here) break;
      if (to_lower(actors_[candidate.actor].name).find(word) != std::string::npos)
        return candidate.actor;
      if (nominal != "named" && !of_kind.valid() && is_kind(actors_[candidate.actor], nominal))
        of_kind = candidate.actor;
    }
    return of_kind;
  }

  static bool is_kind(const Actor& actor, std::string_view nominal) {
    if (nominal == "state") return actor.kind == ActorKind::kState;
    if (nominal == "person") return actor.kind == ActorKind::kPerson;
    if (nominal == "armed_group" && actor.kind == ActorKind::kArmedGroup) return true;
    if (nominal == "body" || nominal == "armed_group")
      return actor.kind == ActorKind::kIgo ||
             (actor.kind == ActorKind::kOrganisation && !actor.population && !is_plural(actor));
    return !actor.population;
  }

  [[nodiscard]] std::vector<ActorIndex> last_pair(TokenId t, std::uint32_t reach,
                                                  std::string_view kind) const {
    std::vector<ActorIndex> all = coordinated(t, reach, kind);
    return all.empty() ? last_two(t, reach, kind) : all;
  }

  // The last two or more different actors of one kind that are coordinated.
  [[nodiscard]] std::vector<ActorIndex> coordinated(TokenId t, std::uint32_t reach,
                                                    std::string_view kind) const {
    const std::uint32_t here = sentence_of(t);
    const std::size_t first = recent_.size() > kMostLookBack ? recent_.size() - kMostLookBack : 0;
    for (std::size_t i = recent_.size(); i > first; --i) {
      const Recent& candidate = recent_[i - 1];
      if (candidate.sentence + reach < here) break;
      if (a_.dep[candidate.head] != Dep::kconj || !is_kind(actors_[candidate.actor], kind))
        continue;
      std::vector<ActorIndex> all = {candidate.actor};
      TokenId head = candidate.head;
      for (int step = 0; step < 6 && a_.dep[head] == Dep::kconj; ++step) {
        head = a_.head[head];
        const ActorIndex other = actor_of_[head.value];
        if (other.valid() && is_kind(actors_[other], kind) &&
            std::find(all.begin(), all.end(), other) == all.end())
          all.insert(all.begin(), other);
      }
      if (all.size() >= 2) return all;
    }
    return {};
  }

  // The last two different actors of the kind.
  [[nodiscard]] std::vector<ActorIndex> last_two(TokenId t, std::uint32_t reach,
                                                 std::string_view kind) const {
    const std::uint32_t here = sentence_of(t);
    std::vector<ActorIndex> all;
    const std::size_t first = told_.size() > kMostLookBack ? told_.size() - kMostLookBack : 0;
    for (std::size_t i = told_.size(); i > first && all.size() < 2; --i) {
      const Recent& candidate = told_[i - 1];
      if (candidate.sentence + reach < here) break;
      if (!is_kind(actors_[candidate.actor], kind) || candidate.head >= t) continue;
      if (kind != "state" && !candidate.subject && !is_party(candidate.head)) continue;
      if (std::find(all.begin(), all.end(), candidate.actor) == all.end())
        all.insert(all.begin(), candidate.actor);
    }
    return all;
  }

  // "with X", "and X"
  [[nodiscard]] bool is_party(TokenId head) const {
    if (a_.dep[head] == Dep::kconj) return true;
    return a_.dep[head] == Dep::kpobj && a_.string(a_.lower[a_.head[head]]) == "with";
  }

  // --- first persons
  // ----------------------------------------------------------------------------------

  void resolve_first_person(TokenId t) {
    const SpeechId speech = speech_of_[t.value];
    if (!speech.valid()) return;
    const TokenId source = in_.speech.acts[speech].source_head;
    if (!source.valid() || !actor_of_[source.value].valid()) return;
    add(TokenSpan(t, t.next()), t, actor_of_[source.value], How::kCoreference);
  }

  const CoreferenceInput& in_;
  const Annotation& a_;
  ActorList& actors_;
  std::vector<ActorMention>& mentions_;
  std::vector<Recent> recent_;        // Without modifiers.
  std::vector<Recent> told_;          // With them.
  std::vector<ActorIndex> actor_of_;  // By head token.
  std::vector<SpeechId> speech_of_;
  std::vector<TokenId> first_persons_;
  std::vector<std::pair<ActorIndex, char>> genders_;
};

}  // namespace

void find_coreference(const CoreferenceInput& input, ActorList& actors,
                      std::vector<ActorMention>& mentions) {
  CoreferenceFinder(input, actors, mentions).run();
}

}  // namespace casus::resolve
