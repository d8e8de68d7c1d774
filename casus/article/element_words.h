// What the name, class, id, role and itemprop of an element say about what it holds.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/article/candidate.h"
#include "casus/types/page.h"

namespace casus::article {

// What an element is in the flow of text.
enum class Flow : std::uint8_t {
  kInline,
  kBlock,
  kBreak,
  kRule,
  kSkipped /* with all inside */
};

// Answers for the elements of one page; keeps what it has worked out.
class ElementReader {
 public:
  explicit ElementReader(const Page& page);
  [[nodiscard]] std::string_view tag(NodeId element) const {
    return page_.names[page_.tag[element]];
  }
  [[nodiscard]] std::string_view attribute(NodeId element, std::string_view name) const;
  [[nodiscard]] bool has_itemprop(NodeId element) const;
  [[nodiscard]] Flow flow(NodeId element) const { return tags_[page_.tag[element].value].flow; }
  [[nodiscard]] BlockKind kind(NodeId element) const {
    return tags_[page_.tag[element].value].kind;
  }
  // Context bits that the element itself sets for all inside it.
  [[nodiscard]] std::uint32_t context(NodeId element);

 private:
  // What an element's name says.
  struct Tag {
    Flow flow = Flow::kInline;
    BlockKind kind = BlockKind::kOther;
    std::uint32_t context = 0;
    bool root = false;  // <html>, <body>: their classes speak of the whole page.
  };

  std::uint32_t context_of(std::string_view names);

  const Page& page_;
  std::vector<Tag> tags_;                                      // By name's id.
  std::unordered_map<std::string_view, std::uint32_t> known_;  // Class and id values met.
  StringId class_, id_, role_, itemprop_, style_, hidden_, aria_hidden_;
};

// Context bits of the words of a class, id, role or itemprop value.
[[nodiscard]] std::uint32_t context_of_words(std::string_view names);

}  // namespace casus::article
