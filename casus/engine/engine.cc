#include "casus/engine/engine.h"

#include <array>
#include <new>

#include "casus/base/check.h"
#include "casus/base/hash.h"
#include "casus/base/pool.h"
#include "casus/compile/compile_pack.h"
#include "casus/engine/pipeline.h"
#include "casus/engine/stage_timer.h"
#include "casus/nn/kernels.h"

namespace casus::engine {
namespace {

Result<knowledge::Pack> open_pack(const EngineOptions& options) {
  CASUS_TRY(const std::string path, find_pack(options.pack));
  CASUS_TRY(knowledge::Pack pack, knowledge::Pack::open(path));
  for (const std::string& overlay : options.overlays) {
    auto bytes = compile::compile_overlay(pack, overlay);
    if (!bytes.ok()) return bytes.error().in("--data " + overlay);
    CASUS_TRY(pack, knowledge::Pack::from_bytes(bytes.take()));
  }
  return pack;
}

}  // namespace

namespace {

Result<nn::KernelChoice> kernel_choice(const std::string& name) {
  static constexpr std::array<std::pair<std::string_view, nn::KernelChoice>, 4> kNames = {
      {{"best", nn::KernelChoice::kBest},
       {"portable", nn::KernelChoice::kPortable},
       {"avx2", nn::KernelChoice::kAvx2},
       {"avx512", nn::KernelChoice::kAvx512}}};
  for (const auto& [known, choice] : kNames) {
    if (known != name) continue;
    if (choice == nn::KernelChoice::kBest || nn::supported(choice)) return choice;
    return Error{ErrorCode::kUnsupported, "--kernels " + name + ": this processor cannot run them"};
  }
  return Error{ErrorCode::kInvalidArgument,
               "--kernels " + name + ": wanted best, portable, avx2 or avx512"};
}

}  // namespace

std::string_view to_string(Stage stage) {
  static constexpr std::array<std::string_view, kStages> kNames = {
      "parse_page", "extract_articles", "annotate", "read_clauses", "resolve",
      "assert",     "extract_events",   "cite",     "write"};
  return kNames[static_cast<std::size_t>(stage)];
}

struct Engine::State {
  EngineOptions options;
  Resources resources;
  std::string model_name;
  std::string pack_hash;
  std::unique_ptr<const Pipeline> pipeline;
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::create(const EngineOptions& options, Depth depth) {
  auto state = std::make_unique<State>();
  state->options = options;
  if (depth >= Depth::kGrammar) {
    CASUS_TRY(const std::string folder, find_model(options.model));
    CASUS_TRY(const nn::KernelChoice kernels, kernel_choice(options.kernels));
    CASUS_TRY(nlp::Package package, nlp::Package::open(folder, kernels));
    state->model_name = package.name() + " " + package.version() + " " + hex16(package.hash());
    state->resources.package = std::make_unique<const nlp::Package>(std::move(package));
  }
  if (depth >= Depth::kMeaning) {
    CASUS_TRY(const knowledge::Pack pack, open_pack(options));
    state->pack_hash = pack.hash();
    CASUS_TRY(knowledge::Knowledge knowledge, knowledge::Knowledge::open(pack));
    state->resources.knowledge = std::make_unique<const knowledge::Knowledge>(std::move(knowledge));
  }
  state->pipeline = std::make_unique<const Pipeline>(state->resources, options, depth);
  return Engine(std::move(state));
}

PageOutcome Engine::run_page(const SourceItem& item, const PageWriter& writer,
                             Workspace& workspace) const {
  PageOutcome outcome;
  outcome.id = item.page.id;
  outcome.skipped = item.skipped;
  if (!outcome.skipped.empty()) return outcome;
  if (item.page.bytes.empty()) {
    outcome.skipped = "empty";
    return outcome;
  }
  // The page boundary: what breaks here costs this page and nothing else.
  try {
    (*state_->pipeline)(item.page, workspace, outcome);
    const StageTimer timer(Stage::kWrite, outcome);
    outcome.output = writer(workspace);
  } catch (const std::bad_alloc&) {
    outcome = PageOutcome();
    outcome.id = item.page.id;
    outcome.skipped = "internal: out of memory";
    workspace = Workspace();
  } catch (const std::exception& error) {
    outcome = PageOutcome();
    outcome.id = item.page.id;
    outcome.skipped = std::string("internal: ") + error.what();
    workspace = Workspace();
  }
  return outcome;
}

void Engine::run(PageSource& source, const PageWriter& writer,
                 const std::function<bool(PageOutcome)>& sink) const {
  map_in_order(
      state_->options.jobs, [] { return Workspace(); }, [&source] { return source.next(); },
      [this, &writer](Workspace& workspace, const SourceItem& item) {
        return run_page(item, writer, workspace);
      },
      [&sink](PageOutcome outcome) { return sink(std::move(outcome)); });
}

const std::string& Engine::model_name() const {
  return state_->model_name;
}
const std::string& Engine::pack_hash() const {
  return state_->pack_hash;
}

const knowledge::Knowledge& Engine::knowledge() const {
  CASUS_CHECK(state_->resources.knowledge != nullptr);
  return *state_->resources.knowledge;
}

}  // namespace casus::engine
