// StageTimer: processor time of one stage of one page, for --trace and the benchmarks.
#pragma once

#include <cstdint>

#include <time.h>

#include "casus/engine/engine.h"

namespace casus::engine {

// Adds the time from its making to its end to the stage. It is the thread's processor time: what a
// stage costs, whatever else the machine does.
class StageTimer {
 public:
  StageTimer(Stage stage, PageOutcome& outcome)
      : spent_(outcome.nanoseconds[static_cast<std::size_t>(stage)]), begun_(now()) {}
  ~StageTimer() { spent_ += now() - begun_; }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  static std::uint64_t now() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<std::uint64_t>(t.tv_sec) * 1'000'000'000U +
           static_cast<std::uint64_t>(t.tv_nsec);
  }

  std::uint64_t& spent_;
  std::uint64_t begun_;
};

}  // namespace casus::engine
