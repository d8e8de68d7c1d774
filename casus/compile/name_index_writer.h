// NameIndexWriter: the bytes of a knowledge::NameIndex. The same names in any order give the same
// bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/knowledge/name_index.h"

namespace casus::compile {

class NameIndexWriter {
 public:
  // Folds `name` and ties it to `entry`; false if nothing is left of it after folding. Of two
  // entries of one row under one name the one with the lower note is kept.
  bool add(std::string_view name, knowledge::NameEntry entry);

  [[nodiscard]] std::string finish() const;

 private:
  std::vector<std::pair<std::string, knowledge::NameEntry>> names_;  // Folded.
};

}  // namespace casus::compile
