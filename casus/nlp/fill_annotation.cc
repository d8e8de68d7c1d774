#include "casus/nlp/fill_annotation.h"

#include "casus/types/recorded_annotation.h"

namespace casus::nlp {
namespace {

using State = AnnotateScratch::State;

void add_texts(const PackageParts& parts, State& state, Annotation& out) {
  for (const Token& token : state.tokens) {
    State::WordNotes& notes = state.notes[token.word];
    if (notes.article != state.article) {
      const Word& word = state.tokenizer.words[token.word];
      notes.article = state.article;
      notes.text = out.strings.intern(state.tokenizer.words.text(token.word));
      notes.lower = out.strings.intern(word.lower);
      notes.norm = out.strings.intern(word.norm);
    }
    out.span.push(TextSpan(token.begin, token.begin + token.size));
    out.text.push(notes.text);
    out.lower.push(notes.lower);
    out.norm.push(token.norm > 0 ? out.strings.intern(parts.tokenizer.norm(token).text)
                                 : notes.norm);
    out.space_after.push(token.space ? 1 : 0);
  }
}

void find_lemmas(const PackageParts& parts, const Word& word, std::string_view text,
                 const RuledToken& ruled, State::WordNotes& notes) {
  const std::string_view morph = parts.ruler.morph(ruled.morph);
  notes.has_lemmas = true;
  notes.pos = ruled.pos;
  notes.morph = ruled.morph;
  notes.parity = parts.lemmatizer(text, word.lower, ruled.pos, morph, LemmaRule::kParity);
  notes.coding = parts.lemmatizer(text, word.lower, ruled.pos, morph, LemmaRule::kCoding);
}

void add_lemmas(const PackageParts& parts, std::size_t token, const RuledToken& ruled, State& state,
                Annotation& out) {
  if (ruled.lemma > 0) {
    const StringId lemma = out.strings.intern(parts.ruler.lemma(ruled.lemma));
    out.parity_lemma.push(lemma);
    out.lemma.push(lemma);
    return;
  }
  const std::uint32_t number = state.tokens[token].word;
  State::WordNotes& notes = state.notes[number];
  if (!notes.has_lemmas || notes.pos != ruled.pos || notes.morph != ruled.morph) {
    const WordStore& words = state.tokenizer.words;
    find_lemmas(parts, words[number], words.text(number), ruled, notes);
    notes.lemma_article = 0;
  }
  if (notes.lemma_article != state.article) {
    notes.lemma_article = state.article;
    notes.parity_id = out.strings.intern(notes.parity);
    notes.coding_id = out.strings.intern(notes.coding);
  }
  out.parity_lemma.push(notes.parity_id);
  out.lemma.push(notes.coding_id);
}

void add_grammar(const PackageParts& parts, const Document& document, State& state,
                 Annotation& out) {
  const Readings& readings = state.readings;
  state.rule_tokens.resize(document.count);
  for (std::uint32_t i = 0; i < document.count; ++i) {
    const std::uint32_t t = document.first + i;
    state.rule_tokens[i] = {readings.tag[t], readings.dep[t],
                            &state.tokenizer.words[state.tokens[t].word]};
  }
  parts.ruler(state.rule_tokens, state.tokenizer.regex, state.ruled);
  for (std::uint32_t i = 0; i < document.count; ++i) {
    const std::uint32_t t = document.first + i;
    const RuledToken& ruled = state.ruled[i];
    out.tag.push(ruled.tag);
    out.pos.push(ruled.pos);
    out.morph.push(out.strings.intern(parts.ruler.morph(ruled.morph)));
    out.dep.push(ruled.dep);
    out.head.push(TokenId(document.first + static_cast<std::uint32_t>(readings.head[t])));
    out.left_edge.push(TokenId(document.first + static_cast<std::uint32_t>(readings.left[t])));
    out.right_edge.push(
        TokenId(document.first + static_cast<std::uint32_t>(readings.right[t]) + 1));
    add_lemmas(parts, t, ruled, state, out);
  }
}

void add_sentences(const Readings& readings, Annotation& out) {
  const std::size_t n = out.size();
  out.sentence_of.resize(n);
  for (std::size_t begin = 0; begin < n;) {
    std::size_t end = begin + 1;
    while (end < n && readings.sentence_start[end] == 0) ++end;
    const SentenceId id = out.sentences.push(TokenSpan(begin, end));
    for (std::size_t t = begin; t < end; ++t) out.sentence_of[TokenId(t)] = id;
    begin = end;
  }
}

void add_entities(const Readings& readings, Annotation& out) {
  out.entity_of.resize(out.size());
  for (const FoundEntity& found : readings.entities) {
    const EntityId id = out.entities.push({TokenSpan(found.begin, found.end), found.type});
    for (std::size_t t = found.begin; t < found.end; ++t) out.entity_of[TokenId(t)] = id;
  }
}

void reserve(std::size_t n, Annotation& out) {
  out.span.reserve(n);
  out.text.reserve(n);
  out.lower.reserve(n);
  out.norm.reserve(n);
  out.space_after.reserve(n);
  out.tag.reserve(n);
  out.pos.reserve(n);
  out.morph.reserve(n);
  out.parity_lemma.reserve(n);
  out.lemma.reserve(n);
  out.head.reserve(n);
  out.dep.reserve(n);
  out.left_edge.reserve(n);
  out.right_edge.reserve(n);
}

}  // namespace

void fill_annotation(const PackageParts& parts, State& state, Annotation& out) {
  ++state.article;
  state.notes.resize(state.tokenizer.words.size());
  reserve(state.tokens.size(), out);
  add_texts(parts, state, out);
  for (const Document& document : state.documents) add_grammar(parts, document, state, out);
  add_sentences(state.readings, out);
  add_entities(state.readings, out);
  find_chunks(out);
  out.truncated = state.readings.truncated;
}

}  // namespace casus::nlp
