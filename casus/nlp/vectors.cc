#include "casus/nlp/vectors.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "casus/nlp/msgpack.h"

namespace casus::nlp {
namespace {

Error corrupt(const std::string& message) {
  return {ErrorCode::kCorrupt, message};
}

constexpr std::string_view kNpyMagic = "\x93NUMPY\x01";
constexpr std::size_t kNpyStart = 10;  // Magic, version, length of the header.

// The two numbers of `(rows, columns)` in an npy header.
bool read_shape(std::string_view header, NpyArray& array) {
  const std::size_t open = header.find("'shape': (");
  if (open == std::string_view::npos) return false;
  const char* at = header.data() + open + 10;
  const char* end = header.data() + header.size();
  auto [stop, problem] = std::from_chars(at, end, array.rows);
  if (problem != std::errc() || end - stop < 3 || stop[0] != ',' || stop[1] != ' ') return false;
  auto [stop2, problem2] = std::from_chars(stop + 2, end, array.columns);
  return problem2 == std::errc() && stop2 < end && *stop2 == ')';
}

std::size_t slot_of(std::uint64_t id, std::size_t slots) {
  return (id * 0x9E3779B97F4A7C15ULL >> 20U) & (slots - 1);
}

}  // namespace

Result<NpyArray> read_npy(std::string_view file) {
  if (!file.starts_with(kNpyMagic) || file.size() < kNpyStart)
    return corrupt("not a NumPy file of version 1");
  const std::size_t length =
      static_cast<unsigned char>(file[8]) + 256U * static_cast<unsigned char>(file[9]);
  if (length > file.size() - kNpyStart) return corrupt("the header is cut off");
  const std::string_view header = file.substr(kNpyStart, length);
  if (header.find("'descr': '<f4'") == std::string_view::npos)
    return Error{ErrorCode::kUnsupported, "vectors must be 4-byte little-endian floats ('<f4')"};
  if (header.find("'fortran_order': False") == std::string_view::npos)
    return Error{ErrorCode::kUnsupported, "vectors must be row-major"};
  NpyArray array;
  if (!read_shape(header, array)) return corrupt("the shape must be (rows, columns)");
  array.data = file.substr(kNpyStart + length);
  if (array.rows > UINT32_MAX - 1 || array.columns > 1'000'000 ||
      array.rows * array.columns * sizeof(float) != array.data.size())
    return corrupt("shape (" + std::to_string(array.rows) + ", " + std::to_string(array.columns) +
                   ") does not fit " + std::to_string(array.data.size()) + " bytes of data");
  for (std::size_t i = 0; i < array.rows * array.columns; ++i) {
    float value = 0;
    std::memcpy(&value, array.data.data() + i * sizeof(float), sizeof(float));
    if (!std::isfinite(value))
      return corrupt("row " + std::to_string(i / array.columns) +
                     " has a number that is not finite");
  }
  return array;
}

Result<Vectors> Vectors::read(std::string_view vectors_file, std::string_view key2row_file) {
  Vectors vectors;
  Result<NpyArray> array = read_npy(vectors_file);
  if (!array.ok()) return array.error().in("vectors");
  vectors.array_ = array.take();
  MsgpackReader in(key2row_file);
  std::uint32_t n = in.map_size();
  const std::size_t slots = std::bit_ceil(std::size_t{n} + n / 2 + 1);
  vectors.keys_.assign(slots, 0);
  vectors.rows_.assign(slots, kNone);
  vectors.count_ = n;
  for (; n > 0 && in.ok(); --n) {
    const std::uint64_t id = in.unsigned_integer();
    const std::uint64_t row = in.unsigned_integer();
    if (in.ok() && row >= vectors.array_.rows)
      return corrupt("key2row: word " + std::to_string(id) + " has row " + std::to_string(row) +
                     " of " + std::to_string(vectors.array_.rows));
    std::size_t at = slot_of(id, slots);
    while (vectors.rows_[at] != kNone && vectors.keys_[at] != id) at = (at + 1) & (slots - 1);
    vectors.keys_[at] = id;
    vectors.rows_[at] = static_cast<std::uint32_t>(row);
  }
  if (!in.ok()) return in.error().in("key2row");
  if (!in.at_end()) return corrupt("key2row: bytes follow the end");
  return vectors;
}

bool Vectors::get(std::uint64_t id, float* out) const {
  const std::size_t slots = rows_.size();
  for (std::size_t at = slot_of(id, slots); rows_[at] != kNone; at = (at + 1) & (slots - 1)) {
    if (keys_[at] != id) continue;
    const std::size_t bytes = array_.columns * sizeof(float);
    std::memcpy(out, array_.data.data() + rows_[at] * bytes, bytes);
    return true;
  }
  return false;
}

}  // namespace casus::nlp
