#include "casus/resolve/beside_name.h"

#include <algorithm>

#include "casus/resolve/find_quantities.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr int kMostOwners = 3;  // Between an office and the name in apposition to it.

bool is_former(std::string_view word) {
  return word == "former" || word == "ex" || word == "late" || word == "then" ||
         word == "outgoing" || word == "ousted" || word == "deposed";
}

Affiliation affiliation_of(const NameHit& hit) {
  Affiliation a;
  a.country = hit.actor.country;
  if (!hit.is_state()) a.organisation = hit.actor.name;
  return a;
}

class BesideReader {
 public:
  BesideReader(const Annotation& a, const NameHits& hits, const ActorBase& base)
      : a_(a), hits_(hits), words_(hits.words()), base_(base) {}

  [[nodiscard]] BesideName read(TokenSpan name) const {
    BesideName beside;
    read_before(words_.first_at(name.begin()), beside);
    if (beside.office.empty()) read_apposed(name, beside);
    if (beside.office.empty()) read_after(name, beside);
    if (!beside.office.empty() && !beside.affiliation) read_owner_after(name, beside);
    return beside;
  }

 private:
  [[nodiscard]] bool is_capital(std::size_t w) const {
    return words_.shape(w) != knowledge::WordShape::kLower;
  }

  [[nodiscard]] std::string printed(TokenSpan span) const { return text_of(span, a_); }

  void read_titles(std::size_t& w, BesideName& beside) const {
    while (const WordHit* title = hits_.title_before(w)) {
      if (!words_.joined(w) && title->end() != w) break;
      const knowledge::Title t = base_.title(title->entry);
      if (t.gender != 'u') beside.gender = t.gender;
      beside.title_tokens =
          beside.title_tokens.empty() ? title->tokens : beside.title_tokens.cover(title->tokens);
      if (t.kind == knowledge::TitleKind::kRank) beside.rank = printed(title->tokens);
      w = title->word;
      if (w == 0) break;
    }
  }

  // "[former] [Iranian] Foreign Minister [Gen.] NAME"; "President of Russia NAME".
  void read_before(std::size_t w, BesideName& beside) const {
    if (w == 0 || !words_.joined(w)) return;
    read_titles(w, beside);
    const WordHit* office = w > 0 && words_.joined(w) ? hits_.office_before(w) : nullptr;
    if (office == nullptr && w > 0) {
      const NameHit* owner = hits_.name_before(w);
      if (owner != nullptr && owner->word > 1 && is_owner_preposition(words_[owner->word - 1])) {
        office = hits_.office_before(owner->word - 1);
        // "ambassador to Lima" is another state's.
        if (office != nullptr && words_[owner->word - 1] == "of")
          beside.affiliation = affiliation_of(*owner);
        beside.office_is_apart = office != nullptr;
      } else if (owner == nullptr && w > 2 && is_owner_preposition(words_[w - 2]) &&
                 is_capital(w - 1)) {  // "ambassador to Lima NAME"
        office = hits_.office_before(w - 2);
        beside.office_is_apart = office != nullptr;
      }
    }
    if (office == nullptr) return;
    set_office(*office, beside);
    std::size_t at = office->word;
    if (at > 0 && is_former(words_[at - 1])) {
      beside.former = true;
      --at;
    }
    if (!beside.affiliation && at > 0) beside.affiliation = affiliation_before(at, hits_, base_);
    if (!beside.affiliation) read_overlap(*office, beside);
    if (at > 0 && is_former(words_[at - 1])) beside.former = true;
  }

  // "Russia's Defence Ministry" + "Defence Ministry spokesman": the name reaches into the office.
  void read_overlap(const WordHit& office, BesideName& beside) const {
    for (std::size_t back = 1; back <= 4 && back <= office.word; ++back) {
      const NameHit* name = hits_.name_at(office.word - back);
      if (name == nullptr || name->end() <= office.word) continue;
      beside.affiliation = affiliation_of(*name);
      beside.office_tokens = TokenSpan(name->tokens.end(), office.tokens.end());
      return;
    }
  }

  // "the former president of Peru, NAME": the parse hangs the name on the office, or on the owner.
  void read_apposed(TokenSpan name, BesideName& beside) const {
    const TokenId head = head_of(name, a_);
    TokenId on = a_.head[head];
    if (a_.dep[head] != Dep::kappos || on >= head) return;
    // "envoy to the talks in Geneva, NAME": up to the noun that the owner hangs on.
    for (int step = 0; step < kMostOwners; ++step) {
      if (read_apposed_to(on, beside)) return;
      if (a_.dep[on] != Dep::kpobj) return;
      on = a_.head[a_.head[on]];
    }
  }

  bool read_apposed_to(TokenId on, BesideName& beside) const {
    const WordHit* office = office_over(on);
    if (office == nullptr) return false;
    set_office(*office, beside);
    beside.office_is_apart = true;
    std::size_t at = office->word;
    if (at > 0 && words_.joined(at) && is_former(words_[at - 1])) {
      beside.former = true;
      --at;
    }
    if (at > 0 && words_.joined(at)) beside.affiliation = affiliation_before(at, hits_, base_);
    if (!beside.affiliation) read_of(office->end(), beside);
    return true;
  }

  // The office phrase that covers a token, nullptr if there is none.
  [[nodiscard]] const WordHit* office_over(TokenId token) const {
    const std::size_t end = words_.first_at(token.next());
    for (std::size_t back = 1; back <= 4 && back <= end; ++back) {
      const WordHit* office = hits_.office_at(end - back);
      if (office != nullptr && office->tokens.contains(token)) return office;
    }
    return nullptr;
  }

  // "of Peru" from word `w` on.
  void read_of(std::size_t w, BesideName& beside) const {
    if (w + 1 >= words_.size() || !words_.joined(w) || (words_[w] != "of" && words_[w] != "for"))
      return;
    std::size_t owner = w + 1;
    read_owner(owner, beside.affiliation);
  }

  // "President NAME of Peru"
  void read_owner_after(TokenSpan name, BesideName& beside) const {
    const std::size_t w = words_.first_at(name.end());
    if (w < words_.size() && words_[w] == "of" && words_.token(w) == name.end()) read_of(w, beside);
  }

  void set_office(const WordHit& office, BesideName& beside) const {
    beside.office = printed(office.tokens);
    beside.office_entry = base_.office(office.entry);
    beside.office_tokens = office.tokens;
  }

  // "NAME, [the] [former] [Iranian] foreign minister [of X]".
  void read_after(TokenSpan name, BesideName& beside) const {
    const TokenId comma = name.end();
    if (comma.next().value >= a_.size() || a_.string(a_.lower[comma]) != ",") return;
    if (a_.sentence_of[comma] != a_.sentence_of[name.begin()]) return;
    std::size_t w = words_.first_at(comma.next());
    std::size_t skipped = 0;
    bool former = false;
    while (w < words_.size() && skipped < 3 && hits_.office_at(w) == nullptr) {
      const std::string_view word = words_[w];
      if (word == "a" || word == "an" || word == "who" || word == "is" || word == "was" ||
          is_former(word)) {
        former = former || is_former(word);
        ++w;
        ++skipped;
        continue;
      }
      break;
    }
    if (w >= words_.size() || words_.token(w).value > comma.value + 5) return;
    std::optional<Affiliation> affiliation;
    read_owner(w, affiliation);
    if (w < words_.size() && is_former(words_[w])) {
      former = true;
      ++w;
    }
    const WordHit* office = w < words_.size() ? hits_.office_at(w) : nullptr;
    if (office == nullptr || a_.sentence_of[office->tokens.begin()] != a_.sentence_of[comma])
      return;
    std::size_t after = office->end();
    // "X, Foreign Minister Y": the office is Y's.
    if (after < words_.size() && words_.joined(after) && is_capital(after) &&
        a_.entity_type(words_.token(after)) == EntityType::kPerson)
      return;
    set_office(*office, beside);
    beside.office_is_apart = true;
    beside.former = former;
    if (after + 1 < words_.size() &&
        (words_[after] == "of" || words_[after] == "for" || words_[after] == "at")) {
      ++after;
      std::optional<Affiliation> owner;
      read_owner(after, owner);
      if (owner) {
        if (!affiliation) affiliation = owner;
        beside.office =
            printed(TokenSpan(office->tokens.begin(), words_.last_token(after - 1).next()));
      }
    }
    beside.affiliation = affiliation;
  }

  // The owner that starts at word `w`; moves behind it.
  void read_owner(std::size_t& w, std::optional<Affiliation>& owner) const {
    const NameHit* name = w < words_.size() ? hits_.name_at(w) : nullptr;
    if (name != nullptr && name->actor.kind != ActorKind::kPerson) {
      owner = affiliation_of(*name);
      w = name->end();
    }
    const WordHit* institution = w < words_.size() ? hits_.institution_at(w) : nullptr;
    if (institution == nullptr || (name != nullptr && !name->is_state())) return;
    const WordHit* office = hits_.office_at(w);
    if (office != nullptr && office->words >= institution->words) return;
    if (!owner) owner.emplace();
    owner->organisation = base_.institution(institution->entry).name;
    w = institution->end();
    // "Ministry of Defence of Ukraine"
    if (w + 1 < words_.size() && words_[w] == "of" && owner->country.empty())
      if (const NameHit* state = hits_.name_at(w + 1); state != nullptr && state->is_state()) {
        owner->country = state->actor.country;
        w = state->end();
      }
  }

  const Annotation& a_;
  const NameHits& hits_;
  const NameWords& words_;
  const ActorBase& base_;
};

}  // namespace

std::optional<Affiliation> affiliation_before(std::size_t& word, const NameHits& hits,
                                              const ActorBase& base) {
  if (word >= hits.words().size() || !hits.words().joined(word)) return std::nullopt;
  // An institution of a state: "Russian Defence Ministry", "Foreign Ministry".
  for (std::size_t back = 1; back <= 5 && back <= word; ++back) {
    const WordHit* institution = hits.institution_at(word - back);
    if (institution == nullptr || institution->end() != word) continue;
    Affiliation affiliation;
    affiliation.organisation = base.institution(institution->entry).name;
    word = institution->word;
    if (const NameHit* state = hits.name_before(word);
        state != nullptr && state->is_state() && hits.words().joined(word)) {
      affiliation.country = state->actor.country;
      word = state->word;
    }
    return affiliation;
  }
  const NameHit* name = hits.name_before(word);
  if (name == nullptr || name->actor.kind == ActorKind::kPerson) return std::nullopt;
  word = name->word;
  return affiliation_of(*name);
}

bool is_owner_preposition(std::string_view word) {
  return word == "of" || word == "to" || word == "for" || word == "in" || word == "at";
}

BesideName read_beside(TokenSpan name, const Annotation& annotation, const NameHits& hits,
                       const ActorBase& base) {
  return BesideReader(annotation, hits, base).read(name);
}

}  // namespace casus::resolve
