#include "casus/types/document.h"

#include "casus/base/check.h"

namespace casus {

void Document::check() const {
  CASUS_CHECK(article != nullptr);
  article->check();
  annotation.check();
  for (const TextSpan span : annotation.span) CASUS_CHECK(span.end_ <= article->text.size());
  propositions.check(annotation);
  mentions.check(annotation.size());
  CASUS_CHECK(assertions.of.size() == propositions.propositions.size());
  findings.check(annotation.size());
}

void Document::clear() {
  article = nullptr;
  annotation.clear();
  propositions.clear();
  speech.clear();
  mentions.clear();
  assertions.clear();
  findings.clear();
}

}  // namespace casus
