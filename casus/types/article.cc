#include "casus/types/article.h"

#include <algorithm>

#include "casus/base/check.h"
#include "casus/base/utf8.h"

namespace casus {

std::string_view to_string(BlockRole role) {
  static constexpr std::array<std::string_view, kBlockRoles> kNames = {
      "title",      "byline",  "dateline",      "body",          "heading", "list",
      "quote",      "caption", "table",         "teaser",        "related", "comment",
      "navigation", "legal",   "footnote mark", "advertisement", "other"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string_view to_string(DatePrecision precision) {
  static constexpr std::array<std::string_view, 5> kNames = {"second", "minute", "day", "month",
                                                             "year"};
  return kNames[static_cast<std::size_t>(precision)];
}

BlockId Article::block_at(std::uint32_t text_byte) const {
  const auto after =
      std::upper_bound(blocks.begin(), blocks.end(), text_byte,
                       [](std::uint32_t at, const Block& block) { return at < block.span.begin_; });
  if (after == blocks.begin()) return BlockId();
  const auto index = static_cast<std::size_t>(after - blocks.begin()) - 1;
  const BlockId id(index);
  return blocks[id].span.contains(text_byte) ? id : BlockId();
}

void Article::check() const {
  CASUS_CHECK(is_valid_utf8(text));
  CASUS_CHECK(to_raw.derived_size() == text.size());
  to_raw.check();
  std::uint32_t at = 0;
  for (const Block& block : blocks) {
    CASUS_CHECK(at <= block.span.begin_ && block.span.begin_ <= block.span.end_);
    at = block.span.end_;
  }
  CASUS_CHECK(at <= text.size());
  for (const SourceMap::Run& run : to_raw.runs()) {
    if (run.source_size > 0) continue;
    CASUS_CHECK(all_space(std::string_view(text).substr(run.derived_begin, run.derived_size)),
                "text without a source");
  }
}

void Article::clear() {
  *this = Article();
}

}  // namespace casus
