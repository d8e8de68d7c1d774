#include "casus/compile/actors.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "casus/compile/actor_words.h"
#include "casus/compile/name_index_writer.h"
#include "casus/compile/tsv.h"
#include "casus/knowledge/actor_base.h"
#include "casus/knowledge/tables.h"

namespace casus::compile {
namespace {

using knowledge::AliasClass;
using knowledge::NameEntry;

struct AliasColumn {
  std::string_view column;
  AliasClass alias;
};
constexpr std::array<AliasColumn, knowledge::kAliasClasses> kAliasColumns = {{
    {"names", AliasClass::kName},
    {"acronyms", AliasClass::kAcronym},
    {"demonyms", AliasClass::kDemonym},
    {"people", AliasClass::kPeople},
    {"capitals", AliasClass::kCapital},
    {"metonyms", AliasClass::kMetonym},
    {"surnames", AliasClass::kSurname},
    {"common", AliasClass::kCommon},
}};

const std::vector<std::string_view>& actor_columns() {
  static const std::vector<std::string_view> kColumns = {
      "id",       "name",     "adjective", "kind",     "country",  "sectors",
      "part_of",  "marks",    "names",     "acronyms", "demonyms", "people",
      "capitals", "metonyms", "surnames",  "common",   "source"};
  return kColumns;
}

struct Alias {
  std::string text;
  AliasClass alias = AliasClass::kName;
};

struct Actor {
  std::string id, name, adjective, country, sectors, part_of, source;
  ActorKind kind = ActorKind::kOrganisation;
  bool breakaway = false;
  int layer = 0;
  std::vector<Alias> aliases;
  std::optional<Error> part_of_error;
};

struct Term {
  std::string person, office, body, source;
  std::optional<Day> since, until;
  Error person_error;
};

bool is_country_code(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// An acronym that is not all capitals ("AfDB") cannot be mistaken for a word: it is a name. A name
// of one word that is all capitals ("SANA") can: it is an acronym.
AliasClass as_written(std::string_view text, AliasClass alias) {
  const auto in = [&](char first, char last) {
    return std::any_of(text.begin(), text.end(), [=](char c) { return c >= first && c <= last; });
  };
  if (alias == AliasClass::kAcronym && in('a', 'z')) return AliasClass::kName;
  const bool one_word = text.find(' ') == std::string_view::npos;
  if (alias == AliasClass::kName && one_word && in('A', 'Z') && !in('a', 'z'))
    return AliasClass::kAcronym;
  return alias;
}

std::string file_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);
}

class ActorCompiler {
 public:
  Status read(const Sources& sources);
  [[nodiscard]] Status check() const;
  [[nodiscard]] std::string write() const;

 private:
  // The rows that add aliases (`+ID`), or all others.
  Status read_actors(const SourceFile& file, bool additions);
  Status read_actor(const TsvRow& cells, int layer);
  Status read_addition(const TsvRow& cells);
  Status add_aliases(const TsvRow& cells, Actor& actor) const;
  Result<Actor> read_fields(const TsvRow& cells) const;
  Status read_terms(const SourceFile& file);
  Status read_codes(const SourceFile& file);
  [[nodiscard]] std::vector<knowledge::ActorRecord> actor_records(
      knowledge::StringTableWriter& strings) const;
  [[nodiscard]] std::vector<knowledge::TermRecord> term_records(
      knowledge::StringTableWriter& strings) const;
  [[nodiscard]] std::vector<knowledge::CodeRecord> code_records(
      knowledge::StringTableWriter& strings) const;
  [[nodiscard]] std::string name_index() const;
  [[nodiscard]] std::uint32_t row_of(const std::string& id) const {
    return static_cast<std::uint32_t>(std::distance(actors_.begin(), actors_.find(id)));
  }

  std::map<std::string, Actor> actors_;  // By id: the row is the rank.
  std::vector<Term> terms_;
  std::map<std::string, std::string> codes_;  // alpha-2 -> alpha-3
  ActorWords institutions_{institutions_shape()};
  ActorWords offices_{offices_shape()};
  ActorWords titles_{titles_shape()};
  ActorWords groups_{groups_shape()};
};

Status ActorCompiler::read(const Sources& sources) {
  for (ActorWords* words : {&institutions_, &offices_, &titles_, &groups_})
    CASUS_TRY_VOID(words->read(sources));
  static const std::set<std::string> kWordFiles = {"institutions.tsv", "offices.tsv", "titles.tsv",
                                                   "groups.tsv"};
  std::vector<const SourceFile*> actor_files;
  for (const SourceFile* file : sources.below("actors/")) {
    const std::string name = file_name(file->path);
    if (kWordFiles.contains(name) || !name.ends_with(".tsv")) continue;
    if (name == "codes.tsv") {
      CASUS_TRY_VOID(read_codes(*file));
    } else if (name.starts_with("terms")) {
      CASUS_TRY_VOID(read_terms(*file));
    } else {
      actor_files.push_back(file);
    }
  }
  for (int layer = 0; layer < sources.layers(); ++layer)
    for (const bool additions : {false, true})
      for (const SourceFile* file : actor_files)
        if (file->layer == layer) CASUS_TRY_VOID(read_actors(*file, additions));
  return check();
}

Status ActorCompiler::read_actors(const SourceFile& file, bool additions) {
  CASUS_TRY(const Tsv table,
            Tsv::parse(file.text, file.display, {"id", "source"}, actor_columns()));
  for (const TsvRow& row : table.rows()) {
    if (row["id"].starts_with('+') != additions) continue;
    CASUS_TRY_VOID(check_source(row));
    CASUS_TRY_VOID(additions ? read_addition(row) : read_actor(row, file.layer));
  }
  return ok_status();
}

Status ActorCompiler::read_addition(const TsvRow& cells) {
  const std::string id(cells["id"].substr(1));
  const auto known = actors_.find(id);
  if (known == actors_.end()) return cells.error("id", "adds to '" + id + "', which no row has");
  return add_aliases(cells, known->second);
}

Status ActorCompiler::read_actor(const TsvRow& cells, int layer) {
  std::string id(cells["id"]);
  CASUS_TRY(Actor actor, read_fields(cells));
  actor.layer = layer;
  CASUS_TRY_VOID(add_aliases(cells, actor));
  const auto known = actors_.find(id);
  if (known != actors_.end() && known->second.layer == layer)
    return cells.error("id", "'" + id + "' stands twice");
  actors_.insert_or_assign(std::move(id), std::move(actor));
  return ok_status();
}

Result<Actor> ActorCompiler::read_fields(const TsvRow& cells) const {
  Actor actor;
  actor.id = cells["id"];
  const std::size_t colon = actor.id.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == actor.id.size())
    return cells.error("id", "an id reads KIND:NAME, as in igo:NATO");
  actor.name = cells["name"];
  if (actor.name.empty()) return cells.error("name", "a row needs a name");
  static const std::array<std::string_view, 5> kKinds = {"state", "person", "organisation", "igo",
                                                         "armed_group"};
  const auto kind = std::find(kKinds.begin(), kKinds.end(), cells["kind"]);
  if (kind == kKinds.end())
    return cells.error("kind", "'" + std::string(cells["kind"]) +
                                   "' is none of state, person, organisation, igo, armed_group");
  actor.kind = static_cast<ActorKind>(kind - kKinds.begin());
  actor.country = cells["country"];
  if (!actor.country.empty() && !is_country_code(actor.country))
    return cells.error("country", "'" + actor.country + "' is no ISO 3166-1 alpha-3 code");
  CASUS_TRY_VOID(check_sectors(cells));
  actor.sectors = cells["sectors"];
  actor.adjective = cells["adjective"];
  actor.part_of = cells["part_of"];
  if (!actor.part_of.empty())
    actor.part_of_error = cells.error("part_of", "no row has the id '" + actor.part_of + "'");
  for (const std::string_view mark : cells.list("marks")) {
    if (mark != "breakaway")
      return cells.error("marks", "'" + std::string(mark) + "' is none of breakaway");
    actor.breakaway = true;
  }
  actor.source = cells["source"];
  actor.aliases.push_back({actor.name, as_written(actor.name, AliasClass::kName)});
  if (knowledge::folded_name(actor.name).empty()) return cells.error("name", "has no letters");
  return actor;
}

Status ActorCompiler::add_aliases(const TsvRow& cells, Actor& actor) const {
  for (const auto& [column, alias] : kAliasColumns) {
    for (const std::string_view text : cells.list(column)) {
      if (knowledge::folded_name(text).empty())
        return cells.error(column, "'" + std::string(text) + "' has no letters");
      if (text.find_first_of(",;()") != std::string_view::npos)
        return cells.error(
            column, "'" + std::string(text) + "': names do not run over commas and brackets");
      actor.aliases.push_back({std::string(text), as_written(text, alias)});
    }
  }
  // A name that is also listed as common ("Dawn") is common.
  const std::string name = knowledge::folded_name(actor.name);
  const bool reclassed =
      std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const Alias& alias) {
        return alias.alias == AliasClass::kCommon && knowledge::folded_name(alias.text) == name;
      });
  if (reclassed)
    std::erase_if(actor.aliases, [&](const Alias& alias) {
      return alias.alias != AliasClass::kCommon && knowledge::folded_name(alias.text) == name;
    });
  return ok_status();
}

Status ActorCompiler::read_terms(const SourceFile& file) {
  CASUS_TRY(const Tsv table,
            Tsv::parse(file.text, file.display, {"person", "office", "body", "source"},
                       {"person", "office", "body", "since", "until", "source"}));
  for (const TsvRow& row : table.rows()) {
    CASUS_TRY_VOID(check_source(row));
    Term term;
    term.person = row["person"];
    term.office = row["office"];
    term.body = row["body"];
    term.source = row["source"];
    term.person_error = row.error("person", "no row has the id '" + term.person + "'");
    if (term.office.empty()) return row.error("office", "a term needs an office");
    for (const std::string_view column : {"since", "until"}) {
      if (row[column].empty()) continue;
      const std::optional<Day> day = parse_iso_day(row[column]);
      if (!day) return row.error(column, "'" + std::string(row[column]) + "' is no day YYYY-MM-DD");
      (column == "since" ? term.since : term.until) = day;
    }
    terms_.push_back(std::move(term));
  }
  return ok_status();
}

Status ActorCompiler::read_codes(const SourceFile& file) {
  CASUS_TRY(const Tsv table, Tsv::parse(file.text, file.display, {"alpha2", "alpha3", "source"},
                                        {"alpha2", "alpha3", "source"}));
  for (const TsvRow& row : table.rows()) {
    CASUS_TRY_VOID(check_source(row));
    if (row["alpha2"].size() != 2) return row.error("alpha2", "wanted two letters");
    if (!is_country_code(row["alpha3"])) return row.error("alpha3", "wanted three letters");
    codes_.insert_or_assign(std::string(row["alpha2"]), std::string(row["alpha3"]));
  }
  return ok_status();
}

Status ActorCompiler::check() const {
  for (const auto& [id, actor] : actors_)
    if (actor.part_of_error && !actors_.contains(actor.part_of)) return *actor.part_of_error;
  for (const Term& term : terms_)
    if (!actors_.contains(term.person)) return term.person_error;
  for (const auto& [key, error] : offices_.institutions())
    if (!institutions_.has_key(key)) return error;
  return ok_status();
}

std::vector<knowledge::ActorRecord> ActorCompiler::actor_records(
    knowledge::StringTableWriter& strings) const {
  std::vector<knowledge::ActorRecord> records;
  for (const auto& [id, actor] : actors_) {
    knowledge::ActorRecord record;
    record.id = strings.add(actor.id);
    record.name = strings.add(actor.name);
    record.adjective = strings.add(actor.adjective);
    record.country = strings.add(actor.country);
    record.part_of = strings.add(actor.part_of);
    record.sectors = strings.add(actor.sectors);
    record.source = strings.add(actor.source);
    record.kind = static_cast<std::uint16_t>(actor.kind);
    record.breakaway = actor.breakaway ? 1 : 0;
    records.push_back(record);
  }
  return records;
}

std::vector<knowledge::TermRecord> ActorCompiler::term_records(
    knowledge::StringTableWriter& strings) const {
  std::vector<knowledge::TermRecord> records;
  for (const Term& term : terms_) {
    knowledge::TermRecord record;
    record.person = row_of(term.person);
    record.office = strings.add(term.office);
    record.office_key = strings.add(offices_.key_of(term.office));
    record.body = strings.add(term.body);
    record.source = strings.add(term.source);
    if (term.since)
      record.since = static_cast<std::int32_t>(term.since->time_since_epoch().count());
    if (term.until)
      record.until = static_cast<std::int32_t>(term.until->time_since_epoch().count());
    records.push_back(record);
  }
  std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
    return a.person != b.person ? a.person < b.person : a.since < b.since;
  });
  return records;
}

std::vector<knowledge::CodeRecord> ActorCompiler::code_records(
    knowledge::StringTableWriter& strings) const {
  std::vector<knowledge::CodeRecord> records;
  for (const auto& [alpha2, alpha3] : codes_)
    records.push_back({strings.add(alpha2), strings.add(alpha3), 0});
  return records;
}

std::string ActorCompiler::name_index() const {
  NameIndexWriter writer;
  std::uint32_t row = 0;
  for (const auto& [id, actor] : actors_) {
    for (const Alias& alias : actor.aliases)
      writer.add(alias.text, NameEntry(row, static_cast<std::uint8_t>(alias.alias)));
    ++row;
  }
  return writer.finish();
}

std::string ActorCompiler::write() const {
  knowledge::StringTableWriter strings;
  const auto actors = actor_records(strings);
  const auto terms = term_records(strings);
  const auto institutions = institutions_.records(strings);
  const auto offices = offices_.records(strings);
  const auto titles = titles_.records(strings);
  const auto groups = groups_.records(strings);
  const auto codes = code_records(strings);

  knowledge::TableWriter writer;
  writer.part(strings.bytes());
  writer.array(actors);
  writer.array(terms);
  writer.array(institutions);
  writer.array(offices);
  writer.array(titles);
  writer.array(groups);
  writer.array(codes);
  writer.part(name_index());
  writer.part(institutions_.index());
  writer.part(offices_.index());
  writer.part(titles_.index());
  writer.part(groups_.index());
  return writer.take();
}

}  // namespace

Result<std::string> compile_actors(const Sources& sources) {
  ActorCompiler compiler;
  CASUS_TRY_VOID(compiler.read(sources));
  return compiler.write();
}

}  // namespace casus::compile
