#include "casus/compile/yaml.h"

#include <memory>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "casus/compile/rule_text.h"

namespace casus::compile {

// Builds the tree from yaml-cpp's events: the events carry marks, the node tree would lose them.
struct YamlBuilder : public YAML::EventHandler {
  explicit YamlBuilder(std::string file_name) : name(std::move(file_name)) {}

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { add(scalar(mark, "")); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(mark, "aliases (*name) are not supported: write the value out");
    add(scalar(mark, ""));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    inspect(mark, tag, anchor);
    add(scalar(mark, value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    inspect(mark, tag, anchor);
    open(mark, Yaml::Kind::kList);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    inspect(mark, tag, anchor);
    open(mark, Yaml::Kind::kMap);
  }
  void OnMapEnd() override { close(); }

  struct Frame {
    Yaml node;
    bool has_key = false;
    std::string key;
    std::set<std::string> keys;
  };

  Yaml scalar(const YAML::Mark& mark, const std::string& value) const {
    Yaml node;
    node.name_ = name;
    node.line_ = mark.line + 1;
    node.column_ = mark.column + 1;
    node.string_ = value;
    return node;
  }
  void open(const YAML::Mark& mark, Yaml::Kind kind) {
    Frame frame;
    frame.node = scalar(mark, "");
    frame.node.kind_ = kind;
    stack.push_back(std::move(frame));
    if (stack.size() > 64) refuse(mark, "nested deeper than 64");
  }
  void close() {
    Yaml node = std::move(stack.back().node);
    stack.pop_back();
    add(std::move(node));
  }
  void add(Yaml node) {
    if (stack.empty()) {
      root = std::move(node);
      return;
    }
    Frame& top = stack.back();
    if (top.node.kind_ == Yaml::Kind::kList) {
      top.node.list_.push_back(std::move(node));
    } else if (!top.has_key) {
      if (!node.is_string()) remember(node.error("a key must be a word"));
      if (!top.keys.insert(node.string_).second)
        remember(node.error("key '" + node.string_ + "' stands twice in this map"));
      top.key = node.string_;
      top.has_key = true;
    } else {
      top.node.map_.emplace_back(std::move(top.key), std::move(node));
      top.has_key = false;
    }
  }
  void inspect(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse(mark, "anchors (&name) are not supported");
    if (!tag.empty() && tag != "?" && tag != "!")
      refuse(mark, "tags (" + tag + ") are not supported");
  }
  void refuse(const YAML::Mark& mark, const std::string& message) {
    remember(scalar(mark, "").error(message));
  }
  void remember(const Error& error) {
    if (first_error == nullptr) first_error = std::make_unique<Error>(error);
  }

  std::string name;
  std::vector<Frame> stack;
  Yaml root;
  std::unique_ptr<Error> first_error;
};

Result<Yaml> Yaml::parse(std::string_view text, const std::string& name) {
  YamlBuilder builder(name);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    builder.root.name_ = name;
    builder.root.kind_ = Kind::kMap;  // An empty file is an empty map.
    parser.HandleNextDocument(builder);
  } catch (const YAML::Exception& problem) {
    return Error{ErrorCode::kInvalidArgument, name + ":" + std::to_string(problem.mark.line + 1) +
                                                  ":" + std::to_string(problem.mark.column + 1) +
                                                  ": " + problem.msg};
  }
  if (builder.first_error != nullptr) return *builder.first_error;
  return std::move(builder.root);
}

const Yaml* Yaml::find(std::string_view key) const {
  for (const auto& [name, value] : map_)
    if (name == key) return &value;
  return nullptr;
}

Result<std::vector<std::string>> Yaml::strings() const {
  if (is_string()) return std::vector<std::string>{string_};
  if (is_map()) return error("wanted a word or a list of words, found a map");
  std::vector<std::string> found;
  for (const Yaml& item : list_) {
    if (!item.is_string()) return item.error("wanted a word, found a list or map");
    found.push_back(item.string());
  }
  return found;
}

Error Yaml::error(const std::string& message) const {
  return {ErrorCode::kInvalidArgument,
          name_ + ":" + std::to_string(line_) + ":" + std::to_string(column_) + ": " + message};
}

Status Yaml::expect_keys(const std::vector<std::string_view>& allowed) const {
  if (!is_map()) return error("wanted a map");
  for (const auto& [key, value] : map_) {
    bool known = false;
    for (const std::string_view name : allowed) known = known || name == key;
    if (known) continue;
    std::string list;
    for (const std::string_view name : allowed)
      list += (list.empty() ? "" : ", ") + std::string(name);
    const std::string near = did_you_mean(key, {allowed.begin(), allowed.end()});
    return value.error("unknown key '" + key + "'" + near + (near.empty() ? "; " : " ") +
                       "known here: " + list);
  }
  return ok_status();
}

}  // namespace casus::compile
