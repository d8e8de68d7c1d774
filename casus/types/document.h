// Document: one article of a page and the layers that the stages write, each once.
#pragma once

#include "casus/types/annotation.h"
#include "casus/types/article.h"
#include "casus/types/assertions.h"
#include "casus/types/findings.h"
#include "casus/types/mentions.h"
#include "casus/types/propositions.h"

namespace casus {

// Views its page's article; reused from document to document (capacity is kept where it can be).
struct Document {
  const Article* article = nullptr;  // Owned by the page's reader.
  Annotation annotation;             // nlp
  Propositions propositions;         // clauses
  Speech speech;                     // clauses
  Mentions mentions;                 // resolve
  Assertions assertions;             // assertions
  Findings findings;                 // events

  // Every invariant of every layer. REQUIRES: all layers written
  void check() const;
  void clear();
};

}  // namespace casus
