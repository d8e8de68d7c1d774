// Files: read whole, map, list, replace atomically. The only place that knows POSIX.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"

namespace casus {

// Fails with kNotFound, kIo (unreadable, a directory) or kTooLarge (over `limit` bytes).
[[nodiscard]] Result<std::string> read_file(const std::string& path,
                                            std::uint64_t limit = UINT64_MAX);

// Writes beside the target, syncs, renames: after a crash either the old or the new file is there.
[[nodiscard]] Status replace_file(const std::string& path, std::string_view bytes);

[[nodiscard]] bool file_exists(const std::string& path);
[[nodiscard]] bool is_directory(const std::string& path);
// Regular files below `folder`, sorted by path, bytewise; unreadable folders go to `problems`.
[[nodiscard]] Result<std::vector<std::string>> list_files(const std::string& folder,
                                                          std::vector<Error>& problems);
// Path of the running program, "" if unknown.
[[nodiscard]] std::string program_path();
// The folder part of `path`, "." if there is none.
[[nodiscard]] std::string parent_folder(const std::string& path);

// A file, or standard input for "-", read from begin to end. Not thread-safe.
class InputFile {
 public:
  [[nodiscard]] static Result<InputFile> open(const std::string& path);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&& other) noexcept;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;
  ~InputFile();

  // Up to out.size() bytes; 0 at the end. Where a signal interrupts the wait and `stopped` says so,
  // the file ends there.
  [[nodiscard]] Result<std::size_t> read(std::span<char> out,
                                         const std::function<bool()>& stopped = {});
  // The path, or "standard input".
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  InputFile(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}
  int fd_ = -1;  // Owned unless it is 0.
  std::string name_;
};

// A file mapped read-only. Movable; the bytes are valid while it lives.
class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace casus
