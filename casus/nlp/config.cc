#include "casus/nlp/config.h"

#include "casus/base/json.h"
#include "casus/base/utf8.h"

namespace casus::nlp {

Result<Config> Config::read(std::string_view text) {
  Config config;
  std::map<std::string, std::string, std::less<>>* section = nullptr;
  std::string* value = nullptr;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view whole = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    const std::string_view line = trim(whole);
    if (line.empty() || line.front() == '#') continue;
    const bool indented = whole.front() == ' ' || whole.front() == '\t';
    if (indented && value != nullptr) {  // A value goes on.
      *value += line;
    } else if (line.front() == '[' && line.back() == ']') {
      section = &config.sections_[std::string(line.substr(1, line.size() - 2))];
      value = nullptr;
    } else {
      const std::size_t equals = line.find('=');
      if (section == nullptr || equals == std::string_view::npos)
        return Error{ErrorCode::kCorrupt,
                     "line " + std::to_string(number) + ": `[section]` or `key = value` is wanted"};
      value = &(*section)[std::string(trim(line.substr(0, equals)))];
      *value = trim(line.substr(equals + 1));
    }
  }
  return config;
}

std::string_view Config::raw(std::string_view section, std::string_view key) const {
  const auto found = sections_.find(section);
  if (found == sections_.end()) return {};
  const auto value = found->second.find(key);
  return value == found->second.end() ? std::string_view() : std::string_view(value->second);
}

std::string Config::text(std::string_view section, std::string_view key) const {
  const Result<Json> value = parse_json(raw(section, key));
  return value.ok() && value.value().is_string() ? value.value().get<std::string>() : std::string();
}

std::vector<std::string> Config::texts(std::string_view section, std::string_view key) const {
  const Result<Json> value = parse_json(raw(section, key));
  std::vector<std::string> texts;
  if (!value.ok() || !value.value().is_array()) return texts;
  for (const Json& item : value.value())
    if (item.is_string()) texts.push_back(item.get<std::string>());
  return texts;
}

}  // namespace casus::nlp
