// The clause reader: parse -> propositions and speech (rule-language study §2). English grammar
// only; what a word means for an event is lexicon and frames.
//
// Constructions: active and passive clauses, datives, particles, support verbs, control and
// raising, aspect, coordination, relative, participle and content clauses, purpose infinitives,
// gerunds, nominals, copulas, hyphenated participles, headline style. An argument whose party sits
// inside its phrase is followed by what stands inside, far 1 or 2 (owner climb); a noun in an
// adjunct or an argument has the doers of its host clause, far 3. Behaviour that callers rely on:
//   - Aspect verbs ("continued to shell"), raising verbs and modal phrases ("is expected to visit")
//     leave a proposition of their own; the inner one is `finite` with their tense and negation.
//   - A supported noun has the support verb's tense and voice; the verb has no proposition.
//   - A noun supported from below ("talks held in Oslo") keeps its nominal form.
//   - `at_head` of a support verb or copula is none; look at the complement or the noun.
// Tested by read_clauses_test.cc and the goldens of testdata/.
#pragma once

#include "casus/clauses/scratch.h"
#include "casus/knowledge/grammar_words.h"
#include "casus/types/annotation.h"
#include "casus/types/article.h"
#include "casus/types/propositions.h"

namespace casus::clauses {

// Total, pure, deterministic; work is linear in the tokens but for coordination (at most 64
// conjuncts a filler). Thread-safe when every thread has its own scratch.
class ClauseReader {
 public:
  // `words` must outlive the reader.
  explicit ClauseReader(const knowledge::GrammarWords& words) : words_(&words) {}

  // `annotation` only has strings added (constructions, phrases as written).
  void operator()(const Article& article, Annotation& annotation, ClauseScratch& scratch,
                  Propositions& propositions, Speech& speech) const;

 private:
  const knowledge::GrammarWords* words_;
};

}  // namespace casus::clauses
