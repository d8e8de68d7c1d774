// String ids as in spaCy's string store: a small fixed table, else a 64-bit hash.
#pragma once

#include <cstdint>
#include <string_view>

namespace casus::nlp {

// 0 for "", the symbol's number for a symbol, else MurmurHash64A with seed 1. Thread-safe.
[[nodiscard]] std::uint64_t string_id(std::string_view text);

}  // namespace casus::nlp
