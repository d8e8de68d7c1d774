// Packs and their sections from anywhere: refused or answered, never a fault. The first byte
// chooses what the rest is read as, so that checksums do not keep the fuzzer out of the sections.
#include "casus/knowledge/pack.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "casus/knowledge/actor_base.h"
#include "casus/knowledge/gazetteer.h"
#include "casus/knowledge/knowledge.h"
#include "casus/knowledge/name_index.h"

namespace {

constexpr std::string_view kText =
    "The US State Department in Washington and the Islamic Republic of Iran, Kyiv";

void ask(const casus::knowledge::ActorBase& base) {
  casus::knowledge::NameWords words;
  words.read(kText);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto match = base.names().longest(words, i);
    for (const auto entry : match.entries) {
      (void)base.actor(entry);
      (void)base.terms_of(entry.row());
    }
    for (const auto entry : base.office_names().longest(words, i).entries) (void)base.office(entry);
    for (const auto entry : base.group_names().longest(words, i).entries)
      (void)base.compose(casus::knowledge::ActorRow{0}, base.group(entry));
  }
  (void)base.state("USA");
  (void)base.holders("state:USA", "president", std::nullopt);
}

void ask(const casus::knowledge::Gazetteer& gazetteer) {
  casus::knowledge::NameWords words;
  words.read(kText);
  std::vector<casus::knowledge::PlaceCandidate> found;
  for (std::size_t i = 0; i < words.size(); ++i) (void)gazetteer.longest(words, i, 9, found);
  for (std::uint32_t row = 0; row < 64; ++row) (void)gazetteer.place(row);
  (void)gazetteer.country("USA");
  (void)gazetteer.find_geonames(1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::vector<std::uint64_t> aligned(size / 8 + 1);
  std::memcpy(aligned.data(), data + 1, size - 1);
  const std::string_view bytes(reinterpret_cast<const char*>(aligned.data()), size - 1);
  if (data[0] % 3 == 0) {
    const auto pack = casus::knowledge::Pack::from_bytes(std::string(bytes));
    if (pack.ok()) (void)casus::knowledge::Knowledge::open(pack.value());
  } else if (data[0] % 3 == 1) {
    const auto base = casus::knowledge::ActorBase::read(bytes);
    if (base.ok()) ask(base.value());
  } else {
    const std::size_t half = bytes.size() / 16 * 8;
    const auto gazetteer =
        casus::knowledge::Gazetteer::read(bytes.substr(0, half), bytes.substr(half));
    if (gazetteer.ok()) ask(gazetteer.value());
  }
  return 0;
}
