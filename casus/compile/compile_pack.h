// Data files -> pack. Never linked into a stage; the engine uses it for --data overlays.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"
#include "casus/knowledge/pack.h"

namespace casus::compile {

// The whole pack: data/ at `data_folder`, and the gazetteer tables that tools/setup made from the
// sources of docs/dependencies.md at `gazetteer_folder` ("": none). Reproducible byte for byte.
// Errors name file, line and column.
[[nodiscard]] Result<std::string> compile_pack(const std::string& data_folder,
                                               const std::string& gazetteer_folder);

// `base` with the files of `overlay_folder` on top: rules, lexicon and lists are compiled anew from
// the sources that the base pack carries; the gazetteer section is taken over.
[[nodiscard]] Result<std::string> compile_overlay(const knowledge::Pack& base,
                                                  const std::string& overlay_folder);

}  // namespace casus::compile
