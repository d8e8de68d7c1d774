// Engine: puts the stages in order, one page on one worker, many pages side by side.
//
//   RawPage -html-> Page -article-> Article… -nlp-> Annotation -clauses-> Propositions, Speech
//     -resolve-> Mentions -assertions-> Assertions -events-> Findings -cite-> PageRecord
//
// This is the page boundary of the failure policy (design §3.5): a broken invariant, bad_alloc or
// an exception of a library skips that page with `internal: …`, its workspace is thrown away, the
// run goes on. The output is the same for one worker or many.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "casus/base/result.h"
#include "casus/engine/sources.h"
#include "casus/types/document.h"
#include "casus/types/page.h"
#include "casus/types/record.h"

namespace casus::nlp {
class Package;
}
namespace casus::knowledge {
class Knowledge;
}

namespace casus::engine {

// How far a page is taken; each depth includes the ones before. Nothing that a depth does not need
// is loaded.
enum class Depth : std::uint8_t { kArticles, kGrammar, kMeaning, kRecord };

struct EngineOptions {
  std::string model;                  // Folder of the language model; "": see find_model.
  std::string pack;                   // casus.pack; "": beside the program.
  std::vector<std::string> overlays;  // --data folders, later ones on top.
  std::size_t jobs = 1;
  bool whole = false;                 // Each input is one article exactly as it is.
  bool spacy_grammar = false;         // --grammar spacy: for parity only (design §3.11).
  std::uint32_t max_sentence = 1000;  // Tokens.
  std::string kernels = "best";       // best · portable · avx2 · avx512; the output is the same.
};

enum class Stage : std::uint8_t {
  kParsePage,
  kExtractArticles,
  kAnnotate,
  kReadClauses,
  kResolve,
  kAssert,
  kExtractEvents,
  kCite,
  kWrite
};
inline constexpr std::size_t kStages = 9;
[[nodiscard]] std::string_view to_string(Stage stage);

// What one page gave, and where its time went.
struct PageOutcome {
  std::string id;
  std::string skipped;             // Reason; "" if the page was done.
  std::vector<std::string> notes;  // Parts of a page that were skipped, each with its reason.
  std::string output;              // What the writer made of it.
  std::uint64_t tokens = 0;
  std::uint64_t articles = 0;
  std::uint64_t events = 0;
  std::uint64_t page_bytes = 0;
  std::array<std::uint64_t, kStages> nanoseconds{};
};

// One page and all that is known of it, reused from page to page on one worker.
class Workspace {
 public:
  Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;
  ~Workspace();

  Page page;
  std::vector<Article> articles;
  std::vector<Document> documents;  // One an article; they view `articles`.
  PageRecord record;
  std::string no_article;  // Why the page has no article, "" if it has.

 private:
  friend class Pipeline;
  struct Scratch;
  std::unique_ptr<Scratch> scratch_;
};

// Turns a finished page into output, on the worker. Must not change the workspace.
using PageWriter = std::function<std::string(const Workspace&)>;

class Engine {
 public:
  // Loads and checks what `depth` needs. Errors say which file, and what would help.
  [[nodiscard]] static Result<Engine> create(const EngineOptions& options, Depth depth);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // Every page of `source`, in order. `sink` runs on the calling thread; false stops the run.
  void run(PageSource& source, const PageWriter& writer,
           const std::function<bool(PageOutcome)>& sink) const;

  // One page on the calling thread. Never throws for what the page holds.
  [[nodiscard]] PageOutcome run_page(const SourceItem& item, const PageWriter& writer,
                                     Workspace& workspace) const;

  // Name, version and hash of what was loaded; "" where the depth needs none.
  [[nodiscard]] const std::string& model_name() const;
  [[nodiscard]] const std::string& pack_hash() const;
  // REQUIRES: depth >= kMeaning
  [[nodiscard]] const knowledge::Knowledge& knowledge() const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The folder of the language model: `flag`, else $CASUS_MODEL, else model/ beside the program or
// above it, else build/model. A folder of several models gives its `sm`. Fails with kNotFound,
// naming the places that were tried.
[[nodiscard]] Result<std::string> find_model(const std::string& flag);
// The pack: `flag`, else casus.pack beside the program.
[[nodiscard]] Result<std::string> find_pack(const std::string& flag);

}  // namespace casus::engine
