// data/actors/ -> the pack section "actors" (knowledge/actor_base.h).
//
// Tables, by file name; every row names its source:
//   institutions.tsv  key name kind sectors forms source
//   offices.tsv       key name sectors scope institution marks forms source
//   titles.tsv        name kind gender sectors forms source
//   groups.tsv        name kind sectors marks forms source
//   codes.tsv         alpha2 alpha3 source
//   terms*.tsv        person office body since until source
//   every other file  id name adjective kind country sectors part_of marks, a column for each class
//                     of alias (names acronyms demonyms people capitals metonyms surnames common),
//                     source
// Lists are parted by '|', sector codes by blanks. An id `+ID` adds aliases to the row of that id;
// within one layer an id stands once, a later layer's row replaces it. Errors name file, line,
// column.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

[[nodiscard]] Result<std::string> compile_actors(const Sources& sources);

}  // namespace casus::compile
