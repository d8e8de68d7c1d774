#include "casus/nlp/entities.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kFeatures = 3;
constexpr std::size_t kNoClass = SIZE_MAX;

}  // namespace

Result<EntityRecognizer> EntityRecognizer::read(const ThincModel& model,
                                                std::string_view moves_file,
                                                const nn::Kernels& kernels) {
  Result<std::vector<MoveClass>> classes = read_moves(moves_file);
  if (!classes.ok()) return classes.error().in("moves");
  EntityRecognizer recognizer;
  for (const MoveClass& move : classes.value()) {
    if (move.action <= kMissing || move.action >= kActions)
      return Error{ErrorCode::kUnsupported,
                   "moves: action " + std::to_string(move.action) + " is not known"};
    const auto type = parse_entity_type(move.label);
    if (!type)
      return Error{ErrorCode::kUnsupported, "moves: entity type '" + move.label + "' is not known"};
    recognizer.types_.push_back(*type);
    recognizer.actions_.push_back(static_cast<Action>(move.action));
  }
  const ClassRange out = classes_of(classes.value(), kOut);
  if (out.begin == out.end) return Error{ErrorCode::kCorrupt, "moves: no OUT"};
  Result<MoveScorer> scorer = MoveScorer::read(model, kernels, kFeatures, recognizer.types_.size());
  if (!scorer.ok()) return scorer.error().in("model");
  recognizer.scorer_ = scorer.take();
  return recognizer;
}

std::size_t EntityRecognizer::best_class(const float* scores, Open open, bool may_start,
                                         bool may_go_on) const {
  std::size_t best = kNoClass;
  const bool inside = open.first >= 0;
  for (std::size_t c = 0; c < types_.size(); ++c) {
    bool valid = false;
    switch (actions_[c]) {
      case kBegin:
        valid = !inside && may_start && may_go_on && types_[c] != EntityType::kNone;
        break;
      case kIn:
        valid = inside && may_go_on && types_[c] == open.type;
        break;
      case kLast:
        valid = inside && types_[c] == open.type;
        break;
      case kUnit:
        valid = !inside && may_start && types_[c] != EntityType::kNone;
        break;
      case kOut:
        valid = !inside;
        break;
      case kMissing:
      case kActions:
        break;
    }
    if (valid && (best == kNoClass || scores[c] > scores[best])) best = c;
  }
  return best;
}

void EntityRecognizer::operator()(const MoveFeatures& features, std::size_t first,
                                  const std::vector<bool>& spaces,
                                  const std::vector<bool>& sentence_starts, MoveScratch& scratch,
                                  std::vector<FoundEntity>& entities) const {
  entities.clear();
  const std::size_t n = spaces.size();
  Open open;
  const auto row = [first](std::int64_t token) {
    return token < 0 ? -1 : token + static_cast<std::int64_t>(first);
  };
  for (std::size_t i = 0; i < n; ++i) {
    const auto token = static_cast<std::int64_t>(i);
    const std::int64_t rows[kFeatures] = {row(token), row(open.first),
                                          row(open.first < 0 ? -1 : token - 1)};
    const float* scores = scorer_.score(features, rows, scratch);
    const bool may_go_on = i + 1 < n && !sentence_starts[i + 1];
    const std::size_t best = best_class(scores, open, !spaces[i], may_go_on);
    const Action action = best == kNoClass ? kOut : actions_[best];
    if (action == kBegin) {
      open = {token, types_[best]};
    } else if (action == kUnit) {
      entities.push_back(
          {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1), types_[best]});
    } else if (action == kLast || (open.first >= 0 && !may_go_on)) {
      entities.push_back(
          {static_cast<std::uint32_t>(open.first), static_cast<std::uint32_t>(i + 1), open.type});
      open = Open();
    }
  }
}

}  // namespace casus::nlp
