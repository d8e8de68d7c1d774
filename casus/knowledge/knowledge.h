// Knowledge: what the world is called and how rules read it; immutable, opened once from a pack.
#pragma once

#include "casus/base/result.h"
#include "casus/knowledge/pack.h"

namespace casus::knowledge {

// Shared by all workers, thread-safe.
class Knowledge {
 public:
  // Reads every section. Fails with kCorrupt or kNotFound.
  [[nodiscard]] static Result<Knowledge> open(const Pack& pack);

  [[nodiscard]] const Pack& pack() const { return pack_; }

 private:
  explicit Knowledge(Pack pack) : pack_(std::move(pack)) {}
  Pack pack_;
};

}  // namespace casus::knowledge
