// CASUS_CHECK: a broken invariant is a programmer's mistake, never a user's input.
//
// It is always on and throws InternalError, the only type that Casus itself throws. The engine
// catches it in one place, at the page boundary: that page is skipped with `internal: …`, its
// workspace is thrown away, the run goes on. Everything that can be expected to go wrong is a
// Result (result.h) instead.
#pragma once

#include <stdexcept>
#include <string>

namespace casus {

class InternalError : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

// Throws InternalError "FILE:LINE: CONDITION: DETAIL".
[[noreturn]] inline void fail_check(const char* file, int line, const char* condition,
                                    const std::string& detail = "") {
  throw InternalError(std::string(file) + ":" + std::to_string(line) + ": " + condition +
                      (detail.empty() ? "" : ": " + detail));
}

}  // namespace casus

// CASUS_CHECK(condition) or CASUS_CHECK(condition, detail); cheap enough to be always on.
#define CASUS_CHECK(condition, ...)                                                   \
  do {                                                                                \
    if (!(condition))                                                                 \
      ::casus::fail_check(__FILE__, __LINE__, #condition __VA_OPT__(, ) __VA_ARGS__); \
  } while (false)

// For conditions too dear for release builds.
#ifdef NDEBUG
#define CASUS_DCHECK(condition, ...) \
  do {                               \
  } while (false)
#else
#define CASUS_DCHECK(condition, ...) CASUS_CHECK(condition __VA_OPT__(, ) __VA_ARGS__)
#endif
