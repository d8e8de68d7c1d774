#include "casus/engine/pipeline.h"

#include "casus/engine/stage_timer.h"

namespace casus::engine {

struct Workspace::Scratch {
  html::ParseScratch parse;
  article::ExtractScratch extract;
  nlp::AnnotateScratch annotate;
  clauses::ClauseScratch clauses;
  resolve::ResolveScratch resolve;
  assertions::AssertScratch assertions;
  events::EventScratch events;
};

Workspace::Workspace() : scratch_(std::make_unique<Scratch>()) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

namespace {

// Casus codes English (design §3.13); an article whose language is unknown is taken for it.
bool is_coded_language(const std::string& language) {
  return language.empty() || language == "en";
}

nlp::AnnotateOptions annotate_options(const EngineOptions& options) {
  nlp::AnnotateOptions out;
  out.mode = options.spacy_grammar ? nlp::AnnotateOptions::kSpacy : nlp::AnnotateOptions::kLayout;
  out.max_sentence_tokens = options.max_sentence;
  return out;
}

article::ExtractOptions extract_options(const EngineOptions& options) {
  article::ExtractOptions out;
  out.whole = options.whole;
  return out;
}

// An article that is not coded still has layers that hold together.
void leave_empty(Document& document) {
  document.mentions.index(0);
}

}  // namespace

Pipeline::Pipeline(const Resources& resources, const EngineOptions& options, Depth depth)
    : depth_(depth), extract_articles_(extract_options(options)) {
  if (depth >= Depth::kGrammar)
    annotate_ =
        std::make_unique<const nlp::Annotator>(*resources.package, annotate_options(options));
  if (depth >= Depth::kMeaning) {
    const knowledge::Knowledge& knowledge = *resources.knowledge;
    read_clauses_ = std::make_unique<const clauses::ClauseReader>(knowledge.grammar_words());
    resolve_ = std::make_unique<const resolve::Resolver>(knowledge);
    assert_ = std::make_unique<const assertions::Asserter>(knowledge.grammar_words());
    extract_events_ = std::make_unique<const events::EventExtractor>(knowledge);
  }
}

void Pipeline::operator()(const RawPage& raw, Workspace& w, PageOutcome& outcome) const {
  outcome.page_bytes = raw.bytes.size();
  {
    const StageTimer timer(Stage::kParsePage, outcome);
    parse_page_(raw, w.scratch_->parse, w.page);
  }
  {
    const StageTimer timer(Stage::kExtractArticles, outcome);
    extract_articles_(w.page, w.scratch_->extract, w.articles);
  }
  w.no_article = w.articles.empty() ? w.scratch_->extract.why : std::string();
  outcome.articles = w.articles.size();
  w.documents.resize(w.articles.size());
  for (std::size_t i = 0; i < w.articles.size(); ++i) {
    w.documents[i].clear();
    w.documents[i].article = &w.articles[i];
    code_article(w.articles[i], w, w.documents[i], outcome);
  }
  if (depth_ < Depth::kRecord) return;
  const StageTimer timer(Stage::kCite, outcome);
  cite_(w.page, w.documents, w.record);
  for (const Article& article : w.articles) {
    if (is_coded_language(article.language)) continue;
    w.record.skipped.push_back(
        {"article", "language " + article.language + ": only English is coded", {}});
    outcome.notes.push_back(w.record.skipped.back().why);
  }
  if (w.articles.empty()) w.record.skipped.push_back({"page", "no article: " + w.no_article, {}});
  outcome.events = w.record.events.size();
}

void Pipeline::code_article(const Article& article, Workspace& w, Document& d,
                            PageOutcome& outcome) const {
  if (depth_ < Depth::kGrammar) return;
  if (depth_ > Depth::kGrammar && !is_coded_language(article.language)) return leave_empty(d);
  {
    const StageTimer timer(Stage::kAnnotate, outcome);
    (*annotate_)(article, w.scratch_->annotate, d.annotation);
  }
  outcome.tokens += d.annotation.size();
  if (depth_ < Depth::kMeaning) return;
  {
    const StageTimer timer(Stage::kReadClauses, outcome);
    (*read_clauses_)(article, d.annotation, w.scratch_->clauses, d.propositions, d.speech);
  }
  {
    const StageTimer timer(Stage::kResolve, outcome);
    (*resolve_)(article, d.annotation, d.propositions, d.speech, w.scratch_->resolve, d.mentions);
  }
  {
    const StageTimer timer(Stage::kAssert, outcome);
    (*assert_)(d.annotation, d.propositions, d.speech, d.mentions, w.scratch_->assertions,
               d.assertions);
  }
  if (depth_ < Depth::kRecord) return;
  const StageTimer timer(Stage::kExtractEvents, outcome);
  (*extract_events_)(d, w.scratch_->events, d.findings);
}

}  // namespace casus::engine
