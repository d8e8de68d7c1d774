// Where a command writes: records to a file or stdout, messages and progress to stderr.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/base/result.h"

namespace casus::apps {

// Exit codes (design §4).
enum ExitCode : int { kDone = 0, kSomeSkipped = 1, kUsage = 2, kFailure = 3, kFound = 4 };

// Buffered output to a file or, for "" and "-", to stdout. After the first failure (full disk,
// closed pipe) every write fails with the same message.
class Output {
 public:
  // `append`: goes on after what the file holds, instead of replacing it.
  [[nodiscard]] static Result<Output> open(const std::string& path, bool append = false);
  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) noexcept;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  [[nodiscard]] Status write(std::string_view bytes);
  [[nodiscard]] Status flush();
  [[nodiscard]] bool is_terminal() const;

 private:
  Output(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}
  int fd_ = -1;
  std::string name_;
  std::string buffer_;
};

enum class ProgressMode : std::uint8_t { kAuto, kOn, kOff };

// Messages and progress on stderr. Colour only on a terminal, unless NO_COLOR is set.
class Messages {
 public:
  Messages(bool quiet, bool json, ProgressMode progress);

  // "casus: MESSAGE" or {"error":…}; printed even when quiet.
  void error(const std::string& message);
  // "casus: skipped ID: REASON" or {"skipped":…,"reason":…}; never hidden, it is what exit code 1
  // means.
  void skipped(const std::string& id, const std::string& reason);
  // A remark; hidden when quiet.
  void note(const std::string& message);
  // Progress line; shown after a second of work, at most five times a second.
  void progress(const std::string& text);
  void end_progress();

 private:
  void print(const std::string& line);
  bool quiet_;
  bool json_;
  bool terminal_;
  bool colour_;
  bool progress_;
  bool line_open_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point shown_;
};

// From the first call on, Ctrl-C and SIGTERM only set a flag: what is in flight is finished, what
// is written stays whole. A second Ctrl-C ends the program at once.
void catch_interrupts();
[[nodiscard]] bool interrupted();

}  // namespace casus::apps
