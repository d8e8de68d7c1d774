#include "casus/knowledge/knowledge.h"

namespace casus::knowledge {
namespace {

// Reads section `name` into `out`, by T::read.
template <class T>
Status read_section(const Pack& pack, const char* name, T& out) {
  CASUS_TRY(const std::string_view section, pack.section(name));
  CASUS_TRY(out, T::read(section));
  return ok_status();
}

}  // namespace

Result<Knowledge> Knowledge::open(const Pack& pack) {
  Knowledge knowledge(pack);
  CASUS_TRY_VOID(read_section(pack, "actors", knowledge.actors_));
  CASUS_TRY(const std::string_view gazetteer, pack.section("gazetteer"));
  CASUS_TRY(const std::string_view places, pack.section("places"));
  CASUS_TRY(knowledge.gazetteer_, Gazetteer::read(gazetteer, places));
  CASUS_TRY_VOID(read_section(pack, "ontology", knowledge.ontology_));
  CASUS_TRY_VOID(read_section(pack, "open_roles", knowledge.open_roles_));
  CASUS_TRY_VOID(read_section(pack, "lexicon", knowledge.lexicon_));
  CASUS_TRY(const std::string_view frames, pack.section("frames"));
  CASUS_TRY(knowledge.frames_, Frames::read(frames, knowledge.lexicon_));
  CASUS_TRY_VOID(read_section(pack, "times", knowledge.time_words_));
  CASUS_TRY_VOID(read_section(pack, "numbers", knowledge.number_words_));
  CASUS_TRY_VOID(read_section(pack, "units", knowledge.unit_words_));
  CASUS_TRY_VOID(read_section(pack, "coreference", knowledge.reference_words_));
  CASUS_TRY_VOID(read_section(pack, "grammar", knowledge.grammar_));
  return knowledge;
}

}  // namespace casus::knowledge
