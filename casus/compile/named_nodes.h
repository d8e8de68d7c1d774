// Named nodes of several files and layers: a later layer replaces a name, one layer may not give it
// twice.
#pragma once

#include <deque>
#include <map>
#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"
#include "casus/compile/yaml.h"

namespace casus::compile {

struct NamedNode {
  const Yaml* node = nullptr;
  const SourceFile* file = nullptr;
};

class NamedNodes {
 public:
  // Fails when this layer has the name already; says where.
  [[nodiscard]] Status add(const std::string& name, const Yaml& node, const SourceFile& file) {
    const auto [at, is_new] = nodes_.try_emplace(name, NamedNode{&node, &file});
    if (!is_new && at->second.file->layer == file.layer)
      return node.error("'" + name + "' is there already, at " + position(at->second));
    at->second = NamedNode{&node, &file};
    return ok_status();
  }
  // By name.
  [[nodiscard]] const std::map<std::string, NamedNode>& all() const { return nodes_; }
  [[nodiscard]] static std::string position(const NamedNode& named) {
    return named.file->display + ":" + std::to_string(named.node->line());
  }

 private:
  std::map<std::string, NamedNode> nodes_;
};

// Parsed files; nodes stay where they are.
class YamlFiles {
 public:
  [[nodiscard]] Result<const Yaml*> parse(const SourceFile& file) {
    CASUS_TRY(Yaml root, Yaml::parse(file.text, file.display));
    return &files_.emplace_back(std::move(root));
  }

 private:
  std::deque<Yaml> files_;
};

}  // namespace casus::compile
