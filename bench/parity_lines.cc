// parity_lines MODEL < TEXTS: reads JSON lines with `id` and `text`, writes what the runtime says
// of each as parity lines (design §5): for scoring against recordings of spaCy, without the engine.
#include <iostream>
#include <string>

#include "casus/base/json.h"
#include "casus/base/utf8.h"
#include "casus/nlp/annotate.h"

namespace {

using namespace casus;  // NOLINT: a program

// Code points before each byte of a text.
std::vector<std::uint32_t> code_point_offsets(const std::string& text) {
  std::vector<std::uint32_t> offsets(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t size = decode_utf8(text, at).size;
    for (std::uint32_t i = 0; i < size; ++i) offsets[at + i] = count;
    at += size;
    ++count;
  }
  offsets[text.size()] = count;
  return offsets;
}

Json line_of(const std::string& id, const std::string& text, const Annotation& a) {
  const std::vector<std::uint32_t> offsets = code_point_offsets(text);
  Json tokens = Json::array();
  Json norms = Json::object();
  for (const TokenId t : a.tokens()) {
    const std::uint32_t begin = offsets[a.span[t].begin_];
    const EntityId entity = a.entity_of[t];
    const bool inside = entity.valid();
    const int iob = !inside ? 2 : a.entities[entity].span.begin() == t ? 3 : 1;
    const bool starts = a.sentences[a.sentence_of[t]].begin() == t;
    tokens.push_back({begin, offsets[a.span[t].end_] - begin, to_string(a.tag[t]),
                      to_string(a.pos[t]), a.string(a.morph[t]), a.string(a.parity_lemma[t]),
                      to_string(a.dep[t]), a.head[t].value, starts ? 1 : -1, iob,
                      to_string(a.entity_type(t))});
    if (a.norm[t] != a.lower[t]) norms[std::to_string(t.value)] = a.string(a.norm[t]);
  }
  Json chunks = Json::array();
  for (const Chunk& chunk : a.chunks) chunks.push_back({chunk.span.begin_, chunk.span.end_});
  return Json{{"id", id}, {"tokens", tokens}, {"chunks", chunks}, {"norms", norms}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string choice = argc > 2 ? argv[2] : "best";
  const nn::KernelChoice kernels =
      choice == "portable" ? nn::KernelChoice::kPortable : nn::KernelChoice::kBest;
  Result<nlp::Package> package = nlp::Package::open(argc > 1 ? argv[1] : "", kernels);
  if (!package.ok()) {
    std::cerr << package.error().message << "\n";
    return 3;
  }
  const nlp::Annotator annotate(package.value(), {nlp::AnnotateOptions::kSpacy, 0});
  nlp::AnnotateScratch scratch;
  Annotation annotation;
  for (std::string line; std::getline(std::cin, line);) {
    const Result<Json> record = parse_json(line);
    if (!record.ok() || !record.value().contains("text")) continue;
    Article article;
    article.text = record.value()["text"].get<std::string>();
    annotate(article, scratch, annotation);
    annotation.check();
    std::cout << write_json(
                     line_of(record.value()["id"].get<std::string>(), article.text, annotation))
              << "\n";
  }
  return 0;
}
