#include <algorithm>

#include "casus/article/line_roles.h"
#include "casus/article/story.h"

namespace casus::article {
namespace {

constexpr std::uint32_t kLeast = 40;  // Words of a story.

// A byline, a date or a dateline among the blocks next to a heading.
bool has_own_head(const std::vector<Candidate>& blocks, std::size_t heading) {
  constexpr std::size_t kWindow = 4;
  for (std::size_t i = heading + 1; i < std::min(heading + kWindow, blocks.size()); ++i) {
    const Candidate& block = blocks[i];
    if (block.kind == BlockKind::kHeading) return false;
    if (block.role == BlockRole::kDateline || block.role == BlockRole::kByline)
      return block.words >= 3;
    if (has_dateline(block.text)) return true;
    if (block.words > 14) return false;
    // "ROME, 20 December" on a line of its own.
    if (has_dateline(block.text.substr(0, block.text.find(',')) + " - ")) return true;
  }
  return false;
}

std::uint32_t words_between(const std::vector<Candidate>& blocks, std::size_t from,
                            std::size_t to) {
  std::uint32_t words = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (blocks[i].kept &&
        (blocks[i].role == BlockRole::kBody || blocks[i].role == BlockRole::kList))
      words += blocks[i].words;
  }
  return words;
}

// Headings of `level` that begin a story; none unless each holds enough text.
std::vector<std::size_t> starts_of(const std::vector<Candidate>& blocks, const Story& story,
                                   std::uint8_t level) {
  std::vector<std::size_t> starts;
  std::size_t headings = 0;
  for (std::size_t i = story.from; i < story.to; ++i) {
    const Candidate& block = blocks[i];
    if (block.kind != BlockKind::kHeading || block.level != level ||
        !(block.kept || i == story.title))
      continue;
    ++headings;
    if (has_own_head(blocks, i)) starts.push_back(i);
  }
  if (starts.size() < 2 || starts.size() * 10 < headings * 8) return {};
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t to = i + 1 < starts.size() ? starts[i + 1] : story.to;
    if (words_between(blocks, starts[i] + 1, to) < kLeast) return {};
  }
  // Text of its own before the first: one story with dated parts.
  return words_between(blocks, story.from, starts.front()) < kLeast ? starts
                                                                    : std::vector<std::size_t>();
}

}  // namespace

void split_stories(std::vector<Candidate>& blocks, const Story& story,
                   std::vector<Story>& stories) {
  for (std::uint8_t level = 1; level <= 4; ++level) {
    const std::vector<std::size_t> starts = starts_of(blocks, story, level);
    if (starts.empty()) continue;
    // What stands over all of them is the page's.
    for (std::size_t i = story.from; i < starts.front(); ++i) blocks[i].kept = false;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      Story part = story;
      part.from = i == 0 ? story.from : starts[i];
      part.to = i + 1 < starts.size() ? starts[i + 1] : story.to;
      part.title = starts[i];
      blocks[starts[i]].role = BlockRole::kTitle;
      blocks[starts[i]].kept = true;
      stories.push_back(part);
    }
    return;
  }
  stories.push_back(story);
}

}  // namespace casus::article
