// Sources: what the user names on the command line -> raw pages, one after another.
//
//   file      .html .htm .xhtml  one page of HTML      .txt .md  one page of text
//             .jsonl .ndjson     a page a line: {"id","url","html"|"text","date"}
//             each also as .gz or .zst
//   folder    every such file below it, sorted by path
//   -         standard input: JSON lines, HTML or text, told by its first bytes
//
// What cannot be read is an item with a reason, so that it is named and counted; the run goes on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "casus/base/result.h"
#include "casus/types/page.h"

namespace casus::engine {

struct SourceOptions {
  std::uint64_t max_page = std::uint64_t{8} << 20U;  // Bytes of one page.
  std::string url;                                   // Metadata for a bare file.
  std::optional<Day> date;
  std::function<bool()> stopped;  // Asked between reads: true ends the stream (Ctrl-C).
};

struct SourceItem {
  RawPage page;
  std::string skipped;  // Why it is not read; "" for a page that is.
};

// Not thread-safe; map_in_order calls it from one thread.
class PageSource {
 public:
  // Fails with kNotFound or kIo if an input named by the user is not there at all.
  [[nodiscard]] static Result<PageSource> open(const std::vector<std::string>& inputs,
                                               SourceOptions options);
  PageSource(PageSource&&) noexcept;
  PageSource& operator=(PageSource&&) noexcept;
  ~PageSource();

  // The next page or skipped input; none at the end.
  [[nodiscard]] std::optional<SourceItem> next();

  // For progress: files begun and files in all (standard input counts as one).
  [[nodiscard]] std::size_t files_begun() const;
  [[nodiscard]] std::size_t files_total() const;

 private:
  struct State;
  explicit PageSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace casus::engine
