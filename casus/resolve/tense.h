// The tense over a token: does its clause look ahead of the page or back? Read from the governing
// proposition, else from tags. Tested by tests/resolve_test.cc.
#pragma once

#include <cstdint>

#include "casus/resolve/word_facts.h"
#include "casus/types/annotation.h"
#include "casus/types/propositions.h"

namespace casus::resolve {

enum class Outlook : std::uint8_t { kUnknown, kPast, kFuture };

[[nodiscard]] Outlook outlook_of(TokenSpan span, const Annotation& annotation,
                                 const Propositions& propositions, const WordFactsTable& facts);

// The token of `span` whose head lies outside it (the last one if there are several).
[[nodiscard]] TokenId head_of(TokenSpan span, const Annotation& annotation);

}  // namespace casus::resolve
