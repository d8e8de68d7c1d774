// Typed indices, spans and columns: numbers of different things cannot be mixed up.
//
// A column is an array that is indexed by the id of one kind of thing; a sentence id cannot index a
// token column (tests/compile_fail shows it).
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "casus/base/check.h"

namespace casus {

// Index of one `Tag`; the default value is "none".
template <class Tag>
struct Id {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}

  [[nodiscard]] constexpr bool valid() const { return value != kNone; }
  [[nodiscard]] constexpr Id next() const { return Id(value + 1U); }
  [[nodiscard]] constexpr Id before() const { return Id(value - 1U); }
  constexpr Id& operator++() {
    ++value;
    return *this;
  }
  constexpr Id operator*() const { return *this; }  // An Id is its own iterator: see Range.
  friend constexpr auto operator<=>(Id, Id) = default;
};

// Half-open range of positions of one `Tag` (bytes, tokens, …), begin <= end.
template <class Tag>
struct Range {
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;

  constexpr Range() = default;
  constexpr Range(std::size_t b, std::size_t e)
      : begin_(static_cast<std::uint32_t>(b)), end_(static_cast<std::uint32_t>(e)) {}
  constexpr Range(Id<Tag> b, Id<Tag> e) : begin_(b.value), end_(e.value) {}

  [[nodiscard]] constexpr std::uint32_t size() const { return end_ - begin_; }
  [[nodiscard]] constexpr bool empty() const { return begin_ == end_; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const {
    return begin_ <= at && at < end_;
  }
  [[nodiscard]] constexpr bool contains(Id<Tag> at) const { return contains(at.value); }
  [[nodiscard]] constexpr bool contains(Range other) const {
    return begin_ <= other.begin_ && other.end_ <= end_;
  }
  [[nodiscard]] constexpr bool overlaps(Range other) const {
    return begin_ < other.end_ && other.begin_ < end_;
  }
  [[nodiscard]] constexpr Range cover(Range other) const {
    return Range(begin_ < other.begin_ ? begin_ : other.begin_,
                 end_ > other.end_ ? end_ : other.end_);
  }
  // for (TokenId token : span)
  [[nodiscard]] constexpr Id<Tag> begin() const { return Id<Tag>(begin_); }
  [[nodiscard]] constexpr Id<Tag> end() const { return Id<Tag>(end_); }
  friend constexpr auto operator<=>(Range, Range) = default;
};

// Array indexed by Id<Tag>.
template <class Tag, class T>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t n, const T& fill = T()) : values_(n, fill) {}

  [[nodiscard]] const T& operator[](Id<Tag> at) const {
    CASUS_DCHECK(at.value < values_.size());
    return values_[at.value];
  }
  [[nodiscard]] T& operator[](Id<Tag> at) {
    CASUS_DCHECK(at.value < values_.size());
    return values_[at.value];
  }
  Id<Tag> push(T value) {
    values_.push_back(std::move(value));
    return Id<Tag>(values_.size() - 1);
  }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  [[nodiscard]] Range<Tag> ids() const { return Range<Tag>(0, values_.size()); }
  void clear() { values_.clear(); }
  void resize(std::size_t n) { values_.resize(n); }
  void assign(std::size_t n, const T& value) { values_.assign(n, value); }
  void reserve(std::size_t n) { values_.reserve(n); }
  [[nodiscard]] std::span<const T> all() const { return values_; }
  [[nodiscard]] std::span<const T> slice(Range<Tag> range) const {
    CASUS_DCHECK(range.end_ <= values_.size());
    return std::span<const T>(values_).subspan(range.begin_, range.size());
  }
  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }
  [[nodiscard]] auto begin() { return values_.begin(); }
  [[nodiscard]] auto end() { return values_.end(); }
  [[nodiscard]] const T& back() const { return values_.back(); }
  [[nodiscard]] T& back() { return values_.back(); }

 private:
  std::vector<T> values_;
};

}  // namespace casus
