#include "casus/compile/sources.h"

#include <algorithm>

#include "casus/base/bytes.h"
#include "casus/base/file.h"
#include "casus/base/utf8.h"

namespace casus::compile {

Status Sources::add_folder(const std::string& folder, const std::string& shown) {
  std::vector<Error> problems;
  CASUS_TRY(const std::vector<std::string> paths, list_files(folder, problems));
  if (!problems.empty()) return problems.front();
  std::string base = folder;
  while (base.size() > 1 && base.back() == '/') base.pop_back();
  const int layer = layers_;
  for (const std::string& path : paths) {
    if (!path.ends_with(".yaml") && !path.ends_with(".tsv")) continue;
    CASUS_TRY(std::string text, read_file(path));
    if (!is_valid_utf8(text)) return Error{ErrorCode::kCorrupt, path + ": not valid UTF-8"};
    const std::string relative = path.substr(base.size() + 1);
    add({relative, shown.empty() ? path : shown + "/" + relative, std::move(text), layer});
  }
  layers_ = layer + 1;
  return ok_status();
}

void Sources::add(SourceFile file) {
  layers_ = std::max(layers_, file.layer + 1);
  const auto at = std::upper_bound(
      files_.begin(), files_.end(), file, [](const SourceFile& a, const SourceFile& b) {
        return a.layer != b.layer ? a.layer < b.layer : a.path < b.path;
      });
  files_.insert(at, std::move(file));
}

std::vector<const SourceFile*> Sources::below(std::string_view prefix) const {
  std::vector<const SourceFile*> found;
  for (const SourceFile& file : files_)
    if (file.path.starts_with(prefix)) found.push_back(&file);
  return found;
}

std::string Sources::write() const {
  ByteWriter writer;
  writer.put(static_cast<std::uint32_t>(files_.size()));
  for (const SourceFile& file : files_) {
    writer.put_string(file.path);
    writer.put_string("data/" + file.path);
    writer.put_string(file.text);
    writer.put(static_cast<std::int32_t>(file.layer));
  }
  return writer.take();
}

Result<Sources> Sources::read(std::string_view section) {
  ByteReader reader(section);
  Sources sources;
  const auto count = reader.get_count(16);
  for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
    SourceFile file;
    file.path = reader.get_string();
    file.display = reader.get_string();
    file.text = reader.get_string();
    file.layer = reader.get<std::int32_t>();
    if (reader.ok()) sources.add(std::move(file));
  }
  if (!reader.ok()) return Error{ErrorCode::kCorrupt, "pack section 'sources' is cut"};
  return sources;
}

}  // namespace casus::compile
