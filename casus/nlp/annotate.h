// Annotator: an article's text -> its grammar, token by token, by a language package.
//
//   AnnotateScratch scratch;  // One a worker.
//   annotator(article, scratch, annotation);
//
// The same article gives the same annotation, whatever the scratch was used for before, whichever
// kernels run and whatever stands beside it. Work and memory grow linearly with the text.
// Tested by: annotate_test.cc.
#pragma once

#include <cstdint>
#include <memory>

#include "casus/nlp/package.h"
#include "casus/types/annotation.h"
#include "casus/types/article.h"

namespace casus::nlp {

struct AnnotateOptions {
  enum Mode {
    kLayout,  // Each line of each block is parsed by itself, leading bullets are no tokens, a
              // sentence ends behind `.”` before a capital.
    kSpacy,   // The whole text is one document and nothing is mended: exactly what spaCy gives.
  };
  Mode mode = kLayout;
  // kLayout: a longer sentence is cut, and `truncated` set.
  std::uint32_t max_sentence_tokens = 1000;
};

// Working memory and caches of one worker; grows to what is needed and is kept. Never shared.
class AnnotateScratch {
 public:
  AnnotateScratch();
  AnnotateScratch(AnnotateScratch&&) noexcept;
  AnnotateScratch& operator=(AnnotateScratch&&) noexcept;
  AnnotateScratch(const AnnotateScratch&) = delete;
  AnnotateScratch& operator=(const AnnotateScratch&) = delete;
  ~AnnotateScratch();

  struct State;
  [[nodiscard]] State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

// Const; shared by threads. The package must outlive it.
class Annotator {
 public:
  Annotator(const Package& package, AnnotateOptions options)
      : package_(&package), options_(options) {}

  // `out` is cleared first. In kSpacy, text after 32,768 tokens is left out (`truncated`).
  // REQUIRES: article.check() holds
  void operator()(const Article& article, AnnotateScratch& scratch, Annotation& out) const;

 private:
  const Package* package_;
  AnnotateOptions options_;
};

}  // namespace casus::nlp
