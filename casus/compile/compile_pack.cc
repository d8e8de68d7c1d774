#include "casus/compile/compile_pack.h"

namespace casus::compile {
namespace {

// One line a section: its name and the function that compiles it from the sources.
Status compile_sections(const Sources& sources, knowledge::PackWriter& writer) {
  writer.add("sources", sources.write());
  return ok_status();
}

}  // namespace

Result<std::string> compile_pack(const std::string& data_folder, const std::string& gazetteer_folder) {
  Sources sources;
  CASUS_TRY_VOID(sources.add_folder(data_folder));
  knowledge::PackWriter writer;
  CASUS_TRY_VOID(compile_sections(sources, writer));
  (void)gazetteer_folder;
  return writer.finish();
}

Result<std::string> compile_overlay(const knowledge::Pack& base, const std::string& overlay_folder) {
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
