#include "casus/types/page.h"

#include "casus/base/check.h"
#include "casus/base/utf8.h"

namespace casus {

void Page::check() const {
  const std::size_t n = node_kind.size();
  CASUS_CHECK(n > 0 && node_kind[NodeId(0)] == NodeKind::kDocument);
  CASUS_CHECK(parent.size() == n && subtree_end.size() == n && tag.size() == n &&
              attributes.size() == n && node_text.size() == n);
  std::uint32_t at = 0;
  for (const NodeId node : node_kind.ids()) {
    if (node.value > 0) CASUS_CHECK(parent[node] < node);
    CASUS_CHECK(subtree_end[node] > node && subtree_end[node].value <= n);
    CASUS_CHECK(attributes[node].end_ <= attribute.size());
    if (node_kind[node] == NodeKind::kText) {
      CASUS_CHECK(node_text[node].begin == at && node_text[node].end >= at);
      at = node_text[node].end;
    }
  }
  CASUS_CHECK(at == text.size());
  CASUS_CHECK(is_valid_utf8(text));
  CASUS_CHECK(text_to_raw.derived_size() == text.size());
  text_to_raw.check();
  for (const SourceMap::Run& run : text_to_raw.runs())
    CASUS_CHECK(run.source_begin <= raw_size && run.source_size <= raw_size - run.source_begin);
}

void Page::clear() {
  *this = Page();
}

}  // namespace casus
