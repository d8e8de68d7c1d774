#include "casus/nlp/tok2vec.h"

#include <algorithm>
#include <cstring>

#include "casus/base/check.h"
#include "casus/base/hash.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kWidest = 1024;

Error corrupt(const std::string& message) {
  return {ErrorCode::kCorrupt, message};
}
Error unsupported(const std::string& message) {
  return {ErrorCode::kUnsupported, message};
}

// Maxout node `node` and its layer normalisation, which follows it.
Result<nn::MaxoutNorm> read_maxout(const ThincModel& model, const nn::Kernels& kernels,
                                   std::size_t node, std::size_t inputs) {
  CASUS_TRY(const Tensor* weights, model.weight(node, "W", 3));
  const std::size_t width = weights->shape[0];
  if (weights->shape[2] != inputs)
    return corrupt(model.describe(node) + ", weight W: shape " + shape_text(weights->shape) +
                   ", but its input has width " + std::to_string(inputs));
  if (weights->shape[1] != nn::MaxoutNorm::kPieces)
    return unsupported(model.describe(node) + ": " + std::to_string(weights->shape[1]) +
                       " maxout pieces, only 3 are known");
  if (width % nn::MaxoutNorm::kWidthStep != 0 || width > kWidest)
    return unsupported(model.describe(node) + ": width " + std::to_string(width) +
                       ", only multiples of 16 up to 1024 are known");
  if (node + 1 >= model.size() || model.node(node + 1).name != "layernorm")
    return corrupt(model.describe(node) + ": no layernorm follows");
  CASUS_TRY(const Tensor* bias, model.weight(node, "b", std::array{width, weights->shape[1]}));
  CASUS_TRY(const Tensor* gain, model.weight(node + 1, "G", std::array{width}));
  CASUS_TRY(const Tensor* shift, model.weight(node + 1, "b", std::array{width}));
  return nn::MaxoutNorm(kernels, {weights->values, bias->values, gain->values, shift->values},
                        inputs);
}

}  // namespace

Status Tok2Vec::read_columns(const ThincModel& model) {
  const std::vector<std::size_t> extractors = model.find("extract_features");
  if (extractors.size() != 1) return corrupt("one node extract_features is wanted");
  CASUS_TRY(const std::vector<std::string> names, model.texts(extractors[0], "columns"));
  static constexpr std::array<std::pair<std::string_view, Feature>, 6> kFeatures = {
      {{"NORM", Feature::kNorm},
       {"PREFIX", Feature::kPrefix},
       {"SUFFIX", Feature::kSuffix},
       {"SHAPE", Feature::kShape},
       {"SPACY", Feature::kSpacy},
       {"IS_SPACE", Feature::kIsSpace}}};
  for (const std::size_t node : model.find("hashembed")) {
    CASUS_TRY(const std::int64_t column, model.integer(node, "column"));
    CASUS_TRY(const std::int64_t seed, model.integer(node, "seed"));
    if (column < 0 || column >= static_cast<std::int64_t>(names.size()))
      return corrupt(model.describe(node) + ": column " + std::to_string(column) + " of " +
                     std::to_string(names.size()));
    const std::string& name = names[static_cast<std::size_t>(column)];
    const auto known = std::find_if(kFeatures.begin(), kFeatures.end(),
                                    [&](const auto& f) { return f.first == name; });
    if (known == kFeatures.end())
      return unsupported(model.describe(extractors[0]) + ": feature '" + name + "' is not known");
    CASUS_TRY(const Tensor* table, model.weight(node, "E", 2));
    if (!columns_.empty() && table->shape[1] != columns_[0].embed.width())
      return corrupt(model.describe(node) + ", weight E: shape " + shape_text(table->shape) +
                     ", but the other tables have width " +
                     std::to_string(columns_[0].embed.width()));
    columns_.push_back({known->second, nn::HashEmbed(table->values, table->shape[1],
                                                     static_cast<std::uint32_t>(seed))});
  }
  if (columns_.empty()) return corrupt("no hashembed node");
  return ok_status();
}

Status Tok2Vec::read_vectors(const ThincModel& model, const Vectors& vectors) {
  const std::vector<std::size_t> nodes = model.find("static_vectors");
  if (nodes.empty()) return ok_status();
  if (nodes.size() > 1) return unsupported("more than one node static_vectors");
  if (vectors.rows() == 0) return corrupt("the network wants word vectors, but the model has none");
  CASUS_TRY(const Tensor* weights,
            model.weight(nodes[0], "W", std::array{columns_[0].embed.width(), vectors.width()}));
  projection_ = nn::Linear(*kernels_, weights->values, {}, vectors.width());
  vectors_ = &vectors;
  return ok_status();
}

Status Tok2Vec::read_layers(const ThincModel& model) {
  const std::vector<std::size_t> nodes = model.find("maxout");
  if (nodes.size() < 2) return corrupt("the mixer and at least one convolution are wanted");
  const std::size_t parts = columns_.size() + (vectors_ != nullptr ? 1 : 0);
  CASUS_TRY(mixer_, read_maxout(model, *kernels_, nodes[0], parts * columns_[0].embed.width()));
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    CASUS_TRY(nn::MaxoutNorm layer, read_maxout(model, *kernels_, nodes[i], 3 * width()));
    if (layer.width() != width()) return corrupt(model.describe(nodes[i]) + ": the width changes");
    layers_.push_back(std::move(layer));
  }
  for (const std::size_t node : model.find("expand_window")) {
    CASUS_TRY(const std::int64_t window, model.integer(node, "window_size"));
    if (window != 1)
      return unsupported(model.describe(node) + ": only a window_size of 1 is known");
  }
  return ok_status();
}

Result<Tok2Vec> Tok2Vec::read(const ThincModel& model, const nn::Kernels& kernels,
                              const Vectors& vectors) {
  Tok2Vec net;
  net.kernels_ = &kernels;
  CASUS_TRY_VOID(net.read_columns(model));
  CASUS_TRY_VOID(net.read_vectors(model, vectors));
  CASUS_TRY_VOID(net.read_layers(model));
  return net;
}

std::uint64_t Tok2Vec::value(const WordType& type, Feature feature) {
  switch (feature) {
    case Feature::kNorm:
      return type.norm;
    case Feature::kPrefix:
      return type.prefix;
    case Feature::kSuffix:
      return type.suffix;
    case Feature::kShape:
      return type.shape;
    case Feature::kSpacy:
      return type.spacy;
    case Feature::kIsSpace:
      return type.is_space;
  }
  return 0;
}

void Tok2Vec::embed(std::span<const WordType> types, Tok2VecScratch& scratch, float* out) const {
  CASUS_CHECK(types.size() <= kMostTypes);
  const std::size_t part = columns_[0].embed.width();
  scratch.input.resize(types.size(), mixer_.inputs());
  for (std::size_t i = 0; i < types.size(); ++i)
    for (std::size_t c = 0; c < columns_.size(); ++c)
      columns_[c].embed(value(types[i], columns_[c].feature), scratch.input.row(i) + c * part);
  if (vectors_ != nullptr) {
    // A word without a vector gives zeros, which the projection keeps.
    scratch.vectors.resize(types.size(), vectors_->width());
    for (std::size_t i = 0; i < types.size(); ++i)
      if (!vectors_->get(types[i].orth, scratch.vectors.row(i)))
        std::fill_n(scratch.vectors.row(i), vectors_->width(), 0.0F);
    projection_(*kernels_, scratch.vectors.view(), scratch.projected);
    for (std::size_t i = 0; i < types.size(); ++i)
      std::copy_n(scratch.projected.row(i), part, scratch.input.row(i) + columns_.size() * part);
  }
  mixer_(*kernels_, scratch.input.view(), nullptr, out);
}

void Tok2Vec::encode(nn::Matrix& a, nn::Matrix& b, std::size_t rows) const {
  const std::size_t w = width();
  b.resize(rows + 2, w);
  std::fill_n(b.row(0), w, 0.0F);
  std::fill_n(b.row(rows + 1), w, 0.0F);
  nn::Matrix* from = &a;
  nn::Matrix* to = &b;
  for (const nn::MaxoutNorm& layer : layers_) {
    // The window of row r is the three rows r - 1 … r + 1, which lie together.
    layer(*kernels_, {from->row(0), w, rows}, from->row(1), to->row(1));
    std::swap(from, to);
  }
  if (from != &a) std::swap(a, b);
}

std::size_t MixerCache::slot_of(const WordType& type) const {
  const std::uint64_t mixed =
      (type.orth ^ (type.norm << 1U) ^ (type.spacy << 7U)) * 0x9E3779B97F4A7C15ULL;
  return (mixed >> 40U) % kSlots;
}

void MixerCache::put(std::size_t slot, const WordType& type, const float* row) {
  Slot& s = slots_[slot];
  if (s.row == kNoRow) {
    s.row = static_cast<std::uint32_t>(rows_.size() / row_width_);
    rows_.resize(rows_.size() + row_width_);
  }
  s.type = type;
  std::copy_n(row, row_width_, rows_.data() + s.row * row_width_);
}

}  // namespace casus::nlp
