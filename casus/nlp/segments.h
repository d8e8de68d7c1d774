// The texts of an article that are parsed by themselves, and what is mended before parsing
// (design: spacy-model-spec §8.5, repair 1).
// Tested by: annotate_test.cc.
#pragma once

#include <string_view>
#include <vector>

#include "casus/nlp/tokenizer.h"
#include "casus/types/article.h"

namespace casus::nlp {

// The lines of the article's blocks (of the whole text if it has none), without white space at
// their ends and without a leading bullet; empty ones are left out.
[[nodiscard]] std::vector<TextSpan> find_segments(const Article& article);

// Marks sentence starts behind a full stop and a closing quotation mark ( .” Capital ) among
// tokens [first, …), which are one segment.
void mark_quote_ends(const WordStore& words, std::size_t first, std::vector<Token>& tokens);

// Where to cut tokens [first, end) of one segment so that no part has more than `most`: after a
// sentence's end mark if there is one in the second half, else hard. The ends of the parts.
[[nodiscard]] std::vector<std::size_t> cut_long(const WordStore& words,
                                                const std::vector<Token>& tokens, std::size_t first,
                                                std::size_t end, std::size_t most);

}  // namespace casus::nlp
