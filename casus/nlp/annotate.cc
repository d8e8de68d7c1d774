#include "casus/nlp/annotate.h"

#include <algorithm>

#include "casus/nlp/annotate_state.h"
#include "casus/nlp/fill_annotation.h"
#include "casus/nlp/segments.h"

namespace casus::nlp {
namespace {

using State = AnnotateScratch::State;

constexpr std::size_t kMostTokensLayout = 2048;  // In a document; a longer line is cut.
constexpr std::size_t kMostTokensSpacy = 32'768;

// Caches that belong to another package, or that have grown large, are dropped.
void prepare(const PackageParts& parts, State& state) {
  if (state.package_hash != parts.hash) {
    state.package_hash = parts.hash;
    state.tokenizer.clear_caches();
    state.batch.cache.reset();
    state.notes.clear();
  }
  if (state.tokenizer.is_large()) {
    state.tokenizer.clear_caches();
    state.notes.clear();
  }
  state.tokens.clear();
  state.documents.clear();
}

void add_document(std::size_t first, std::size_t end, State& state) {
  if (first < end)
    state.documents.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first), 0});
}

void tokenize_lines(const PackageParts& parts, const Article& article, State& state) {
  const std::string_view text = article.text;
  for (const TextSpan segment : find_segments(article)) {
    const std::size_t first = state.tokens.size();
    parts.tokenizer(text.substr(segment.begin_, segment.size()), segment.begin_, parts.vocabulary,
                    state.tokenizer, state.tokens);
    mark_quote_ends(state.tokenizer.words, first, state.tokens);
    std::size_t begin = first;
    for (const std::size_t end : cut_long(state.tokenizer.words, state.tokens, first,
                                          state.tokens.size(), kMostTokensLayout)) {
      add_document(begin, end, state);
      begin = end;
    }
  }
}

// True if some of the text had to be left out.
bool tokenize_raw(const PackageParts& parts, const Article& article, State& state) {
  parts.tokenizer(article.text, 0, parts.vocabulary, state.tokenizer, state.tokens);
  const bool cut = state.tokens.size() > kMostTokensSpacy;
  if (cut) state.tokens.resize(kMostTokensSpacy);
  add_document(0, state.tokens.size(), state);
  return cut;
}

void read_batch(const PackageParts& parts, std::size_t begin, std::size_t end,
                std::size_t max_sentence, State& state) {
  const Batch batch(parts);
  const WordStore& words = state.tokenizer.words;
  const std::size_t rows = batch.lay_out(state.documents, begin, end);
  const Batch::Span span{state.documents, begin, end, rows};
  batch.embed(state.tokens, parts.tokenizer, words, span, state.batch);
  batch.encode_shared(span, state.batch);
  batch.tag(span, state.batch, state.readings);
  batch.parse(state.tokens, words, span, max_sentence, state.batch, state.readings);
  batch.encode_own(span, state.batch);
  batch.find_entities(state.tokens, words, span, state.batch, state.readings);
}

}  // namespace

AnnotateScratch::AnnotateScratch() : state_(std::make_unique<State>()) {}
AnnotateScratch::AnnotateScratch(AnnotateScratch&&) noexcept = default;
AnnotateScratch& AnnotateScratch::operator=(AnnotateScratch&&) noexcept = default;
AnnotateScratch::~AnnotateScratch() = default;

void Annotator::operator()(const Article& article, AnnotateScratch& scratch,
                           Annotation& out) const {
  const PackageParts& parts = package_->parts();
  State& state = scratch.state();
  out.clear();
  prepare(parts, state);
  const bool layout = options_.mode == AnnotateOptions::kLayout;
  bool truncated = false;
  if (layout)
    tokenize_lines(parts, article, state);
  else
    truncated = tokenize_raw(parts, article, state);
  state.readings.resize(state.tokens.size());
  const std::size_t max_sentence = layout ? options_.max_sentence_tokens : 0;
  for (std::size_t begin = 0; begin < state.documents.size();) {
    std::size_t end = begin;
    for (std::size_t rows = 0; end < state.documents.size(); ++end) {
      rows += state.documents[end].count + parts.tok2vec.padding();
      if (end > begin && rows > Batch::kRows) break;
    }
    read_batch(parts, begin, end, max_sentence, state);
    begin = end;
  }
  fill_annotation(parts, state, out);
  out.truncated = out.truncated || truncated;
}

}  // namespace casus::nlp
