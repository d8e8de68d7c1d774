#include "casus/nlp/thinc_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "casus/nlp/msgpack.h"

namespace casus::nlp {
namespace {

Error corrupt(const std::string& message) {
  return {ErrorCode::kCorrupt, message};
}

Result<Tensor> read_tensor(MsgpackReader& in) {
  Tensor tensor;
  std::string_view data;
  std::string type;
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    const std::string_view key = in.text();
    if (key == "shape") {
      for (std::uint32_t d = in.array_size(); d > 0 && in.ok(); --d)
        tensor.shape.push_back(static_cast<std::size_t>(in.unsigned_integer()));
    } else if (key == "data") {
      data = in.text();
    } else if (key == "type") {
      if (in.peek() == MsgpackReader::Kind::kText)
        type = in.text();
      else
        in.skip();
    } else if (key == "nd") {
      if (!in.boolean() && in.ok()) return corrupt("a single number where an array is wanted");
    } else {
      in.skip();
    }
  }
  if (!in.ok()) return in.error();
  if (type != "<f4")
    return Error{ErrorCode::kUnsupported, "numbers of type '" + type + "', only '<f4' is known"};
  std::size_t size = 1;
  for (const std::size_t d : tensor.shape) {
    if (d > data.size())
      return corrupt("shape " + shape_text(tensor.shape) + " does not fit its data");
    size *= d;
    if (size > data.size())
      return corrupt("shape " + shape_text(tensor.shape) + " does not fit its data");
  }
  if (size * sizeof(float) != data.size())
    return corrupt("shape " + shape_text(tensor.shape) + " does not fit its " +
                   std::to_string(data.size()) + " bytes of data");
  tensor.values.resize(size);
  if (size > 0) std::memcpy(tensor.values.data(), data.data(), data.size());
  for (std::size_t i = 0; i < size; ++i)
    if (!std::isfinite(tensor.values[i]))
      return corrupt("number " + std::to_string(i) + " is not finite");
  return tensor;
}

void read_references(MsgpackReader& in, ThincNode& node) {
  for (std::uint32_t r = in.map_size(); r > 0 && in.ok(); --r) {
    std::string name(in.text());
    std::int64_t target = -1;
    if (in.peek() == MsgpackReader::Kind::kNil)
      in.nil();
    else
      target = in.integer();
    node.refs.emplace_back(std::move(name), target);
  }
}

}  // namespace

std::string shape_text(std::span<const std::size_t> shape) {
  std::string text = "[";
  for (const std::size_t d : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(d);
  return text + "]";
}

std::string ThincModel::describe(std::size_t node) const {
  std::string name = node < nodes_.size() ? nodes_[node].name : "";
  if (name.size() > 40) name = name.substr(0, 37) + "...";
  return "node " + std::to_string(node) + " (" + name + ")";
}

Status ThincModel::read_nodes(MsgpackReader& in) {
  for (std::uint32_t n = in.array_size(); n > 0 && in.ok(); --n) {
    ThincNode node;
    for (std::uint32_t fields = in.map_size(); fields > 0 && in.ok(); --fields) {
      const std::string_view key = in.text();
      if (key == "name") {
        node.name = in.text();
      } else if (key == "refs") {
        read_references(in, node);
      } else {
        in.skip();
      }
    }
    nodes_.push_back(std::move(node));
  }
  return in.ok() ? ok_status() : Status(in.error());
}

Status ThincModel::read_attributes(MsgpackReader& in) {
  const std::uint32_t n = in.array_size();
  if (in.ok() && n != nodes_.size())
    return corrupt("the lists of nodes and of attributes differ in length");
  for (std::uint32_t i = 0; i < n && in.ok(); ++i)
    for (std::uint32_t fields = in.map_size(); fields > 0 && in.ok(); --fields) {
      std::string name(in.text());
      nodes_[i].attributes.emplace_back(std::move(name), in.text());
    }
  return in.ok() ? ok_status() : Status(in.error());
}

Status ThincModel::read_weights(MsgpackReader& in) {
  const std::uint32_t n = in.array_size();
  if (in.ok() && n != nodes_.size())
    return corrupt("the lists of nodes and of weights differ in length");
  for (std::uint32_t i = 0; i < n && in.ok(); ++i)
    for (std::uint32_t fields = in.map_size(); fields > 0 && in.ok(); --fields) {
      std::string name(in.text());
      if (in.peek() == MsgpackReader::Kind::kNil) {
        in.nil();
        continue;
      }
      Result<Tensor> tensor = read_tensor(in);
      if (!tensor.ok()) return tensor.error().in(describe(i) + ", weight " + name);
      nodes_[i].weights.emplace_back(std::move(name), tensor.take());
    }
  return in.ok() ? ok_status() : Status(in.error());
}

Result<ThincModel> ThincModel::read(std::string_view bytes) {
  ThincModel model;
  MsgpackReader in(bytes);
  static constexpr std::string_view kParts[] = {"nodes", "attrs", "params", "shims"};
  const std::uint32_t parts = in.map_size();
  if (in.ok() && parts != std::size(kParts))
    return corrupt("not a thinc model: four parts are wanted");
  for (const std::string_view part : kParts) {
    if (in.text() != part || !in.ok())
      return in.ok() ? corrupt("not a thinc model: part " + std::string(part) + " is wanted")
                     : in.error();
    if (part == "nodes") {
      CASUS_TRY_VOID(model.read_nodes(in));
    } else if (part == "attrs") {
      CASUS_TRY_VOID(model.read_attributes(in));
    } else if (part == "params") {
      CASUS_TRY_VOID(model.read_weights(in));
    } else {
      in.skip();
    }
  }
  if (!in.ok()) return in.error();
  if (!in.at_end()) return corrupt("bytes follow the end of the model");
  for (std::size_t i = 0; i < model.size(); ++i)
    for (const auto& [name, target] : model.nodes_[i].refs)
      if (target < -1 || target >= static_cast<std::int64_t>(model.size()))
        return corrupt(model.describe(i) + ": reference " + name + " to node " +
                       std::to_string(target) + ", which is not there");
  return model;
}

std::vector<std::size_t> ThincModel::find(std::string_view name) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if (nodes_[i].name == name) found.push_back(i);
  return found;
}

Result<const Tensor*> ThincModel::weight(std::size_t node, std::string_view name,
                                         std::size_t dimensions) const {
  const std::string where = describe(node) + ", weight " + std::string(name);
  if (node >= nodes_.size()) return corrupt(where + " is missing");
  for (const auto& [key, tensor] : nodes_[node].weights) {
    if (key != name) continue;
    const bool some = std::find(tensor.shape.begin(), tensor.shape.end(), 0U) == tensor.shape.end();
    if (tensor.shape.size() != dimensions || !some)
      return corrupt(where + ": shape " + shape_text(tensor.shape) + ", " +
                     std::to_string(dimensions) + " dimensions are wanted");
    return &tensor;
  }
  return corrupt(where + " is missing");
}

Result<const Tensor*> ThincModel::weight(std::size_t node, std::string_view name,
                                         std::span<const std::size_t> shape) const {
  CASUS_TRY(const Tensor* tensor, weight(node, name, shape.size()));
  if (!std::equal(shape.begin(), shape.end(), tensor->shape.begin()))
    return corrupt(describe(node) + ", weight " + std::string(name) + ": shape " +
                   shape_text(tensor->shape) + " instead of " + shape_text(shape));
  return tensor;
}

Result<std::string_view> ThincModel::attribute(std::size_t node, std::string_view name) const {
  for (const auto& [key, value] : nodes_[node].attributes)
    if (key == name) return value;
  return corrupt(describe(node) + ": attribute " + std::string(name) + " is missing");
}

Result<std::int64_t> ThincModel::integer(std::size_t node, std::string_view name) const {
  CASUS_TRY(const std::string_view value, attribute(node, name));
  MsgpackReader in(value);
  const std::int64_t number = in.integer();
  if (!in.ok()) return in.error().in(describe(node) + ", attribute " + std::string(name));
  return number;
}

Result<std::vector<std::string>> ThincModel::texts(std::size_t node, std::string_view name) const {
  CASUS_TRY(const std::string_view value, attribute(node, name));
  MsgpackReader in(value);
  std::vector<std::string> texts;
  for (std::uint32_t n = in.array_size(); n > 0 && in.ok(); --n) texts.emplace_back(in.text());
  if (!in.ok()) return in.error().in(describe(node) + ", attribute " + std::string(name));
  return texts;
}

Result<std::size_t> ThincModel::reference(std::size_t node, std::string_view name) const {
  for (const auto& [key, target] : nodes_[node].refs)
    if (key == name && target >= 0) return static_cast<std::size_t>(target);
  return corrupt(describe(node) + ": reference " + std::string(name) + " is missing");
}

}  // namespace casus::nlp
