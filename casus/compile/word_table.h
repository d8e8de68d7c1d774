// A word list of data/lexicon (knowledge/word_table.h) -> its section.
#pragma once

#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// The file at `path`, and the files of the same path in later layers, whose words add to and
// replace those of earlier layers (by class and word). Refuses a file without `source`, a class
// that is no map of values to words, and a word that stands twice in one class of one file.
[[nodiscard]] Result<std::string> compile_word_table(const Sources& sources, std::string_view path);

}  // namespace casus::compile
