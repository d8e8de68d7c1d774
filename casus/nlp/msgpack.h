// MessagePack, read forward: the format of most files of a model.
//
//   MsgpackReader in(bytes);
//   for (std::uint32_t n = in.map_size(); n > 0; --n) { std::string_view key = in.text(); … }
//   if (!in.ok()) return in.error();
//
// After the first mistake every read gives zero, "" or false and ok() is false: check once, at the
// end of a part. Counts are checked against the bytes that are left. Views point into the input.
// Source: msgpack.org specification. Tested by: msgpack_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "casus/base/result.h"

namespace casus::nlp {

class MsgpackReader {
 public:
  enum class Kind { kNil, kBool, kInteger, kFloat, kText, kBinary, kArray, kMap, kInvalid };

  explicit MsgpackReader(std::string_view bytes) : bytes_(bytes) {}

  // Kind of the next value; kInvalid at the end or after a mistake.
  [[nodiscard]] Kind peek() const;
  [[nodiscard]] std::uint32_t map_size();    // Number of key-value pairs, which follow.
  [[nodiscard]] std::uint32_t array_size();  // Number of values, which follow.
  [[nodiscard]] std::string_view text();     // Text or binary.
  [[nodiscard]] std::uint64_t unsigned_integer();
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] bool boolean();
  void nil();
  // The next value whole, with all that is in it.
  std::string_view skip();

  [[nodiscard]] bool ok() const { return problem_.empty(); }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t position() const { return at_; }
  // REQUIRES: !ok()
  [[nodiscard]] Error error() const;
  // Marks the input as wrong at this place.
  void fail(std::string_view problem);

 private:
  [[nodiscard]] std::uint8_t next_byte();
  [[nodiscard]] std::uint64_t big_endian(std::size_t size);
  [[nodiscard]] std::string_view take(std::size_t size);
  [[nodiscard]] std::uint32_t count(std::uint64_t n, std::size_t least_bytes);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t problem_at_ = 0;
  std::string problem_;
};

}  // namespace casus::nlp
