#include "casus/compile/frame_header.h"

#include <algorithm>

#include "casus/compile/rule_text.h"

namespace casus::compile {
namespace {

using knowledge::Frame;
using knowledge::Ontology;

Result<bool> yes_or(const Yaml* node, bool otherwise) {
  if (node == nullptr) return otherwise;
  if (node->string() == "yes") return true;
  if (node->string() == "no") return false;
  return node->error("wanted yes or no, found '" + node->string() + "'");
}

Status read_type(const Yaml& node, const Ontology& ontology, Frame& frame) {
  const Yaml* type = node.find("type");
  if (type == nullptr) return node.error("frame '" + frame.name + "' has no type");
  const std::string& text = type->string();
  const std::size_t slash = text.find('/');
  if (!parse_event_type(text.substr(0, slash), frame.type)) {
    std::vector<std::string> known;
    for (std::size_t i = 0; i < kEventTypes; ++i)
      known.emplace_back(to_string(static_cast<EventType>(i)));
    return type->error("unknown type '" + text.substr(0, slash) + "'" +
                       did_you_mean(text.substr(0, slash), known));
  }
  if (slash == std::string::npos) return ok_status();
  frame.mode = text.substr(slash + 1);
  const auto& modes = ontology.of(frame.type).modes;
  if (modes.contains(frame.mode)) return ok_status();
  std::vector<std::string> known;
  for (const auto& [mode, score] : modes) known.push_back(mode);
  return type->error("type " + text.substr(0, slash) + " has no mode '" + frame.mode + "'" +
                     did_you_mean(frame.mode, known));
}

Status read_contexts(const Yaml& node, const Ontology& ontology, Frame& frame) {
  const Yaml* contexts = node.find("contexts");
  if (contexts == nullptr) return ok_status();
  CASUS_TRY(frame.contexts, contexts->strings());
  const std::vector<std::string>& known = ontology.tables().contexts;
  for (const std::string& context : frame.contexts)
    if (std::find(known.begin(), known.end(), context) == known.end())
      return contexts->error("unknown context '" + context + "'" + did_you_mean(context, known));
  return ok_status();
}

Status read_flags(const Yaml& node, const Ontology& ontology, Frame& frame) {
  if (const Yaml* status = node.find("status"); status != nullptr) {
    if (status->string() != "planned")
      return status->error("wanted 'planned', found '" + status->string() + "'");
  }
  CASUS_TRY(frame.speech, yes_or(node.find("speech"), ontology.of(frame.type).speech));
  CASUS_TRY(frame.symmetric, yes_or(node.find("symmetric"), false));
  return ok_status();
}

Status read_words(const Yaml& node, Frame& frame) {
  if (const Yaml* stage = node.find("stage"); stage != nullptr) {
    if (!stage->is_map()) return stage->error("wanted a map lemma: stage");
    for (const auto& [lemma, value] : stage->map()) frame.stage[lemma] = value.string();
  }
  const Yaml* quantity = node.find("quantity");
  if (quantity == nullptr) return ok_status();
  if (quantity->is_string()) frame.quantity[""] = quantity->string();
  for (const auto& [lemma, role] : quantity->map()) frame.quantity[lemma] = role.string();
  return ok_status();
}

Status check_roles(const Yaml& node, const Ontology& ontology) {
  const Yaml* roles = node.find("roles");
  if (roles == nullptr) return ok_status();
  const std::vector<std::string>& known = ontology.tables().record_roles;
  for (const auto& [role, record_role] : roles->map())
    if (std::find(known.begin(), known.end(), record_role.string()) == known.end())
      return record_role.error("unknown record role '" + record_role.string() + "'" +
                               did_you_mean(record_role.string(), known));
  return ok_status();
}

Status read_examples(const Yaml& node, const NamedNode& named, Frame& frame) {
  const Yaml* examples = node.find("examples");
  if (examples == nullptr) return ok_status();
  if (!examples->is_map()) return examples->error("wanted a map sentence: what it gives");
  for (const auto& [sentence, value] : examples->map()) {
    knowledge::Example example;
    example.sentence = sentence;
    example.where = named.file->display + ":" + std::to_string(value.line());
    if (value.is_map()) {
      CASUS_TRY_VOID(value.expect_keys({"gives", "parse_error"}));
      const Yaml* gives = value.find("gives");
      if (gives == nullptr) return value.error("'gives' is missing");
      example.gives = gives->string();
      CASUS_TRY(example.parse_error, yes_or(value.find("parse_error"), false));
    } else {
      example.gives = value.string();
    }
    if (example.gives.empty()) return value.error("wanted a dump, or \"-\" for no event");
    frame.examples.push_back(std::move(example));
  }
  return ok_status();
}

}  // namespace

Result<Frame> read_frame_header(const NamedNode& named, const Ontology& ontology) {
  const Yaml& node = *named.node;
  CASUS_TRY_VOID(node.expect_keys({"frame", "type", "gloss", "match", "contexts", "not", "slots",
                                   "stage", "roles", "forms", "over", "with", "status", "speech",
                                   "symmetric", "quantity", "weak", "examples"}));
  Frame frame;
  frame.name = node.find("frame")->string();
  frame.file = named.file->display;
  frame.line = static_cast<std::uint32_t>(node.line());
  if (const Yaml* gloss = node.find("gloss"); gloss != nullptr) frame.gloss = gloss->string();
  CASUS_TRY_VOID(read_type(node, ontology, frame));
  CASUS_TRY_VOID(read_contexts(node, ontology, frame));
  CASUS_TRY_VOID(read_flags(node, ontology, frame));
  CASUS_TRY_VOID(read_words(node, frame));
  CASUS_TRY_VOID(check_roles(node, ontology));
  CASUS_TRY_VOID(read_examples(node, named, frame));
  return frame;
}

}  // namespace casus::compile
