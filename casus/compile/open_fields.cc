#include "casus/compile/open_fields.h"

#include <array>
#include <charconv>
#include <vector>

#include "casus/compile/named_nodes.h"
#include "casus/compile/rule_text.h"
#include "casus/knowledge/open_fields.h"

namespace casus::compile {
namespace {

using knowledge::kDateFeatureNames;
using knowledge::kRoleFeatureNames;
using knowledge::OpenFieldTables;

// The roles in the order of OpenRole, then the date.
constexpr std::array<std::string_view, 3> kFields = {"actor", "recipient", "date"};
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

template <std::size_t kFeatures>
Status add_row(const Yaml& node, const std::array<std::string_view, kFeatures>& names,
               knowledge::ChoiceWeights<kFeatures>& row) {
  for (const auto& [name, value] : node.map()) {
    CASUS_TRY(const double weight, read_weight(value));
    if (name == kNobody) {
      row.nobody += weight;
      continue;
    }
    CASUS_TRY(const std::size_t feature, index_of(name, names, "feature", value));
    row.of[feature] += weight;
  }
  return ok_status();
}

// A later layer replaces a field as a whole: weights of one training belong together.
template <std::size_t kFeatures>
Status read_field(const Yaml& node, const std::array<std::string_view, kFeatures>& names,
                  std::array<knowledge::ChoiceWeights<kFeatures>, kEventTypes>& rows) {
  rows = {};
  std::vector<std::string> known = {std::string(kAllTypes)};
  for (std::size_t i = 0; i < kEventTypes; ++i)
    known.emplace_back(to_string(static_cast<EventType>(i)));
  for (const auto& [name, weights] : node.map()) {
    CASUS_TRY(const std::size_t type, index_of(name, known, "type", weights));
    for (std::size_t i = 0; i < kEventTypes; ++i) {
      if (type != 0 && i + 1 != type) continue;
      CASUS_TRY_VOID(add_row(weights, names, rows[i]));
    }
  }
  return ok_status();
}

Status read_fields(const Yaml& fields, OpenFieldTables& tables) {
  for (const auto& [name, node] : fields.map()) {
    CASUS_TRY(const std::size_t field, index_of(name, kFields, "field", node));
    if (field < tables.roles.size()) {
      CASUS_TRY_VOID(read_field(node, kRoleFeatureNames, tables.roles[field]));
    } else {
      CASUS_TRY_VOID(read_field(node, kDateFeatureNames, tables.dates));
    }
  }
  return ok_status();
}

}  // namespace

Result<std::string> compile_open_fields(const Sources& sources) {
  OpenFieldTables tables;
  YamlFiles files;
  for (const SourceFile* file : sources.below("open_fields/")) {
    CASUS_TRY(const Yaml* root, files.parse(*file));
    CASUS_TRY_VOID(root->expect_keys({"source", "open_fields"}));
    if (const Yaml* fields = root->find("open_fields"); fields != nullptr)
      CASUS_TRY_VOID(read_fields(*fields, tables));
  }
  return tables.write();
}

}  // namespace casus::compile
