// The networks over a batch of documents: embeddings, tags, heads and relations, entities, stage by
// stage. A document is a text that is parsed by itself: a line of a block, or a whole raw text.
//
// What a document gets does not depend on the other documents of its batch, nor on what was done
// before with the same scratch.
// Tested by: annotate_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "casus/nlp/package_parts.h"

namespace casus::nlp {

// Tokens [first, first + count) of all the tokens.
struct Document {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t row = 0;  // Of its first token in the batch.
};

// What the networks say, by token. Heads and edges count from the first token of the document.
struct Readings {
  std::vector<Tag> tag;
  std::vector<Dep> dep;
  std::vector<std::int32_t> head;
  std::vector<std::int32_t> left;   // First token of the subtree.
  std::vector<std::int32_t> right;  // Last token of the subtree.
  std::vector<std::uint8_t> sentence_start;
  std::vector<FoundEntity> entities;  // Count from the first token of all.
  bool truncated = false;

  void resize(std::size_t tokens);
};

struct BatchScratch {
  std::unique_ptr<MixerCache> cache;
  Tok2VecScratch embed;
  nn::Matrix shared;  // Rows of the tagger's and parser's network, zeros before and after.
  nn::Matrix own;     // Rows of the entity recogniser's network.
  nn::Matrix other;   // The convolutions' second buffer.
  nn::Matrix tag_scores;
  MoveFeatures moves;
  ParserScratch parser;
  MoveScratch entity_scores;
  Tree tree;
  std::vector<bool> spaces;
  std::vector<bool> starts;
  std::vector<FoundEntity> found;
  // Types that are not in the cache, and the rows that wait for them.
  std::vector<WordType> missing;
  std::vector<std::size_t> missing_slots;
  struct Waiting {
    std::size_t row;
    std::size_t missing;
  };
  std::vector<Waiting> waiting;
  std::vector<std::uint32_t> pending;  // By slot: 1 + number of the missing type, 0 for none.
  nn::Floats mixed_shared;
  nn::Floats mixed_own;
  nn::Floats joined;
};

class Batch {
 public:
  static constexpr std::size_t kRows =
      512;  // Where a batch is full; a longer document is one by itself.

  explicit Batch(const PackageParts& parts) : parts_(parts) {}

  // Gives each document its row and returns the number of rows.
  std::size_t lay_out(std::vector<Document>& documents, std::size_t begin, std::size_t end) const;
  // The stages, in this order. `tokens` are all tokens, documents [begin, end) are the batch.
  struct Span {
    const std::vector<Document>& documents;
    std::size_t begin;
    std::size_t end;
    std::size_t rows;
  };
  void embed(const std::vector<Token>& tokens, const Tokenizer& tokenizer, const WordStore& words,
             const Span& batch, BatchScratch& scratch) const;
  void encode_shared(const Span& batch, BatchScratch& scratch) const;
  void tag(const Span& batch, BatchScratch& scratch, Readings& out) const;
  // Sentences longer than `max_sentence` (0: no bound) are cut.
  void parse(const std::vector<Token>& tokens, const WordStore& words, const Span& batch,
             std::size_t max_sentence, BatchScratch& scratch, Readings& out) const;
  void encode_own(const Span& batch, BatchScratch& scratch) const;
  void find_entities(const std::vector<Token>& tokens, const WordStore& words, const Span& batch,
                     BatchScratch& scratch, Readings& out) const;

 private:
  void mix_missing(BatchScratch& scratch) const;

  const PackageParts& parts_;
};

// Cuts sentences that are longer than `max_sentence` (0: no bound) and makes a root of every token
// whose head is outside its sentence. True if a sentence was cut.
bool close_sentences(std::size_t max_sentence, Tree& tree);

}  // namespace casus::nlp
