#include "casus/base/compressed.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <zlib.h>
#include <zstd.h>

#include "casus/base/file.h"

namespace casus {
namespace {

constexpr std::size_t kBuffer = 65536;
constexpr int kMaxWindowLog = 27;  // 128 MiB, what zstd itself allows without being asked.

Compression recognise(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return Compression::kGzip;
  if (head.size() >= 4) {
    std::uint32_t magic = 0;
    std::memcpy(&magic, head.data(), sizeof(magic));
    // Frames that are to be skipped stand first in WARC files with a dictionary.
    if (magic == ZSTD_MAGICNUMBER ||
        (magic & ZSTD_MAGIC_SKIPPABLE_MASK) == ZSTD_MAGIC_SKIPPABLE_START)
      return Compression::kZstd;
  }
  return Compression::kNone;
}

struct ZstdDelete {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

}  // namespace

// zlib's stream points back at itself, so none of this may move.
struct CompressedReader::State {
  State(InputFile input, std::function<bool()> ask)
      : file(std::move(input)), stopped(std::move(ask)) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (kind == Compression::kGzip) inflateEnd(&gzip);
  }

  InputFile file;
  std::function<bool()> stopped;
  Compression kind = Compression::kNone;
  std::array<char, kBuffer> in{};
  std::string_view left;         // Bytes of `in` that are not decoded yet.
  std::uint64_t file_bytes = 0;  // Read from the file so far.
  std::uint64_t decoded = 0;
  bool file_ended = false;
  bool was_stopped = false;
  bool inside = false;  // Within a gzip member or a zstd frame.
  bool any = false;     // A member has been read to its end.
  z_stream gzip{};
  std::unique_ptr<ZSTD_DStream, ZstdDelete> zstd;
  std::optional<Error> failure;  // Said once all that was decoded is handed out.

  Status refill();
  Status start();
  Result<std::size_t> read_plain(std::span<char> out);
  Result<std::size_t> read_gzip(std::span<char> out);
  Result<std::size_t> read_zstd(std::span<char> out);
  // Handles what stands between members; true when there is nothing more to decode.
  Result<bool> between_members();
  [[nodiscard]] Error broken(const std::string& what) const {
    return {ErrorCode::kCorrupt,
            file.name() + ": " + what + ", at byte " + std::to_string(file_bytes - left.size()) +
                " of the file, after " + std::to_string(decoded) + " decoded bytes"};
  }
};

// Makes `left` not empty unless the file has ended.
Status CompressedReader::State::refill() {
  if (!left.empty() || file_ended) return ok_status();
  CASUS_TRY(const std::size_t got, file.read(in, stopped));
  file_ended = got == 0;
  was_stopped = file_ended && stopped && stopped();
  file_bytes += got;
  left = std::string_view(in.data(), got);
  return ok_status();
}

Status CompressedReader::State::start() {
  // A pipe may give its first bytes one by one.
  std::size_t have = 0;
  while (have < 4 && !file_ended) {
    CASUS_TRY(const std::size_t got, file.read(std::span(in).subspan(have), stopped));
    file_ended = got == 0;
    have += got;
  }
  was_stopped = file_ended && stopped && stopped();
  file_bytes = have;
  left = std::string_view(in.data(), have);
  const Compression found = recognise(left);
  if (found == Compression::kGzip) {
    constexpr int kGzipOnly = 15 + 16;
    CASUS_CHECK(inflateInit2(&gzip, kGzipOnly) == Z_OK);
    inside = true;
  } else if (found == Compression::kZstd) {
    zstd.reset(ZSTD_createDStream());
    CASUS_CHECK(zstd != nullptr);
    ZSTD_DCtx_setParameter(zstd.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  }
  kind = found;
  return ok_status();
}

Result<std::size_t> CompressedReader::State::read_plain(std::span<char> out) {
  if (left.empty()) {  // Straight into the caller's buffer.
    if (file_ended) return std::size_t{0};
    CASUS_TRY(const std::size_t got, file.read(out, stopped));
    file_ended = got == 0;
    file_bytes += got;
    return got;
  }
  const std::size_t size = std::min(out.size(), left.size());
  std::memcpy(out.data(), left.data(), size);
  left.remove_prefix(size);
  return size;
}

Result<bool> CompressedReader::State::between_members() {
  while (true) {
    // Tapes and some servers pad with zeros; gzip reads over them as well.
    while (!left.empty() && left.front() == '\0') left.remove_prefix(1);
    if (!left.empty()) break;
    if (file_ended) return true;
    CASUS_TRY_VOID(refill());
  }
  if (left.front() != '\x1F') return broken("gzip data followed by something else");
  CASUS_CHECK(inflateReset(&gzip) == Z_OK);
  inside = true;
  return false;
}

Result<std::size_t> CompressedReader::State::read_gzip(std::span<char> out) {
  while (true) {
    if (!inside) {
      CASUS_TRY(const bool done, between_members());
      if (done) return std::size_t{0};
    }
    CASUS_TRY_VOID(refill());
    if (left.empty()) {
      if (was_stopped) return std::size_t{0};
      return broken("the gzip data is cut short");
    }
    gzip.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(left.data()));  // NOLINT: zlib's types
    gzip.avail_in = static_cast<uInt>(left.size());
    gzip.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT: zlib's types
    gzip.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), 1U << 30U));
    const uInt room = gzip.avail_out;
    const int code = inflate(&gzip, Z_NO_FLUSH);
    left.remove_prefix(left.size() - gzip.avail_in);
    const std::size_t made = room - gzip.avail_out;
    if (code == Z_STREAM_END) {
      inside = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      decoded += made;  // For the message; taken back below.
      Error error = broken(std::string("the gzip data is damaged (") +
                           (gzip.msg != nullptr ? gzip.msg : "unknown") + ")");
      decoded -= made;
      if (made == 0) return error;
      failure = std::move(error);
    }
    if (made > 0) return made;
  }
}

Result<std::size_t> CompressedReader::State::read_zstd(std::span<char> out) {
  ZSTD_outBuffer output{out.data(), out.size(), 0};
  while (true) {
    CASUS_TRY_VOID(refill());
    if (left.empty() && !inside) return std::size_t{0};
    const bool drained = left.empty();
    ZSTD_inBuffer input{left.data(), left.size(), 0};
    const std::size_t code = ZSTD_decompressStream(zstd.get(), &output, &input);
    left.remove_prefix(input.pos);
    if (ZSTD_isError(code) != 0U) {
      Error error =
          broken(std::string("the zstd data is damaged (") + ZSTD_getErrorName(code) + ")");
      if (output.pos == 0) return error;
      failure = std::move(error);
    } else {
      inside = code != 0;
    }
    if (output.pos > 0) return output.pos;
    if (drained && inside) {
      if (was_stopped) return std::size_t{0};
      return broken("the zstd data is cut short");
    }
  }
}

CompressedReader::CompressedReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
CompressedReader::CompressedReader(CompressedReader&&) noexcept = default;
CompressedReader& CompressedReader::operator=(CompressedReader&&) noexcept = default;
CompressedReader::~CompressedReader() = default;

Result<CompressedReader> CompressedReader::open(const std::string& path,
                                                std::function<bool()> stopped) {
  CASUS_TRY(InputFile file, InputFile::open(path));
  auto state = std::make_unique<State>(std::move(file), std::move(stopped));
  CASUS_TRY_VOID(state->start());
  return CompressedReader(std::move(state));
}

Result<std::size_t> CompressedReader::read(std::span<char> out) {
  CASUS_CHECK(!out.empty());
  State& state = *state_;
  if (state.failure) return *state.failure;
  Result<std::size_t> got = state.kind == Compression::kGzip   ? state.read_gzip(out)
                            : state.kind == Compression::kZstd ? state.read_zstd(out)
                                                               : state.read_plain(out);
  if (got.ok()) {
    state.decoded += got.value();
  } else {
    state.failure = got.error();
  }
  return got;
}

Result<std::string> CompressedReader::read_all(std::uint64_t limit) {
  std::string bytes;
  std::array<char, kBuffer> buffer{};
  while (true) {
    CASUS_TRY(const std::size_t got, read(buffer));
    if (got == 0) return bytes;
    bytes.append(buffer.data(), got);
    if (bytes.size() > limit)
      return Error{ErrorCode::kTooLarge,
                   name() + ": over the limit of " + std::to_string(limit) + " bytes"};
  }
}

Compression CompressedReader::compression() const {
  return state_->kind;
}
const std::string& CompressedReader::name() const {
  return state_->file.name();
}
std::uint64_t CompressedReader::decoded() const {
  return state_->decoded;
}

void LineReader::read_more() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kBuffer);
  Result<std::size_t> got = reader_.read(std::span(buffer_).subspan(before));
  buffer_.resize(before + (got.ok() ? got.value() : 0));
  at_end_ = buffer_.size() == before;
  if (!got.ok()) failure_ = got.error();
}

Line LineReader::take(std::size_t size, std::size_t line_break) {
  Line line;
  line.text = std::string_view(buffer_).substr(at_, size);
  line.number = ++number_;
  line.begin = consumed_;
  at_ += size + line_break;
  consumed_ += size + line_break;
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  line.too_long = line.text.size() > max_line_;
  if (line.too_long) line.text = line.text.substr(0, max_line_);
  return line;
}

// Keeps the beginning of the line and reads over the rest without storing it.
Line LineReader::take_long() {
  Line line;
  line.number = ++number_;
  line.begin = consumed_;
  line.too_long = true;
  head_.assign(buffer_, at_, max_line_);
  line.text = head_;
  while (true) {
    const std::size_t found = buffer_.find('\n', at_);
    const std::size_t end = found == std::string::npos ? buffer_.size() : found + 1;
    consumed_ += end - at_;
    at_ = end;
    if (found != std::string::npos || at_end_) return line;
    read_more();
  }
}

Result<std::optional<Line>> LineReader::next() {
  std::size_t searched = 0;  // Bytes after at_ that hold no line break.
  while (true) {
    const std::size_t found = buffer_.find('\n', at_ + searched);
    if (found != std::string::npos) return std::optional(take(found - at_, 1));
    searched = buffer_.size() - at_;
    // One byte more than allowed, for the "\r" of a line of the full length.
    if (searched > max_line_ + 1) return std::optional(take_long());
    if (at_end_) {
      if (failure_) return *failure_;  // What was read of the last line is no line.
      if (searched == 0) return std::optional<Line>();
      return std::optional(take(searched, 0));
    }
    read_more();
  }
}

}  // namespace casus
