// Trees of heads: subtree edges, sentence starts, and undoing of lifted arcs.
// Source: spaCy 3 (spacy/tokens/doc.pyx set_children_from_heads, spacy/pipeline/_parser_internals/
// nonproj.pyx), MIT. Tested by: tree_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/types/grammar.h"

namespace casus::nlp {

// A relation as the parser gives it: "a||b" is relation a, whose head should be the nearest token
// below the given head that has relation b.
struct ParsedDep {
  Dep dep = Dep::kNone;
  Dep lifted_to = Dep::kNone;  // kNone: the head is the head.
};

// One document; columns have one length, numbers count its tokens.
struct Tree {
  std::vector<std::int32_t> head;  // Itself for a root.
  std::vector<Dep> dep;
  std::vector<std::int32_t> left;   // First token of the subtree.
  std::vector<std::int32_t> right;  // Last token of the subtree.
  std::vector<bool> sentence_start;
};

// Fills left and right from head, as spaCy does for non-projective trees too (at most 12 passes).
void find_subtrees(Tree& tree);
// Moves lifted arcs back where their heads are found; `labels` are the parser's, `spaces` marks
// white-space tokens. Uses left and right as they are. Bounded work: an arc for which too much
// would have to be searched stays.
void undo_lifting(const std::vector<ParsedDep>& labels, const std::vector<bool>& spaces,
                  Tree& tree);
// A sentence starts at token 0 and at the left edge of every root.
void find_sentence_starts(Tree& tree);

}  // namespace casus::nlp
