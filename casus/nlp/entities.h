// The entity recogniser: a greedy transition system over BILUO moves.
//
// Source: spaCy 3 (spacy/pipeline/_parser_internals/ner.pyx), MIT. Tested by: transitions_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/transitions.h"
#include "casus/types/grammar.h"

namespace casus::nlp {

struct FoundEntity {
  std::uint32_t begin = 0;  // Tokens.
  std::uint32_t end = 0;
  EntityType type = EntityType::kNone;
};

// Const after loading; shared by threads.
class EntityRecognizer {
 public:
  [[nodiscard]] static Result<EntityRecognizer> read(const ThincModel& model,
                                                     std::string_view moves_file,
                                                     const nn::Kernels& kernels);
  [[nodiscard]] const MoveScorer& scorer() const { return scorer_; }
  [[nodiscard]] std::size_t classes() const { return types_.size(); }

  // Entities of the document whose tokens' rows in `features` start at `first`, in order. They
  // never start on white space and never cross a sentence start.
  void operator()(const MoveFeatures& features, std::size_t first, const std::vector<bool>& spaces,
                  const std::vector<bool>& sentence_starts, MoveScratch& scratch,
                  std::vector<FoundEntity>& entities) const;

 private:
  enum Action : std::uint8_t { kMissing, kBegin, kIn, kLast, kUnit, kOut, kActions };
  struct Open {
    std::int64_t first = -1;  // Token, -1: no entity is open.
    EntityType type = EntityType::kNone;
  };
  // Best valid class; SIZE_MAX if there is none.
  [[nodiscard]] std::size_t best_class(const float* scores, Open open, bool may_start,
                                       bool may_go_on) const;

  MoveScorer scorer_;
  std::vector<EntityType> types_;  // Of each class; kNone for OUT and for the empty UNIT.
  std::vector<Action> actions_;
};

}  // namespace casus::nlp
