#include "casus/compile/name_index_writer.h"

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "casus/compile/test_bytes.h"

namespace casus::compile {
namespace {

using knowledge::NameEntry;
using knowledge::NameIndex;
using knowledge::NameMatch;
using knowledge::NameWords;

Aligned index_of(const std::vector<std::pair<std::string, NameEntry>>& names) {
  NameIndexWriter writer;
  for (const auto& [name, entry] : names) writer.add(name, entry);
  return Aligned(writer.finish());
}

const std::vector<std::pair<std::string, NameEntry>> kNames = {
    {"Iran", {1, 0}},
    {"Islamic Republic of Iran", {1, 0}},
    {"Islamic Republic", {1, 3}},
    {"Islamic State", {2, 0}},
    {"Islamic State of Iraq", {3, 0}},
    {"Iraq", {4, 0}},
    {"Congo", {5, 0}},
    {"Congo", {6, 1}},
};

TEST(NameIndex, FindsWholeNames) {
  const Aligned bytes = index_of(kNames);
  const NameIndex index = NameIndex::read(bytes.view()).take();
  EXPECT_EQ(index.size(), 7U);
  EXPECT_THAT(index.find("iran"), testing::ElementsAre(NameEntry(1, 0)));
  EXPECT_THAT(index.find("islamic republic"), testing::ElementsAre(NameEntry(1, 3)));
  EXPECT_THAT(index.find("congo"), testing::ElementsAre(NameEntry(5, 0), NameEntry(6, 1)));
  EXPECT_THAT(index.find("islamic"), testing::IsEmpty());
  EXPECT_THAT(index.find("iran iraq"), testing::IsEmpty());
  EXPECT_THAT(index.find(""), testing::IsEmpty());
  EXPECT_THAT(NameIndex().find("iran"), testing::IsEmpty());
}

TEST(NameIndex, FindsTheLongestNameAndTheNextShorterOnes) {
  const Aligned bytes = index_of(kNames);
  const NameIndex index = NameIndex::read(bytes.view()).take();
  NameWords words;
  words.read("The Islamic Republic of Iran, Iraq");
  NameMatch match = index.longest(words, 0);
  EXPECT_EQ(match.words, 4U);
  EXPECT_THAT(match.entries, testing::ElementsAre(NameEntry(1, 0)));
  match = index.longest_below(words, 0, match.words - 1);
  EXPECT_EQ(match.words, 2U);
  EXPECT_EQ(index.longest_below(words, 0, 1).words, 0U);
  words.read("Islamic State of, Iraq");  // No name runs over a comma.
  EXPECT_EQ(index.longest(words, 0).words, 2U);
  words.read("Islamic State of Iraq");
  EXPECT_EQ(index.longest(words, 0).words, 4U);
  EXPECT_EQ(index.longest(words, 9).words, 0U);
}

TEST(NameIndex, IsTheSameForAnyOrder) {
  auto shuffled = kNames;
  std::reverse(shuffled.begin(), shuffled.end());
  EXPECT_EQ(index_of(kNames).view(), index_of(shuffled).view());
}

TEST(NameIndex, RefusesWhatIsCutOrMisaligned) {
  const Aligned whole = index_of(kNames);
  for (std::size_t size = 0; size < whole.view().size(); ++size)
    EXPECT_FALSE(NameIndex::read(whole.view().substr(0, size)).ok()) << size;
}

TEST(NameIndex, AnswersSomethingWhereBytesAreDamaged) {
  rc::check("no look-up faults", [](std::vector<std::uint16_t> places, std::uint8_t flip) {
    NameIndexWriter writer;
    for (const auto& [name, entry] : kNames) writer.add(name, entry);
    std::string bytes = writer.finish();
    for (const std::uint16_t place : places) bytes[place % bytes.size()] ^= static_cast<char>(flip);
    const Aligned damaged(bytes);
    const auto index = NameIndex::read(damaged.view());
    if (!index.ok()) return;
    NameWords words;
    words.read("Islamic Republic of Iran and Congo and Iraq");
    for (std::size_t i = 0; i < words.size(); ++i) (void)index.value().longest(words, i);
    (void)index.value().find("islamic state of iraq");
  });
}

TEST(NameIndex, AgreesWithAMap) {
  rc::check("find() is a map's find", [](const std::vector<std::vector<std::uint8_t>>& rows) {
    std::map<std::string, std::set<std::uint32_t>> expected;
    NameIndexWriter writer;
    for (std::uint32_t row = 0; row < rows.size(); ++row) {
      std::string name;
      for (const std::uint8_t word : rows[row])
        name += (name.empty() ? "w" : " w") + std::to_string(word % 5);
      if (!writer.add(name, NameEntry(row, 0))) continue;
      expected[name].insert(row);
    }
    const Aligned bytes(writer.finish());
    const NameIndex index = NameIndex::read(bytes.view()).take();
    RC_ASSERT(index.size() == expected.size());
    for (const auto& [name, ids] : expected) {
      std::set<std::uint32_t> found;
      for (const NameEntry entry : index.find(name)) found.insert(entry.row());
      RC_ASSERT(found == ids);
    }
  });
}

}  // namespace
}  // namespace casus::compile
