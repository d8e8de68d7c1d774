#include "casus/html/decode_segment.h"

#include "casus/base/utf8.h"
#include "casus/html/character_references.h"
#include "casus/html/decode.h"

namespace casus::html {
namespace {

// Steps `at` over what is left out; false at the end.
bool skip_ignored(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const CodePoint c = decode_utf8(text, at);
    // NUL characters never reach a page's text, so a quote cannot hold them.
    if (!is_space(c.value) && c.value != 0xAD && c.value != 0xFEFF && c.value != 0) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

std::string decode_segment(std::string_view bytes, const std::string& charset, bool html) {
  std::string decoded;
  SourceMap map;
  decode_bytes(bytes, charset, decoded, map);
  if (!html || decoded.find('&') == std::string::npos) return decoded;
  std::string text;
  text.reserve(decoded.size());
  CharacterReference reference;
  for (std::size_t at = 0; at < decoded.size();) {
    if (decoded[at] == '&' && read_reference(decoded, at, reference)) {
      text += reference.text;
      at += reference.size;
    } else {
      text += decoded[at++];
    }
  }
  return text;
}

bool same_quote(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    const bool more_a = skip_ignored(a, i);
    const bool more_b = skip_ignored(b, j);
    if (!more_a || !more_b) return more_a == more_b;
    const CodePoint x = decode_utf8(a, i);
    const CodePoint y = decode_utf8(b, j);
    if (x.value != y.value) return false;
    i += x.size;
    j += y.size;
  }
}

}  // namespace casus::html
