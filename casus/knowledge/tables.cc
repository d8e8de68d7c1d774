#include "casus/knowledge/tables.h"

namespace casus::knowledge {

std::string_view TableReader::part() {
  std::uint64_t size = 0;
  if (!ok_ || bytes_.size() - at_ < sizeof(size)) {
    ok_ = false;
    return {};
  }
  std::memcpy(&size, bytes_.data() + at_, sizeof(size));
  at_ += sizeof(size);
  const std::uint64_t left = bytes_.size() - at_;
  const std::uint64_t padded =
      size > left ? left : (size + kTableAlign - 1) / kTableAlign * kTableAlign;
  if (size > left || padded > left) {
    ok_ = false;
    return {};
  }
  const std::string_view found = bytes_.substr(at_, size);
  at_ += padded;
  return found;
}

void TableWriter::part(std::string_view bytes) {
  const std::uint64_t size = bytes.size();
  bytes_.append(reinterpret_cast<const char*>(&size), sizeof(size));  // NOLINT: bytes of a number
  bytes_.append(bytes);
  bytes_.resize((bytes_.size() + kTableAlign - 1) / kTableAlign * kTableAlign);
}

std::string_view StringTable::operator[](StringRef ref) const {
  std::uint32_t size = 0;
  if (ref > bytes_.size() || bytes_.size() - ref < sizeof(size)) return {};
  std::memcpy(&size, bytes_.data() + ref, sizeof(size));
  if (size > bytes_.size() - ref - sizeof(size)) return {};
  return bytes_.substr(ref + sizeof(size), size);
}

StringRef StringTableWriter::add(std::string_view text) {
  const auto [at, is_new] =
      refs_.try_emplace(std::string(text), static_cast<StringRef>(bytes_.size()));
  if (is_new) {
    const auto size = static_cast<std::uint32_t>(text.size());
    bytes_.append(reinterpret_cast<const char*>(&size), sizeof(size));  // NOLINT: bytes of a number
    bytes_.append(text);
  }
  return at->second;
}

}  // namespace casus::knowledge
