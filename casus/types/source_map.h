// SourceMap: which source bytes each byte of a derived text came from.
//
//   source   caf&eacute; <b>x</b>      derived   café x
//            |---|                               |---|    copied: one for one
//                |------|                        ||       replaced: é stands for all of `&eacute;`
//                                                         inserted: no source (block separators)
//
// Runs lie in derived order; their sources may come in any order (misnested HTML is moved about).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace casus {

struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};

class SourceMap {
 public:
  struct Run {
    std::uint32_t derived_begin = 0;
    std::uint32_t derived_size = 0;
    std::uint32_t source_begin = 0;
    std::uint32_t source_size = 0;
    bool copied = false;  // Byte for byte; then both sizes are equal.
  };

  // Appending: each call describes the next bytes of the derived text. Adjacent copies are joined.
  void copy(std::uint32_t source_begin, std::uint32_t size);
  void replace(std::uint32_t derived_size, std::uint32_t source_begin, std::uint32_t source_size);
  void insert(std::uint32_t derived_size);
  // Appends what `other` says of its derived range [begin, end).
  void append(const SourceMap& other, std::uint32_t begin, std::uint32_t end);

  [[nodiscard]] std::uint32_t derived_size() const { return derived_size_; }
  [[nodiscard]] std::span<const Run> runs() const { return runs_; }

  // Source bytes under derived [begin, end), in derived order; neighbours that touch are joined. A
  // replaced unit that is covered in part counts whole. Empty where nothing has a source.
  [[nodiscard]] std::vector<ByteRange> segments(std::uint32_t begin, std::uint32_t end) const;

  // The map of a text derived from this map's derived text: `next` maps text C to text B, this maps
  // B to A; the result maps C to A. Agrees with two look-ups, but that a replaced unit whose source
  // in A is several pieces maps to the first.
  [[nodiscard]] SourceMap then(const SourceMap& next) const;

  // Runs ascend, are disjoint and tile [0, derived_size).
  void check() const;
  void clear();

 private:
  std::vector<Run> runs_;
  std::uint32_t derived_size_ = 0;
};

}  // namespace casus
