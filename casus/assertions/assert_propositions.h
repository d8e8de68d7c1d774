// Assertions: what the text makes of each proposition (factuality, as TimeML sees it) and who says
// so.
//
// Factuality comes from the proposition's own marks and from what it is embedded under: plan, want,
// refuse, avoid, fail, consider … verbs and nouns (classes of data/lexicon/reporting.yaml),
// conditions, purpose; layers study §3. The chain lists the speech acts whose content holds the
// predicate, outermost first; a source's commitment is that of its cue word. Tested by
// assert_propositions_test.cc.
#pragma once

#include <vector>

#include "casus/knowledge/grammar_words.h"
#include "casus/types/annotation.h"
#include "casus/types/assertions.h"
#include "casus/types/mentions.h"
#include "casus/types/propositions.h"

namespace casus::assertions {

// Reused from article to article, never read by others.
struct AssertScratch {
  std::vector<std::uint8_t> done;
  std::vector<PropositionId> path;
  std::vector<std::uint32_t> reach;  // Of speech acts: the furthest end of a content so far.
  std::vector<SpeechId> inside;
};

// Total, pure, deterministic. Thread-safe when every thread has its own scratch.
class Asserter {
 public:
  // `words` must outlive the asserter.
  explicit Asserter(const knowledge::GrammarWords& words) : words_(&words) {}

  // REQUIRES: propositions, speech and mentions are of this annotation; mentions are indexed.
  void operator()(const Annotation& annotation, const Propositions& propositions,
                  const Speech& speech, const Mentions& mentions, AssertScratch& scratch,
                  Assertions& out) const;

 private:
  const knowledge::GrammarWords* words_;
};

}  // namespace casus::assertions
