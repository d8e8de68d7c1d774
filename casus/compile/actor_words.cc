#include "casus/compile/actor_words.h"

#include <algorithm>
#include <array>

namespace casus::compile {
namespace {

// PLOVER 2.0 sectors (design event-coders §5).
constexpr std::array<std::string_view, 34> kSectors = {
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "EUR", "GOV", "IGO", "IMG", "ISM",
    "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "MNC", "NGO", "OPP", "PRE", "PRM", "PTY",
    "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK", "UNO", "HRI", "ENV"};

std::size_t rank_of(const std::vector<std::string_view>& names, std::string_view name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::string alternatives(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

}  // namespace

Status check_sectors(const TsvRow& row) {
  std::string_view cell = row["sectors"];
  while (!cell.empty()) {
    const std::size_t blank = std::min(cell.find(' '), cell.size());
    const std::string_view code = cell.substr(0, blank);
    if (std::find(kSectors.begin(), kSectors.end(), code) == kSectors.end())
      return row.error("sectors", "unknown sector '" + std::string(code) + "'");
    cell.remove_prefix(std::min(blank + 1, cell.size()));
  }
  return ok_status();
}

Status check_source(const TsvRow& row) {
  if (row["source"].empty()) return row.error("source", "a row needs a source");
  return ok_status();
}

const WordTableShape& institutions_shape() {
  static const WordTableShape kShape = {"actors/institutions.tsv",
                                        "kind",
                                        {"state", "person", "organisation", "igo", "armed_group"},
                                        "",
                                        {},
                                        {"key", "name", "kind", "sectors", "forms", "source"},
                                        "key"};
  return kShape;
}

const WordTableShape& offices_shape() {
  static const WordTableShape kShape = {
      "actors/offices.tsv",
      "scope",
      {"state", "region", "body", "military", "party", "any"},
      "marks",
      {"head", "speaks"},
      {"key", "name", "scope", "institution", "marks", "sectors", "forms", "source"},
      "key"};
  return kShape;
}

const WordTableShape& titles_shape() {
  static const WordTableShape kShape = {
      "actors/titles.tsv",
      "kind",
      {"honorific", "rank", "religious", "noble", "academic", "profession"},
      "gender",
      {"m", "f"},
      {"name", "kind", "gender", "sectors", "forms", "source"},
      "name"};
  return kShape;
}

const WordTableShape& groups_shape() {
  static const WordTableShape kShape = {"actors/groups.tsv",
                                        "kind",
                                        {"state", "person", "organisation", "igo", "armed_group"},
                                        "marks",
                                        {"population"},
                                        {"name", "kind", "marks", "sectors", "forms", "source"},
                                        "name"};
  return kShape;
}

Status ActorWords::read(const Sources& sources) {
  for (const SourceFile* file : sources.below(shape_.file)) {
    if (file->path != shape_.file) continue;
    CASUS_TRY(const Tsv table,
              Tsv::parse(file->text, file->display, {shape_.key_column, "source"}, shape_.columns));
    for (const TsvRow& row : table.rows()) CASUS_TRY_VOID(read_row(row, file->layer));
  }
  for (const auto& [key, row] : rows_)
    for (const std::string& form : row.forms)
      key_of_form_.emplace(knowledge::folded_name(form), key);
  return ok_status();
}

Status ActorWords::read_row(const TsvRow& cells, int layer) {
  Row row;
  row.key = cells[shape_.key_column];
  row.name = cells["name"];
  row.layer = layer;
  if (row.key.empty())
    return cells.error(shape_.key_column, "a row needs a " + std::string(shape_.key_column));
  if (row.name.empty()) return cells.error("name", "a row needs a name");
  CASUS_TRY_VOID(check_source(cells));
  CASUS_TRY_VOID(check_sectors(cells));
  row.sectors = cells["sectors"];
  const std::size_t kind = rank_of(shape_.kinds, cells[shape_.kind_column]);
  if (kind == shape_.kinds.size())
    return cells.error(shape_.kind_column, "'" + std::string(cells[shape_.kind_column]) +
                                               "' is none of " + alternatives(shape_.kinds));
  row.kind = static_cast<std::uint16_t>(kind);
  if (!shape_.flag_column.empty()) {
    CASUS_TRY(row.flags, read_flags(cells));
  }
  const bool has_institution = std::find(shape_.columns.begin(), shape_.columns.end(),
                                         "institution") != shape_.columns.end();
  if (has_institution && !cells["institution"].empty()) {
    row.institution = cells["institution"];
    institutions_.emplace_back(
        row.institution, cells.error("institution", "no institution '" + row.institution + "'"));
  }
  row.forms.emplace_back(row.name);
  for (const std::string_view form : cells.list("forms")) row.forms.emplace_back(form);
  for (const std::string& form : row.forms)
    if (knowledge::folded_name(form).empty())
      return cells.error("forms", "'" + form + "' has no letters");
  const auto known = rows_.find(row.key);
  if (known != rows_.end() && known->second.layer == layer)
    return cells.error(shape_.key_column, "'" + row.key + "' stands twice");
  std::string key = row.key;
  rows_.insert_or_assign(std::move(key), std::move(row));
  return ok_status();
}

Result<std::uint16_t> ActorWords::read_flags(const TsvRow& cells) const {
  std::uint16_t flags = 0;
  for (const std::string_view mark : cells.list(shape_.flag_column)) {
    const std::size_t at = rank_of(shape_.flags, mark);
    if (at == shape_.flags.size())
      return cells.error(shape_.flag_column,
                         "'" + std::string(mark) + "' is none of " + alternatives(shape_.flags));
    flags = static_cast<std::uint16_t>(flags | (1U << at));
  }
  return flags;
}

std::string ActorWords::key_of(std::string_view name) const {
  const auto at = key_of_form_.find(knowledge::folded_name(name));
  return at == key_of_form_.end() ? std::string() : at->second;
}

std::vector<knowledge::WordRecord> ActorWords::records(
    knowledge::StringTableWriter& strings) const {
  std::vector<knowledge::WordRecord> records;
  for (const auto& [key, row] : rows_) {
    knowledge::WordRecord record;
    record.key = strings.add(row.key);
    record.name = strings.add(row.name);
    record.sectors = strings.add(row.sectors);
    record.institution = strings.add(row.institution);
    record.kind = row.kind;
    record.flags = row.flags;
    records.push_back(record);
  }
  return records;
}

std::string ActorWords::index() const {
  NameIndexWriter writer;
  std::uint32_t number = 0;
  for (const auto& [key, row] : rows_) {
    for (const std::string& form : row.forms) writer.add(form, knowledge::NameEntry(number, 0));
    ++number;
  }
  return writer.finish();
}

}  // namespace casus::compile
