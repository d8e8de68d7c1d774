// Knowledge: what the world is called and how rules read it; immutable, opened once from a pack.
#pragma once

#include "casus/base/result.h"
#include "casus/knowledge/actor_base.h"
#include "casus/knowledge/frames.h"
#include "casus/knowledge/gazetteer.h"
#include "casus/knowledge/grammar_words.h"
#include "casus/knowledge/lexicon.h"
#include "casus/knowledge/number_words.h"
#include "casus/knowledge/ontology.h"
#include "casus/knowledge/open_fields.h"
#include "casus/knowledge/pack.h"
#include "casus/knowledge/reference_words.h"
#include "casus/knowledge/time_words.h"

namespace casus::knowledge {

// Shared by all workers, thread-safe.
class Knowledge {
 public:
  // Reads every section. Fails with kCorrupt or kNotFound.
  [[nodiscard]] static Result<Knowledge> open(const Pack& pack);

  [[nodiscard]] const Pack& pack() const { return pack_; }
  [[nodiscard]] const GrammarWords& grammar_words() const { return grammar_; }
  [[nodiscard]] const ActorBase& actors() const { return actors_; }
  [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }
  [[nodiscard]] const Ontology& ontology() const { return ontology_; }
  [[nodiscard]] const OpenFieldWeights& open_fields() const { return open_fields_; }
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const Frames& frames() const { return frames_; }
  [[nodiscard]] const TimeWords& time_words() const { return time_words_; }
  [[nodiscard]] const NumberWords& number_words() const { return number_words_; }
  [[nodiscard]] const UnitWords& unit_words() const { return unit_words_; }
  [[nodiscard]] const ReferenceWords& reference_words() const { return reference_words_; }

 private:
  explicit Knowledge(Pack pack) : pack_(std::move(pack)) {}
  Pack pack_;
  GrammarWords grammar_;
  ActorBase actors_;
  Gazetteer gazetteer_;
  Ontology ontology_;
  OpenFieldWeights open_fields_;
  Lexicon lexicon_;
  Frames frames_;
  TimeWords time_words_;
  NumberWords number_words_;
  UnitWords unit_words_;
  ReferenceWords reference_words_;
};

}  // namespace casus::knowledge
