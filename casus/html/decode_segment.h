// Door: the text of cited page bytes, for `casus check`: no tree and no extractor is needed.
#pragma once

#include <string>
#include <string_view>

namespace casus::html {

// One segment of a citation decoded to UTF-8 with the page's charset (a name as in Page::charset)
// and, where the page is HTML, with its character references. Total and deterministic.
// Tested by decode_segment_test.cc.
[[nodiscard]] std::string decode_segment(std::string_view bytes, const std::string& charset,
                                         bool html);

// Whether two texts are equal when white space and soft hyphens are left out on both sides (design
// §3.8); U+FFFD and control characters count as they stand.
[[nodiscard]] bool same_quote(std::string_view a, std::string_view b);

}  // namespace casus::html
