// Pipeline: one page through all stages: the whole story in one function.
#pragma once

#include <memory>

#include "casus/article/extract_articles.h"
#include "casus/assertions/assert_propositions.h"
#include "casus/clauses/read_clauses.h"
#include "casus/engine/engine.h"
#include "casus/events/cite_findings.h"
#include "casus/events/extract_events.h"
#include "casus/html/parse_page.h"
#include "casus/knowledge/knowledge.h"
#include "casus/nlp/annotate.h"
#include "casus/nlp/package.h"
#include "casus/resolve/resolve_mentions.h"

namespace casus::engine {

// What is loaded once and shared by all workers, const for ever.
struct Resources {
  std::unique_ptr<const nlp::Package> package;            // From kGrammar on.
  std::unique_ptr<const knowledge::Knowledge> knowledge;  // From kMeaning on.
};

// Const and thread-safe; each worker brings its workspace.
class Pipeline {
 public:
  // REQUIRES: resources has what `depth` needs, and outlives the pipeline
  Pipeline(const Resources& resources, const EngineOptions& options, Depth depth);

  // Fills the workspace as far as the depth says; adds times and counts to `outcome`.
  void operator()(const RawPage& raw, Workspace& workspace, PageOutcome& outcome) const;

 private:
  void code_article(const Article& article, Workspace& workspace, Document& document,
                    PageOutcome& outcome) const;

  Depth depth_;
  html::PageParser parse_page_;
  article::ArticleExtractor extract_articles_;
  std::unique_ptr<const nlp::Annotator> annotate_;
  std::unique_ptr<const clauses::ClauseReader> read_clauses_;
  std::unique_ptr<const resolve::Resolver> resolve_;
  std::unique_ptr<const assertions::Asserter> assert_;
  std::unique_ptr<const events::EventExtractor> extract_events_;
  events::FindingsCiter cite_;
};

}  // namespace casus::engine
