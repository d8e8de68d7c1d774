#include "apps/casus/output.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "casus/base/json.h"

namespace casus::apps {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18U;
constexpr int kSignalExit = 130;

volatile std::sig_atomic_t signal_seen = 0;

void on_signal(int /*number*/) {
  if (signal_seen != 0) ::_exit(kSignalExit);
  signal_seen = 1;
}

}  // namespace

Result<Output> Output::open(const std::string& path, bool append) {
  if (path.empty() || path == "-") return Output(STDOUT_FILENO, "standard output");
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC);
  const int fd = ::open(path.c_str(), flags, 0666);
  if (fd < 0) return Error{ErrorCode::kIo, "cannot write " + path + ": " + std::strerror(errno)};
  return Output(fd, path);
}

Output::Output(Output&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      name_(std::move(other.name_)),
      buffer_(std::move(other.buffer_)) {
  other.buffer_.clear();
}

Output& Output::operator=(Output&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(name_, other.name_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

Output::~Output() {
  if (fd_ < 0) return;
  (void)flush();
  if (fd_ != STDOUT_FILENO) ::close(fd_);
}

Status Output::write(std::string_view bytes) {
  buffer_.append(bytes);
  // A person or the next program of a pipe waits for lines; a file does not.
  return buffer_.size() >= kBuffer || fd_ == STDOUT_FILENO ? flush() : ok_status();
}

Status Output::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t written = ::write(fd_, left.data(), left.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      const int number = errno;
      buffer_.erase(0, buffer_.size() - left.size());
      return Error{ErrorCode::kIo, "cannot write " + name_ + ": " + std::strerror(number)};
    }
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
  return ok_status();
}

bool Output::is_terminal() const {
  return ::isatty(fd_) == 1;
}

Messages::Messages(bool quiet, bool json, ProgressMode progress)
    : quiet_(quiet),
      json_(json),
      terminal_(::isatty(STDERR_FILENO) == 1),
      colour_(terminal_ && !json && std::getenv("NO_COLOR") == nullptr),
      progress_(progress == ProgressMode::kOn ||
                (progress == ProgressMode::kAuto && terminal_ && !quiet && !json)),
      begun_(std::chrono::steady_clock::now()),
      shown_(begun_) {}

void Messages::print(const std::string& line) {
  end_progress();
  std::fputs((line + "\n").c_str(), stderr);
}

void Messages::error(const std::string& message) {
  if (json_) return print(write_json({{"error", message}}));
  print((colour_ ? "\033[1;31mcasus:\033[0m " : "casus: ") + message);
}

void Messages::skipped(const std::string& id, const std::string& reason) {
  if (json_) return print(write_json({{"skipped", id}, {"reason", reason}}));
  print((colour_ ? "casus: \033[33mskipped\033[0m " : "casus: skipped ") + id + ": " + reason);
}

void Messages::note(const std::string& message) {
  if (quiet_) return;
  if (json_) return print(write_json({{"note", message}}));
  print("casus: " + message);
}

void Messages::progress(const std::string& text) {
  if (!progress_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - begun_ < std::chrono::seconds(1) || now - shown_ < std::chrono::milliseconds(200))
    return;
  shown_ = now;
  std::fputs((terminal_ ? "\r\033[K" + text : text + "\n").c_str(), stderr);
  line_open_ = terminal_;
}

void Messages::end_progress() {
  if (!line_open_) return;
  std::fputs("\r\033[K", stderr);
  line_open_ = false;
}

void catch_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  // A reader that went away (`casus code … | head`) is a failed write, not a death.
  ::signal(SIGPIPE, SIG_IGN);
}

bool interrupted() {
  return signal_seen != 0;
}

}  // namespace casus::apps
