// Any bytes, taken for a plain, gzip or zstd file, are read as lines to an end or an error.
#include <cstddef>
#include <cstdint>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "casus/base/check.h"
#include "casus/base/compressed.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMaxLine = 1000;
  constexpr std::uint64_t kMaxRead = 16U << 20U;  // A small input may decode to gigabytes.
  const int fd = memfd_create("input", 0);
  CASUS_CHECK(fd >= 0 && write(fd, data, size) == static_cast<ssize_t>(size));
  auto opened = casus::CompressedReader::open("/proc/self/fd/" + std::to_string(fd));
  close(fd);
  if (!opened.ok()) return 0;
  casus::LineReader lines(opened.take(), kMaxLine);
  std::uint64_t expected = 0;
  while (true) {
    const auto line = lines.next();
    if (!line.ok() || !line.value()) return 0;
    CASUS_CHECK(line.value()->text.size() <= kMaxLine);
    CASUS_CHECK(line.value()->begin >= expected);
    expected = line.value()->begin;
    if (expected > kMaxRead) return 0;
  }
}
