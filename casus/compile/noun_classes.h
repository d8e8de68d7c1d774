// Noun classes of the lexicon: closures, disjointness, and the trie of their words.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "casus/compile/named_nodes.h"
#include "casus/knowledge/lexicon.h"

namespace casus::compile {

// "person|body" as a set; names are those of `classes`. `is_any` for "any".
struct ParsedClasses {
  knowledge::ClassSet set;
  bool any = false;
  bool climb = false;  // One of them is a party class.
  bool names = false;  // One of them is built in for parties: an unknown name may be of it.
};
[[nodiscard]] Result<ParsedClasses> parse_classes(std::string_view text, const Yaml& at,
                                                  const std::vector<knowledge::NounClass>& classes);

// Fills noun_classes, words and trie of `tables`.
[[nodiscard]] Status compile_noun_classes(const NamedNodes& nouns,
                                          knowledge::LexiconTables& tables);

}  // namespace casus::compile
