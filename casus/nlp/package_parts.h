// What a package consists of; inside the room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casus/base/file.h"
#include "casus/nlp/attribute_ruler.h"
#include "casus/nlp/entities.h"
#include "casus/nlp/lemmatizer.h"
#include "casus/nlp/parser.h"
#include "casus/nlp/tok2vec.h"
#include "casus/nlp/tokenizer.h"
#include "casus/nlp/vectors.h"
#include "casus/nlp/vocabulary.h"

namespace casus::nlp {

struct PackageParts {
  std::string name;
  std::string version;
  std::uint64_t hash = 0;
  const nn::Kernels* kernels = nullptr;

  Vocabulary vocabulary;
  Tokenizer tokenizer;
  Vectors vectors;
  Tok2Vec tok2vec;         // Shared by tagger and parser.
  Tok2Vec entity_tok2vec;  // The entity recogniser's own.
  nn::Linear tagger;
  std::vector<Tag> tags;  // Of the tagger's outputs.
  Parser parser;
  EntityRecognizer entities;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;

  // Files that parts above point into.
  std::optional<MappedFile> lemma_file;
  std::optional<MappedFile> vectors_file;
};

}  // namespace casus::nlp
