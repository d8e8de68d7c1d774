// Hashes: spaCy's string and embedding hashes, XXH3 for ids, SHA-256 for page bytes. Thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace casus {

// MurmurHash64A (Austin Appleby), the hash of spaCy's string store with seed 1.
[[nodiscard]] std::uint64_t murmur64a(std::string_view bytes, std::uint64_t seed);

// MurmurHash3 x64 128 of one 8-byte key, as thinc's HashEmbed uses it: four 32-bit words.
[[nodiscard]] std::array<std::uint32_t, 4> murmur3_of_u64(std::uint64_t key, std::uint32_t seed);

[[nodiscard]] std::uint64_t xxh3_64(std::string_view bytes);

// Lower-case hexadecimal, 64 digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);
// Lower-case hexadecimal, 16 digits.
[[nodiscard]] std::string hex16(std::uint64_t value);

}  // namespace casus
