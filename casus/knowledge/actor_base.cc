#include "casus/knowledge/actor_base.h"

#include <algorithm>
#include <array>

namespace casus::knowledge {
namespace {

constexpr std::array<std::string_view, kAliasClasses> kAliasNames = {
    "name", "acronym", "demonym", "people", "capital", "metonym", "surname", "common"};

constexpr std::uint16_t kHead = 1;  // Office flags.
constexpr std::uint16_t kSpeaks = 2;
constexpr std::uint16_t kPopulation = 1;  // Group flag.

const WordRecord* at_row(std::span<const WordRecord> rows, NameEntry entry) {
  return entry.row() < rows.size() ? &rows[entry.row()] : nullptr;
}

template <class E>
E checked(std::uint16_t value, E last) {
  return value <= static_cast<std::uint16_t>(last) ? static_cast<E>(value) : E{};
}

std::optional<Day> day_of(std::int32_t days) {
  if (days == kNoDay) return std::nullopt;
  return Day(std::chrono::days(days));
}

// "state:RUS" -> "RUS"
std::string_view after_colon(std::string_view id) {
  const std::size_t at = id.find(':');
  return at == std::string_view::npos ? id : id.substr(at + 1);
}

std::string capitalised(std::string_view noun) {
  std::string text(noun);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string_view to_string(AliasClass alias) {
  return kAliasNames[static_cast<std::size_t>(alias)];
}

bool parse_alias_class(std::string_view text, AliasClass& alias) {
  const auto at = std::find(kAliasNames.begin(), kAliasNames.end(), text);
  if (at == kAliasNames.end()) return false;
  alias = static_cast<AliasClass>(at - kAliasNames.begin());
  return true;
}

std::vector<std::string> list_of(Sectors sectors) {
  std::vector<std::string> codes;
  while (!sectors.empty()) {
    const std::size_t blank = std::min(sectors.find(' '), sectors.size());
    if (blank > 0) codes.emplace_back(sectors.substr(0, blank));
    sectors.remove_prefix(std::min(blank + 1, sectors.size()));
  }
  return codes;
}

bool has_sector(Sectors sectors, std::string_view code) {
  for (std::size_t at = sectors.find(code); at != std::string_view::npos;
       at = sectors.find(code, at + 1)) {
    const bool begins = at == 0 || sectors[at - 1] == ' ';
    const bool ends = at + code.size() == sectors.size() || sectors[at + code.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

Result<ActorBase> ActorBase::read(std::string_view section) {
  TableReader reader(section);
  ActorBase base;
  base.strings_ = StringTable(reader.part());
  base.actors_ = reader.array<ActorRecord>();
  base.terms_ = reader.array<TermRecord>();
  base.institutions_ = reader.array<WordRecord>();
  base.offices_ = reader.array<WordRecord>();
  base.titles_ = reader.array<WordRecord>();
  base.groups_ = reader.array<WordRecord>();
  base.codes_ = reader.array<CodeRecord>();
  const std::array<NameIndex*, 5> indexes = {&base.names_, &base.institution_names_,
                                             &base.office_names_, &base.title_names_,
                                             &base.group_names_};
  for (NameIndex* index : indexes) {
    const std::string_view part = reader.part();
    if (!reader.ok()) break;
    CASUS_TRY(*index, NameIndex::read(part));
  }
  if (!reader.ok() || !reader.at_end())
    return Error{ErrorCode::kCorrupt,
                 "pack section 'actors' is damaged: run make to rebuild the pack"};
  return base;
}

ActorEntry ActorBase::actor(ActorRow row) const {
  ActorEntry entry;
  if (row >= actors_.size()) return entry;
  const ActorRecord& record = actors_[row];
  entry.id = strings_[record.id];
  entry.name = strings_[record.name];
  entry.adjective = strings_[record.adjective];
  entry.kind = checked(record.kind, ActorKind::kArmedGroup);
  entry.country = strings_[record.country];
  entry.part_of = strings_[record.part_of];
  entry.sectors = strings_[record.sectors];
  entry.breakaway = record.breakaway != 0;
  entry.source = strings_[record.source];
  return entry;
}

std::optional<ActorRow> ActorBase::find(std::string_view id) const {
  const auto at = std::lower_bound(actors_.begin(), actors_.end(), id,
                                   [this](const ActorRecord& actor, std::string_view want) {
                                     return strings_[actor.id] < want;
                                   });
  if (at == actors_.end() || strings_[at->id] != id) return std::nullopt;
  return static_cast<ActorRow>(at - actors_.begin());
}

std::optional<ActorRow> ActorBase::state(std::string_view alpha3) const {
  return find("state:" + std::string(alpha3));
}

std::string_view ActorBase::alpha3_of(std::string_view alpha2) const {
  const auto at = std::lower_bound(codes_.begin(), codes_.end(), alpha2,
                                   [this](const CodeRecord& code, std::string_view want) {
                                     return strings_[code.alpha2] < want;
                                   });
  return at != codes_.end() && strings_[at->alpha2] == alpha2 ? strings_[at->alpha3]
                                                              : std::string_view();
}

bool ActorBase::may_stand(NameEntry entry, const NameWords& words, std::size_t at,
                          std::size_t count) {
  bool any_capital = false;
  bool all_upper = true;
  for (std::size_t i = at; i < at + count && i < words.size(); ++i) {
    any_capital = any_capital || words.shape(i) != WordShape::kLower;
    all_upper = all_upper && words.shape(i) == WordShape::kUpper;
  }
  return alias_class(entry) == AliasClass::kAcronym ? all_upper : any_capital;
}

namespace {

OfficeTerm term_of(const TermRecord& record, const StringTable& strings) {
  OfficeTerm term;
  term.person = record.person;
  term.office = strings[record.office];
  term.office_key = strings[record.office_key];
  term.body = strings[record.body];
  term.since = day_of(record.since);
  term.until = day_of(record.until);
  term.source = strings[record.source];
  return term;
}

}  // namespace

std::vector<OfficeTerm> ActorBase::terms_of(ActorRow person) const {
  std::vector<OfficeTerm> found;
  const auto at =
      std::lower_bound(terms_.begin(), terms_.end(), person,
                       [](const TermRecord& term, ActorRow want) { return term.person < want; });
  for (auto term = at; term != terms_.end() && term->person == person; ++term)
    found.push_back(term_of(*term, strings_));
  return found;
}

std::vector<OfficeTerm> ActorBase::holders(std::string_view body, std::string_view office_key,
                                           std::optional<Day> day) const {
  std::vector<OfficeTerm> found;
  for (const TermRecord& record : terms_) {
    if (strings_[record.body] != body || strings_[record.office_key] != office_key) continue;
    const OfficeTerm term = term_of(record, strings_);
    if (day && ((term.since && *day < *term.since) || (term.until && *term.until < *day))) continue;
    found.push_back(term);
  }
  return found;
}

Institution ActorBase::institution(NameEntry entry) const {
  Institution found;
  const WordRecord* record = at_row(institutions_, entry);
  if (record == nullptr) return found;
  found.key = strings_[record->key];
  found.name = strings_[record->name];
  found.kind = checked(record->kind, ActorKind::kArmedGroup);
  found.sectors = strings_[record->sectors];
  return found;
}

std::optional<Institution> ActorBase::find_institution(std::string_view key) const {
  for (std::uint32_t i = 0; i < institutions_.size(); ++i)
    if (strings_[institutions_[i].key] == key) return institution(NameEntry(i, 0));
  return std::nullopt;
}

Office ActorBase::office(NameEntry entry) const {
  Office found;
  const WordRecord* record = at_row(offices_, entry);
  if (record == nullptr) return found;
  found.key = strings_[record->key];
  found.name = strings_[record->name];
  found.sectors = strings_[record->sectors];
  found.institution = strings_[record->institution];
  found.scope = checked(record->kind, OfficeScope::kAny);
  found.head = (record->flags & kHead) != 0;
  found.speaks = (record->flags & kSpeaks) != 0;
  return found;
}

Title ActorBase::title(NameEntry entry) const {
  Title found;
  const WordRecord* record = at_row(titles_, entry);
  if (record == nullptr) return found;
  found.name = strings_[record->name];
  found.sectors = strings_[record->sectors];
  found.kind = checked(record->kind, TitleKind::kProfession);
  found.gender = record->flags == 1 ? 'm' : record->flags == 2 ? 'f' : 'u';
  return found;
}

GroupNoun ActorBase::group(NameEntry entry) const {
  GroupNoun found;
  const WordRecord* record = at_row(groups_, entry);
  if (record == nullptr) return found;
  found.name = strings_[record->name];
  found.sectors = strings_[record->sectors];
  found.kind = checked(record->kind, ActorKind::kArmedGroup);
  found.population = (record->flags & kPopulation) != 0;
  return found;
}

ComposedActor ActorBase::compose(ActorRow state, const Institution& institution) const {
  const ActorEntry owner = actor(state);
  ComposedActor made;
  made.id = "org:" + std::string(after_colon(owner.id)) + ":" + std::string(institution.key);
  if (const auto row = find(made.id)) {
    const ActorEntry known = actor(*row);
    made.name = known.name;
    made.kind = known.kind;
    made.country = known.country;
    made.sectors = known.sectors;
    return made;
  }
  made.name = std::string(owner.adjective.empty() ? owner.name : owner.adjective) + " " +
              std::string(institution.name);
  made.kind = institution.kind;
  made.country = owner.country;
  made.sectors = institution.sectors;
  return made;
}

ComposedActor ActorBase::compose(std::optional<ActorRow> state, const GroupNoun& group) const {
  ComposedActor made;
  made.kind = group.kind;
  made.sectors = group.sectors;
  std::string key(group.name);
  std::replace(key.begin(), key.end(), ' ', '_');
  if (!state) {
    made.id = "group:" + key;
    made.name = capitalised(group.name);
    return made;
  }
  const ActorEntry owner = actor(*state);
  made.id = "group:" + std::string(after_colon(owner.id)) + ":" + key;
  made.name = std::string(owner.adjective.empty() ? owner.name : owner.adjective) + " " +
              std::string(group.name);
  made.country = owner.country;
  return made;
}

}  // namespace casus::knowledge
