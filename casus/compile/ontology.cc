#include "casus/compile/ontology.h"

#include <charconv>

#include "casus/compile/named_nodes.h"
#include "casus/compile/rule_text.h"
#include "casus/knowledge/ontology.h"

namespace casus::compile {
namespace {

using knowledge::OntologyTables;
using knowledge::StatusRow;
using knowledge::TypeFacts;

Result<double> read_number(const Yaml& node) {
  double value = 0;
  const std::string& text = node.string();
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!node.is_string() || end.ec != std::errc() || end.ptr != text.data() + text.size())
    return node.error("wanted a number, found '" + text + "'");
  return value;
}

Result<bool> read_yes(const Yaml& node) {
  if (node.string() == "yes") return true;
  if (node.string() == "no") return false;
  return node.error("wanted yes or no, found '" + node.string() + "'");
}

std::vector<std::string> type_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kEventTypes; ++i)
    names.emplace_back(to_string(static_cast<EventType>(i)));
  return names;
}

std::string word_of(const Yaml* node) {
  return node == nullptr ? std::string() : node->string();
}

Result<TypeFacts> read_type(const Yaml& node) {
  CASUS_TRY_VOID(
      node.expect_keys({"quad", "intensity", "speech", "actor", "recipient", "cameo", "modes"}));
  TypeFacts facts;
  for (const std::string_view key : {"quad", "intensity", "speech", "actor", "recipient", "cameo"})
    if (node.find(key) == nullptr) return node.error("'" + std::string(key) + "' is missing");
  CASUS_TRY(const double quad, read_number(*node.find("quad")));
  if (quad != 1 && quad != 2 && quad != 3 && quad != 4)
    return node.find("quad")->error("wanted 1, 2, 3 or 4");
  facts.quad = static_cast<std::int32_t>(quad);
  CASUS_TRY(facts.intensity, read_number(*node.find("intensity")));
  CASUS_TRY(facts.speech, read_yes(*node.find("speech")));
  facts.actor_role = word_of(node.find("actor"));
  facts.recipient_role = word_of(node.find("recipient"));
  facts.cameo = word_of(node.find("cameo"));
  if (const Yaml* modes = node.find("modes"); modes != nullptr) {
    for (const auto& [mode, value] : modes->map()) {
      CASUS_TRY(const double intensity, read_number(value));
      facts.modes[mode] = intensity;
    }
  }
  return facts;
}

// Values of an enum as a mask: one word or a list.
Result<std::uint8_t> read_mask(const Yaml& node, std::span<const std::string_view> names) {
  CASUS_TRY(const std::vector<std::string> words, node.strings());
  std::uint8_t mask = 0;
  for (const std::string& word : words) {
    bool known = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] != word) continue;
      mask = static_cast<std::uint8_t>(mask | (1U << i));
      known = true;
    }
    if (!known)
      return node.error("unknown value '" + word + "'" +
                        did_you_mean(word, std::vector<std::string>(names.begin(), names.end())));
  }
  return mask;
}

std::vector<std::string_view> factuality_names() {
  std::vector<std::string_view> names;
  for (std::uint8_t i = 0; i < 6; ++i) names.push_back(to_string(static_cast<Factuality>(i)));
  return names;
}

std::vector<std::string_view> effect_names() {
  std::vector<std::string_view> names;
  for (std::uint8_t i = 0; i < 6; ++i)
    names.push_back(knowledge::to_string(static_cast<knowledge::Effect>(i)));
  return names;
}

std::vector<std::string_view> status_names() {
  std::vector<std::string_view> names;
  for (std::uint8_t i = 0; i < 7; ++i) names.push_back(to_string(static_cast<EventStatus>(i)));
  return names;
}

Status read_status_result(const Yaml& gives, StatusRow& row) {
  row.is_event = gives.string() != "none";
  if (!row.is_event) return ok_status();
  const std::vector<std::string_view> names = status_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != gives.string()) continue;
    row.gives = static_cast<EventStatus>(i);
    return ok_status();
  }
  return gives.error(
      "unknown status '" + gives.string() + "'" +
      did_you_mean(gives.string(), std::vector<std::string>(names.begin(), names.end())));
}

Status read_status_row(const Yaml& node, StatusRow& row) {
  CASUS_TRY_VOID(node.expect_keys({"factuality", "effect", "claim", "speech", "promise", "hedged",
                                   "disputed", "ongoing", "gives", "why"}));
  static constexpr std::array<std::string_view, 2> kNoYes = {"no", "yes"};
  struct Column {
    std::string_view key;
    std::uint8_t StatusRow::*mask;
    std::vector<std::string_view> names;
  };
  const std::vector<std::string_view> no_yes(kNoYes.begin(), kNoYes.end());
  const std::vector<Column> columns = {
      {"factuality", &StatusRow::factuality, factuality_names()},
      {"effect", &StatusRow::effect, effect_names()},
      {"claim", &StatusRow::claim, {knowledge::kClaimNames.begin(), knowledge::kClaimNames.end()}},
      {"speech", &StatusRow::speech, no_yes},
      {"promise", &StatusRow::promise, no_yes},
      {"hedged", &StatusRow::hedged, no_yes},
      {"disputed", &StatusRow::disputed, no_yes},
      {"ongoing", &StatusRow::ongoing, no_yes}};
  for (const Column& column : columns) {
    const Yaml* value = node.find(column.key);
    if (value == nullptr) continue;
    CASUS_TRY(row.*column.mask, read_mask(*value, column.names));
  }
  const Yaml* gives = node.find("gives");
  if (gives == nullptr) return node.error("'gives' is missing");
  CASUS_TRY_VOID(read_status_result(*gives, row));
  row.why = word_of(node.find("why"));
  return ok_status();
}

bool has_condition(const StatusRow& row) {
  const StatusRow free;
  return row.factuality != free.factuality || row.effect != free.effect ||
         row.claim != free.claim || row.speech != free.speech || row.promise != free.promise ||
         row.hedged != free.hedged || row.disputed != free.disputed || row.ongoing != free.ongoing;
}

class OntologyCompiler {
 public:
  explicit OntologyCompiler(const Sources& sources) : sources_(sources) {}

  Result<std::string> run() {
    for (const SourceFile* file : sources_.below("ontology/")) {
      CASUS_TRY(const Yaml* root, files_.parse(*file));
      CASUS_TRY_VOID(root->expect_keys(
          {"source", "types", "contexts", "record_roles", "cameo", "quantities", "status"}));
      CASUS_TRY_VOID(read_types(root->find("types")));
      CASUS_TRY_VOID(read_lists(*root));
      CASUS_TRY_VOID(read_status(root->find("status")));
    }
    for (std::size_t i = 0; i < kEventTypes; ++i)
      if (tables_.types[i].quad == 0)
        return Error{ErrorCode::kInvalidArgument,
                     "data/ontology/types.yaml: type " +
                         std::string(to_string(static_cast<EventType>(i))) + " is missing"};
    if (tables_.status.empty())
      return Error{ErrorCode::kInvalidArgument, "data/ontology/status.yaml: no status table"};
    return tables_.write();
  }

 private:
  Status read_types(const Yaml* types) {
    if (types == nullptr) return ok_status();
    for (const auto& [name, node] : types->map()) {
      EventType type{};
      if (!parse_event_type(name, type))
        return node.error("unknown type '" + name + "'" + did_you_mean(name, type_names()));
      CASUS_TRY(tables_.types[static_cast<std::size_t>(type)], read_type(node));
    }
    return ok_status();
  }

  Status read_lists(const Yaml& root) {
    if (const Yaml* contexts = root.find("contexts"); contexts != nullptr) {
      CASUS_TRY(tables_.contexts, contexts->strings());
    }
    if (const Yaml* roles = root.find("record_roles"); roles != nullptr) {
      CASUS_TRY(tables_.record_roles, roles->strings());
    }
    if (const Yaml* cameo = root.find("cameo"); cameo != nullptr) {
      for (const auto& [frame, code] : cameo->map()) tables_.cameo[frame] = code.string();
    }
    if (const Yaml* quantities = root.find("quantities"); quantities != nullptr) {
      for (const auto& [role, list] : quantities->map()) {
        CASUS_TRY(const std::vector<std::string> lemmas, list.strings());
        for (const std::string& lemma : lemmas) tables_.quantities[lemma] = role;
      }
    }
    return ok_status();
  }

  Status read_status(const Yaml* status) {
    if (status == nullptr) return ok_status();
    if (status->list().empty()) return status->error("wanted a list of rows");
    tables_.status.clear();
    for (const Yaml& node : status->list()) {
      CASUS_TRY_VOID(read_status_row(node, tables_.status.emplace_back()));
    }
    if (has_condition(tables_.status.back()))
      return status->list().back().error("the last row must have no condition");
    return ok_status();
  }

  const Sources& sources_;
  YamlFiles files_;
  OntologyTables tables_;
};

}  // namespace

Result<std::string> compile_ontology(const Sources& sources) {
  return OntologyCompiler(sources).run();
}

}  // namespace casus::compile
