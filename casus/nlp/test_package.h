// A tiny language package made by hand, for tests and fuzzing: every file of a real one, with a
// network of a few numbers. What it says of a text is nonsense, but it says it deterministically.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "casus/nlp/symbols.h"

namespace casus::nlp::testing {

// Writes MessagePack values one after the other; maps and lists announce how many follow.
class Packer {
 public:
  Packer& map(std::uint32_t n) { return head(0xdf, n, 4); }
  Packer& list(std::uint32_t n) { return head(0xdd, n, 4); }
  Packer& text(std::string_view s) {
    head(0xdb, static_cast<std::uint32_t>(s.size()), 4);
    bytes_ += s;
    return *this;
  }
  Packer& binary(std::string_view s) {
    head(0xc6, static_cast<std::uint32_t>(s.size()), 4);
    bytes_ += s;
    return *this;
  }
  Packer& number(std::int64_t n) { return head(0xd3, static_cast<std::uint64_t>(n), 8); }
  Packer& id(std::uint64_t n) { return head(0xcf, n, 8); }
  Packer& boolean(bool b) { return head(b ? 0xc3 : 0xc2, 0, 0); }
  Packer& nil() { return head(0xc0, 0, 0); }
  Packer& raw(std::string_view s) {
    bytes_ += s;
    return *this;
  }
  Packer& tensor(const std::vector<std::size_t>& shape, const std::vector<float>& values,
                 std::string_view type = "<f4") {
    map(5).binary("nd").boolean(true).binary("type").text(type).binary("kind").binary("");
    binary("shape").list(static_cast<std::uint32_t>(shape.size()));
    for (const std::size_t d : shape) number(static_cast<std::int64_t>(d));
    binary("data");
    return binary({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)});
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  Packer& head(unsigned tag, std::uint64_t value, int size) {
    bytes_.push_back(static_cast<char>(tag));
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
      bytes_.push_back(static_cast<char>(value >> static_cast<unsigned>(shift)));
    return *this;
  }
  std::string bytes_;
};

// A node of a network under construction.
struct Node {
  struct Weight {
    std::string name;
    std::vector<std::size_t> shape;
    std::vector<float> values;
  };
  std::string name;
  std::vector<std::pair<std::string, std::int64_t>> refs;
  std::vector<std::pair<std::string, std::string>> attributes;  // MessagePack.
  std::vector<Weight> weights;
};

// Numbers between -1 and 1 that look random and are always the same.
inline std::vector<float> numbers(std::size_t n, std::uint64_t seed) {
  std::vector<float> values(n);
  std::uint64_t state = seed * 0x9E3779B97F4A7C15ULL + 1;
  for (float& value : values) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    value = static_cast<float>(static_cast<std::int64_t>(state >> 40U) - (1 << 23)) / 8388608.0F;
  }
  return values;
}

inline Node::Weight weight(std::string name, std::vector<std::size_t> shape, std::uint64_t seed) {
  std::size_t n = 1;
  for (const std::size_t d : shape) n *= d;
  return {std::move(name), std::move(shape), numbers(n, seed)};
}

inline std::string pack_model(const std::vector<Node>& nodes) {
  Packer out;
  const auto n = static_cast<std::uint32_t>(nodes.size());
  out.map(4).text("nodes").list(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    out.map(4).text("index").number(i).text("name").text(nodes[i].name).text("dims").map(0);
    out.text("refs").map(static_cast<std::uint32_t>(nodes[i].refs.size()));
    for (const auto& [name, target] : nodes[i].refs) out.text(name).number(target);
  }
  out.text("attrs").list(n);
  for (const Node& node : nodes) {
    out.map(static_cast<std::uint32_t>(node.attributes.size()));
    for (const auto& [name, value] : node.attributes) out.text(name).binary(value);
  }
  out.text("params").list(n);
  for (const Node& node : nodes) {
    out.map(static_cast<std::uint32_t>(node.weights.size()));
    for (const Node::Weight& w : node.weights) out.text(w.name).tensor(w.shape, w.values);
  }
  return out.text("shims").list(0).bytes();
}

inline constexpr std::size_t kTinyWidth = 16;
inline constexpr std::size_t kTinyHidden = 16;
inline constexpr std::size_t kTinyInner = 8;

// Embeddings of `features`, mixer and two convolutions.
inline void add_tok2vec(const std::vector<std::string>& features, std::uint64_t seed,
                        std::vector<Node>& nodes) {
  Packer columns;
  columns.list(static_cast<std::uint32_t>(features.size()));
  for (const std::string& feature : features) columns.text(feature);
  nodes.push_back({"extract_features", {}, {{"columns", columns.bytes()}}, {}});
  for (std::size_t c = 0; c < features.size(); ++c)
    nodes.push_back({"hashembed",
                     {},
                     {{"column", Packer().number(static_cast<std::int64_t>(c)).bytes()},
                      {"seed", Packer().number(static_cast<std::int64_t>(8 + c)).bytes()}},
                     {weight("E", {31, kTinyWidth}, seed + c)}});
  nodes.push_back({"expand_window", {}, {{"window_size", Packer().number(1).bytes()}}, {}});
  const std::size_t inputs[] = {features.size() * kTinyWidth, 3 * kTinyWidth, 3 * kTinyWidth};
  for (std::size_t layer = 0; layer < 3; ++layer) {
    nodes.push_back({"maxout",
                     {},
                     {},
                     {weight("W", {kTinyWidth, 3, inputs[layer]}, seed + 20 + layer),
                      weight("b", {kTinyWidth, 3}, seed + 30 + layer)}});
    nodes.push_back({"layernorm",
                     {},
                     {},
                     {weight("G", {kTinyWidth}, seed + 40 + layer),
                      weight("b", {kTinyWidth}, seed + 50 + layer)}});
  }
}

// Root, lower and upper layer, reducing layer.
inline std::vector<Node> transition_nodes(std::size_t features, std::size_t classes,
                                          std::uint64_t seed) {
  return {{"parser_model", {{"tok2vec", 4}, {"lower", 1}, {"upper", 2}}, {}, {}},
          {"precomputable_affine",
           {},
           {},
           {weight("W", {features, kTinyHidden, 2, kTinyInner}, seed),
            weight("b", {kTinyHidden, 2}, seed + 1),
            weight("pad", {1, features, kTinyHidden, 2}, seed + 2)}},
          {"linear",
           {},
           {},
           {weight("W", {classes, kTinyHidden}, seed + 3), weight("b", {classes}, seed + 4)}},
          {"linear",
           {},
           {},
           {weight("W", {kTinyInner, kTinyWidth}, seed + 5), weight("b", {kTinyInner}, seed + 6)}},
          {"tok2vec", {}, {}, {}}};
}

inline const std::vector<std::string> kTinyFeatures = {"NORM",  "PREFIX", "SUFFIX",
                                                       "SHAPE", "SPACY",  "IS_SPACE"};
inline const std::vector<std::string> kTinyEntityFeatures = {"NORM", "PREFIX", "SUFFIX", "SHAPE"};
inline constexpr std::size_t kTinyParserClasses = 9;
inline constexpr std::size_t kTinyEntityClasses = 10;

inline std::string pack_moves(std::string_view json) {
  return Packer().map(2).text("moves").text(json).text("cfg").map(1).text("neg_key").nil().bytes();
}

inline std::string tiny_tokenizer() {
  Packer out;
  out.map(7).text("prefix_search").text("^\\(|^\"|^\\u201c|^\\$|^'");
  out.text("suffix_search").text("\\)$|\"$|\\u201d$|,$|(?<=[a-z])\\.$|'s$|:$");
  out.text("infix_finditer").text("(?<=[a-z])[-/](?=[a-z])|\\.\\.+");
  out.text("token_match").nil();
  out.text("url_match").text("(?u)^https?://\\S+$");
  out.text("exceptions").map(3);
  out.text("can't").list(2).map(2).number(65).text("ca").number(67).text("can");
  out.map(2).number(65).text("n't").number(67).text("not");
  out.text(":)").list(1).map(1).number(65).text(":)");
  out.text("a.m.").list(1).map(1).number(65).text("a.m.");
  return out.text("faster_heuristics").boolean(true).bytes();
}

inline std::string tiny_rules() {
  Packer out;
  out.list(3);
  const auto rule = [&out](std::string_view tag, std::string_view pos, std::string_view morph) {
    out.map(3).text("patterns").list(1).list(1).map(1).text("TAG").text(tag);
    out.text("attrs").map(2).text("POS").text(pos).text("MORPH").text(morph);
    out.text("index").number(0);
  };
  rule("NN", "NOUN", "Number=Sing");
  rule("VBD", "VERB", "Tense=Past|VerbForm=Fin");
  out.map(3)
      .text("patterns")
      .list(1)
      .list(2)
      .map(1)
      .text("LOWER")
      .map(1)
      .text("IN")
      .list(1)
      .text("the");
  out.map(1).text("DEP").map(1).text("NOT_IN").list(1).text("det");
  return out.text("attrs").map(1).text("LEMMA").text("thing").text("index").number(1).bytes();
}

inline std::string tiny_lemmas() {
  Packer out;
  const std::uint64_t verb = string_id("verb");
  out.map(3).text("lemma_rules").map(1).id(verb).list(2);
  out.list(2).text("ed").text("e").list(2).text("ed").text("");
  out.text("lemma_exc").map(1).id(verb).map(1).text("went").list(1).text("go");
  return out.text("lemma_index").map(1).id(verb).list(2).text("hope").text("author").bytes();
}

inline std::string tiny_vectors(std::size_t rows, std::size_t columns,
                                std::string_view type = "<f4") {
  std::string header = "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (" +
                       std::to_string(rows) + ", " + std::to_string(columns) + "), }";
  header.resize(118, ' ');
  std::string file("\x93NUMPY\x01\x00\x76\x00", 10);
  file += header;
  const std::vector<float> values = numbers(rows * columns, 99);
  file.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
  return file;
}

inline std::string tiny_config() {
  const auto net = [](const std::string& name) {
    return "[components." + name +
           ".model.tok2vec.embed]\n@architectures = \"spacy.MultiHashEmbed.v2\"\n" +
           "[components." + name +
           ".model.tok2vec.encode]\n@architectures = \"spacy.MaxoutWindowEncoder.v2\"\n";
  };
  const auto transition = [](const std::string& name) {
    return "[components." + name +
           ".model]\n@architectures = \"spacy.TransitionBasedParser.v2\"\nstate_type = \"" + name +
           "\"\nextra_state_tokens = false\nuse_upper = true\n";
  };
  return "[nlp]\nlang = \"en\"\n"
         "pipeline = "
         "[\"tok2vec\",\"tagger\",\"parser\",\"senter\",\"attribute_ruler\",\"lemmatizer\",\"ner\"]"
         "\n"
         "disabled = [\"senter\"]\n\n[components.lemmatizer]\nmode = \"rule\"\n"
         "[components.tok2vec.model]\n@architectures = \"spacy.Tok2Vec.v2\"\n"
         "[components.tok2vec.model.embed]\n@architectures = \"spacy.MultiHashEmbed.v2\"\n"
         "[components.tok2vec.model.encode]\n@architectures = \"spacy.MaxoutWindowEncoder.v2\"\n"
         "window_size = 1\n"
         "[components.tagger.model]\n@architectures = \"spacy.Tagger.v2\"\n"
         "[components.tagger.model.tok2vec]\n@architectures = \"spacy.Tok2VecListener.v1\"\n" +
         transition("parser") +
         "[components.parser.model.tok2vec]\n@architectures = \"spacy.Tok2VecListener.v1\"\n" +
         transition("ner") +
         "[components.ner.model.tok2vec]\n@architectures = \"spacy.Tok2Vec.v2\"\n" + net("ner");
}

using Files = std::map<std::string, std::string>;  // Path in the folder -> bytes.

inline std::vector<Node> tiny_tok2vec_nodes() {
  std::vector<Node> nodes;
  add_tok2vec(kTinyFeatures, 100, nodes);
  return nodes;
}

inline std::vector<Node> tiny_entity_nodes() {
  std::vector<Node> nodes = transition_nodes(3, kTinyEntityClasses, 300);
  add_tok2vec(kTinyEntityFeatures, 400, nodes);
  return nodes;
}

inline std::vector<Node> tiny_tagger_nodes() {
  return {{"softmax", {}, {}, {weight("W", {4, kTinyWidth}, 500), weight("b", {4}, 501)}}};
}

inline Files tiny_package() {
  Files files;
  files["meta.json"] = R"({"lang":"en","name":"tiny","version":"3.8.0"})";
  files["config.cfg"] = tiny_config();
  files["tokenizer"] = tiny_tokenizer();
  files["attribute_ruler/patterns"] = tiny_rules();
  files["lemmatizer/lookups/lookups.bin"] = tiny_lemmas();
  files["vocab/lookups.bin"] =
      Packer().map(1).text("lexeme_norm").map(1).id(string_id("thru")).text("through").bytes();
  files["vocab/vectors"] = tiny_vectors(0, 0);
  files["vocab/key2row"] = Packer().map(0).bytes();
  files["vocab/vectors.cfg"] = R"({"mode":"default"})";
  files["tok2vec/model"] = pack_model(tiny_tok2vec_nodes());
  files["tagger/model"] = pack_model(tiny_tagger_nodes());
  files["tagger/cfg"] = R"({"labels":["NN","VBD",".","_SP"]})";
  files["parser/model"] = pack_model(transition_nodes(8, kTinyParserClasses, 200));
  files["parser/cfg"] = R"({"beam_width":1,"learn_tokens":false})";
  files["parser/moves"] = pack_moves(
      R"({"0":{"":9},"1":{"":9},"2":{"det":5,"nsubj":5},"3":{"dobj":7,"punct":2,"advmod||dobj":1,"conj":1},"4":{"ROOT":3}})");
  files["ner/model"] = pack_model(tiny_entity_nodes());
  files["ner/cfg"] = R"({"beam_width":1})";
  files["ner/moves"] = pack_moves(
      R"({"0":{},"1":{"ORG":5,"GPE":7},"2":{"ORG":5,"GPE":7},"3":{"ORG":5,"GPE":7},"4":{"ORG":5,"GPE":7,"":1},"5":{"":9}})");
  return files;
}

// A folder for tests, removed with everything in it.
class Folder {
 public:
  explicit Folder(const std::string& name) : path_(std::filesystem::temp_directory_path() / name) {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string path() const { return path_.string(); }
  void write(const std::string& file, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << bytes;
  }
  void write(const Files& files) const {
    for (const auto& [file, bytes] : files) write(file, bytes);
  }

 private:
  std::filesystem::path path_;
};

}  // namespace casus::nlp::testing
