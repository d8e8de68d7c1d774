#include "casus/resolve/find_persons.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "casus/base/utf8.h"
#include "casus/resolve/beside_name.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr std::uint8_t kNameToken = 1;
constexpr std::uint8_t kOfficeToken = 2;
constexpr std::uint8_t kTimeToken = 3;
constexpr std::size_t kMostNameWords = 6;

class PersonFinder {
 public:
  PersonFinder(const PersonInput& input, ActorList& actors, PersonsFound& found)
      : a_(input.annotation),
        hits_(input.hits),
        words_(input.hits.words()),
        base_(input.base),
        gazetteer_(input.gazetteer),
        times_(input.times),
        actors_(actors),
        found_(found) {}

  void run() {
    found_.taken.assign(a_.size(), 0);
    for (const TimeMention& time : times_) mark(time.span, kTimeToken);
    for (const NameHit& hit : hits_.names())
      if (hit.is_state()) countries_.insert(hit.actor.country);
    collect();
    for (const TokenSpan name : names_) add(name);
    find_bare_surnames();
    std::sort(found_.mentions.begin(), found_.mentions.end(),
              [](const ActorMention& x, const ActorMention& y) { return x.span < y.span; });
  }

 private:
  // --- candidates -------------------------------------------------------------------------------

  void collect() {
    for (const Entity& e : a_.entities)
      if (e.type == EntityType::kPerson) propose_parts(e.span);
    for (const NameHit& hit : hits_.names())
      if (hit.actor.kind == ActorKind::kPerson) propose(hit.tokens);
    for (std::size_t w = 1; w < words_.size(); ++w) {
      const bool after_title = hits_.title_before(w) != nullptr && is_capital(w - 1);
      const bool after_office = hits_.office_before(w) != nullptr && is_capital(w - 1);
      if ((after_title || after_office) && words_.joined(w) && !is_inside_office(w))
        propose(proper_run(w));
    }
    for (const WordHit& office : hits_.offices()) {
      propose_apposed(office);
      propose_behind_owner(office);
    }
    std::sort(names_.begin(), names_.end());
    // Overlapping proposals: the longer one stays.
    std::vector<TokenSpan> kept;
    for (const TokenSpan name : names_) {
      if (!kept.empty() && kept.back().overlaps(name)) {
        if (name.size() > kept.back().size()) kept.back() = name;
      } else {
        kept.push_back(name);
      }
    }
    names_ = std::move(kept);
  }

  // "Justice" is a title, but not in "Justice Minister".
  [[nodiscard]] bool is_inside_office(std::size_t w) const {
    for (std::size_t back = 1; back <= kMostNameWords && back <= w; ++back)
      if (const WordHit* office = hits_.office_at(w - back); office != nullptr && office->end() > w)
        return true;
    return false;
  }

  // "the Peruvian president, Luis Quispe,": names that the model took for something else.
  void propose_apposed(const WordHit& office) {
    const TokenId head = head_of(office.tokens, a_);
    if (a_.tag[head] != Tag::kNN && a_.tag[head] != Tag::kNNP) return;
    const TokenId comma =
        a_.right_edge[head] > office.tokens.end() ? comma_behind(head) : TokenId();
    if (!comma.valid()) return;
    const TokenSpan run = proper_run(words_.first_at(comma.next()));
    if (run.size() < 2 || run.begin() != comma.next() || run.end().value >= a_.size()) return;
    const Dep dep = a_.dep[head_of(run, a_)];
    const std::string_view mark = a_.string(a_.lower[run.end()]);
    if (dep == Dep::kappos && (mark == "," || mark == "." || a_.pos[run.end()] == Pos::kVerb))
      propose(with_hyphens(run));
  }

  // "Ambassador to Lima NAME", "envoy for the region NAME".
  void propose_behind_owner(const WordHit& office) {
    const std::size_t w = office.end();
    if (w + 2 >= words_.size() || !words_.joined(w) || !is_owner_preposition(words_[w])) return;
    const NameHit* owner = hits_.name_at(w + 1);
    if (owner == nullptr || owner->actor.kind == ActorKind::kPerson) return;
    if (owner->end() < words_.size() && words_.joined(owner->end()))
      if (const TokenSpan run = proper_run(owner->end()); run.size() > 1) propose(run);
  }

  // The first comma behind an office that belongs to its phrase.
  [[nodiscard]] TokenId comma_behind(TokenId head) const {
    constexpr std::uint32_t kReach = 12;
    const std::uint32_t end = std::min(a_.right_edge[head].value, head.value + kReach);
    for (TokenId t = head.next(); t.value < end; ++t)
      if (a_.string(a_.lower[t]) == ",") return t;
    return {};
  }

  // "Yang Dong-soo": what hangs on a hyphen without blanks belongs to the name.
  [[nodiscard]] TokenSpan with_hyphens(TokenSpan span) const {
    std::uint32_t end = span.end_;
    while (end > 0 && end + 1 < a_.size() && a_.space_after[TokenId(end - 1)] == 0 &&
           a_.string(a_.text[TokenId(end)]) == "-" && a_.space_after[TokenId(end)] == 0 &&
           a_.pos[TokenId(end + 1)] == Pos::kPropn)
      end += 2;
    return TokenSpan(span.begin_, end);
  }

  // "Mattis said": the model saw no entity, but the page has told the name.
  void find_bare_surnames() {
    for (std::size_t w = 0; w < words_.size(); ++w) {
      const TokenId t = words_.token(w);
      if (!is_capital(w) || found_.taken[t.value] != 0 || a_.pos[t] != Pos::kPropn) continue;
      if (!words_.starts_token(w) || !words_.ends_token(w) || words_[w].size() < 3) continue;
      if (in_longer_entity(t) || hits_.name_at(w) != nullptr) continue;
      const auto told = by_word_.find(std::string(words_[w]));
      if (told == by_word_.end()) continue;
      for (const std::size_t i : told->second)
        if (found_.persons[i].names.back() == words_[w]) {
          add(TokenSpan(t, t.next()));
          break;
        }
    }
  }

  [[nodiscard]] bool in_longer_entity(TokenId t) const {
    const EntityId entity = a_.entity_of[t];
    if (!entity.valid()) return false;
    const Entity& e = a_.entities[entity];
    return e.type != EntityType::kPerson && e.span.size() > 1 && a_.head[t] != t &&
           e.span.contains(a_.head[t]);
  }

  void propose(TokenSpan span) {
    if (!span.empty() && !is_place(span) && !is_other_name(span)) names_.push_back(span);
  }

  // Commas part names: "Rouhani, Zarif".
  void propose_parts(TokenSpan span) {
    std::uint32_t begin = span.begin_;
    for (const TokenId t : span) {
      const std::string_view text = a_.string(a_.lower[t]);
      if (text != "," && text != "and") continue;
      if (t.value > begin) propose(clean(TokenSpan(begin, t.value)));
      begin = t.value + 1;
    }
    if (begin < span.end_) propose(clean(TokenSpan(begin, span.end_)));
  }

  [[nodiscard]] bool is_capital(std::size_t w) const {
    return words_.shape(w) != knowledge::WordShape::kLower;
  }

  // Proper nouns from word `w` on that are no name of anything else.
  [[nodiscard]] TokenSpan proper_run(std::size_t w) const {
    std::size_t end = w;
    while (end < words_.size() && end < w + kMostNameWords && (end == w || words_.joined(end)) &&
           is_capital(end) && a_.pos[words_.token(end)] == Pos::kPropn &&
           hits_.institution_at(end) == nullptr && hits_.office_at(end) == nullptr) {
      const NameHit* hit = hits_.name_at(end);
      if (hit != nullptr && hit->actor.kind != ActorKind::kPerson) break;
      if (end > w && a_.entity_type(words_.token(end)) == EntityType::kGpe) break;
      if (hits_.title_at(end) != nullptr && end > w) break;
      ++end;
    }
    if (end == w || !words_.starts_token(w)) return {};
    return with_hyphens(TokenSpan(words_.token(w), words_.last_token(end - 1).next()));
  }

  // Without titles, offices and affiliations in front, possessive and lower-case words behind.
  [[nodiscard]] TokenSpan clean(TokenSpan span) const {
    std::size_t w = words_.first_at(span.begin());
    while (w < words_.size() && span.contains(words_.token(w))) {
      const NameHit* name = hits_.name_at(w);
      std::size_t next = w;
      if (const WordHit* title = hits_.title_at(w))
        next = title->end();
      else if (const WordHit* office = hits_.office_at(w))
        next = office->end();
      else if (name != nullptr && name->is_state() &&
               (name->alias != AliasClass::kCapital || is_behind_preposition(w)))
        next = name->end();
      if (next == w && is_behind_preposition(w) && is_capital_city(w)) next = w + 1;
      if (next == w || next >= words_.size() || !span.contains(words_.token(next))) break;
      w = next;
    }
    if (w >= words_.size() || !span.contains(words_.token(w))) return {};
    std::uint32_t begin = words_.token(w).value;
    std::uint32_t end = span.end_;
    while (end > begin) {
      const TokenId last(end - 1);
      const std::string_view text = a_.string(a_.text[last]);
      const bool proper =
          a_.pos[last] == Pos::kPropn && !text.empty() && is_upper(decode_utf8(text, 0).value);
      if (proper) break;
      --end;
    }
    while (begin < end && a_.pos[TokenId(begin)] == Pos::kPunct) ++begin;
    if (begin >= end || a_.pos[TokenId(begin)] == Pos::kVerb || a_.pos[TokenId(begin)] == Pos::kNum)
      return {};
    if (end - begin > kMostNameWords + 2) return {};
    end = with_hyphens(TokenSpan(begin, end)).end_;
    const std::string_view first = a_.string(a_.text[TokenId(begin)]);
    if (first.empty() || !is_letter(decode_utf8(first, 0).value)) return {};
    return TokenSpan(begin, end);
  }

  // "to Lima Ana Ruiz": the capital is the office's, not the name's.
  [[nodiscard]] bool is_behind_preposition(std::size_t w) const {
    return w > 1 && words_.joined(w) && is_owner_preposition(words_[w - 1]) &&
           hits_.office_before(w - 1) != nullptr;
  }

  [[nodiscard]] bool is_capital_city(std::size_t w) const {
    const auto entries = base_.names().find(words_[w]);
    return std::any_of(entries.begin(), entries.end(), [](NameEntry entry) {
      return knowledge::alias_class(entry) == AliasClass::kCapital;
    });
  }

  // A whole match with another kind of name: the dictionary beats the model.
  [[nodiscard]] bool is_other_name(TokenSpan span) const {
    const std::size_t w = words_.first_at(span.begin());
    for (std::size_t i = w; i < words_.size() && span.contains(words_.token(i)); ++i) {
      const NameHit* hit = hits_.name_at(i);
      if (hit == nullptr || hit->actor.kind == ActorKind::kPerson) continue;
      if (hit->tokens.contains(span)) return true;
      if (!hit->is_state() || hit->alias == AliasClass::kName) return i == w;
    }
    const NameHit* inside = nullptr;
    for (std::size_t i = w > 6 ? w - 6 : 0; i < w; ++i)
      if (const NameHit* hit = hits_.name_at(i); hit != nullptr && hit->tokens.overlaps(span))
        inside = hit;
    return inside != nullptr && inside->actor.kind != ActorKind::kPerson;
  }

  // "in Khan Younis": a place name after a preposition of place.
  [[nodiscard]] bool is_place(TokenSpan span) const {
    if (span.begin_ == 0) return false;
    const std::string_view before = a_.string(a_.lower[span.begin().before()]);
    if (before != "in" && before != "near" && before != "at" && before != "outside") return false;
    const std::size_t w = words_.first_at(span.begin());
    std::vector<knowledge::PlaceCandidate> places;
    const knowledge::PlaceMatch match = gazetteer_.longest(words_, w, kMostNameWords, places);
    return match.words > 0 && match.tokens.contains(span);
  }

  [[nodiscard]] std::string printed(TokenSpan span) const { return text_of(span, a_); }

  // --- who it is --------------------------------------------------------------------------------

  [[nodiscard]] std::vector<std::string> folded(TokenSpan span) const {
    std::vector<std::string> names;
    for (std::size_t w = words_.first_at(span.begin());
         w < words_.size() && span.contains(words_.token(w)); ++w)
      names.emplace_back(words_[w]);
    return names;
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    return text;
  }

  // A person already told: the same name, or one name part of the other with the same last word.
  [[nodiscard]] Person* find_told(const std::vector<std::string>& names) {
    Person* best = nullptr;
    const auto known = by_word_.find(names.back());
    const auto first = names.size() == 1 ? known : by_word_.find(names.front());
    for (const auto& index : {known, first}) {
      if (index == by_word_.end()) continue;
      for (auto it = index->second.rbegin(); it != index->second.rend(); ++it) {
        Person& person = found_.persons[*it];
        if (agrees(person.names, names)) {
          if (best == nullptr) best = &person;
          if (person.names == names) return &person;
        }
      }
    }
    return best;
  }

  // One form is part of the other, or last names are equal and first names begin alike.
  static bool agrees(const std::vector<std::string>& x, const std::vector<std::string>& y) {
    const auto& small = x.size() <= y.size() ? x : y;
    const auto& large = x.size() <= y.size() ? y : x;
    std::size_t found = 0;
    for (const std::string& word : small)
      found += static_cast<std::size_t>(std::count(large.begin(), large.end(), word) > 0);
    if (found == small.size()) return true;
    if (small.size() < 2 || small.back() != large.back()) return false;
    return small.front()[0] == large.front()[0] && found + 1 >= small.size();
  }

  // A person of the base by full name, or by surname where office, country or model agree.
  [[nodiscard]] std::optional<knowledge::ActorEntry> find_known(
      const std::vector<std::string>& names, const BesideName& beside, TokenSpan span) const {
    for (const NameEntry entry : base_.names().find(joined(names))) {
      const knowledge::ActorEntry actor = base_.actor(entry);
      if (actor.kind == ActorKind::kPerson && knowledge::alias_class(entry) == AliasClass::kName)
        return actor;
    }
    std::optional<knowledge::ActorEntry> only;
    std::size_t count = 0;
    for (const NameEntry entry : base_.names().find(names.back())) {
      const knowledge::ActorEntry actor = base_.actor(entry);
      if (actor.kind != ActorKind::kPerson) continue;
      if (names.size() > 1 && !same_initial(actor.name, names.front())) continue;
      if (beside.affiliation && !beside.affiliation->country.empty() &&
          beside.affiliation->country != actor.country)
        continue;
      only = actor;
      ++count;
    }
    if (count != 1) return std::nullopt;
    if (names.size() > 1) {
      const std::string full = knowledge::folded_name(only->name);
      return full.starts_with(names.front() + " ") || beside.affiliation ? only : std::nullopt;
    }
    // By surname alone: the page names the state, and the model or an office says that it is a
    // person.
    const bool supported =
        !beside.office.empty() || a_.entity_type(span.begin()) == EntityType::kPerson;
    return supported && countries_.contains(only->country) ? only : std::nullopt;
  }

  // "Philippe" alone is a king, not in "Philippe Garnier".
  static bool is_whole(const NameHit& hit, const std::vector<std::string>& names) {
    if (hit.words > 1 || names.size() == 1) return true;
    const std::string full = " " + knowledge::folded_name(hit.actor.name) + " ";
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return full.find(" " + name + " ") != std::string::npos;
    });
  }

  static bool same_initial(std::string_view name, std::string_view first) {
    const std::string full = knowledge::folded_name(name);
    return !full.empty() && !first.empty() && full[0] == first[0];
  }

  Person& identify(TokenSpan span, const BesideName& beside) {
    const std::vector<std::string> names = folded(span);
    std::optional<knowledge::ActorEntry> known;
    for (std::size_t w = words_.first_at(span.begin());
         w < words_.size() && span.contains(words_.token(w)); ++w)
      if (const NameHit* hit = hits_.name_at(w);
          hit != nullptr && hit->actor.kind == ActorKind::kPerson && is_whole(*hit, names))
        known = hit->actor;
    if (!known)
      if (Person* told = find_told(names)) return extend(*told, names, span);
    if (!known) known = find_known(names, beside, span);
    ActorIndex actor;
    if (known) {
      actor = actors_.add(*known);
      for (Person& person : found_.persons)
        if (person.actor == actor) return extend(person, names, span);
    } else {
      actor = actors_.add_new(printed(span), ActorKind::kPerson, "");
    }
    found_.persons.push_back({actor, {}, {}, 'u', 0});
    Person& person = found_.persons.back();
    if (known) remember_base_names(person, known->name);
    return extend(person, names, span);
  }

  void remember_base_names(Person& person, std::string_view name) {
    NameWords words;
    words.read(name);
    for (std::size_t i = 0; i < words.size(); ++i) person.names.emplace_back(words[i]);
    index_person(person);
  }

  Person& extend(Person& person, const std::vector<std::string>& names, TokenSpan span) {
    Actor& actor = actors_[person.actor];
    const std::string text = printed(span);
    if (names.size() > person.names.size()) {
      person.names = names;
      index_person(person);
      if (actor.id.starts_with("n:") && actor.name != text) {
        const std::string old = std::exchange(actor.name, text);
        actors_.add_alias(person.actor, old);
      }
    }
    actors_.add_alias(person.actor, text);
    return person;
  }

  void index_person(const Person& person) {
    const auto index = static_cast<std::size_t>(&person - found_.persons.data());
    for (const std::string& word : person.names) {
      std::vector<std::size_t>& list = by_word_[word];
      if (list.empty() || list.back() != index) list.push_back(index);
    }
  }

  // --- writing down -----------------------------------------------------------------------------

  void add(TokenSpan name) {
    if (found_.taken[name.begin_] != 0) return;
    const std::size_t w = words_.first_at(name.begin());
    if (w >= words_.size() || !name.contains(words_.token(w))) return;
    const BesideName beside = read_beside(name, a_, hits_, base_);
    Person& person = identify(name, beside);
    Actor& actor = actors_[person.actor];
    if (beside.gender != 'u') person.gender = beside.gender;
    if (beside.office_entry) person.offices.push_back(*beside.office_entry);
    if (actor.country.empty() && beside.affiliation) actor.country = beside.affiliation->country;
    actors_.add_office(person.actor, beside.office);
    person.last_token = name.begin_;
    mark(name, kNameToken);
    mark(beside.office_tokens, kOfficeToken);
    mark(beside.title_tokens, kOfficeToken);
    ActorMention mention;
    mention.span = name;
    mention.head = head_of(name, a_);
    mention.actor = person.actor;
    mention.office = beside.office.empty() ? beside.rank : beside.office;
    mention.former = beside.former;
    found_.mentions.push_back(mention);
    add_office_mention(name, beside, mention);
  }

  void add_office_mention(TokenSpan name, const BesideName& beside, const ActorMention& mention) {
    if (beside.office_tokens.empty()) return;
    OfficeMention office;
    office.person = name;
    office.office = beside.office_tokens;
    if (beside.affiliation) {
      office.organisation = beside.affiliation->organisation;
      office.country = beside.affiliation->country;
    }
    office.state = beside.former ? "former" : "current";
    found_.offices.push_back(std::move(office));
    // Where the office noun is no modifier of the name, events hang on it: it is the person too.
    const TokenId head = head_of(beside.office_tokens, a_);
    if (name.contains(a_.head[head])) return;
    ActorMention same = mention;
    same.span = beside.office_tokens;
    same.head = head;
    found_.mentions.push_back(same);
  }

  void mark(TokenSpan span, std::uint8_t what) {
    for (const TokenId t : span) found_.taken[t.value] = what;
  }

  const Annotation& a_;
  const NameHits& hits_;
  const NameWords& words_;
  const ActorBase& base_;
  const knowledge::Gazetteer& gazetteer_;
  const std::vector<TimeMention>& times_;
  ActorList& actors_;
  PersonsFound& found_;
  std::vector<TokenSpan> names_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;
  std::set<std::string_view> countries_;  // States that the page names.
};

}  // namespace

void find_persons(const PersonInput& input, ActorList& actors, PersonsFound& found) {
  PersonFinder(input, actors, found).run();
}

}  // namespace casus::resolve
