// What stands beside a person's name: titles, an office, the state or body that it belongs to
// (layers study §5). Tested by tests/resolve_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "casus/resolve/find_persons.h"
#include "casus/resolve/name_hits.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

// What stands beside a name.
struct BesideName {
  std::string office;  // As printed.
  std::optional<knowledge::Office> office_entry;
  TokenSpan office_tokens;
  std::optional<Affiliation> affiliation;
  TokenSpan title_tokens;
  std::string rank;  // "General", where no office is told.
  char gender = 'u';
  bool former = false;
  bool office_is_apart = false;  // Behind the name, or in front of "of STATE".
};

// Words between an office and whom it is for: "of", "to", "for", "in", "at".
[[nodiscard]] bool is_owner_preposition(std::string_view word);

// Reads in front of `name`, in an apposition and behind it; the first office found holds.
[[nodiscard]] BesideName read_beside(TokenSpan name, const Annotation& annotation,
                                     const NameHits& hits, const ActorBase& base);

}  // namespace casus::resolve
