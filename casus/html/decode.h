// Decoding: bytes of a charset -> UTF-8, with the bytes that every character came from.
#pragma once

#include <string>
#include <string_view>

#include "casus/types/source_map.h"

namespace casus::html {

// Decodes all of `bytes`; `text` is valid UTF-8 and `map` maps it to `bytes`. A byte-order mark of
// the charset is left out; what cannot be decoded is U+FFFD. An unknown charset is read as
// windows-1252. Total; both outputs are overwritten. Tested by charset_test.cc.
void decode_bytes(std::string_view bytes, const std::string& charset, std::string& text,
                  SourceMap& map);

}  // namespace casus::html
