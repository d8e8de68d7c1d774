// The word tables of data/actors/ (institutions, offices, titles, groups): one shape of record, one
// name index each. Part of compile/actors.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/compile/name_index_writer.h"
#include "casus/compile/sources.h"
#include "casus/compile/tsv.h"
#include "casus/knowledge/tables.h"

namespace casus::compile {

// Checks a cell of sector codes: nothing, or PLOVER's codes parted by single blanks.
[[nodiscard]] Status check_sectors(const TsvRow& row);
// The cell `source` must say something.
[[nodiscard]] Status check_source(const TsvRow& row);

struct WordTableShape {
  std::string_view file;                  // "actors/offices.tsv"
  std::string_view kind_column;           // "kind" or "scope"
  std::vector<std::string_view> kinds;    // Its values, in the order of their numbers.
  std::string_view flag_column;           // "marks" or "gender", "" for none.
  std::vector<std::string_view> flags;    // Names of bits 1, 2, 4 …; of 1, 2 for gender.
  std::vector<std::string_view> columns;  // All columns allowed.
  std::string_view key_column;            // "key", or "name" where rows have no key.
};

[[nodiscard]] const WordTableShape& institutions_shape();
[[nodiscard]] const WordTableShape& offices_shape();
[[nodiscard]] const WordTableShape& titles_shape();
[[nodiscard]] const WordTableShape& groups_shape();

// One table over all layers.
class ActorWords {
 public:
  explicit ActorWords(const WordTableShape& shape) : shape_(shape) {}
  [[nodiscard]] Status read(const Sources& sources);

  [[nodiscard]] bool has_key(std::string_view key) const { return rows_.contains(key); }
  // Key of the row that has `name` among its forms, "" if none.
  [[nodiscard]] std::string key_of(std::string_view name) const;
  // Every value of the column `institution`, with the row's place for an error.
  [[nodiscard]] const std::vector<std::pair<std::string, Error>>& institutions() const {
    return institutions_;
  }
  [[nodiscard]] std::vector<knowledge::WordRecord> records(
      knowledge::StringTableWriter& strings) const;
  [[nodiscard]] std::string index() const;

 private:
  struct Row {
    std::string key, name, sectors, institution;
    std::vector<std::string> forms;
    std::uint16_t kind = 0;
    std::uint16_t flags = 0;
    int layer = 0;
  };
  [[nodiscard]] Status read_row(const TsvRow& cells, int layer);
  [[nodiscard]] Result<std::uint16_t> read_flags(const TsvRow& cells) const;

  const WordTableShape& shape_;
  std::map<std::string, Row, std::less<>> rows_;  // By key: the record's number is its rank.
  std::map<std::string, std::string, std::less<>> key_of_form_;
  std::vector<std::pair<std::string, Error>> institutions_;
};

}  // namespace casus::compile
