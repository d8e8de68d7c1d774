// Article: the readable text of one story, its blocks and its metadata, and what was left out.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/types/ids.h"
#include "casus/types/source_map.h"
#include "casus/types/when.h"

namespace casus {

// What a block is on its page (issue "Read any page", item 3).
enum class BlockRole : std::uint8_t {
  kTitle,
  kByline,
  kDateline,
  kBody,
  kHeading,
  kList,
  kQuote,
  kCaption,
  kTable,  // told by the page
  kTeaser,
  kRelated,
  kComment,
  kNavigation,
  kLegal,
  kFootnoteMark,
  kAdvertisement,  // chrome
  kOther
};
inline constexpr std::size_t kBlockRoles = 17;
[[nodiscard]] std::string_view to_string(BlockRole role);

// A block that was kept. Blocks ascend in the text and do not overlap; between two stand inserted
// line feeds that belong to neither.
struct Block {
  TextSpan span;
  BlockRole role = BlockRole::kBody;
  std::uint64_t hash =
      0;              // XXH3-64 of the text with white space squeezed; equal blocks on any page.
  bool lead = false;  // Title, standfirst or first paragraph of the body.
};

// A block, or a mark inside one ("[1]"), that was left out; kept for `read` to show.
struct DroppedBlock {
  BlockRole role = BlockRole::kOther;
  std::string text;
  std::vector<ByteRange> bytes;  // In the page.
  std::uint64_t hash = 0;
};

enum class DatePrecision : std::uint8_t { kSecond, kMinute, kDay, kMonth, kYear };
[[nodiscard]] std::string_view to_string(DatePrecision precision);

// WRITTEN BY article/extract_articles.
// INVARIANTS (check()): text is valid UTF-8; blocks ascend and do not overlap; every byte of text
// that is not white space has a source.
struct Article {
  std::string title;
  std::vector<std::string> authors;
  std::string site;
  std::string section;
  std::string language;  // ISO 639-1, "" if unknown.
  std::string canonical_url;
  std::optional<Day> published;
  DatePrecision published_precision = DatePrecision::kDay;
  std::vector<std::string> date_signals;  // Names of the signals that agreed.
  double trust = 0.0;                     // [0,1]: how surely this is the whole story and only it.
  std::string text;
  SourceMap to_raw;  // text -> page bytes.
  Column<BlockTag, Block> blocks;
  std::vector<DroppedBlock> dropped;

  // Block that holds the text byte, none between blocks.
  [[nodiscard]] BlockId block_at(std::uint32_t text_byte) const;
  void check() const;
  void clear();
};

}  // namespace casus
