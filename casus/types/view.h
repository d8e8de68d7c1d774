// The JSON views of what leaves Casus (design §5): key order, nulls and code points are settled
// here and nowhere else.
#pragma once

#include <string>
#include <vector>

#include "casus/base/json.h"
#include "casus/types/article.h"
#include "casus/types/page.h"
#include "casus/types/record.h"

namespace casus {

struct Document;

// Name, version and hash of what made a record.
struct MadeBy {
  std::string program;  // "casus 0.1.0"
  std::string data;     // Hash of the pack.
  std::string model;    // "en_core_web_sm 3.8.0 HASH"
};

// A line of `casus code`.
[[nodiscard]] Json code_line(const PageRecord& record, const MadeBy& made_by);
// A line of `casus read`.
[[nodiscard]] Json read_line(const Page& page, const std::vector<Article>& articles);
// The named layers of one document, for `casus annotate`: tokens, entities, chunks, propositions,
// speech, actors, times, places, quantities, attributions, status, coreference, offices. Spans are
// code points of the article's text. An unknown name gives no key.
[[nodiscard]] Json layers_view(const Document& document, const std::vector<std::string>& layers);
// The names that layers_view knows.
[[nodiscard]] const std::vector<std::string>& layer_names();

[[nodiscard]] Json segments_view(const std::vector<ByteRange>& segments);

}  // namespace casus
