#include "casus/nlp/msgpack.h"

namespace casus::nlp {

void MsgpackReader::fail(std::string_view problem) {
  if (!ok()) return;
  problem_ = problem;
  problem_at_ = at_;
}

Error MsgpackReader::error() const {
  return {ErrorCode::kCorrupt,
          "not readable at byte " + std::to_string(problem_at_) + ": " + problem_};
}

std::uint8_t MsgpackReader::next_byte() {
  if (!ok()) return 0;
  if (at_ >= bytes_.size()) {
    fail("the file ends early");
    return 0;
  }
  return static_cast<std::uint8_t>(bytes_[at_++]);
}

std::uint64_t MsgpackReader::big_endian(std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = (value << 8U) | next_byte();
  return value;
}

std::string_view MsgpackReader::take(std::size_t size) {
  if (!ok()) return {};
  if (size > bytes_.size() - at_) {
    fail("the file ends early");
    return {};
  }
  const std::string_view part = bytes_.substr(at_, size);
  at_ += size;
  return part;
}

std::uint32_t MsgpackReader::count(std::uint64_t n, std::size_t least_bytes) {
  if (!ok()) return 0;
  if (n > (bytes_.size() - at_) / least_bytes) {
    fail("the file ends early");
    return 0;
  }
  return static_cast<std::uint32_t>(n);
}

MsgpackReader::Kind MsgpackReader::peek() const {
  if (!ok() || at_ >= bytes_.size()) return Kind::kInvalid;
  const auto tag = static_cast<std::uint8_t>(bytes_[at_]);
  if (tag < 0x80 || tag >= 0xe0) return Kind::kInteger;
  if (tag < 0x90) return Kind::kMap;
  if (tag < 0xa0) return Kind::kArray;
  if (tag < 0xc0) return Kind::kText;
  switch (tag) {
    case 0xc0:
      return Kind::kNil;
    case 0xc2:
    case 0xc3:
      return Kind::kBool;
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return Kind::kBinary;
    case 0xca:
    case 0xcb:
      return Kind::kFloat;
    case 0xd9:
    case 0xda:
    case 0xdb:
      return Kind::kText;
    case 0xdc:
    case 0xdd:
      return Kind::kArray;
    case 0xde:
    case 0xdf:
      return Kind::kMap;
    default:
      return tag >= 0xcc && tag <= 0xd3 ? Kind::kInteger : Kind::kInvalid;
  }
}

std::uint32_t MsgpackReader::map_size() {
  if (ok() && peek() != Kind::kMap) fail("a map is wanted here");
  const std::uint8_t tag = next_byte();
  if (!ok()) return 0;
  if (tag < 0x90) return count(tag & 0x0FU, 2);
  return count(big_endian(tag == 0xde ? 2 : 4), 2);
}

std::uint32_t MsgpackReader::array_size() {
  if (ok() && peek() != Kind::kArray) fail("a list is wanted here");
  const std::uint8_t tag = next_byte();
  if (!ok()) return 0;
  if (tag < 0xa0) return count(tag & 0x0FU, 1);
  return count(big_endian(tag == 0xdc ? 2 : 4), 1);
}

std::string_view MsgpackReader::text() {
  if (ok() && peek() != Kind::kText && peek() != Kind::kBinary) fail("a text is wanted here");
  const std::uint8_t tag = next_byte();
  if (!ok()) return {};
  if (tag < 0xc0) return take(tag & 0x1FU);
  const unsigned power = tag >= 0xd9 ? tag - 0xd9U : tag - 0xc4U;
  return take(big_endian(std::size_t{1} << power));
}

std::uint64_t MsgpackReader::unsigned_integer() {
  const std::size_t start = at_;
  const bool huge = ok() && at_ < bytes_.size() && static_cast<std::uint8_t>(bytes_[at_]) == 0xcf;
  if (huge) {
    ++at_;
    return big_endian(8);
  }
  const std::int64_t value = integer();
  if (value < 0) {
    at_ = start;
    fail("a number that is not negative is wanted here");
    return 0;
  }
  return static_cast<std::uint64_t>(value);
}

std::int64_t MsgpackReader::integer() {
  if (ok() && peek() != Kind::kInteger) fail("a whole number is wanted here");
  const std::uint8_t tag = next_byte();
  if (!ok()) return 0;
  if (tag < 0x80) return tag;
  if (tag >= 0xe0) return static_cast<std::int8_t>(tag);
  if (tag <= 0xcf) {
    const std::uint64_t value = big_endian(std::size_t{1} << (tag - 0xccU));
    if (value > INT64_MAX) fail("the number is too large");
    return ok() ? static_cast<std::int64_t>(value) : 0;
  }
  const std::size_t size = std::size_t{1} << (tag - 0xd0U);
  const unsigned unused = static_cast<unsigned>(8 * (8 - size));
  return static_cast<std::int64_t>(big_endian(size) << unused) >> unused;
}

bool MsgpackReader::boolean() {
  if (ok() && peek() != Kind::kBool) fail("true or false is wanted here");
  return next_byte() == 0xc3;
}

void MsgpackReader::nil() {
  if (ok() && peek() != Kind::kNil) fail("nil is wanted here");
  (void)next_byte();
}

std::string_view MsgpackReader::skip() {
  const std::size_t begin = at_;
  // Values still to be passed; nesting needs no recursion.
  for (std::uint64_t left = 1; left > 0 && ok(); --left) {
    switch (peek()) {
      case Kind::kNil:
      case Kind::kBool:
        (void)next_byte();
        break;
      case Kind::kInteger: {
        const std::uint8_t tag = next_byte();
        if (tag >= 0xcc && tag <= 0xd3) (void)take(std::size_t{1} << ((tag - 0xccU) % 4U));
        break;
      }
      case Kind::kFloat:
        (void)take(next_byte() == 0xca ? 4 : 8);
        break;
      case Kind::kText:
      case Kind::kBinary:
        (void)text();
        break;
      case Kind::kArray:
        left += array_size();
        break;
      case Kind::kMap:
        left += std::uint64_t{2} * map_size();
        break;
      case Kind::kInvalid:
        fail(at_end() ? "the file ends early" : "a value of a kind that models do not use");
    }
  }
  return ok() ? bytes_.substr(begin, at_ - begin) : std::string_view();
}

}  // namespace casus::nlp
