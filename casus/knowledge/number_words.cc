#include "casus/knowledge/number_words.h"

#include <array>

namespace casus::knowledge {
namespace {

constexpr std::array<std::string_view, 10> kNumberClassNames = {
    "unit",         "ten",         "scale", "plural_scale", "vague",
    "bound_before", "bound_after", "exact", "half",         "indefinite"};
constexpr std::array<std::string_view, 5> kUnitClassNames = {"measure", "symbol", "currency",
                                                             "ambiguous_currency", "term"};

}  // namespace

Result<NumberWords> NumberWords::read(std::string_view section) {
  CASUS_TRY(WordTable table, WordTable::read(section, kNumberClassNames));
  return NumberWords(std::move(table));
}

Result<UnitWords> UnitWords::read(std::string_view section) {
  CASUS_TRY(WordTable table, WordTable::read(section, kUnitClassNames));
  return UnitWords(std::move(table));
}

}  // namespace casus::knowledge
