#include "casus/knowledge/reference_words.h"

#include <array>

namespace casus::knowledge {
namespace {

constexpr std::array<std::string_view, 9> kReferenceClassNames = {
    "pronoun", "nominal", "collective", "pair",       "definite",
    "towards", "sent_to", "laid_on",    "leaving_for"};

}  // namespace

Result<ReferenceWords> ReferenceWords::read(std::string_view section) {
  CASUS_TRY(WordTable table, WordTable::read(section, kReferenceClassNames));
  return ReferenceWords(std::move(table));
}

std::string_view ReferenceWords::find(std::string_view word, ReferenceClass cls) const {
  for (const WordSense& sense : table_.find(word))
    if (sense.cls == static_cast<std::uint8_t>(cls)) return sense.code;
  return {};
}

}  // namespace casus::knowledge
