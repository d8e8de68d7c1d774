#include "casus/base/hash.h"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace casus {
namespace {

// Strings and their ids as spaCy prints them (nlp.vocab.strings).
TEST(Murmur64a, EqualsTheStringStoreOfSpacy) {
  struct Case {
    std::string text;
    std::uint64_t id;
  };
  const std::vector<Case> cases = {
      {"coffee", 3197928453018144401ULL}, {"apple", 8566208034543834098ULL},
      {"the", 7425985699627899538ULL},    {"A", 14862748245026736845ULL},
      {"ple", 16838316573854262908ULL},   {"Xxxxx", 16072095006890171862ULL},
      {"é", 16256712947286012828ULL},     {"naïve", 16224804062388677344ULL},
      {"don’t", 644522912338788064ULL},
  };
  for (const Case& c : cases) EXPECT_EQ(murmur64a(c.text, 1), c.id) << c.text;
}

TEST(Murmur3, EqualsTheEmbeddingHashOfThinc) {
  struct Case {
    std::uint64_t key;
    std::uint32_t seed;
    std::array<std::uint32_t, 4> words;
  };
  const std::vector<Case> cases = {
      {5, 9, {3157691640U, 981309087U, 1938430820U, 3497048525U}},
      {101, 9, {2748705172U, 3317076553U, 2597740820U, 1458283132U}},
      {1, 12, {2938686206U, 2291508213U, 2246688320U, 3554967022U}},
  };
  for (const Case& c : cases) EXPECT_EQ(murmur3_of_u64(c.key, c.seed), c.words) << c.key;
}

// FIPS 180-2, appendix B, and the empty message.
TEST(Sha256, EqualsTheStandard) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// xxHash's own value for the empty input, and no change of ours over the years.
TEST(Xxh3, IsStable) {
  EXPECT_EQ(xxh3_64(""), 0x2D06800538D394C2ULL);
  EXPECT_NE(xxh3_64("a"), xxh3_64("b"));
}

TEST(Hex16, WritesSixteenDigits) {
  EXPECT_EQ(hex16(0), "0000000000000000");
  EXPECT_EQ(hex16(0xFEDCBA9876543210ULL), "fedcba9876543210");
}

}  // namespace
}  // namespace casus
