// A strict view of YAML over yaml-cpp: maps, lists and strings only. Every scalar is a string (`on`
// and `no` stay words), duplicate keys, anchors, aliases and tags are refused, and every node knows
// its line and column, so that errors read "frames/aid.yaml:41:7: …".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/base/result.h"

namespace casus::compile {

class Yaml {
 public:
  enum class Kind : std::uint8_t { kString, kList, kMap };

  // Reads one document. `name` is what errors call the file.
  [[nodiscard]] static Result<Yaml> parse(std::string_view text, const std::string& name);

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] bool is_string() const { return kind_ == Kind::kString; }
  [[nodiscard]] bool is_list() const { return kind_ == Kind::kList; }
  [[nodiscard]] bool is_map() const { return kind_ == Kind::kMap; }
  [[nodiscard]] const std::string& string() const { return string_; }    // "" unless kString.
  [[nodiscard]] const std::vector<Yaml>& list() const { return list_; }  // Empty unless kList.
  [[nodiscard]] const std::vector<std::pair<std::string, Yaml>>& map() const { return map_; }
  // Value of `key`, nullptr if absent or this is no map.
  [[nodiscard]] const Yaml* find(std::string_view key) const;
  // A list of strings; one string counts as a list of one; an absent key (nullptr) as none.
  [[nodiscard]] Result<std::vector<std::string>> strings() const;

  [[nodiscard]] int line() const { return line_; }      // From 1.
  [[nodiscard]] int column() const { return column_; }  // From 1.
  // "NAME:LINE:COLUMN: message"
  [[nodiscard]] Error error(const std::string& message) const;
  // Error unless this is a map whose keys are all in `allowed`.
  [[nodiscard]] Status expect_keys(const std::vector<std::string_view>& allowed) const;

 private:
  friend struct YamlBuilder;
  Kind kind_ = Kind::kString;
  std::string string_;
  std::vector<Yaml> list_;
  std::vector<std::pair<std::string, Yaml>> map_;
  std::string name_;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace casus::compile
