// Static word vectors (md, lg): NumPy array and the map from word ids to its rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/nn/matrix.h"

namespace casus::nlp {

// Views into a mapped NumPy file of two dimensions and 4-byte floats.
struct NpyArray {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::string_view data;  // rows * columns little-endian floats; may be unaligned.
};
[[nodiscard]] Result<NpyArray> read_npy(std::string_view file);

// Const after loading; shared by threads. The file of the vectors must outlive it.
class Vectors {
 public:
  // No rows and no keys: a model without vectors.
  [[nodiscard]] static Result<Vectors> read(std::string_view vectors_file,
                                            std::string_view key2row_file);
  [[nodiscard]] std::size_t rows() const { return array_.rows; }
  [[nodiscard]] std::size_t width() const { return array_.columns; }
  [[nodiscard]] std::size_t keys() const { return count_; }
  // Copies the vector of a word id; false if it has none.
  [[nodiscard]] bool get(std::uint64_t id, float* out) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  NpyArray array_;
  std::vector<std::uint64_t> keys_;  // Open addressing; sizes are powers of two.
  std::vector<std::uint32_t> rows_;  // kNone: free.
  std::size_t count_ = 0;
};

}  // namespace casus::nlp
