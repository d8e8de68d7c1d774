// Pack: everything learned or listed, in one file of named sections, mapped and used in place.
//
//   "CASUSPK1"  u32 number of sections
//   per section: u32 name size, name, u64 offset, u64 size, u64 XXH3-64 of its bytes
//   sections, each aligned to 64 bytes
//
// The same sources give the same bytes. Written by compile/, opened by knowledge/.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "casus/base/file.h"
#include "casus/base/result.h"

namespace casus::knowledge {

inline constexpr std::string_view kPackMagic = "CASUSPK1";

class PackWriter {
 public:
  void add(const std::string& name, std::string bytes) { sections_[name] = std::move(bytes); }
  [[nodiscard]] std::string finish() const;

 private:
  std::map<std::string, std::string> sections_;
};

// Immutable; copies share the bytes. Views stay valid while any copy lives.
class Pack {
 public:
  // Fails with kNotFound, kIo, or kCorrupt (foreign file, cut, section checksum).
  [[nodiscard]] static Result<Pack> open(const std::string& path);
  [[nodiscard]] static Result<Pack> from_bytes(std::string bytes);

  // Fails with kNotFound when there is no such section.
  [[nodiscard]] Result<std::string_view> section(const std::string& name) const;
  [[nodiscard]] const std::map<std::string, std::string_view>& sections() const {
    return *sections_;
  }
  // 16 hex digits over all sections: what `--version` prints and `made_by.data` carries.
  [[nodiscard]] const std::string& hash() const { return hash_; }

 private:
  static Result<Pack> read(std::string_view bytes);
  std::shared_ptr<const MappedFile> file_;
  std::shared_ptr<const std::string> owned_;
  std::shared_ptr<const std::map<std::string, std::string_view>> sections_;
  std::string hash_;
};

}  // namespace casus::knowledge
