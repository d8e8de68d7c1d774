// A network as thinc writes it: nodes in breadth-first order with attributes and weights.
// Source: thinc 8 (thinc/model.py, to_bytes), srsly (msgpack-numpy), MIT. Tested by:
// package_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/base/result.h"
#include "casus/nn/matrix.h"

namespace casus::nlp {

// Weights: finite numbers of a known shape, row-major.
struct Tensor {
  std::vector<std::size_t> shape;
  nn::Floats values;
};

struct ThincNode {
  std::string name;
  std::vector<std::pair<std::string, std::int64_t>> refs;            // -1 for none
  std::vector<std::pair<std::string, std::string_view>> attributes;  // Values are MessagePack.
  std::vector<std::pair<std::string, Tensor>> weights;
};

class ThincModel {
 public:
  // `bytes` must outlive the model. Every weight is checked to be finite.
  [[nodiscard]] static Result<ThincModel> read(std::string_view bytes);

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const ThincNode& node(std::size_t i) const { return nodes_[i]; }
  // Nodes of this name, in order.
  [[nodiscard]] std::vector<std::size_t> find(std::string_view name) const;
  // Fails unless the weight is there with the wanted number of dimensions, none of them 0.
  [[nodiscard]] Result<const Tensor*> weight(std::size_t node, std::string_view name,
                                             std::size_t dimensions) const;
  // As above, and the shape is `shape`.
  [[nodiscard]] Result<const Tensor*> weight(std::size_t node, std::string_view name,
                                             std::span<const std::size_t> shape) const;
  [[nodiscard]] Result<std::int64_t> integer(std::size_t node, std::string_view attribute) const;
  [[nodiscard]] Result<std::vector<std::string>> texts(std::size_t node,
                                                       std::string_view attribute) const;
  // Node that `reference` of `node` names.
  [[nodiscard]] Result<std::size_t> reference(std::size_t node, std::string_view reference) const;
  // "node 3 (softmax)", for messages.
  [[nodiscard]] std::string describe(std::size_t node) const;

 private:
  [[nodiscard]] Status read_nodes(class MsgpackReader& in);
  [[nodiscard]] Status read_attributes(class MsgpackReader& in);
  [[nodiscard]] Status read_weights(class MsgpackReader& in);
  [[nodiscard]] Result<std::string_view> attribute(std::size_t node, std::string_view name) const;

  std::vector<ThincNode> nodes_;
};

// "[96, 3, 288]"
[[nodiscard]] std::string shape_text(std::span<const std::size_t> shape);

}  // namespace casus::nlp
