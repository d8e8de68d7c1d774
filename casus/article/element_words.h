// What the name, class, id, role and itemprop of an element say about what it holds.
#pragma once

#include <cstdint>
#include <string_view>

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
  [[nodiscard]] Flow flow(NodeId element) const;
  [[nodiscard]] BlockKind kind(NodeId element) const;
  // Context bits that the element itself sets for all inside it.
  [[nodiscard]] std::uint32_t context(NodeId element) const;

 private:
  const Page& page_;
  StringId class_, id_, role_, itemprop_, style_, hidden_, aria_hidden_;
};

// Context bits of the words of a class, id, role or itemprop value.
[[nodiscard]] std::uint32_t context_of_words(std::string_view names);

}  // namespace casus::article
