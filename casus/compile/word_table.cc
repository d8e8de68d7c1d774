#include "casus/compile/word_table.h"

#include <map>
#include <set>
#include <utility>

#include "casus/base/bytes.h"
#include "casus/base/utf8.h"
#include "casus/compile/yaml.h"

namespace casus::compile {
namespace {

using Key = std::pair<std::string, std::string>;  // class, word

Status add_class(const std::string& cls, const Yaml& values, std::map<Key, std::string>& words) {
  if (!values.is_map())
    return values.error("class '" + cls + "' must map values to lists of words");
  std::set<std::string> seen;
  for (const auto& [value, list] : values.map()) {
    CASUS_TRY(const std::vector<std::string> texts, list.strings());
    if (texts.empty()) return list.error("value '" + value + "' has no words");
    for (const std::string& text : texts) {
      std::string word = to_lower(trim(text));
      if (word.empty()) return list.error("empty word");
      if (!seen.insert(word).second)
        return list.error("'" + word + "' stands twice in '" + cls + "'");
      words[{cls, std::move(word)}] = value;
    }
  }
  return ok_status();
}

Status add_file(const SourceFile& file, std::map<Key, std::string>& words) {
  CASUS_TRY(const Yaml root, Yaml::parse(file.text, file.display));
  if (!root.is_map()) return root.error("a word list must be a map of classes");
  const Yaml* source = root.find("source");
  if (source == nullptr || source->string().empty())
    return root.error("a word list needs a `source`");
  for (const auto& [cls, values] : root.map()) {
    if (cls == "source") continue;
    CASUS_TRY_VOID(add_class(cls, values, words));
  }
  return ok_status();
}

}  // namespace

Result<std::string> compile_word_table(const Sources& sources, std::string_view path) {
  std::map<Key, std::string> words;
  bool found = false;
  for (const SourceFile* file : sources.below(path)) {
    if (file->path != path) continue;
    found = true;
    CASUS_TRY_VOID(add_file(*file, words));
  }
  if (!found) return Error{ErrorCode::kNotFound, "data/" + std::string(path) + " is missing"};
  ByteWriter writer;
  writer.put(static_cast<std::uint32_t>(words.size()));
  for (const auto& [key, value] : words) {
    writer.put_string(key.second);
    writer.put_string(key.first);
    writer.put_string(value);
  }
  return writer.take();
}

}  // namespace casus::compile
