#include "casus/knowledge/knowledge.h"

namespace casus::knowledge {

Result<Knowledge> Knowledge::open(const Pack& pack) {
  Knowledge knowledge(pack);
  CASUS_TRY(const std::string_view actors, pack.section("actors"));
  CASUS_TRY(knowledge.actors_, ActorBase::read(actors));
  CASUS_TRY(const std::string_view gazetteer, pack.section("gazetteer"));
  CASUS_TRY(const std::string_view places, pack.section("places"));
  CASUS_TRY(knowledge.gazetteer_, Gazetteer::read(gazetteer, places));
  CASUS_TRY(const std::string_view ontology, pack.section("ontology"));
  CASUS_TRY(knowledge.ontology_, Ontology::read(ontology));
  CASUS_TRY(const std::string_view lexicon, pack.section("lexicon"));
  CASUS_TRY(knowledge.lexicon_, Lexicon::read(lexicon));
  CASUS_TRY(const std::string_view frames, pack.section("frames"));
  CASUS_TRY(knowledge.frames_, Frames::read(frames, knowledge.lexicon_));
  CASUS_TRY(const std::string_view times, pack.section("times"));
  CASUS_TRY(knowledge.time_words_, TimeWords::read(times));
  CASUS_TRY(const std::string_view numbers, pack.section("numbers"));
  CASUS_TRY(knowledge.number_words_, NumberWords::read(numbers));
  CASUS_TRY(const std::string_view units, pack.section("units"));
  CASUS_TRY(knowledge.unit_words_, UnitWords::read(units));
  CASUS_TRY(const std::string_view references, pack.section("coreference"));
  CASUS_TRY(knowledge.reference_words_, ReferenceWords::read(references));
  CASUS_TRY(const std::string_view grammar, pack.section("grammar"));
  CASUS_TRY(knowledge.grammar_, GrammarWords::read(grammar));
  return knowledge;
}

}  // namespace casus::knowledge
