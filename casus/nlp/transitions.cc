#include "casus/nlp/transitions.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "casus/base/json.h"
#include "casus/base/utf8.h"
#include "casus/nlp/msgpack.h"

namespace casus::nlp {
namespace {

constexpr int kMostActions = 16;

Error corrupt(const std::string& message) {
  return {ErrorCode::kCorrupt, message};
}

struct Counted {
  std::int64_t frequency;
  std::string label;
};

// Labels of one action by falling frequency, ties by falling label.
Result<std::vector<Counted>> sorted_labels(const Json& labels) {
  std::vector<Counted> sorted;
  for (const auto& [label, frequency] : labels.items()) {
    if (!frequency.is_number_integer() || frequency.get<std::int64_t>() < 0)
      return Error{ErrorCode::kUnsupported,
                   "label '" + label + "': the frequency must be a whole number, not negative"};
    sorted.push_back({frequency.get<std::int64_t>(), label});
  }
  std::sort(sorted.begin(), sorted.end(), [](const Counted& a, const Counted& b) {
    return a.frequency != b.frequency ? a.frequency > b.frequency : a.label > b.label;
  });
  return sorted;
}

}  // namespace

Result<std::vector<MoveClass>> read_moves(std::string_view file) {
  std::string_view text;
  MsgpackReader in(file);
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    if (in.text() == "moves")
      text = in.text();
    else
      in.skip();
  }
  if (!in.ok()) return in.error();
  if (!in.at_end()) return corrupt("bytes follow the end");
  CASUS_TRY(const Json moves, parse_json(text));
  if (!moves.is_object()) return corrupt("a map from actions to labels is wanted");
  std::array<const Json*, kMostActions> actions{};
  for (const auto& [key, labels] : moves.items()) {
    int action = -1;
    const auto [stop, problem] = std::from_chars(key.data(), key.data() + key.size(), action);
    if (problem != std::errc() || stop != key.data() + key.size() || action < 0 ||
        action >= kMostActions || !labels.is_object())
      return corrupt("'" + key + "' is not an action with labels");
    actions[static_cast<std::size_t>(action)] = &labels;
  }
  std::vector<MoveClass> classes;
  for (int action = 0; action < kMostActions; ++action) {
    const Json* labels = actions[static_cast<std::size_t>(action)];
    if (labels == nullptr) continue;
    CASUS_TRY(std::vector<Counted> sorted, sorted_labels(*labels));
    for (Counted& counted : sorted) classes.push_back({action, std::move(counted.label)});
  }
  return classes;
}

ClassRange classes_of(const std::vector<MoveClass>& classes, int action) {
  ClassRange range;
  while (range.begin < classes.size() && classes[range.begin].action != action) ++range.begin;
  range.end = range.begin;
  while (range.end < classes.size() && classes[range.end].action == action) ++range.end;
  return range;
}

Result<MoveScorer> MoveScorer::read(const ThincModel& model, const nn::Kernels& kernels,
                                    std::size_t features, std::size_t classes) {
  if (model.size() == 0 || model.node(0).name != "parser_model")
    return corrupt("the first node must be parser_model");
  CASUS_TRY(const std::size_t lower, model.reference(0, "lower"));
  CASUS_TRY(const std::size_t upper, model.reference(0, "upper"));
  CASUS_TRY(const Tensor* lower_weights, model.weight(lower, "W", 4));
  const std::size_t hidden = lower_weights->shape[1];
  const std::size_t inner = lower_weights->shape[3];
  if (lower_weights->shape[0] != features || lower_weights->shape[2] != kPieces ||
      hidden % nn::MaxoutNorm::kWidthStep != 0)
    return Error{ErrorCode::kUnsupported, model.describe(lower) + ", weight W: shape " +
                                              shape_text(lower_weights->shape) + " instead of " +
                                              std::to_string(features) +
                                              " features, a multiple of 16, 2 pieces"};
  CASUS_TRY(const Tensor* lower_bias, model.weight(lower, "b", std::array{hidden, kPieces}));
  CASUS_TRY(const Tensor* missing,
            model.weight(lower, "pad", std::array{std::size_t{1}, features, hidden, kPieces}));
  CASUS_TRY(const Tensor* upper_weights, model.weight(upper, "W", std::array{classes, hidden}));
  CASUS_TRY(const Tensor* upper_bias, model.weight(upper, "b", std::array{classes}));
  std::vector<std::size_t> linear = model.find("linear");
  std::erase(linear, upper);
  if (linear.size() != 1) return corrupt("one linear node is wanted beside the upper layer");
  CASUS_TRY(const Tensor* reduce_weights, model.weight(linear[0], "W", 2));
  if (reduce_weights->shape[0] != inner)
    return corrupt(model.describe(linear[0]) + ", weight W: shape " +
                   shape_text(reduce_weights->shape) + ", but the next layer takes " +
                   std::to_string(inner));
  CASUS_TRY(const Tensor* reduce_bias, model.weight(linear[0], "b", std::array{inner}));

  MoveScorer scorer;
  scorer.kernels_ = &kernels;
  scorer.features_ = features;
  scorer.hidden_ = hidden;
  scorer.reduce_ =
      nn::Linear(kernels, reduce_weights->values, reduce_bias->values, reduce_weights->shape[1]);
  scorer.upper_ = nn::RowLinear(upper_weights->values, upper_bias->values, hidden);
  scorer.set_lower(*lower_weights, *lower_bias, *missing);
  return scorer;
}

// [feature][hidden][piece] -> [feature][piece][hidden]: a piece is then one run of numbers.
void MoveScorer::set_lower(const Tensor& weights, const Tensor& bias, const Tensor& missing) {
  const std::size_t inner = weights.shape[3];
  nn::Floats turned(weights.values.size());
  missing_.resize(features_ * hidden_ * kPieces);
  lower_bias_.resize(hidden_ * kPieces);
  for (std::size_t f = 0; f < features_; ++f)
    for (std::size_t o = 0; o < hidden_; ++o)
      for (std::size_t p = 0; p < kPieces; ++p) {
        const std::size_t from = (f * hidden_ + o) * kPieces + p;
        const std::size_t to = (f * kPieces + p) * hidden_ + o;
        std::copy_n(weights.values.data() + from * inner, inner, turned.data() + to * inner);
        missing_[to] = missing.values[from];
        if (f == 0) lower_bias_[to] = bias.values[from];
      }
  lower_ = nn::Linear(*kernels_, turned, {}, inner);
}

void MoveScorer::precompute(const nn::Rows& vectors, MoveFeatures& features) const {
  reduce_(*kernels_, vectors, features.reduced);
  lower_(*kernels_, {features.reduced.row(0), features.reduced.columns(), vectors.count},
         features.table);
}

const float* MoveScorer::score(const MoveFeatures& features, const std::int64_t* rows,
                               MoveScratch& scratch) const {
  scratch.hidden.resize(hidden_);
  scratch.scores.resize(upper_.stride());
  std::array<const float*, kMostFeatures> parts{};
  for (std::size_t f = 0; f < features_; ++f) {
    const float* row =
        rows[f] < 0 ? missing_.data() : features.table.row(static_cast<std::size_t>(rows[f]));
    parts[f] = row + f * kPieces * hidden_;
  }
  kernels_->sum_maxout(parts.data(), features_, lower_bias_.data(), hidden_, scratch.hidden.data());
  upper_(*kernels_, scratch.hidden.data(), scratch.scores.data());
  return scratch.scores.data();
}

}  // namespace casus::nlp
