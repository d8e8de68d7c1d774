// Tables of places -> the pack sections "gazetteer" and "places" (knowledge/gazetteer.h).
//
//   GAZETTEER_FOLDER/places.tsv, made by tools/make_gazetteer.py from the packages named there:
//     geonames name kind country unit1 unit2 lat lon population marks others
//     unit1, unit2 are GeoNames ids of other rows; marks: mean; others: alternate names, parted by
//     '|'
//   data/places/*.tsv, ours and overlays':
//     geonames name kind country admin1 lat lon population others point_source source
//     A row is known by its GeoNames id, else by name, kind and country; a later layer's row
//     replaces it. lat and lon need a point_source.
// Errors name file, line, column.
#pragma once

#include <string>

#include "casus/base/result.h"
#include "casus/compile/sources.h"

namespace casus::compile {

// Fails with kNotFound where the folder has no places.tsv.
[[nodiscard]] Result<std::string> compile_gazetteer(const std::string& folder);
[[nodiscard]] Result<std::string> compile_places(const Sources& sources);

}  // namespace casus::compile
