// Buffers of floats for the network: aligned, grown and never shrunk, reused from call to call.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace casus::nn {

inline constexpr std::size_t kAlignment = 64;  // A cache line, and the widest vector register.

template <class T>
struct AlignedAllocator {
  using value_type = T;
  AlignedAllocator() = default;
  template <class U>
  explicit AlignedAllocator(const AlignedAllocator<U>& /*other*/) {}
  [[nodiscard]] T* allocate(std::size_t n) {
    return static_cast<T*>(::operator new(n * sizeof(T), std::align_val_t(kAlignment)));
  }
  void deallocate(T* p, std::size_t /*n*/) { ::operator delete(p, std::align_val_t(kAlignment)); }
  friend bool operator==(const AlignedAllocator&, const AlignedAllocator&) { return true; }
};

using Floats = std::vector<float, AlignedAllocator<float>>;

// Row-major numbers that lie elsewhere: row r starts at data + r * stride.
struct Rows {
  const float* data = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
};

// A row-major matrix that owns its numbers.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) { resize(rows, columns); }

  // Contents are unspecified afterwards, but for a fresh matrix, which is zero. Memory is kept.
  void resize(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    if (values_.size() < rows * columns) values_.resize(rows * columns);
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] float* row(std::size_t r) { return values_.data() + r * columns_; }
  [[nodiscard]] const float* row(std::size_t r) const { return values_.data() + r * columns_; }
  // Rows [first, first + count).
  [[nodiscard]] Rows view(std::size_t first, std::size_t count) const {
    return {row(first), columns_, count};
  }
  [[nodiscard]] Rows view() const { return view(0, rows_); }

 private:
  Floats values_;
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
};

}  // namespace casus::nn
