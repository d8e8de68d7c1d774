#include "casus/article/collect_blocks.h"

#include <algorithm>
#include <optional>

#include "casus/article/block_text.h"
#include "casus/article/element_words.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

constexpr std::uint32_t kNegative = kInNav | kInFooter | kInAside | kInForm | kInComments |
                                    kInRelated | kInShare | kInAd | kInLegal | kInTeaser | kHidden |
                                    kInMeta | kInHeader | kInCaption | kInTitle;

// Those of them that themes use in names of wrappers too ("content-nav", "body-ad-wrapper").
constexpr std::uint32_t kLooselyNamed = kInNav | kInAside | kInForm | kInShare | kInAd | kInLegal |
                                        kInTeaser | kInMeta | kInHeader | kInCaption | kInTitle;

// Running text before each node, told by the size of single text nodes: how much of the page an
// element holds.
class TextMass {
 public:
  TextMass(const Page& page, const ElementReader& elements)
      : before_(page.node_kind.size() + 1, 0), page_(page) {
    constexpr std::uint32_t kLeast = 60;  // Bytes; a shorter text node may be a link or a label.
    std::uint32_t sum = 0;
    NodeId skip(0);  // The end of an element that nobody reads.
    for (const NodeId node : page.node_kind.ids()) {
      before_[node.value] = sum;
      if (node < skip) continue;
      if (page.node_kind[node] == NodeKind::kElement && elements.flow(node) == Flow::kSkipped) {
        skip = page.subtree_end[node];
      }
      if (page.node_kind[node] != NodeKind::kText) continue;
      const std::uint32_t size = page.node_text[node].end - page.node_text[node].begin;
      if (size >= kLeast) sum += size;
    }
    before_.back() = sum;
  }
  // Share of the page's paragraph text inside `node`.
  [[nodiscard]] double share(NodeId node) const {
    if (before_.back() == 0) return 0.0;
    const std::uint32_t inside = before_[page_.subtree_end[node].value] - before_[node.value];
    return static_cast<double>(inside) / static_cast<double>(before_.back());
  }

 private:
  std::vector<std::uint32_t> before_;
  const Page& page_;
};

struct Open {
  NodeId node;
  NodeId end;
  std::uint32_t context = 0;
  std::uint32_t depth = 0;
  bool link = false;
  bool block = false;
};

class Collector {
 public:
  Collector(const Page& page, std::vector<Candidate>& out)
      : page_(page),
        out_(out),
        elements_(page),
        mass_(page, elements_),
        link_(page.names.find("a")),
        sup_(page.names.find("sup")) {}

  void run() {
    const auto n = static_cast<std::uint32_t>(page_.node_kind.size());
    for (std::uint32_t i = 0; i < n;) {
      const NodeId node(i);
      leave_until(node);
      if (page_.node_kind[node] == NodeKind::kText) {
        add_text(node);
      } else if (page_.node_kind[node] == NodeKind::kElement && !enter(node)) {
        i = page_.subtree_end[node].value;
        continue;
      }
      ++i;
    }
    leave_until(NodeId(n));
    flush();
  }

 private:
  void leave_until(NodeId node) {
    while (!open_.empty() && open_.back().end <= node) {
      if (open_.back().block) flush();
      open_.pop_back();
    }
  }

  // False: nothing inside is read.
  bool enter(NodeId node) {
    switch (elements_.flow(node)) {
      case Flow::kSkipped:
        return false;
      case Flow::kBreak:
        line_break();
        return false;
      case Flow::kRule:
        flush();
        after_rule_ = true;
        return false;
      default:
        break;
    }
    if (is_citation_mark(node)) {
      const ByteRange text = text_of(node);
      if (text_) text_->drop_mark(text.begin, text.end);
      return false;
    }
    Open open;
    open.node = node;
    open.end = page_.subtree_end[node];
    open.block = elements_.flow(node) == Flow::kBlock && !is_row_cell(node);
    std::uint32_t own = elements_.context(node);
    // A wrapper of most of the text is none of the small things that its class names.
    if ((own & kNegative) != 0) {
      const double share = mass_.share(node);
      if (share > 0.5) own &= ~kNegative;
      if (share > 0.25) own &= ~kLooselyNamed;
    }
    const bool top = open_.empty();
    open.context = own | (top ? 0 : open_.back().context);
    open.depth = top ? 0 : open_.back().depth + 1;
    open.link = page_.tag[node] == link_ || (!top && open_.back().link);
    if (open.block) flush();
    if (!open.block && text_ && elements_.flow(node) == Flow::kBlock) text_->part();
    open_.push_back(open);
    return true;
  }

  // The cells of a row without blocks of their own are one block: the row.
  bool is_row_cell(NodeId node) {
    const std::string_view tag = elements_.tag(node);
    if (tag != "td" && tag != "th") return false;
    const NodeId row = page_.parent[node];
    if (row == last_row_) return last_row_plain_;
    last_row_ = row;
    last_row_plain_ = is_plain_row(row);
    return last_row_plain_;
  }

  bool is_plain_row(NodeId row) const {
    for (NodeId inside = row.next(); inside < page_.subtree_end[row]; ++inside) {
      if (page_.node_kind[inside] != NodeKind::kElement) continue;
      const std::string_view name = elements_.tag(inside);
      if (name == "td" || name == "th") continue;
      if (elements_.flow(inside) == Flow::kBlock) return false;
    }
    return true;
  }

  ByteRange text_of(NodeId node) const {
    ByteRange range{0, 0};
    for (NodeId inside = node.next(); inside < page_.subtree_end[node]; ++inside) {
      if (page_.node_kind[inside] != NodeKind::kText) continue;
      if (range.begin == range.end) range.begin = page_.node_text[inside].begin;
      range.end = page_.node_text[inside].end;
    }
    return range;
  }

  // <sup><a>1</a></sup>: a number raised and linked.
  bool is_citation_mark(NodeId node) const {
    constexpr std::uint32_t kMarkNodes = 8;  // An element that holds more is no mark.
    if (page_.tag[node] != sup_ || page_.subtree_end[node].value - node.value > kMarkNodes)
      return false;
    const ByteRange range = text_of(node);
    const std::string_view text =
        trim(std::string_view(page_.text).substr(range.begin, range.end - range.begin));
    if (text.empty() || text.size() > 8) return false;
    if (text.front() == '[' && text.back() == ']') return true;
    bool number = text.size() <= 3;
    for (const char c : text) number = number && c >= '0' && c <= '9';
    bool linked = false;
    for (NodeId inside = node.next(); inside < page_.subtree_end[node]; ++inside) {
      linked =
          linked || (page_.node_kind[inside] == NodeKind::kElement && elements_.tag(inside) == "a");
    }
    return number && linked;
  }

  void line_break() {
    if (!text_) return;
    if (after_break_) {
      flush();
    } else {
      text_->part();
      after_break_ = true;
    }
  }

  void add_text(NodeId node) {
    const ByteRange range = page_.node_text[node];
    const std::string_view text =
        std::string_view(page_.text).substr(range.begin, range.end - range.begin);
    const bool blank = all_space(text);
    if (!text_) {
      if (blank) return;
      start(node);
    }
    if (!blank) after_break_ = false;
    text_->append(range.begin, range.end, !open_.empty() && open_.back().link);
  }

  void start(NodeId node) {
    current_ = Candidate();
    text_.emplace(page_.text, current_);
    current_.node = node;
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].block) continue;
      current_.node = open_[i].node;
      break;
    }
    if (page_.node_kind[current_.node] == NodeKind::kElement) current_.kind = kind_here();
    if (current_.kind == BlockKind::kHeading) {
      current_.level = static_cast<std::uint8_t>(elements_.tag(current_.node)[1] - '0');
    }
    current_.context = open_.empty() ? 0 : open_.back().context;
    current_.depth = open_.empty() ? 0 : open_.back().depth;
    current_.after_rule = after_rule_;
    after_rule_ = false;
    after_break_ = false;
  }

  // A <div> inside a list item, a quotation or a caption is what that is.
  BlockKind kind_here() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].block) continue;
      const BlockKind kind = elements_.kind(open_[i].node);
      if (kind != BlockKind::kOther && kind != BlockKind::kCell) return kind;
      if (kind == BlockKind::kCell)
        return elements_.tag(open_[i].node) == "tr" ? kind : BlockKind::kOther;
      if (elements_.tag(open_[i].node) != "div") break;
    }
    return BlockKind::kOther;
  }

  void flush() {
    if (!text_) return;
    text_->finish();
    text_.reset();
    if (!current_.text.empty()) out_.push_back(std::move(current_));
    after_break_ = false;
  }

  const Page& page_;
  std::vector<Candidate>& out_;
  ElementReader elements_;
  TextMass mass_;
  StringId link_;
  StringId sup_;
  std::vector<Open> open_;
  Candidate current_;
  std::optional<BlockText> text_;
  NodeId last_row_;
  bool last_row_plain_ = false;
  bool after_rule_ = false;
  bool after_break_ = false;
};

bool ends_sentence(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = decode_utf8_before(text, text.size()).value;
  return c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U'"' || c == 0x201D ||
         c == U')' || c == 0x2026 || c == U';';
}

bool begins_lower(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = decode_utf8(text, 0).value;
  return is_letter(c) && !is_upper(c);
}

bool is_rule_line(std::string_view text) {
  if (text.size() < 3) return false;
  for (const char c : text) {
    if (c != '-' && c != '=' && c != '*' && c != '_' && c != '#' && c != '~' && c != ' ')
      return false;
  }
  return true;
}

}  // namespace

void collect_blocks(const Page& page, std::vector<Candidate>& candidates) {
  candidates.clear();
  Collector(page, candidates).run();
}

void collect_lines(const Page& page, std::vector<Candidate>& candidates) {
  constexpr std::size_t kWrapped = 45;  // A shorter line was not wrapped.
  candidates.clear();
  const std::string_view text = page.text;
  bool after_gap = true;
  bool after_rule = false;
  std::string_view before;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(end);
    begin = end + 1;
    if (line.empty()) {
      after_gap = true;
      continue;
    }
    if (is_rule_line(line)) {
      after_rule = after_gap = true;
      continue;
    }
    const bool wrapped = !after_gap && !candidates.empty() && before.size() >= kWrapped &&
                         !ends_sentence(before) && begins_lower(line);
    if (wrapped) {
      Candidate& last = candidates.back();
      BlockText block(text, last);
      block.part();
      block.append(from > 0 ? from - 1 : from, to, false);
      block.finish();
    } else {
      Candidate line_block;
      line_block.kind = BlockKind::kLine;
      line_block.node = NodeId(page.node_kind.size() - 1);
      line_block.after_gap = after_gap;
      line_block.after_rule = after_rule;
      BlockText block(text, line_block);
      block.append(from, to, false);
      block.finish();
      if (line_block.text.empty()) continue;
      candidates.push_back(std::move(line_block));
    }
    before = line;
    after_gap = after_rule = false;
  }
}

}  // namespace casus::article
