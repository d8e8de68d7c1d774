// Result<T>: a value or an Error; how everything that may be expected to fail says so.
//
//   Result<Pack> open(const std::string& path);
//   CASUS_TRY(Pack pack, open(path));      // declares `pack`, or returns the error
//   CASUS_TRY_VOID(save(pack));            // for a Status
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "casus/base/check.h"

namespace casus {

enum class ErrorCode { kNotFound, kCorrupt, kUnsupported, kInvalidArgument, kTooLarge, kIo };

// `message` says what is wrong, where, and what would help, in one line without a final stop.
// NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): it cannot see into std::variant.
struct Error {
  ErrorCode code = ErrorCode::kInvalidArgument;
  std::string message;

  // The same error with "WHERE: " in front.
  [[nodiscard]] Error in(const std::string& where) const { return {code, where + ": " + message}; }
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  [[nodiscard]] bool ok() const { return state_.index() == 0; }

  // REQUIRES: ok()
  [[nodiscard]] const T& value() const& {
    CASUS_CHECK(ok(), ok() ? std::string() : std::get<1>(state_).message);
    return std::get<0>(state_);
  }
  [[nodiscard]] T& value() & {
    CASUS_CHECK(ok(), ok() ? std::string() : std::get<1>(state_).message);
    return std::get<0>(state_);
  }
  [[nodiscard]] T take() {
    CASUS_CHECK(ok(), ok() ? std::string() : std::get<1>(state_).message);
    return std::move(std::get<0>(state_));
  }

  // REQUIRES: !ok()
  [[nodiscard]] const Error& error() const {
    CASUS_CHECK(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

struct Nothing {};
using Status = Result<Nothing>;
inline Status ok_status() {
  return Status(Nothing{});
}

}  // namespace casus

#define CASUS_CONCAT_INNER(a, b) a##b
#define CASUS_CONCAT(a, b) CASUS_CONCAT_INNER(a, b)

#define CASUS_TRY_AS(name, declaration, ...) \
  auto name = (__VA_ARGS__);                 \
  if (!name.ok()) return name.error();       \
  declaration = name.take()
#define CASUS_TRY(declaration, ...) \
  CASUS_TRY_AS(CASUS_CONCAT(casus_try_, __LINE__), declaration, __VA_ARGS__)
#define CASUS_TRY_VOID(...)                                                                 \
  do {                                                                                      \
    if (auto casus_status = (__VA_ARGS__); !casus_status.ok()) return casus_status.error(); \
  } while (false)
