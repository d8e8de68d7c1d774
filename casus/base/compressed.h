// Plain, gzip and zstd files read as a stream, by blocks or by lines, within limits.
//
// What a file is, its first bytes say, not its name. Members of gzip and frames of zstd that follow
// one another are one stream (WARC files are written so). Whatever the file claims, memory is
// bounded: 128 KiB of buffers, the decoder's window (32 KiB for gzip, at most 128 MiB for zstd,
// refused above), and the longest line allowed. A file that is cut or damaged gives everything that
// can be read before the place, then an error that names the file and the place. Not thread-safe.
// Tested by compressed_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "casus/base/result.h"

namespace casus {

enum class Compression : std::uint8_t { kNone, kGzip, kZstd };

class CompressedReader {
 public:
  // `path` is a file, or "-" for standard input. `stopped`, where given, is asked before each read
  // of the file: once true, the stream ends there without an error (Ctrl-C).
  [[nodiscard]] static Result<CompressedReader> open(const std::string& path,
                                                     std::function<bool()> stopped = {});
  CompressedReader(CompressedReader&&) noexcept;
  CompressedReader& operator=(CompressedReader&&) noexcept;
  ~CompressedReader();

  // Up to out.size() decoded bytes, 0 only at the end. REQUIRES: !out.empty()
  [[nodiscard]] Result<std::size_t> read(std::span<char> out);
  // All that is left; kTooLarge as soon as it is over `limit` bytes.
  [[nodiscard]] Result<std::string> read_all(std::uint64_t limit);

  [[nodiscard]] Compression compression() const;
  [[nodiscard]] const std::string& name() const;  // The path, or "standard input".
  [[nodiscard]] std::uint64_t decoded() const;    // Bytes handed out so far.

 private:
  struct State;
  explicit CompressedReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct Line {
  std::string_view text;     // Without "\n" or "\r\n"; valid until the next call.
  std::uint64_t number = 0;  // From 1.
  std::uint64_t begin = 0;   // Decoded byte at which it begins.
  bool too_long = false;     // Then `text` is its beginning, and the rest was read over.
};

class LineReader {
 public:
  // Lines of more than `max_line` bytes are cut and marked.
  // `begun` are bytes that were already taken from the reader: the stream begins with them.
  LineReader(CompressedReader reader, std::size_t max_line, std::string begun = "")
      : reader_(std::move(reader)), max_line_(max_line), buffer_(std::move(begun)) {}

  // The next line, none at the end. The last line needs no line break. Where reading fails, the
  // whole lines before the place come first; from then on every call gives the error.
  [[nodiscard]] Result<std::optional<Line>> next();
  [[nodiscard]] const std::string& name() const { return reader_.name(); }

 private:
  void read_more();
  [[nodiscard]] Line take(std::size_t size, std::size_t line_break);
  [[nodiscard]] Line take_long();

  CompressedReader reader_;
  std::size_t max_line_;
  std::string buffer_;  // Decoded bytes; those before at_ are handed out.
  std::string head_;    // Beginning of a line that is too long.
  std::size_t at_ = 0;
  bool at_end_ = false;
  std::optional<Error> failure_;
  std::uint64_t number_ = 0;
  std::uint64_t consumed_ = 0;
};

}  // namespace casus
