// ActorBase: the political world by name: states and their people, capitals and seats of power,
// international bodies, armed groups, forces, media, parties, companies, and office holders with
// the dates that a source gives; and the words that make actors of any state: institutions
// ("foreign ministry"), offices ("defence minister"), titles ("General"), group nouns
// ("protesters").
//
// All of it is data/actors/ (data/SOURCES.md says where each row comes from), used in place in the
// pack section "actors". Look a text up with NameIndex::longest() over NameWords, then ask the
// table whose index it was for the row:
//
//   const NameMatch match = base.names().longest(words, i);
//   for (NameEntry e : match.entries)
//     if (base.may_stand(e, words, i, match.words)) use(base.actor(e), alias_class(e));
//
// Immutable; thread-safe; views live as long as the pack. Tested by compile/actors_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/knowledge/name_index.h"
#include "casus/knowledge/tables.h"
#include "casus/types/mentions.h"
#include "casus/types/when.h"

namespace casus::knowledge {

// How an alias names its actor.
enum class AliasClass : std::uint8_t {
  kName,     // A name in full, or another usual name: "Russia", "Russian Federation"
  kAcronym,  // Written in capitals, else it is another word: "US", "IDF", "WHO"
  kDemonym,  // Adjective of a state or region: "Russian", "British"
  kPeople,   // Its people, plural or singular: "Russians", "Britons", "Frenchman"
  kCapital,  // A state's capital: stands for its government where it acts, else it is the city
  kMetonym,  // A seat or nickname of power that stands for it: "Kremlin", "Élysée"
  kSurname,  // A person's surname: only for somebody the page introduced or with an office beside
             // it
  kCommon  // Also an ordinary word or another name ("Mehr", "Dawn", "Quds"): needs support, such as
           // "news agency", "newspaper", "party" beside it, or the full name on the page
};
inline constexpr std::size_t kAliasClasses = 8;
[[nodiscard]] std::string_view to_string(AliasClass alias);
[[nodiscard]] bool parse_alias_class(std::string_view text, AliasClass& alias);
[[nodiscard]] inline AliasClass alias_class(NameEntry entry) {
  return static_cast<AliasClass>(entry.note() % kAliasClasses);
}

// Sector codes as PLOVER's, parted by blanks, most telling first: "GOV MIL".
using Sectors = std::string_view;
[[nodiscard]] std::vector<std::string> list_of(Sectors sectors);
[[nodiscard]] bool has_sector(Sectors sectors, std::string_view code);

using ActorRow = std::uint32_t;

// Keys: state:RUS · igo:NATO · org:RUS:defense_ministry · group:… · media:… · party:… · company:… ·
// person:…  What falls under a state's law has its country; a body of several states has none.
struct ActorEntry {
  std::string_view id;
  std::string_view name;       // Canonical, English.
  std::string_view adjective;  // States: what composed names start with: "Russian", "US"; else "".
  ActorKind kind = ActorKind::kOrganisation;
  std::string_view country;  // ISO 3166-1 alpha-3 or XKX, "" for none. Breakaway entities: the
                             // state that the gold convention gives (Abkhazia: GEO, Crimea: UKR).
  std::string_view part_of;  // Key of the body it belongs to, "".
  Sectors sectors;
  bool breakaway = false;   // State-like, not or hardly recognised: PLOVER sector PRE.
  std::string_view source;  // Where the row comes from.
};

// An office that a person held: `since` and `until` only where the source gives the day.
struct OfficeTerm {
  ActorRow person = 0;
  std::string_view office;      // "President"
  std::string_view office_key;  // Key of an Office: "president", "" if it is none.
  std::string_view body;        // Key of the state or body: "state:FRA".
  std::optional<Day> since, until;
  std::string_view source;
};

// A body that states have: "foreign ministry", "navy", "parliament".
struct Institution {
  std::string_view key;   // "foreign_ministry"
  std::string_view name;  // "Foreign Ministry": composed names end with it.
  ActorKind kind = ActorKind::kOrganisation;
  Sectors sectors;
};

// Where an office is found.
enum class OfficeScope : std::uint8_t { kState, kRegion, kBody, kMilitary, kParty, kAny };

// An office or role noun phrase: "foreign minister", "chief of general staff", "spokeswoman".
struct Office {
  std::string_view key;   // "foreign_minister"
  std::string_view name;  // "Foreign Minister"
  Sectors sectors;
  OfficeScope scope = OfficeScope::kAny;
  std::string_view institution;  // Key of the institution it leads or belongs to, "".
  bool head = false;             // Leads its state or institution: then "the minister" may be it.
  bool speaks = false;           // Speaks for somebody else: spokesman, envoy, representative.
};

enum class TitleKind : std::uint8_t {
  kHonorific,
  kRank,
  kReligious,
  kNoble,
  kAcademic,
  kProfession
};

// A word before a person's name that is no office: "Mr", "Gen.", "Ayatollah", "Sheikh".
struct Title {
  std::string_view name;  // In full: "General"
  TitleKind kind = TitleKind::kHonorific;
  Sectors sectors;
  char gender = 'u';  // 'm', 'f', 'u' unknown.
};

// A noun for people who act or suffer without a name: "protesters", "gunmen", "officials".
struct GroupNoun {
  std::string_view name;  // Plural: "protesters"; canonical names are made of it.
  ActorKind kind = ActorKind::kOrganisation;
  Sectors sectors;
  bool population = false;  // Civilians in the widest sense: role `population`.
};

// An actor made of a state and an institution or a group noun; a row of the base where it has one
// (State Department: org:USA:foreign_ministry).
struct ComposedActor {
  std::string id;    // "org:RUS:foreign_ministry"
  std::string name;  // "Russian Foreign Ministry"
  ActorKind kind = ActorKind::kOrganisation;
  std::string country;
  Sectors sectors;
};

class ActorBase {
 public:
  ActorBase() = default;  // Empty.
  // Fails with kCorrupt. REQUIRES: `section` outlives the base and is 8-byte aligned
  [[nodiscard]] static Result<ActorBase> read(std::string_view section);

  [[nodiscard]] std::size_t size() const { return actors_.size(); }
  [[nodiscard]] const NameIndex& names() const { return names_; }
  // An empty entry for a row that does not exist; so all look-ups by row below.
  [[nodiscard]] ActorEntry actor(ActorRow row) const;
  [[nodiscard]] ActorEntry actor(NameEntry entry) const { return actor(entry.row()); }
  [[nodiscard]] std::optional<ActorRow> find(std::string_view id) const;
  // The state or territory of an alpha-3 code.
  [[nodiscard]] std::optional<ActorRow> state(std::string_view alpha3) const;
  // ISO 3166-1 alpha-2 -> alpha-3, "" if unknown.
  [[nodiscard]] std::string_view alpha3_of(std::string_view alpha2) const;

  // Whether the writing of words [at, at + count) allows this entry: acronyms in capitals only,
  // names with at least one capital (a text wholly in capitals passes).
  [[nodiscard]] static bool may_stand(NameEntry entry, const NameWords& words, std::size_t at,
                                      std::size_t count);

  // Terms of a person, by `since`; terms at a body ("state:FRA") that were held on `day`, as far as
  // the sources know (a term without `until` is taken as held from `since` on).
  [[nodiscard]] std::vector<OfficeTerm> terms_of(ActorRow person) const;
  [[nodiscard]] std::vector<OfficeTerm> holders(std::string_view body, std::string_view office_key,
                                                std::optional<Day> day) const;

  // Words that make actors; each index gives rows of its own table.
  [[nodiscard]] const NameIndex& institution_names() const { return institution_names_; }
  [[nodiscard]] Institution institution(NameEntry entry) const;
  [[nodiscard]] std::optional<Institution> find_institution(std::string_view key) const;
  [[nodiscard]] const NameIndex& office_names() const { return office_names_; }
  [[nodiscard]] Office office(NameEntry entry) const;
  [[nodiscard]] const NameIndex& title_names() const { return title_names_; }
  [[nodiscard]] Title title(NameEntry entry) const;
  [[nodiscard]] const NameIndex& group_names() const { return group_names_; }
  [[nodiscard]] GroupNoun group(NameEntry entry) const;

  // "Russian" + "Foreign Ministry". `state` is any row with an adjective (states, breakaway
  // entities); a row without one gives "NAME Foreign Ministry".
  [[nodiscard]] ComposedActor compose(ActorRow state, const Institution& institution) const;
  // "Iranian" + "protesters". `state` none: the noun alone, capitalised, no country.
  [[nodiscard]] ComposedActor compose(std::optional<ActorRow> state, const GroupNoun& group) const;

 private:
  StringTable strings_;
  std::span<const ActorRecord> actors_;  // Sorted by id.
  std::span<const TermRecord> terms_;    // Sorted by person, since.
  std::span<const WordRecord> institutions_, offices_, titles_, groups_;
  std::span<const CodeRecord> codes_;  // Sorted by alpha-2.
  NameIndex names_, institution_names_, office_names_, title_names_, group_names_;
};

}  // namespace casus::knowledge
