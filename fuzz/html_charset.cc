// Any bytes have a charset; decoding them gives valid UTF-8 and a map into the bytes.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "casus/base/check.h"
#include "casus/base/utf8.h"
#include "casus/html/charset.h"
#include "casus/html/decode.h"
#include "casus/html/decode_segment.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace casus;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // The first line may name a charset, as a transport would.
  const std::size_t line = std::min(bytes.find('\n'), bytes.size());
  const std::string declared =
      "text/html; charset=" + std::string(bytes.substr(0, std::min<std::size_t>(line, 40)));
  for (const std::string& charset :
       {html::choose_charset(bytes, declared, true), html::choose_charset(bytes, "", false),
        html::canonical_charset(bytes.substr(0, line))}) {
    if (charset.empty()) continue;
    std::string text;
    SourceMap map;
    html::decode_bytes(bytes, charset, text, map);
    CASUS_CHECK(is_valid_utf8(text));
    map.check();
    CASUS_CHECK(map.derived_size() == text.size());
    for (const SourceMap::Run& run : map.runs()) {
      CASUS_CHECK(run.source_begin <= size && run.source_size <= size - run.source_begin);
    }
    CASUS_CHECK(is_valid_utf8(html::decode_segment(bytes, charset, true)));
  }
  return 0;
}
