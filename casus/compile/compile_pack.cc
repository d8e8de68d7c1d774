#include "casus/compile/compile_pack.h"

#include "casus/compile/actors.h"
#include "casus/compile/frames.h"
#include "casus/compile/gazetteer.h"
#include "casus/compile/grammar_words.h"
#include "casus/compile/lexicon.h"
#include "casus/compile/ontology.h"
#include "casus/compile/open_fields.h"
#include "casus/compile/word_table.h"

namespace casus::compile {
namespace {

// Frames are compiled against the ontology and the lexicon, as they will be read.
Status compile_rules(const Sources& sources, knowledge::PackWriter& writer) {
  CASUS_TRY(std::string ontology_section, compile_ontology(sources));
  CASUS_TRY(const knowledge::Ontology ontology, knowledge::Ontology::read(ontology_section));
  CASUS_TRY(std::string lexicon_section, compile_lexicon(sources));
  CASUS_TRY(const knowledge::Lexicon lexicon, knowledge::Lexicon::read(lexicon_section));
  CASUS_TRY(std::string frames_section, compile_frames(sources, lexicon, ontology));
  writer.add("ontology", std::move(ontology_section));
  writer.add("lexicon", std::move(lexicon_section));
  writer.add("frames", std::move(frames_section));
  return ok_status();
}

// One line a section: its name and the function that compiles it from the sources.
Status compile_sections(const Sources& sources, knowledge::PackWriter& writer) {
  writer.add("sources", sources.write());
  CASUS_TRY(std::string grammar, compile_grammar_words(sources));
  writer.add("grammar", std::move(grammar));
  CASUS_TRY(std::string actors, compile_actors(sources));
  writer.add("actors", std::move(actors));
  CASUS_TRY(std::string places, compile_places(sources));
  writer.add("places", std::move(places));
  CASUS_TRY_VOID(compile_rules(sources, writer));
  CASUS_TRY(std::string open_fields, compile_open_fields(sources));
  writer.add("open_fields", std::move(open_fields));
  for (const char* list : {"times", "numbers", "units", "coreference"}) {
    CASUS_TRY(std::string section,
              compile_word_table(sources, std::string("lexicon/") + list + ".yaml"));
    writer.add(list, std::move(section));
  }
  return ok_status();
}

}  // namespace

Result<std::string> compile_pack(const std::string& data_folder,
                                 const std::string& gazetteer_folder) {
  Sources sources;
  CASUS_TRY_VOID(sources.add_folder(data_folder, "data"));
  knowledge::PackWriter writer;
  CASUS_TRY_VOID(compile_sections(sources, writer));
  std::string gazetteer;  // Empty: only the places of data/places/ are known.
  if (!gazetteer_folder.empty()) {
    CASUS_TRY(gazetteer, compile_gazetteer(gazetteer_folder));
  }
  writer.add("gazetteer", std::move(gazetteer));
  return writer.finish();
}

Result<std::string> compile_overlay(const knowledge::Pack& base,
                                    const std::string& overlay_folder) {
  CASUS_TRY(const std::string_view section, base.section("sources"));
  CASUS_TRY(Sources sources, Sources::read(section));
  CASUS_TRY_VOID(sources.add_folder(overlay_folder));
  knowledge::PackWriter writer;
  CASUS_TRY_VOID(compile_sections(sources, writer));
  if (const auto gazetteer = base.section("gazetteer"); gazetteer.ok())
    writer.add("gazetteer", std::string(gazetteer.value()));
  return writer.finish();
}

}  // namespace casus::compile
