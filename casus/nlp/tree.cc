#include "casus/nlp/tree.h"

#include <algorithm>
#include <cstddef>

namespace casus::nlp {
namespace {

constexpr int kMostPasses = 12;
// Tokens looked at while heads are searched, for a document of n tokens: a base and so many a
// token.
constexpr std::size_t kSearchBase = 200'000;
constexpr std::size_t kSearchPerToken = 200;

std::size_t at(std::int32_t i) {
  return static_cast<std::size_t>(i);
}

void widen(Tree& tree, std::size_t i) {
  const std::size_t head = at(tree.head[i]);
  tree.left[head] = std::min(tree.left[head], tree.left[i]);
  tree.right[head] = std::max(tree.right[head], tree.right[i]);
}

// Whether no arc leaves the stretches between left edges of roots. The odd ends are spaCy's.
bool arcs_stay_inside(const Tree& tree) {
  const std::size_t n = tree.head.size();
  std::vector<bool> starts(n, false);
  for (std::size_t i = 0; i < n; ++i)
    if (at(tree.head[i]) == i) starts[at(tree.left[i])] = true;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (!((i > 0 && starts[i]) || i + 1 == n)) continue;
    for (std::size_t j = begin; j < i; ++j)
      if (at(tree.head[j]) < begin || at(tree.head[j]) >= i + 1) return false;
    begin = i;
  }
  return true;
}

class HeadSearch {
 public:
  HeadSearch(const Tree& tree, const std::vector<bool>& spaces)
      : tree_(tree), spaces_(spaces), budget_(kSearchBase + kSearchPerToken * tree.head.size()) {}

  // The first token below `top`, level by level, whose relation is `wanted`; -1 if there is none.
  std::int32_t find(std::int32_t top, std::int32_t skip, Dep wanted) {
    level_.assign(1, top);
    while (!level_.empty()) {
      next_.clear();
      for (const std::int32_t head : level_) {
        const std::int32_t found = scan(head, skip, wanted);
        if (found != -1 || budget_ == 0) return found;
      }
      level_.swap(next_);
    }
    return -1;
  }

 private:
  // Children of `head` in order; those that do not match are kept for the next level.
  std::int32_t scan(std::int32_t head, std::int32_t skip, Dep wanted) {
    const std::int32_t first = tree_.left[at(head)];
    const std::int32_t last = tree_.right[at(head)];
    const std::size_t size = at(last - first) + 1;
    if (size > budget_) {
      budget_ = 0;
      return -1;
    }
    budget_ -= size;
    for (std::int32_t child = first; child <= last; ++child) {
      if (child == head || tree_.head[at(child)] != head || spaces_[at(child)] || child == skip)
        continue;
      if (tree_.dep[at(child)] == wanted) return child;
      next_.push_back(child);
    }
    return -1;
  }

  const Tree& tree_;
  const std::vector<bool>& spaces_;
  std::size_t budget_;
  std::vector<std::int32_t> level_;
  std::vector<std::int32_t> next_;
};

}  // namespace

void find_subtrees(Tree& tree) {
  const std::size_t n = tree.head.size();
  tree.left.resize(n);
  tree.right.resize(n);
  for (std::size_t i = 0; i < n; ++i) tree.left[i] = tree.right[i] = static_cast<std::int32_t>(i);
  for (int pass = 0; pass < kMostPasses; ++pass) {
    for (std::size_t i = 0; i < n; ++i) widen(tree, i);
    for (std::size_t i = n; i-- > 0;) widen(tree, i);
    if (arcs_stay_inside(tree)) break;
  }
}

void undo_lifting(const std::vector<ParsedDep>& labels, const std::vector<bool>& spaces,
                  Tree& tree) {
  HeadSearch search(tree, spaces);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].lifted_to == Dep::kNone) continue;
    const auto token = static_cast<std::int32_t>(i);
    const std::int32_t head = search.find(tree.head[i], token, labels[i].lifted_to);
    if (head != -1) tree.head[i] = head;
    tree.dep[i] = labels[i].dep;
  }
}

void find_sentence_starts(Tree& tree) {
  const std::size_t n = tree.head.size();
  tree.sentence_start.assign(n, false);
  if (n > 0) tree.sentence_start[0] = true;
  for (std::size_t i = 0; i < n; ++i)
    if (at(tree.head[i]) == i) tree.sentence_start[at(tree.left[i])] = true;
}

}  // namespace casus::nlp
