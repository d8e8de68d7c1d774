// config.cfg of a model: sections of keys with JSON values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus::nlp {

class Config {
 public:
  // Fails with kCorrupt, naming the line. References like ${a.b:c} are kept as they stand.
  [[nodiscard]] static Result<Config> read(std::string_view text);

  // Value as written; "" if it is not there.
  [[nodiscard]] std::string_view raw(std::string_view section, std::string_view key) const;
  // Value of a JSON string; "" if it is not there or none.
  [[nodiscard]] std::string text(std::string_view section, std::string_view key) const;
  // Value of a JSON list of strings; empty if it is not there or none.
  [[nodiscard]] std::vector<std::string> texts(std::string_view section,
                                               std::string_view key) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> sections_;
};

}  // namespace casus::nlp
