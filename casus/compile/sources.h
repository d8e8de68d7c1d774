// Sources: the data files that a pack is compiled from: data/, and the overlays of --data on top.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus::compile {

struct SourceFile {
  std::string path;     // Below its folder, '/' between parts: "frames/aid.yaml".
  std::string display;  // What errors print: the path as the user would open it.
  std::string text;
  int layer = 0;  // 0 base, 1 first overlay, …; rows of a later layer replace by key.
};

class Sources {
 public:
  // *.yaml and *.tsv below `folder`, as the next layer. Errors call the folder `shown`, if given:
  // what is compiled must not depend on where the folder lies.
  [[nodiscard]] Status add_folder(const std::string& folder, const std::string& shown = "");
  void add(SourceFile file);

  // Files whose path starts with `prefix`, by (layer, path).
  [[nodiscard]] std::vector<const SourceFile*> below(std::string_view prefix) const;
  [[nodiscard]] const std::vector<SourceFile>& files() const { return files_; }
  [[nodiscard]] int layers() const { return layers_; }

  // As a pack section, so that overlays can be compiled where data/ is not at hand.
  [[nodiscard]] std::string write() const;
  [[nodiscard]] static Result<Sources> read(std::string_view section);

 private:
  std::vector<SourceFile> files_;  // Sorted by (layer, path).
  int layers_ = 0;
};

}  // namespace casus::compile
