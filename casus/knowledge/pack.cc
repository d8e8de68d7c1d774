#include "casus/knowledge/pack.h"

#include "casus/base/bytes.h"
#include "casus/base/hash.h"

namespace casus::knowledge {
namespace {

constexpr std::size_t kAlign = 64;

std::size_t aligned(std::size_t n) {
  return (n + kAlign - 1) / kAlign * kAlign;
}

}  // namespace

std::string PackWriter::finish() const {
  std::size_t header = kPackMagic.size() + sizeof(std::uint32_t);
  for (const auto& [name, bytes] : sections_)
    header += sizeof(std::uint32_t) + name.size() + 3 * sizeof(std::uint64_t);
  ByteWriter writer;
  for (const char c : kPackMagic) writer.put(c);
  writer.put(static_cast<std::uint32_t>(sections_.size()));
  std::size_t offset = aligned(header);
  for (const auto& [name, bytes] : sections_) {
    writer.put_string(name);
    writer.put(static_cast<std::uint64_t>(offset));
    writer.put(static_cast<std::uint64_t>(bytes.size()));
    writer.put(xxh3_64(bytes));
    offset = aligned(offset + bytes.size());
  }
  std::string out = writer.take();
  for (const auto& [name, bytes] : sections_) {
    out.resize(aligned(out.size()));
    out.append(bytes);
  }
  return out;
}

Result<Pack> Pack::read(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.get_bytes(kPackMagic.size()) != kPackMagic)
    return Error{ErrorCode::kCorrupt,
                 "not a pack of Casus (it starts with other bytes): run make to rebuild it"};
  std::map<std::string, std::string_view> sections;
  std::string digest;
  const auto count = reader.get_count(sizeof(std::uint32_t) + 3 * sizeof(std::uint64_t));
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string name(reader.get_string());
    const auto offset = reader.get<std::uint64_t>();
    const auto size = reader.get<std::uint64_t>();
    const auto sum = reader.get<std::uint64_t>();
    if (!reader.ok() || offset > bytes.size() || size > bytes.size() - offset)
      return Error{ErrorCode::kCorrupt,
                   "pack is cut in section '" + name + "': run make to rebuild it"};
    const std::string_view section = bytes.substr(offset, size);
    if (xxh3_64(section) != sum)
      return Error{ErrorCode::kCorrupt,
                   "pack section '" + name + "' is damaged: run make to rebuild it"};
    sections[name] = section;
    digest += name + " " + hex16(sum) + "\n";
  }
  if (!reader.ok())
    return Error{ErrorCode::kCorrupt, "pack is cut in its header: run make to rebuild it"};
  Pack pack;
  pack.sections_ =
      std::make_shared<const std::map<std::string, std::string_view>>(std::move(sections));
  pack.hash_ = hex16(xxh3_64(digest));
  return pack;
}

Result<Pack> Pack::open(const std::string& path) {
  CASUS_TRY(MappedFile mapped, MappedFile::open(path));
  auto file = std::make_shared<const MappedFile>(std::move(mapped));
  auto pack = read(file->bytes());
  if (!pack.ok()) return pack.error().in(path);
  pack.value().file_ = std::move(file);
  return pack;
}

Result<Pack> Pack::from_bytes(std::string bytes) {
  auto owned = std::make_shared<const std::string>(std::move(bytes));
  auto pack = read(*owned);
  if (pack.ok()) pack.value().owned_ = std::move(owned);
  return pack;
}

Result<std::string_view> Pack::section(const std::string& name) const {
  const auto found = sections_->find(name);
  if (found == sections_->end())
    return Error{ErrorCode::kNotFound,
                 "pack has no section '" + name + "': it was made by another version; run make"};
  return found->second;
}

}  // namespace casus::knowledge
