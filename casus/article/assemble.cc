#include "casus/article/assemble.h"

#include <algorithm>

#include "casus/base/hash.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

DroppedBlock dropped_of(const Page& page, const Candidate& block) {
  DroppedBlock dropped;
  dropped.role = block.role;
  dropped.text = block.text;
  dropped.hash = block.hash;
  for (const ByteRange& in_text : block.map.segments(0, block.map.derived_size())) {
    for (const ByteRange& in_page : page.text_to_raw.segments(in_text.begin, in_text.end)) {
      if (!dropped.bytes.empty() && dropped.bytes.back().end == in_page.begin) {
        dropped.bytes.back().end = in_page.end;
      } else {
        dropped.bytes.push_back(in_page);
      }
    }
  }
  return dropped;
}

class Assembler {
 public:
  Assembler(const Page& page, Article& article) : page_(page), article_(article) {}

  void add(const Candidate& block) {
    if (block.text.empty()) return;
    if (!article_.text.empty()) {
      article_.text += "\n\n";
      to_text_.insert(2);
    }
    const std::size_t begin = article_.text.size();
    article_.text += block.text;
    to_text_.append(block.map, 0, block.map.derived_size());
    article_.blocks.push(
        {TextSpan(begin, article_.text.size()), block.role, block.hash, is_lead(block)});
    for (const Mark& mark : block.marks) {
      DroppedBlock dropped;
      dropped.role = BlockRole::kFootnoteMark;
      dropped.text = mark.text;
      dropped.bytes = page_.text_to_raw.segments(mark.begin, mark.end);
      dropped.hash = xxh3_64(mark.text);
      article_.dropped.push_back(std::move(dropped));
    }
  }

  void finish() { article_.to_raw = page_.text_to_raw.then(to_text_); }

 private:
  bool is_lead(const Candidate& block) {
    if (block.role == BlockRole::kTitle) return true;
    if (block.role != BlockRole::kBody && block.role != BlockRole::kQuote &&
        block.role != BlockRole::kList)
      return false;
    // A standfirst of less than 40 words does not use up the first paragraph.
    const bool lead = lead_words_ < 40 && bodies_ < 2;
    lead_words_ += block.words;
    ++bodies_;
    return lead;
  }

  const Page& page_;
  Article& article_;
  SourceMap to_text_;
  std::uint32_t lead_words_ = 0;
  std::uint32_t bodies_ = 0;
};

}  // namespace

void assemble(const Page& page, const std::vector<Candidate>& blocks, const Story& story,
              Article& article) {
  Assembler assembler(page, article);
  if (story.title != Story::kNone) assembler.add(blocks[story.title]);
  for (std::size_t i = story.from; i < story.to; ++i) {
    if (i == story.title) continue;
    if (blocks[i].kept) {
      assembler.add(blocks[i]);
    } else {
      article.dropped.push_back(dropped_of(page, blocks[i]));
    }
  }
  assembler.finish();
  article.title = story.title != Story::kNone ? blocks[story.title].text : story.title_text;
  article.trust = story.trust;
}

void drop_all(const Page& page, const std::vector<Candidate>& blocks,
              std::vector<DroppedBlock>& dropped) {
  dropped.clear();
  for (const Candidate& block : blocks) dropped.push_back(dropped_of(page, block));
}

void assemble_whole(const Page& page, Article& article) {
  article.text = page.text;
  article.to_raw = page.text_to_raw;
  article.trust = 1.0;
  const std::string_view text = article.text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(text.substr(begin, end - begin));
    if (!line.empty()) {
      const auto from = static_cast<std::size_t>(line.data() - text.data());
      article.blocks.push({TextSpan(from, from + line.size()), BlockRole::kBody, xxh3_64(line),
                           article.blocks.empty()});
    }
    begin = end + 1;
  }
}

}  // namespace casus::article
