#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "casus/article/line_roles.h"
#include "casus/article/story.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

constexpr std::uint32_t kChrome = kInNav | kInFooter | kInForm | kInComments | kInRelated |
                                  kInShare | kInAd | kInLegal | kInAside | kInTeaser | kHidden;

double link_share(const Candidate& block) {
  return block.words == 0 ? 0.0 : static_cast<double>(block.link_words) / block.words;
}

BlockRole role_of_context(std::uint32_t context) {
  if ((context & kInComments) != 0) return BlockRole::kComment;
  if ((context & kInRelated) != 0) return BlockRole::kRelated;
  if ((context & kInAd) != 0) return BlockRole::kAdvertisement;
  if ((context & kInLegal) != 0) return BlockRole::kLegal;
  if ((context & (kInNav | kInFooter)) != 0) return BlockRole::kNavigation;
  if ((context & kInTeaser) != 0) return BlockRole::kTeaser;
  return BlockRole::kOther;
}

BlockRole role_of_kind(const Candidate& block) {
  if ((block.context & kInCaption) != 0) return BlockRole::kCaption;
  switch (block.kind) {
    case BlockKind::kHeading:
      return BlockRole::kHeading;
    case BlockKind::kListItem:
      return BlockRole::kList;
    case BlockKind::kQuote:
      return BlockRole::kQuote;
    case BlockKind::kCaption:
      return BlockRole::kCaption;
    case BlockKind::kCell:
      return BlockRole::kTable;
    default:
      return (block.context & kInQuote) != 0 ? BlockRole::kQuote : BlockRole::kBody;
  }
}

bool is_running_text(const Candidate& block) {
  if (block.kind == BlockKind::kHeading) return false;
  if (block.words < 10 && !(block.words >= 5 && ends_as_sentence(block.text))) return false;
  return link_share(block) < 0.5;
}

// What a block says for (above 0) or against its being the story's.
double score_of(const Candidate& block, std::uint32_t chrome) {
  const double words = block.words;
  const double links = link_share(block);
  const bool in_chrome = (block.context & chrome) != 0;
  if (in_chrome) return -(1.0 + std::min(words, 40.0) / 4.0);
  if (is_running_text(block)) {
    double score = std::min(words, 100.0) * (1.0 - links);
    if (block.kind != BlockKind::kParagraph && !ends_as_sentence(block.text)) score *= 0.4;
    if (block.kind == BlockKind::kListItem) score *= 0.7;
    if ((block.context & (kInBody | kInArticle)) != 0) score *= 1.2;
    return score;
  }
  if (links > 0.5) return -(1.0 + std::min(words, 20.0) / 4.0);
  return block.kind == BlockKind::kHeading ? 0.0 : -0.5;
}

// The element whose blocks' scores have the highest sum; the deepest of equals.
NodeId best_element(const Page& page, const std::vector<Candidate>& blocks) {
  std::vector<double> sums(page.node_kind.size(), 0.0);
  for (const Candidate& block : blocks) {
    if (block.score == 0.0) continue;
    for (NodeId at = block.node; at.valid(); at = page.parent[at]) sums[at.value] += block.score;
  }
  NodeId best(0);
  for (const NodeId node : page.node_kind.ids()) {
    if (sums[node.value] > 0.0 && sums[node.value] >= sums[best.value]) best = node;
  }
  return best;
}

class BodyChooser {
 public:
  BodyChooser(const Page& page, const HeadFacts& head, const DateReader& dates,
              std::vector<Candidate>& blocks)
      : page_(page), head_(head), dates_(dates), blocks_(blocks) {}

  bool choose(Story& story, std::string& why) {
    find_title(story);
    if (!find_body(kChrome) &&
        !find_body(kChrome & ~(kInTeaser | kInAside | kInForm | kInAd | kInLegal | kInRelated)) &&
        !find_body(kHidden | kInNav | kInComments) && !find_body(0)) {
      why = blocks_.empty() ? "no text on the page"
                            : "no running text: the page holds lists of links or single lines";
      return false;
    }
    decide_roles(story);
    trim_ends();
    keep_headings();
    drop_repeats(story);
    if (is_teaser_list()) {
      why = "a list of teasers: headings that link elsewhere, with a sentence or two each";
      for (Candidate& block : blocks_) block.kept = false;
      return false;
    }
    take_first_heading(story);
    place_title(story);
    story.from = 0;
    story.to = blocks_.size();
    return true;
  }

 private:
  // Scores with the given context bits as chrome and finds the body's element; false if it holds
  // too little text.
  bool find_body(std::uint32_t chrome) {
    constexpr double kLeast = 40.0;
    chrome_ = chrome;
    for (Candidate& block : blocks_) block.score = score_of(block, chrome);
    body_ = best_element(page_, blocks_);
    double sum = 0.0;
    double all = 0.0;
    std::vector<double> carried(32, 0.0);
    for (const Candidate& block : blocks_) {
      if (!inside(block) || block.score <= 0.0) continue;
      sum += block.score;
      all += block.score;
      for (std::uint32_t bit = 0; bit < 32; ++bit) {
        if ((block.context >> bit & 1U) != 0) carried[bit] += block.score;
      }
    }
    // What most of the body carries says nothing about a part of it.
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
      if (carried[bit] > 0.7 * all) chrome_ &= ~(1U << bit);
    }
    return sum >= kLeast;
  }

  bool inside(const Candidate& block) const {
    return body_ <= block.node && block.node < page_.subtree_end[body_];
  }

  std::string best_title() const {
    if (!head_.headline.empty()) return head_.headline;
    return without_site(head_.og_title.empty() ? head_.title : head_.og_title, head_.site);
  }

  // Share of the words of `text` that are words of `in`, 0 for fewer than three; both folded.
  static double overlap(const std::string& text, const std::string& in) {
    std::size_t words = 0;
    std::size_t shared = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(' ', at), text.size());
      if (end - at >= 3) {
        ++words;
        if (in.find(text.substr(at, end - at)) != std::string::npos) ++shared;
      }
      at = end + 1;
    }
    return words < 3 ? 0.0 : static_cast<double>(shared) / static_cast<double>(words);
  }

  // The heading that says what the head of the page says its title is; else the first h1.
  void find_title(Story& story) {
    story.title_text = best_title();
    const std::string wanted = fold(story.title_text);
    const std::string full = fold(head_.title);
    double best = 0.0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Candidate& block = blocks_[i];
      if (block.words == 0 || block.words > 50 ||
          (block.context & (kHidden | kInRelated | kInTeaser)) != 0)
        continue;
      const bool heading = block.kind == BlockKind::kHeading;
      if (!heading && (block.context & kInTitle) == 0) continue;
      const std::string text = fold(block.text);
      double score = heading ? (block.level == 1 ? 1.0 : 0.3) : 0.2;
      if (!wanted.empty() && text == wanted)
        score += 3.0;
      else if (text.size() >= 12 &&
               (wanted.find(text) != std::string::npos || full.find(text) != std::string::npos))
        score += 2.0;
      else if (wanted.size() >= 12 && text.find(wanted) != std::string::npos)
        score += 1.5;
      else
        score += 1.5 * overlap(text, full);
      if (score > best && score >= 1.0) {
        best = score;
        story.title = i;
      }
    }
    if (story.title != Story::kNone && (best >= 2.0 || story.title_text.empty()))
      story.title_text = blocks_[story.title].text;
  }

  void decide_roles(const Story& story) {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Candidate& block = blocks_[i];
      const bool chrome = (block.context & chrome_) != 0;
      block.role = chrome ? role_of_context(block.context & chrome_) : role_of_kind(block);
      block.kept = !chrome && inside(block) && i != story.title;
      if (i == story.title || !block.kept) continue;
      decide_inside(block);
    }
  }

  void decide_inside(Candidate& block) const {
    const double links = link_share(block);
    const auto said = role_of_line(block.text, block.words, dates_);
    if (said && !(block.kind == BlockKind::kHeading && *said == BlockRole::kOther)) {
      block.role = *said;
      block.kept = *said == BlockRole::kCaption ||
                   (*said == BlockRole::kByline || *said == BlockRole::kDateline);
      return;
    }
    if ((block.context & kInMeta) != 0 && block.words < 15) {
      block.role = BlockRole::kByline;
      block.kept = false;
      return;
    }
    if (block.kind == BlockKind::kHeading) return;
    if (links > 0.8 || (links > 0.5 && block.words < 15)) {
      block.role = block.kind == BlockKind::kListItem ? BlockRole::kRelated : BlockRole::kOther;
      block.kept = false;
      return;
    }
    const bool bare =
        block.kind == BlockKind::kOther && block.words < 6 && !ends_as_sentence(block.text);
    if (bare) {
      block.role = BlockRole::kOther;
      block.kept = false;
    }
  }

  // Nothing before the first or after the last block of running text, but what goes with them.
  void trim_ends() {
    std::size_t first = blocks_.size();
    std::size_t last = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Candidate& block = blocks_[i];
      if (!block.kept || !is_running_text(block) || block.role == BlockRole::kCaption) continue;
      first = std::min(first, i);
      last = i;
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Candidate& block = blocks_[i];
      if (!block.kept) continue;
      const bool goes_along = block.role == BlockRole::kCaption ||
                              block.role == BlockRole::kByline ||
                              block.role == BlockRole::kDateline ||
                              block.role == BlockRole::kHeading || block.role == BlockRole::kList;
      if (i > last && block.role != BlockRole::kList && block.role != BlockRole::kTable)
        block.kept = false;
      if (i < first && !goes_along && block.kind != BlockKind::kParagraph) block.kept = false;
    }
  }

  // A heading stays where something that is kept follows it before the next heading of its rank.
  void keep_headings() {
    bool needed = false;
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      Candidate& block = blocks_[i];
      if (!block.kept) continue;
      if (block.role == BlockRole::kHeading) {
        block.kept = needed;
        if (block.level <= 2) needed = false;
      } else if (block.role != BlockRole::kCaption) {
        needed = true;
      }
    }
  }

  // The second of two equal blocks of some length is a copy (mobile and desktop, pull quotes).
  void drop_repeats(const Story& story) {
    std::unordered_set<std::uint64_t> seen;
    if (story.title != Story::kNone) seen.insert(blocks_[story.title].hash);
    for (Candidate& block : blocks_) {
      if (!block.kept || block.words < 4) continue;
      if (!seen.insert(block.hash).second) block.kept = false;
    }
  }

  // An index page: most headings are links, and little text stands under each.
  bool is_teaser_list() const {
    std::uint32_t headings = 0;
    std::uint32_t linked = 0;
    std::uint32_t words = 0;
    for (const Candidate& block : blocks_) {
      if (!block.kept) continue;
      if (block.kind == BlockKind::kHeading) {
        ++headings;
        if (link_share(block) > 0.8) ++linked;
      } else if (block.role == BlockRole::kBody || block.role == BlockRole::kList) {
        words += block.words;
      }
    }
    constexpr std::uint32_t kMost =
        300;  // Words; more is a text whose headings happen to be links.
    return linked >= 2 && linked * 10 >= headings * 6 && words < 45 * linked && words < kMost;
  }

  // A page whose head names no heading: the heading over the first paragraph is the title.
  void take_first_heading(Story& story) const {
    if (story.title != Story::kNone) return;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const Candidate& block = blocks_[i];
      if (!block.kept) continue;
      if (block.kind == BlockKind::kHeading && block.words >= 3) {
        story.title = i;
        return;
      }
      if (is_running_text(block) && block.words >= 20) return;
    }
  }

  void place_title(Story& story) {
    if (story.title == Story::kNone) return;
    blocks_[story.title].role = BlockRole::kTitle;
    blocks_[story.title].kept = true;
  }

  const Page& page_;
  const HeadFacts& head_;
  const DateReader& dates_;
  std::vector<Candidate>& blocks_;
  NodeId body_{0};
  std::uint32_t chrome_ = kChrome;
};

}  // namespace

void choose_body(const Page& page, const HeadFacts& head, const DateReader& dates,
                 std::vector<Candidate>& blocks, std::vector<Story>& stories, std::string& why) {
  Story story;
  if (!BodyChooser(page, head, dates, blocks).choose(story, why)) return;
  split_stories(blocks, story, stories);
}

}  // namespace casus::article
