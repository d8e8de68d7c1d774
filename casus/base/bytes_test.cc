#include "casus/base/bytes.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace casus {
namespace {

TEST(Bytes, WhatWasWrittenIsRead) {
  rc::check([](std::uint8_t a, std::int32_t b, std::uint64_t c, double d, const std::string& e,
               const std::vector<std::string>& f) {
    ByteWriter writer;
    writer.put(a);
    writer.put(b);
    writer.put(c);
    writer.put(d);
    writer.put_string(e);
    writer.put_strings(f);
    const std::string bytes = writer.take();
    ByteReader reader(bytes);
    RC_ASSERT(reader.get<std::uint8_t>() == a);
    RC_ASSERT(reader.get<std::int32_t>() == b);
    RC_ASSERT(reader.get<std::uint64_t>() == c);
    RC_ASSERT(reader.get<double>() == d);
    RC_ASSERT(reader.get_string() == e);
    RC_ASSERT(reader.get_strings() == f);
    RC_ASSERT(reader.ok() && reader.at_end());
  });
}

TEST(Bytes, AreLittleEndianAndAligned) {
  ByteWriter writer;
  writer.put(std::uint32_t{0x04030201});
  writer.put(std::uint8_t{5});
  writer.align(8);
  EXPECT_EQ(writer.take(), std::string("\1\2\3\4\5\0\0\0", 8));
}

TEST(Bytes, ReadingPastTheEndGivesNothingFromThenOn) {
  ByteReader reader("\1\2\3");
  EXPECT_EQ(reader.get<std::uint32_t>(), 0U);
  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.get<std::uint8_t>(), 0U);
  EXPECT_EQ(reader.get_string(), "");
}

// A count that the bytes cannot hold must not be believed: it would ask for gigabytes.
TEST(Bytes, RefusesCountsAndSizesThatCannotBe) {
  const std::string many("\xFF\xFF\xFF\xFFtext", 8);
  ByteReader counts(many);
  EXPECT_EQ(counts.get_count(1), 0U);
  EXPECT_FALSE(counts.ok());
  ByteReader texts(many);
  EXPECT_TRUE(texts.get_strings().empty());
  EXPECT_FALSE(texts.ok());
  ByteReader size(many);
  EXPECT_EQ(size.get_string(), "");
  EXPECT_FALSE(size.ok());
}

TEST(Bytes, AnyBytesCanBeReadAsAnything) {
  rc::check([](const std::string& bytes) {
    ByteReader reader(bytes);
    for (const std::string& text : reader.get_strings()) RC_ASSERT(text.size() <= bytes.size());
    (void)reader.get<double>();
    RC_ASSERT(reader.position() <= bytes.size());
  });
}

}  // namespace
}  // namespace casus
