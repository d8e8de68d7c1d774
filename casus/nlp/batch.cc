#include "casus/nlp/batch.h"

#include <algorithm>

namespace casus::nlp {
namespace {

WordType type_of(const Token& token, const Tokenizer& tokenizer, const Word& word) {
  WordType type;
  type.orth = word.orth;
  type.norm = token.norm > 0 ? tokenizer.norm(token).id : word.norm_id;
  type.prefix = word.prefix;
  type.suffix = word.suffix;
  type.shape = word.shape;
  type.spacy = token.space ? 1 : 0;
  type.is_space = word.is_space ? 1 : 0;
  return type;
}

void mark_spaces(const std::vector<Token>& tokens, const WordStore& words, const Document& document,
                 std::vector<bool>& spaces) {
  spaces.resize(document.count);
  for (std::uint32_t i = 0; i < document.count; ++i)
    spaces[i] = words[tokens[document.first + i].word].is_space;
}

}  // namespace

void Readings::resize(std::size_t tokens) {
  tag.resize(tokens);
  dep.resize(tokens);
  head.resize(tokens);
  left.resize(tokens);
  right.resize(tokens);
  sentence_start.resize(tokens);
  entities.clear();
  truncated = false;
}

std::size_t Batch::lay_out(std::vector<Document>& documents, std::size_t begin,
                           std::size_t end) const {
  const std::size_t padding = std::max(parts_.tok2vec.padding(), parts_.entity_tok2vec.padding());
  std::size_t row = 1 + padding;  // Row 0 is outside.
  for (std::size_t d = begin; d < end; ++d) {
    documents[d].row = static_cast<std::uint32_t>(row);
    row += documents[d].count + padding;
  }
  return row - 1;
}

void Batch::mix_missing(BatchScratch& scratch) const {
  const std::size_t width = parts_.tok2vec.width();
  const std::size_t own_width = parts_.entity_tok2vec.width();
  const std::size_t n = scratch.missing.size();
  scratch.mixed_shared.resize(Tok2Vec::kMostTypes * width);
  scratch.mixed_own.resize(Tok2Vec::kMostTypes * own_width);
  scratch.joined.resize(width + own_width);
  parts_.tok2vec.embed(scratch.missing, scratch.embed, scratch.mixed_shared.data());
  parts_.entity_tok2vec.embed(scratch.missing, scratch.embed, scratch.mixed_own.data());
  for (std::size_t m = 0; m < n; ++m) {
    std::copy_n(scratch.mixed_shared.data() + m * width, width, scratch.joined.data());
    std::copy_n(scratch.mixed_own.data() + m * own_width, own_width, scratch.joined.data() + width);
    scratch.cache->put(scratch.missing_slots[m], scratch.missing[m], scratch.joined.data());
    scratch.pending[scratch.missing_slots[m]] = 0;
  }
  for (const auto& [row, missing] : scratch.waiting) {
    std::copy_n(scratch.mixed_shared.data() + missing * width, width, scratch.shared.row(row));
    std::copy_n(scratch.mixed_own.data() + missing * own_width, own_width, scratch.own.row(row));
  }
  scratch.missing.clear();
  scratch.missing_slots.clear();
  scratch.waiting.clear();
}

void Batch::embed(const std::vector<Token>& tokens, const Tokenizer& tokenizer,
                  const WordStore& words, const Span& batch, BatchScratch& scratch) const {
  const std::size_t width = parts_.tok2vec.width();
  const std::size_t own_width = parts_.entity_tok2vec.width();
  if (scratch.cache == nullptr) scratch.cache = std::make_unique<MixerCache>(width + own_width);
  scratch.pending.resize(MixerCache::kSlots, 0);
  scratch.shared.resize(batch.rows + 2, width);
  scratch.own.resize(batch.rows + 2, own_width);
  std::size_t next_row = 0;
  const auto clear_rows = [&](std::size_t end) {
    for (; next_row < end; ++next_row) {
      std::fill_n(scratch.shared.row(next_row), width, 0.0F);
      std::fill_n(scratch.own.row(next_row), own_width, 0.0F);
    }
  };
  for (std::size_t d = batch.begin; d < batch.end; ++d) {
    const Document& document = batch.documents[d];
    clear_rows(document.row);
    for (std::uint32_t i = 0; i < document.count; ++i) {
      const Token& token = tokens[document.first + i];
      const std::size_t row = document.row + i;
      const WordType type = type_of(token, tokenizer, words[token.word]);
      const std::size_t slot = scratch.cache->slot_of(type);
      if (const float* known = scratch.cache->find(slot, type)) {
        std::copy_n(known, width, scratch.shared.row(row));
        std::copy_n(known + width, own_width, scratch.own.row(row));
        continue;
      }
      const std::uint32_t pending = scratch.pending[slot];
      if (pending > 0 && scratch.missing[pending - 1] == type) {
        scratch.waiting.push_back({row, pending - 1});
        continue;
      }
      scratch.waiting.push_back({row, scratch.missing.size()});
      scratch.missing.push_back(type);
      scratch.missing_slots.push_back(slot);
      scratch.pending[slot] = static_cast<std::uint32_t>(scratch.missing.size());
      if (scratch.missing.size() == Tok2Vec::kMostTypes) mix_missing(scratch);
    }
    next_row = document.row + document.count;
  }
  clear_rows(batch.rows + 2);
  if (!scratch.missing.empty()) mix_missing(scratch);
}

void Batch::encode_shared(const Span& batch, BatchScratch& scratch) const {
  parts_.tok2vec.encode(scratch.shared, scratch.other, batch.rows);
}

void Batch::encode_own(const Span& batch, BatchScratch& scratch) const {
  parts_.entity_tok2vec.encode(scratch.own, scratch.other, batch.rows);
}

void Batch::tag(const Span& batch, BatchScratch& scratch, Readings& out) const {
  parts_.tagger(*parts_.kernels, scratch.shared.view(0, batch.rows + 1), scratch.tag_scores);
  for (std::size_t d = batch.begin; d < batch.end; ++d) {
    const Document& document = batch.documents[d];
    for (std::uint32_t i = 0; i < document.count; ++i) {
      const float* scores = scratch.tag_scores.row(document.row + i);
      std::size_t best = 0;
      for (std::size_t t = 1; t < parts_.tags.size(); ++t)
        if (scores[t] > scores[best]) best = t;
      out.tag[document.first + i] = parts_.tags[best];
    }
  }
}

void Batch::parse(const std::vector<Token>& tokens, const WordStore& words, const Span& batch,
                  std::size_t max_sentence, BatchScratch& scratch, Readings& out) const {
  parts_.parser.scorer().precompute(scratch.shared.view(0, batch.rows + 1), scratch.moves);
  Tree& tree = scratch.tree;
  for (std::size_t d = batch.begin; d < batch.end; ++d) {
    const Document& document = batch.documents[d];
    mark_spaces(tokens, words, document, scratch.spaces);
    scratch.starts.resize(document.count);
    for (std::uint32_t i = 0; i < document.count; ++i)
      scratch.starts[i] = tokens[document.first + i].sentence_start;
    parts_.parser(scratch.moves, document.row, scratch.spaces, scratch.starts, scratch.parser,
                  tree);
    if (close_sentences(max_sentence, tree)) out.truncated = true;
    const auto first = static_cast<std::ptrdiff_t>(document.first);
    std::copy(tree.head.begin(), tree.head.end(), out.head.begin() + first);
    std::copy(tree.dep.begin(), tree.dep.end(), out.dep.begin() + first);
    std::copy(tree.left.begin(), tree.left.end(), out.left.begin() + first);
    std::copy(tree.right.begin(), tree.right.end(), out.right.begin() + first);
    std::copy(tree.sentence_start.begin(), tree.sentence_start.end(),
              out.sentence_start.begin() + first);
  }
}

void Batch::find_entities(const std::vector<Token>& tokens, const WordStore& words,
                          const Span& batch, BatchScratch& scratch, Readings& out) const {
  parts_.entities.scorer().precompute(scratch.own.view(0, batch.rows + 1), scratch.moves);
  for (std::size_t d = batch.begin; d < batch.end; ++d) {
    const Document& document = batch.documents[d];
    mark_spaces(tokens, words, document, scratch.spaces);
    scratch.starts.resize(document.count);
    for (std::uint32_t i = 0; i < document.count; ++i)
      scratch.starts[i] = out.sentence_start[document.first + i] != 0;
    parts_.entities(scratch.moves, document.row, scratch.spaces, scratch.starts,
                    scratch.entity_scores, scratch.found);
    for (const FoundEntity& found : scratch.found)
      out.entities.push_back(
          {document.first + found.begin, document.first + found.end, found.type});
  }
}

bool close_sentences(std::size_t max_sentence, Tree& tree) {
  const std::size_t n = tree.head.size();
  bool cut = false;
  std::size_t begin = 0;
  for (std::size_t i = 1; i < n; ++i) {
    if (max_sentence > 0 && i - begin >= max_sentence && !tree.sentence_start[i]) {
      tree.sentence_start[i] = true;
      cut = true;
    }
    if (tree.sentence_start[i]) begin = i;
  }
  bool changed = false;
  for (begin = 0; begin < n;) {
    std::size_t end = begin + 1;
    while (end < n && !tree.sentence_start[end]) ++end;
    for (std::size_t i = begin; i < end; ++i) {
      const auto head = static_cast<std::size_t>(tree.head[i]);
      if (begin <= head && head < end) continue;
      tree.head[i] = static_cast<std::int32_t>(i);
      tree.dep[i] = Dep::kRoot;
      changed = true;
    }
    begin = end;
  }
  if (changed) find_subtrees(tree);
  return cut;
}

}  // namespace casus::nlp
