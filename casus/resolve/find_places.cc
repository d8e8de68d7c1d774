#include "casus/resolve/find_places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "casus/resolve/choose_place.h"
#include "casus/resolve/find_actors.h"
#include "casus/resolve/find_quantities.h"
#include "casus/resolve/tense.h"

namespace casus::resolve {
namespace {

constexpr std::size_t kMostWords = 6;
constexpr std::uint32_t kLarge = 100000;
constexpr double kNamedCountry = 2.0;
constexpr double kOtherCountry = 1.0;
constexpr double kMainShare = 0.45;

struct FeatureWord {
  std::string_view word;
  Feature feature;
};
// Words beside a place name that say what it is.
constexpr FeatureWord kFeatureWords[] = {
    {"region", Feature::kUnit1},     {"province", Feature::kUnit1},
    {"oblast", Feature::kUnit1},     {"governorate", Feature::kUnit1},
    {"state", Feature::kUnit1},      {"republic", Feature::kUnit1},
    {"prefecture", Feature::kUnit1}, {"department", Feature::kUnit1},
    {"district", Feature::kUnit2},   {"raion", Feature::kUnit2},
    {"county", Feature::kUnit2},     {"city", Feature::kCity},
    {"town", Feature::kCity},        {"village", Feature::kCity},
    {"settlement", Feature::kCity},  {"airport", Feature::kSite},
    {"airfield", Feature::kSite},    {"airbase", Feature::kSite},
    {"base", Feature::kSite},        {"port", Feature::kSite},
    {"crossing", Feature::kSite},    {"camp", Feature::kSite},
    {"prison", Feature::kSite},      {"plant", Feature::kSite}};

Feature feature_of(std::string_view word) {
  for (const FeatureWord& f : kFeatureWords)
    if (f.word == word) return f.feature;
  return Feature::kNone;
}

// Words of names that are no names: "Bridge" of one that the list lacks.
constexpr std::array<std::string_view, 26> kGenericWords = {
    "bank",     "bay",  "bridge", "camp", "center",   "chamber", "city",   "coast", "council",
    "district", "east", "gulf",   "hill", "hospital", "house",   "island", "lake",  "mountain",
    "north",    "port", "river",  "sea",  "south",    "union",   "valley", "west"};

bool is_generic(std::string_view word) {
  return std::find(kGenericWords.begin(), kGenericWords.end(), word) != kGenericWords.end();
}

bool is_place_type(EntityType type) {
  return type == EntityType::kGpe || type == EntityType::kLoc || type == EntityType::kFac;
}

// A name that may be a place, and its readings.
struct Span {
  TokenSpan tokens;
  std::size_t word = 0;
  std::size_t words = 0;
  Feature feature = Feature::kNone;
  std::vector<PlaceCandidate> candidates;
  bool is_state = false;
  std::string country;  // Of a state's name, or of the state whose capital has this name.
};

class PlaceFinder {
 public:
  PlaceFinder(const Annotation& a, const NameHits& hits, const Gazetteer& gazetteer,
              const knowledge::ReferenceWords& references, const std::vector<std::uint8_t>& taken,
              std::vector<PlaceMention>& places)
      : a_(a),
        hits_(hits),
        words_(hits.words()),
        gazetteer_(gazetteer),
        references_(references),
        taken_(taken),
        places_(places) {}

  void run() {
    collect();
    read_context();
    for (std::size_t i = 0; i < spans_.size(); ++i) write(i);
  }

 private:
  [[nodiscard]] std::string_view lower(TokenId t) const { return a_.string(a_.lower[t]); }

  void collect() {
    for (std::size_t w = 0; w < words_.size();) {
      if (auto span = read(w)) {
        w = span->word + span->words;
        spans_.push_back(std::move(*span));
      } else {
        ++w;
      }
    }
  }

  // The place name that starts at word `w`.
  std::optional<Span> read(std::size_t w) const {
    if (!words_.starts_token(w) || words_.shape(w) == knowledge::WordShape::kLower)
      return std::nullopt;
    const TokenId first = words_.token(w);
    if (taken_[first.value] == 1) return std::nullopt;
    if (const NameHit* hit = hits_.name_at(w)) {
      if (hit->is_state() && hit->alias != AliasClass::kCapital) return read_state(*hit);
      if (hit->is_state() && acts(head_of(hit->tokens, a_), a_, references_)) return std::nullopt;
      if (!hit->is_state() && hit->alias != AliasClass::kCommon) return std::nullopt;
    }
    Span span;
    const knowledge::PlaceMatch match = gazetteer_.longest(words_, w, kMostWords, span.candidates);
    if (match.words == 0) return read_unknown(w);
    if (match.words == 1 && is_generic(words_[w])) return std::nullopt;
    span.tokens = match.tokens;
    span.word = w;
    span.words = match.words;
    span.feature = feature_beside(span.tokens);
    if (!is_proposed(span) || is_cut(span)) return std::nullopt;
    read_capital(w, span);
    return span;
  }

  // The model's entity goes on with a name that the match lacks: "Eastern" of "Eastern Ghouta".
  [[nodiscard]] bool is_cut(const Span& span) const {
    const EntityId entity = a_.entity_of[span.tokens.begin()];
    if (!entity.valid()) return false;
    for (const TokenId t :
         TokenSpan(span.tokens.end_, std::max(span.tokens.end_, a_.entities[entity].span.end_)))
      if (a_.pos[t] == Pos::kPropn && feature_of(lower(t)) == Feature::kNone && lower(t) != "air" &&
          lower(t) != "international")
        return true;
    return false;
  }

  // The actor base knows the name as a state's capital.
  void read_capital(std::size_t w, Span& span) const {
    const NameHit* hit = hits_.name_at(w);
    if (hit != nullptr && hit->is_state() && hit->alias == AliasClass::kCapital &&
        span.feature == Feature::kNone)
      span.country = hit->actor.country;
  }

  // That capital, unless the article speaks more of another state with a place of this name.
  [[nodiscard]] const PlaceCandidate* capital_of(const Span& span) const {
    const PlaceCandidate* found = nullptr;
    if (span.country.empty()) return nullptr;
    for (const PlaceCandidate& candidate : span.candidates) {
      const bool large = candidate.place.population >= kLarge && !candidate.alternate;
      if (large && context_.share(candidate.place.country) > context_.share(span.country))
        return nullptr;
      const bool seat = candidate.place.kind == knowledge::PlaceKind::kCapital;
      if ((found == nullptr || (seat && found->place.kind != knowledge::PlaceKind::kCapital)) &&
          candidate.place.country == span.country && candidate.place.level == PlaceLevel::kCity)
        found = &candidate;
    }
    return found;
  }

  [[nodiscard]] std::optional<Span> read_state(const NameHit& hit) const {
    if (hit.alias != AliasClass::kName && hit.alias != AliasClass::kAcronym) return std::nullopt;
    Span span;
    span.tokens = hit.tokens;
    span.word = hit.word;
    span.words = hit.words;
    span.is_state = true;
    span.country = hit.actor.country;
    return span;
  }

  // A place that the gazetteer lacks but the model saw after a preposition of place.
  [[nodiscard]] std::optional<Span> read_unknown(std::size_t w) const {
    const EntityId entity = a_.entity_of[words_.token(w)];
    if (!entity.valid() || !is_place_type(a_.entities[entity].type)) return std::nullopt;
    TokenSpan tokens = a_.entities[entity].span;
    while (!tokens.empty() &&
           (lower(tokens.end().before()) == "'s" || lower(tokens.end().before()) == "’s"))
      --tokens.end_;
    while (!tokens.empty() && a_.pos[tokens.begin()] == Pos::kDet) ++tokens.begin_;
    if (tokens.empty() || tokens.begin() != words_.token(w) || !stands_as_place(tokens, a_))
      return std::nullopt;
    Span span;
    span.tokens = tokens;
    span.word = w;
    while (w + span.words < words_.size() && tokens.contains(words_.token(w + span.words)))
      ++span.words;
    return span;
  }

  [[nodiscard]] Feature feature_beside(TokenSpan tokens) const {
    const std::uint32_t sentence_end = a_.sentences[a_.sentence_of[tokens.begin()]].end_;
    TokenId next = tokens.end();
    if (next.value < sentence_end && (lower(next) == "'s" || lower(next) == "’s"))
      return Feature::kNone;
    if (next.value < sentence_end)
      if (const Feature f = feature_of(lower(next)); f != Feature::kNone) return f;
    if (next.value + 1 < sentence_end &&
        (lower(next) == "air" || lower(next) == "military" || lower(next) == "border" ||
         lower(next) == "international" || lower(next) == "naval"))
      if (const Feature f = feature_of(lower(next.next())); f == Feature::kSite) return f;
    if (tokens.begin_ < 1) return Feature::kNone;
    TokenId before = tokens.begin().before();
    if (lower(before) == "of" && before.value > 0) --before.value;
    return feature_of(lower(before));
  }

  // A preposition of place, a feature word, the model, a capital or a dateline; no words of office.
  [[nodiscard]] bool is_proposed(const Span& span) const {
    const TokenId first = span.tokens.begin();
    const EntityType type = a_.entity_type(first);
    if (hits_.office_at(span.word) != nullptr || hits_.title_at(span.word) != nullptr ||
        hits_.group_at(span.word) != nullptr || hits_.institution_at(span.word) != nullptr)
      return false;
    if (is_number_type(type)) return false;
    if (const NameHit* hit = hits_.name_at(span.word);
        hit != nullptr && hit->alias == AliasClass::kCapital)
      return true;
    if (is_dateline(span.tokens)) return true;
    if (a_.pos[first] != Pos::kPropn && !is_place_type(type)) return false;
    if (is_place_type(type) || span.feature != Feature::kNone) return true;
    if (type != EntityType::kNone &&
        a_.entities[a_.entity_of[first]].span.size() > span.tokens.size())
      return false;
    return stands_as_place(span.tokens, a_);
  }

  static bool is_number_type(EntityType type) {
    return type == EntityType::kDate || type == EntityType::kTime || type == EntityType::kMoney ||
           type == EntityType::kCardinal || type == EntityType::kOrdinal ||
           type == EntityType::kPercent || type == EntityType::kQuantity;
  }

  // "KISUMU, May 3 (Agency) -", "Kisumu, 22 August 2007."
  [[nodiscard]] bool is_dateline(TokenSpan tokens) const {
    const TokenSpan sentence = a_.sentences[a_.sentence_of[tokens.begin()]];
    if (tokens.begin_ != sentence.begin_ || tokens.end_ + 1 >= sentence.end_) return false;
    const std::string_view mark = lower(tokens.end());
    if (mark == "(" || mark == "-" || mark == "–" || mark == "—") return true;
    if (mark != ",") return false;
    const EntityType next = a_.entity_type(tokens.end().next());
    return next == EntityType::kDate || next == EntityType::kCardinal || next == EntityType::kGpe;
  }

  void read_context() {
    for (const NameHit& hit : hits_.names())
      if (hit.is_state())
        context_.add_country(hit.actor.country,
                             hit.alias == AliasClass::kName ? kNamedCountry : kOtherCountry);
    // Places that have one reading only speak for their country.
    for (const Span& span : spans_) {
      if (span.is_state || span.candidates.empty()) continue;
      const Place& first = span.candidates.front().place;
      bool one = true;
      for (const PlaceCandidate& candidate : span.candidates)
        one = one && candidate.place.country == first.country;
      if (one) context_.add_country(first.country, kOtherCountry);
    }
  }

  // "Tyre, Lebanon", "Tyre (Lebanon)", "Tyre in Lebanon", "Tyre in the South Governorate".
  [[nodiscard]] std::optional<Place> outer_of(std::size_t i) const {
    if (i + 1 >= spans_.size()) return std::nullopt;
    const Span& next = spans_[i + 1];
    TokenId t = spans_[i].tokens.end();
    if (t >= next.tokens.begin() || next.tokens.begin_ > t.value + 5) return std::nullopt;
    if (feature_of(lower(t)) != Feature::kNone) ++t;
    const std::string_view mark = lower(t);
    if (mark != "," && mark != "(" && mark != "in" && mark != "of") return std::nullopt;
    for (TokenId s = t.next(); s < next.tokens.begin(); ++s)
      if (a_.pos[s] != Pos::kDet && a_.pos[s] != Pos::kAdj && lower(s) != "in") return std::nullopt;
    if (next.is_state) {
      const auto row = gazetteer_.country(next.country);
      if (row) return gazetteer_.place(*row);
      return std::nullopt;
    }
    for (const PlaceCandidate& candidate : next.candidates) {
      if (candidate.place.level != PlaceLevel::kAdmin1 &&
          candidate.place.level != PlaceLevel::kCountry &&
          candidate.place.level != PlaceLevel::kAdmin2)
        continue;
      for (const PlaceCandidate& inner : spans_[i].candidates)
        if (gazetteer_.within(inner.place, candidate.place) &&
            inner.place.row != candidate.place.row)
          return candidate.place;
    }
    return std::nullopt;
  }

  void write(std::size_t i) {
    const Span& span = spans_[i];
    PlaceMention mention;
    mention.span = span.tokens;
    mention.head = head_of(span.tokens, a_);
    mention.name = text_of(span.tokens, a_);
    if (span.is_state) {
      write_state(span, mention);
    } else {
      choose(i, mention);
    }
    places_.push_back(std::move(mention));
  }

  void write_state(const Span& span, PlaceMention& mention) const {
    mention.level = PlaceLevel::kCountry;
    mention.country = span.country;
    mention.why = "state";
    mention.resolved = true;
    if (const auto row = gazetteer_.country(span.country)) fill(gazetteer_.place(*row), mention);
  }

  static void fill(const Place& place, PlaceMention& mention) {
    mention.name = place.name;
    if (place.geonames != 0) mention.geonames = place.geonames;
    mention.country = place.country;
    mention.admin1 = place.admin1;
    mention.level = place.level;
    if (place.has_point) {
      mention.lat = place.lat;
      mention.lon = place.lon;
    }
    mention.resolved = true;
  }

  void choose(std::size_t i, PlaceMention& mention) {
    const Span& span = spans_[i];
    const std::optional<Place> outer = outer_of(i);
    std::string key;
    for (std::size_t w = span.word; w < span.word + span.words; ++w)
      key += std::string(words_[w]) + " ";
    key += static_cast<char>('0' + static_cast<int>(span.feature));
    if (!outer) {
      const auto told = told_.find(key);
      if (told != told_.end()) {
        fill(told->second, mention);
        mention.why = "told before";
        return;
      }
      if (const PlaceCandidate* seat = capital_of(span)) {
        fill(seat->place, mention);
        mention.why = "capital";
        told_.emplace(key, seat->place);
        context_.add_country(seat->place.country, kOtherCountry);
        return;
      }
    }
    const auto choice = choose_place(span.candidates, span.feature, outer ? &*outer : nullptr,
                                     gazetteer_, context_);
    if (!choice) return abstain(span, outer, mention);
    fill(choice->place, mention);
    mention.why = choice->why;
    told_.emplace(key, choice->place);
    if (choice->place.unit1 != Place::kNoPlace) ++context_.units[choice->place.unit1];
    context_.add_country(choice->place.country, kOtherCountry);
  }

  // Only what is sure: the country, where an outer place or all readings agree on it, or where the
  // article speaks of one country more than of all others.
  void abstain(const Span& span, const std::optional<Place>& outer, PlaceMention& mention) const {
    mention.why = "open";
    if (outer) {
      mention.country = outer->country;
      mention.why = "inside " + std::string(outer->name);
      return;
    }
    const std::string_view main = main_country();
    bool one = !span.candidates.empty();
    bool in_main = span.candidates.empty();
    for (const PlaceCandidate& candidate : span.candidates) {
      one = one && candidate.place.country == span.candidates.front().place.country;
      in_main = in_main || candidate.place.country == main;
    }
    if (one) {
      mention.country = span.candidates.front().place.country;
    } else if (in_main && !main.empty()) {
      mention.country = main;
      mention.why = "country of the page";
    }
  }

  // The country with the most weight, if it has nearly half of all; else "".
  [[nodiscard]] std::string_view main_country() const {
    for (const auto& [country, weight] : context_.countries)
      if (weight >= kMainShare * context_.total) return country;
    return "";
  }

  const Annotation& a_;
  const NameHits& hits_;
  const NameWords& words_;
  const Gazetteer& gazetteer_;
  const knowledge::ReferenceWords& references_;
  const std::vector<std::uint8_t>& taken_;
  std::vector<PlaceMention>& places_;
  std::vector<Span> spans_;
  PlaceContext context_;
  std::unordered_map<std::string, Place> told_;
};

}  // namespace

void find_places(const Annotation& annotation, const NameHits& hits, const Gazetteer& gazetteer,
                 const knowledge::ReferenceWords& references,
                 const std::vector<std::uint8_t>& taken, std::vector<PlaceMention>& places) {
  PlaceFinder(annotation, hits, gazetteer, references, taken, places).run();
}

}  // namespace casus::resolve
