// What the parser and the entity recogniser share: the classes of their moves, and the network that
// scores the moves of a state from the vectors of a few tokens.
//
// Source: spaCy 3 (spacy/ml/parser_model.pyx, spacy/pipeline/_parser_internals), MIT.
// Tested by: transitions_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/thinc_model.h"
#include "casus/nn/layers.h"

namespace casus::nlp {

// A move: what is done (numbers as in the model's file) and with which label.
struct MoveClass {
  int action = 0;
  std::string label;
};

// Classes of the file `moves`, in the order of the network's outputs.
[[nodiscard]] Result<std::vector<MoveClass>> read_moves(std::string_view file);

// Classes [begin, end) of one action.
struct ClassRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] ClassRange classes_of(const std::vector<MoveClass>& classes, int action);

// Scores per token and feature, computed for a batch of tokens at once.
struct MoveFeatures {
  nn::Matrix reduced;
  nn::Matrix table;  // A row per token: for each feature two pieces of `hidden` numbers.
};

struct MoveScratch {
  std::vector<float> hidden;
  nn::Floats scores;
};

// Const after loading; shared by threads.
class MoveScorer {
 public:
  static constexpr std::size_t kPieces = 2;
  static constexpr std::size_t kMostFeatures = 8;

  // The network of parser/model or ner/model. Fails unless it looks at `features` tokens and has
  // `classes` outputs.
  [[nodiscard]] static Result<MoveScorer> read(const ThincModel& model, const nn::Kernels& kernels,
                                               std::size_t features, std::size_t classes);
  [[nodiscard]] std::size_t inputs() const { return reduce_.inputs(); }
  void precompute(const nn::Rows& vectors, MoveFeatures& features) const;
  // Scores of all classes for the state whose feature tokens are rows[0 … features) of the table,
  // -1 for none. Valid until the next call.
  [[nodiscard]] const float* score(const MoveFeatures& features, const std::int64_t* rows,
                                   MoveScratch& scratch) const;

 private:
  void set_lower(const Tensor& weights, const Tensor& bias, const Tensor& missing);

  const nn::Kernels* kernels_ = nullptr;
  nn::Linear reduce_;
  nn::Linear lower_;
  nn::Floats lower_bias_;  // [2][hidden]
  nn::Floats missing_;     // [features][2][hidden], for a feature without a token
  nn::RowLinear upper_;
  std::size_t features_ = 0;
  std::size_t hidden_ = 0;
};

}  // namespace casus::nlp
