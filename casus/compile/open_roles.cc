#include "casus/compile/open_roles.h"

#include <charconv>
#include <vector>

#include "casus/compile/named_nodes.h"
#include "casus/compile/rule_text.h"
#include "casus/knowledge/open_roles.h"

namespace casus::compile {
namespace {

using knowledge::kOpenRoleNames;
using knowledge::kRoleFeatureNames;
using knowledge::OpenRoleTables;
using knowledge::RoleWeights;

constexpr std::string_view kNobody = "nobody";
constexpr std::string_view kAllTypes = "all";

Result<double> read_weight(const Yaml& node) {
  double value = 0;
  const std::string& text = node.string();
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size())
    return node.error("wanted a number, found '" + text + "'");
  return value;
}

template <class Names>
Result<std::size_t> index_of(const std::string& name, const Names& names, const char* what,
                             const Yaml& node) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return i;
  return node.error("unknown " + std::string(what) + " '" + name + "'" +
                    did_you_mean(name, std::vector<std::string>(names.begin(), names.end())));
}

Status add_row(const Yaml& node, RoleWeights& row) {
  for (const auto& [name, value] : node.map()) {
    CASUS_TRY(const double weight, read_weight(value));
    if (name == kNobody) {
      row.nobody += weight;
      continue;
    }
    CASUS_TRY(const std::size_t feature, index_of(name, kRoleFeatureNames, "feature", value));
    row.of[feature] += weight;
  }
  return ok_status();
}

Status add_role(const Yaml& node, std::array<RoleWeights, kEventTypes>& rows) {
  std::vector<std::string> known = {std::string(kAllTypes)};
  for (std::size_t i = 0; i < kEventTypes; ++i)
    known.emplace_back(to_string(static_cast<EventType>(i)));
  for (const auto& [name, weights] : node.map()) {
    CASUS_TRY(const std::size_t type, index_of(name, known, "type", weights));
    for (std::size_t i = 0; i < kEventTypes; ++i) {
      if (type != 0 && i + 1 != type) continue;
      CASUS_TRY_VOID(add_row(weights, rows[i]));
    }
  }
  return ok_status();
}

}  // namespace

// A later layer replaces a role as a whole: weights of one training belong together.
Result<std::string> compile_open_roles(const Sources& sources) {
  OpenRoleTables tables;
  YamlFiles files;
  for (const SourceFile* file : sources.below("roles/")) {
    CASUS_TRY(const Yaml* root, files.parse(*file));
    CASUS_TRY_VOID(root->expect_keys({"source", "open_roles"}));
    const Yaml* roles = root->find("open_roles");
    if (roles == nullptr) continue;
    for (const auto& [name, node] : roles->map()) {
      CASUS_TRY(const std::size_t role, index_of(name, kOpenRoleNames, "role", node));
      tables.of[role] = {};
      CASUS_TRY_VOID(add_role(node, tables.of[role]));
    }
  }
  return tables.write();
}

}  // namespace casus::compile
