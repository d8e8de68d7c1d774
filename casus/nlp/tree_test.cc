#include "casus/nlp/tree.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "casus/nlp/batch.h"

namespace casus::nlp {
namespace {

using Heads = std::vector<std::int32_t>;

Tree tree_of(const Heads& heads) {
  Tree tree;
  tree.head = heads;
  tree.dep.assign(heads.size(), Dep::kdep);
  find_subtrees(tree);
  find_sentence_starts(tree);
  return tree;
}

std::vector<bool> no_spaces(std::size_t n) {
  return std::vector<bool>(n, false);
}

TEST(Tree, FindsEdgesAndSentences) {
  //              0  1  2  3  4
  const Tree tree = tree_of({1, 1, 1, 4, 4});
  EXPECT_EQ(tree.left, (Heads{0, 0, 2, 3, 3}));
  EXPECT_EQ(tree.right, (Heads{0, 2, 2, 3, 4}));
  EXPECT_EQ(tree.sentence_start, (std::vector<bool>{true, false, false, true, false}));
}

TEST(Tree, OfNothingAndOfOneToken) {
  EXPECT_TRUE(tree_of({}).sentence_start.empty());
  const Tree one = tree_of({0});
  EXPECT_EQ(one.left, (Heads{0}));
  EXPECT_TRUE(one.sentence_start[0]);
}

// The first pass climbs and comes back, so chains in both directions are done in one; arcs that
// cross need a second one: 4 <- 1 <- 3 with 1 below 4, and 0 below 3.
TEST(Tree, NeedsMorePassesWhereArcsCross) {
  const Tree tree = tree_of({3, 4, 4, 1, 4, 4});
  EXPECT_EQ(tree.left[1], 0);
  EXPECT_EQ(tree.right[1], 3);
  EXPECT_EQ(tree.left[4], 0);
  EXPECT_EQ(tree.right[4], 5);
  EXPECT_EQ(tree.sentence_start, (std::vector<bool>{true, false, false, false, false, false}));
}

TEST(Tree, PutsLiftedArcsBack) {
  // 2 hangs on the root 0 as "prep||dobj"; the object is 1.
  Tree tree = tree_of({0, 0, 0, 2});
  tree.dep = {Dep::kRoot, Dep::kdobj, Dep::kNone, Dep::kpobj};
  undo_lifting({{Dep::kRoot, Dep::kNone},
                {Dep::kdobj, Dep::kNone},
                {Dep::kprep, Dep::kdobj},
                {Dep::kpobj, Dep::kNone}},
               no_spaces(4), tree);
  EXPECT_EQ(tree.head, (Heads{0, 0, 1, 2}));
  EXPECT_EQ(tree.dep[2], Dep::kprep);
}

TEST(Tree, SearchesLevelByLevelAndNotInWhiteSpace) {
  // Below the root 0: 1 (white space, would match), 2; below 2: 3 (matches). 4 is lifted.
  Tree tree = tree_of({0, 0, 0, 2, 0});
  tree.dep = {Dep::kRoot, Dep::kccomp, Dep::kdobj, Dep::kccomp, Dep::kNone};
  std::vector<ParsedDep> labels(5);
  labels[4] = {Dep::kadvmod, Dep::kccomp};
  std::vector<bool> spaces = no_spaces(5);
  spaces[1] = true;
  undo_lifting(labels, spaces, tree);
  EXPECT_EQ(tree.head[4], 3);
}

TEST(Tree, KeepsALiftedArcWithoutItsHead) {
  Tree tree = tree_of({0, 0, 0});
  tree.dep = {Dep::kRoot, Dep::knsubj, Dep::kNone};
  std::vector<ParsedDep> labels(3);
  labels[2] = {Dep::kprep, Dep::kdobj};
  undo_lifting(labels, no_spaces(3), tree);
  EXPECT_EQ(tree.head[2], 0);
  EXPECT_EQ(tree.dep[2], Dep::kprep);
}

TEST(CloseSentences, CutsLongOnesAndMakesRoots) {
  Tree tree = tree_of({0, 0, 1, 2, 3, 4, 5});
  EXPECT_FALSE(close_sentences(7, tree));
  EXPECT_TRUE(close_sentences(3, tree));
  EXPECT_EQ(tree.sentence_start, (std::vector<bool>{true, false, false, true, false, false, true}));
  EXPECT_EQ(tree.head, (Heads{0, 0, 1, 3, 3, 4, 6}));
  EXPECT_EQ(tree.dep[3], Dep::kRoot);
  EXPECT_EQ(tree.right[0], 2);
  EXPECT_FALSE(close_sentences(0, tree));
}

// Any forest, however its arcs cross: heads stay inside sentences after closing.
RC_GTEST_PROP(Tree, SentencesHoldTheirHeads, ()) {
  const auto size = *rc::gen::inRange<std::int32_t>(1, 40);
  // Heads to the right or the left at random, but never in a circle: each token hangs on one that
  // comes earlier in a shuffled order, or on none.
  std::vector<std::int32_t> order;
  for (std::int32_t i = 0; i < size; ++i) order.push_back(i);
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  Heads heads(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto pick = *rc::gen::inRange<std::size_t>(0, i + 1);
    heads[static_cast<std::size_t>(order[i])] = order[pick];
  }
  Tree tree = tree_of(heads);
  close_sentences(0, tree);
  std::size_t sentence = 0;
  std::vector<std::size_t> sentence_of;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (tree.sentence_start[i]) ++sentence;
    sentence_of.push_back(sentence);
  }
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto head = static_cast<std::size_t>(tree.head[i]);
    RC_ASSERT(sentence_of[i] == sentence_of[head]);
    RC_ASSERT(tree.left[i] <= static_cast<std::int32_t>(i));
    RC_ASSERT(tree.right[i] >= static_cast<std::int32_t>(i));
  }
}

}  // namespace
}  // namespace casus::nlp
