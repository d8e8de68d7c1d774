#include "casus/nlp/transitions.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "casus/nlp/entities.h"
#include "casus/nlp/test_package.h"

namespace casus::nlp {
namespace {

using testing::Node;

std::string listed(std::string_view json) {
  const Result<std::vector<MoveClass>> classes = read_moves(testing::pack_moves(json));
  if (!classes.ok()) return classes.error().message;
  std::string text;
  for (const MoveClass& move : classes.value())
    text += std::to_string(move.action) + "-" + move.label + " ";
  return text;
}

TEST(Moves, ComeByActionThenFallingFrequencyThenFallingLabel) {
  EXPECT_EQ(listed(R"({"2":{"a":3,"b":7,"c":3},"0":{"":1},"10":{"z":1}})"), "0- 2-b 2-c 2-a 10-z ");
  EXPECT_NE(listed(R"({"x":{}})").find("'x'"), std::string::npos);
  EXPECT_NE(listed(R"([1])").find("map"), std::string::npos);
  EXPECT_NE(listed(R"({"1":{"a":1.5}})").find("'a'"), std::string::npos);
}

// A scorer's numbers are those of the definition.
TEST(MoveScorer, AgreesWithTheDefinition) {
  const std::vector<Node> nodes = testing::transition_nodes(3, 5, 7);
  const std::string bytes = testing::pack_model(nodes);
  const ThincModel model = ThincModel::read(bytes).take();
  const nn::Kernels& kernels = nn::kernels(nn::KernelChoice::kBest);
  const MoveScorer scorer = MoveScorer::read(model, kernels, 3, 5).take();
  const std::vector<float> vectors = testing::numbers(2 * testing::kTinyWidth, 70);
  MoveFeatures features;
  scorer.precompute({vectors.data(), testing::kTinyWidth, 2}, features);
  MoveScratch scratch;
  const std::int64_t rows[] = {1, -1, 0};
  const float* scores = scorer.score(features, rows, scratch);

  const auto weights = [&](std::size_t node, std::size_t weight) -> const std::vector<float>& {
    return nodes[node].weights[weight].values;
  };
  constexpr std::size_t kHidden = testing::kTinyHidden;
  constexpr std::size_t kInner = testing::kTinyInner;
  const auto reduced = [&](std::size_t token, std::size_t i) {
    double sum = static_cast<double>(weights(3, 1)[i]);
    for (std::size_t k = 0; k < testing::kTinyWidth; ++k)
      sum += static_cast<double>(weights(3, 0)[i * testing::kTinyWidth + k] *
                                 vectors[token * testing::kTinyWidth + k]);
    return sum;
  };
  std::vector<double> hidden(kHidden);
  for (std::size_t o = 0; o < kHidden; ++o) {
    double best = -1e9;
    for (std::size_t p = 0; p < 2; ++p) {
      double z = static_cast<double>(weights(1, 1)[o * 2 + p]);
      for (std::size_t f = 0; f < 3; ++f) {
        const std::size_t at = (f * kHidden + o) * 2 + p;
        if (rows[f] < 0) {
          z += static_cast<double>(weights(1, 2)[at]);
        } else {
          for (std::size_t i = 0; i < kInner; ++i)
            z += static_cast<double>(weights(1, 0)[at * kInner + i]) *
                 reduced(static_cast<std::size_t>(rows[f]), i);
        }
      }
      best = std::max(best, z);
    }
    hidden[o] = best;
  }
  for (std::size_t c = 0; c < 5; ++c) {
    double score = static_cast<double>(weights(2, 1)[c]);
    for (std::size_t o = 0; o < kHidden; ++o)
      score += static_cast<double>(weights(2, 0)[c * kHidden + o]) * hidden[o];
    EXPECT_NEAR(scores[c], score, 1e-3);
  }
}

// A recogniser whose scores are its upper biases: classes B-GPE I-GPE L-GPE U-GPE U- O.
EntityRecognizer recognizer(const std::vector<float>& biases) {
  std::vector<Node> nodes = testing::transition_nodes(3, biases.size(), 7);
  std::fill(nodes[2].weights[0].values.begin(), nodes[2].weights[0].values.end(), 0.0F);
  nodes[2].weights[1].values = biases;
  const std::string bytes = testing::pack_model(nodes);
  const ThincModel model = ThincModel::read(bytes).take();
  return EntityRecognizer::read(
             model,
             testing::pack_moves(
                 R"({"1":{"GPE":1},"2":{"GPE":1},"3":{"GPE":1},"4":{"GPE":2,"":1},"5":{"":1}})"),
             nn::kernels(nn::KernelChoice::kBest))
      .take();
}

std::string found(const EntityRecognizer& recognizer, std::vector<bool> spaces,
                  std::vector<bool> starts) {
  const nn::Floats vectors(spaces.size() * testing::kTinyWidth, 0.0F);
  MoveFeatures features;
  recognizer.scorer().precompute({vectors.data(), testing::kTinyWidth, spaces.size()}, features);
  MoveScratch scratch;
  std::vector<FoundEntity> entities;
  recognizer(features, 0, spaces, starts, scratch, entities);
  std::string text;
  for (const FoundEntity& e : entities)
    text += std::to_string(e.begin) + "-" + std::to_string(e.end) + " ";
  return text;
}

TEST(EntityRecognizer, ObeysTheRulesOfItsMoves) {
  // Going on is always best: an entity ends where the sentence or the document does.
  const EntityRecognizer greedy = recognizer({5, 4, 1, 3, 9, 0});
  EXPECT_EQ(found(greedy, {false, false, false}, {true, false, false}), "0-3 ");
  EXPECT_EQ(found(greedy, {false, false, false, false}, {true, false, true, false}), "0-2 2-4 ");
  // A last token by itself cannot begin one, but can be one.
  EXPECT_EQ(found(greedy, {false, false, false}, {true, false, true}), "0-2 2-3 ");
  // White space starts no entity, but may be inside one.
  EXPECT_EQ(found(greedy, {true, false, true, false}, {true, false, false, false}), "1-4 ");
  EXPECT_EQ(found(greedy, {true}, {true}), "");
  // Ending is best.
  const EntityRecognizer pairs = recognizer({5, 1, 4, 3, 9, 0});
  EXPECT_EQ(found(pairs, {false, false, false, false, false}, {true, false, false, false, false}),
            "0-2 2-4 4-5 ");
  const EntityRecognizer none = recognizer({0, 0, 0, 0, 9, 1});
  EXPECT_EQ(found(none, {false, false}, {true, false}), "");
}

}  // namespace
}  // namespace casus::nlp
