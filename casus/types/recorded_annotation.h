// Recorded parses: an Annotation as lines of text, so that the rooms above nlp are tested without
// the model, on parses that a person can read and edit.
//
//   Kenya      _  NNP  PROPN  Number=Sing  Kenya    3  nsubj  GPE-1
//   received   _  VBD  VERB   Tense=Past…  receive  0  ROOT   -
//   .          -  .    PUNCT  PunctType=…  .        2  punct  -
//
// One token a line, fields parted by tabs: text, space after (`_` yes, `-` no), tag, part of
// speech, morphology (`-` none), coding lemma, head (number in the sentence from 1, 0 for the
// root), relation, entity (`-` or TYPE-k; neighbours with the same k are one entity). A blank line
// ends a sentence, `# block` before a sentence starts a new block (two line feeds in the text).
#pragma once

#include <string>
#include <string_view>

#include "casus/base/result.h"
#include "casus/types/annotation.h"

namespace casus {

// The annotation and the text that it is of. Chunks are computed as spaCy's noun_chunks.
struct RecordedAnnotation {
  std::string text;
  Annotation annotation;
};

// Fails with kCorrupt, naming the line.
[[nodiscard]] Result<RecordedAnnotation> read_recorded_annotation(std::string_view lines);
[[nodiscard]] std::string write_recorded_annotation(const Annotation& annotation);

// Fills left_edge and right_edge from the heads, sentence_of from the sentences.
void find_edges(Annotation& annotation);
// Fills chunks from parts of speech, relations and edges (spaCy's English noun_chunks).
void find_chunks(Annotation& annotation);

}  // namespace casus
