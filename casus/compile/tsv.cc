#include "casus/compile/tsv.h"

#include <algorithm>

#include "casus/base/utf8.h"

namespace casus::compile {
namespace {

std::vector<std::string_view> cut(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t found = text.find(at);
    parts.push_back(trim(text.substr(0, found)));
    if (found == std::string_view::npos) return parts;
    text.remove_prefix(found + 1);
  }
}

bool contains(const std::vector<std::string_view>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string place(const std::string& name, int line, std::size_t column) {
  return name + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

}  // namespace

std::string_view TsvRow::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < columns_->size() && i < cells_.size(); ++i)
    if ((*columns_)[i] == name) return cells_[i];
  return {};
}

std::vector<std::string_view> TsvRow::list(std::string_view name) const {
  std::vector<std::string_view> parts = cut((*this)[name], '|');
  std::erase(parts, std::string_view());
  return parts;
}

Error TsvRow::error(std::string_view column, const std::string& message) const {
  const std::string_view cell = (*this)[column];
  const bool inside = !cell.empty() && cell.data() >= text_.data();
  const std::size_t at = inside ? static_cast<std::size_t>(cell.data() - text_.data()) + 1 : 1;
  const std::string what =
      column.empty() ? message : "column '" + std::string(column) + "': " + message;
  return {ErrorCode::kInvalidArgument, place(*name_, line_, at) + what};
}

Result<Tsv> Tsv::parse(std::string_view text, const std::string& name,
                       const std::vector<std::string_view>& needed,
                       const std::vector<std::string_view>& allowed) {
  Tsv table;
  table.name_ = name;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (all_space(line) || line.starts_with('#')) continue;
    if (table.columns_.empty()) {
      CASUS_TRY_VOID(table.read_header(line, number, needed, allowed));
    } else {
      CASUS_TRY_VOID(table.read_row(line, number));
    }
  }
  if (table.columns_.empty())
    return Error{
        ErrorCode::kInvalidArgument,
        place(name, number + 1, 1) + "no header line; wanted the columns " + joined(needed)};
  table.point_rows();
  return table;
}

Status Tsv::read_header(std::string_view line, int number,
                        const std::vector<std::string_view>& needed,
                        const std::vector<std::string_view>& allowed) {
  columns_ = cut(line, '\t');
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view column = columns_[i];
    const std::size_t at =
        column.empty() ? 1 : static_cast<std::size_t>(column.data() - line.data()) + 1;
    if (!contains(allowed, column))
      return Error{ErrorCode::kInvalidArgument, place(name_, number, at) + "unknown column '" +
                                                    std::string(column) +
                                                    "'; known here: " + joined(allowed)};
    if (std::count(columns_.begin(), columns_.end(), column) > 1)
      return Error{ErrorCode::kInvalidArgument,
                   place(name_, number, at) + "column '" + std::string(column) + "' stands twice"};
  }
  for (const std::string_view column : needed)
    if (!contains(columns_, column))
      return Error{ErrorCode::kInvalidArgument,
                   place(name_, number, 1) + "column '" + std::string(column) + "' is missing"};
  return ok_status();
}

Status Tsv::read_row(std::string_view line, int number) {
  TsvRow row;
  row.text_ = line;
  row.line_ = number;
  row.cells_ = cut(line, '\t');
  if (row.cells_.size() > columns_.size())
    return Error{ErrorCode::kInvalidArgument,
                 place(name_, number, 1) + std::to_string(row.cells_.size()) +
                     " cells, but the header has " + std::to_string(columns_.size()) + " columns"};
  rows_.push_back(std::move(row));
  return ok_status();
}

void Tsv::point_rows() {
  for (TsvRow& row : rows_) {
    row.columns_ = &columns_;
    row.name_ = &name_;
  }
}

Tsv::Tsv(Tsv&& other) noexcept
    : name_(std::move(other.name_)),
      columns_(std::move(other.columns_)),
      rows_(std::move(other.rows_)) {
  point_rows();
}

Tsv& Tsv::operator=(Tsv&& other) noexcept {
  name_ = std::move(other.name_);
  columns_ = std::move(other.columns_);
  rows_ = std::move(other.rows_);
  point_rows();
  return *this;
}

}  // namespace casus::compile
