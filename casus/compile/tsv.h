// Tab-separated tables: a header line that names the columns, then a row a line. `#` starts a
// comment line, blank lines are skipped; no quoting, so a cell holds no tab and no line feed. Cells
// are trimmed; missing cells at the end of a line are "". Errors read "actors/igos.tsv:41:7: …",
// the column counting bytes from 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus::compile {

class TsvRow {
 public:
  // The cell of column `name`; "" where the table has no such column. REQUIRES: `name` was allowed
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  // The cell cut at '|', parts trimmed, empty parts left out.
  [[nodiscard]] std::vector<std::string_view> list(std::string_view name) const;
  // "NAME:LINE:COLUMN: message", pointing at that column's cell.
  [[nodiscard]] Error error(std::string_view column, const std::string& message) const;
  [[nodiscard]] int line() const { return line_; }

 private:
  friend class Tsv;
  const std::vector<std::string_view>* columns_ = nullptr;
  const std::string* name_ = nullptr;
  std::vector<std::string_view> cells_;
  std::string_view text_;
  int line_ = 0;
};

// Views into the text that was read, which must outlive the table.
class Tsv {
 public:
  // Fails if the header has a column outside `allowed`, lacks one of `needed`, or a row is too
  // long.
  [[nodiscard]] static Result<Tsv> parse(std::string_view text, const std::string& name,
                                         const std::vector<std::string_view>& needed,
                                         const std::vector<std::string_view>& allowed);
  Tsv(Tsv&&) noexcept;
  Tsv& operator=(Tsv&&) noexcept;
  Tsv(const Tsv&) = delete;
  Tsv& operator=(const Tsv&) = delete;
  ~Tsv() = default;

  [[nodiscard]] const std::vector<TsvRow>& rows() const { return rows_; }

 private:
  Tsv() = default;
  Status read_header(std::string_view line, int number, const std::vector<std::string_view>& needed,
                     const std::vector<std::string_view>& allowed);
  Status read_row(std::string_view line, int number);
  void point_rows();
  std::string name_;
  std::vector<std::string_view> columns_;
  std::vector<TsvRow> rows_;
};

}  // namespace casus::compile
