// The network that turns tokens into vectors: hashed embeddings of each word type, a mixer, then
// convolutions over a window of three tokens.
//
// Source: spaCy 3 (spacy/ml/models/tok2vec.py), MIT. Tested by: annotate_test.cc.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/thinc_model.h"
#include "casus/nlp/vectors.h"
#include "casus/nn/layers.h"

namespace casus::nlp {

// All that the embedding sees of a token; equal types have equal rows.
struct WordType {
  std::uint64_t orth = 0;
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;
  std::uint64_t suffix = 0;
  std::uint64_t shape = 0;
  std::uint64_t spacy = 0;     // 0 or 1
  std::uint64_t is_space = 0;  // 0 or 1
  friend bool operator==(const WordType&, const WordType&) = default;
};

struct Tok2VecScratch {
  nn::Matrix input;    // Concatenated embeddings of some types.
  nn::Matrix vectors;  // Static vectors of some types.
  nn::Matrix projected;
};

// Const after loading; shared by threads.
class Tok2Vec {
 public:
  static constexpr std::size_t kMostTypes = 256;  // In one call of embed().

  // `vectors` (may have no rows) must outlive the network.
  [[nodiscard]] static Result<Tok2Vec> read(const ThincModel& model, const nn::Kernels& kernels,
                                            const Vectors& vectors);

  [[nodiscard]] std::size_t width() const { return mixer_.width(); }
  // Rows of zeros that must stand before, between and after documents.
  [[nodiscard]] std::size_t padding() const { return layers_.size(); }
  // out[i] = mixed embedding of types[i]. REQUIRES: types.size() <= kMostTypes
  void embed(std::span<const WordType> types, Tok2VecScratch& scratch, float* out) const;
  // Convolves rows 1 … rows of `a` in place; rows 0 and rows + 1 are zero and stay so. `b` is
  // working memory.
  void encode(nn::Matrix& a, nn::Matrix& b, std::size_t rows) const;

 private:
  enum class Feature : std::uint8_t { kNorm, kPrefix, kSuffix, kShape, kSpacy, kIsSpace };
  struct Column {
    Feature feature;
    nn::HashEmbed embed;
  };
  [[nodiscard]] Status read_columns(const ThincModel& model);
  [[nodiscard]] Status read_vectors(const ThincModel& model, const Vectors& vectors);
  [[nodiscard]] Status read_layers(const ThincModel& model);
  [[nodiscard]] static std::uint64_t value(const WordType& type, Feature feature);

  const nn::Kernels* kernels_ = nullptr;
  const Vectors* vectors_ = nullptr;  // Null: no static vectors.
  std::vector<Column> columns_;
  nn::Linear projection_;
  nn::MaxoutNorm mixer_;
  std::vector<nn::MaxoutNorm> layers_;
};

// Mixed rows of the word types that one worker met last, for both networks at once. Never changes a
// result, only how fast it comes. About 12 MB when full.
class MixerCache {
 public:
  static constexpr std::size_t kSlots = 16'384;
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFFU;

  explicit MixerCache(std::size_t row_width) : row_width_(row_width), slots_(kSlots) {}
  [[nodiscard]] std::size_t slot_of(const WordType& type) const;
  // Row of the type in its slot, null if another type is there.
  [[nodiscard]] const float* find(std::size_t slot, const WordType& type) const {
    const Slot& s = slots_[slot];
    return s.row != kNoRow && s.type == type ? rows_.data() + s.row * row_width_ : nullptr;
  }
  void put(std::size_t slot, const WordType& type, const float* row);

 private:
  struct Slot {
    WordType type;
    std::uint32_t row = kNoRow;
  };
  std::size_t row_width_;
  std::vector<Slot> slots_;
  nn::Floats rows_;
};

}  // namespace casus::nlp
