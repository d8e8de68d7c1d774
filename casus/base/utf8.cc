#include "casus/base/utf8.h"

#include <array>

#include <simdjson.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "casus/base/check.h"

namespace casus {
namespace {

bool is_continuation(unsigned char c) {
  return (c & 0xC0U) == 0x80U;
}

// Bytes that a well-formed sequence starting with `lead` has, 0 if none does; and the range of its
// second byte (Unicode Standard, table 3-7).
struct Lead {
  std::uint32_t size;
  unsigned char low;
  unsigned char high;
};
Lead classify(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Size of the well-formed sequence at `at`, or 0; `good` gets the length of its well-formed prefix.
std::uint32_t sequence_at(std::string_view text, std::size_t at, std::uint32_t& good) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const Lead kind = classify(lead);
  good = 1;
  if (kind.size <= 1) return kind.size;
  for (std::uint32_t i = 1; i < kind.size; ++i) {
    if (at + i >= text.size()) return 0;
    const auto c = static_cast<unsigned char>(text[at + i]);
    if (i == 1 ? (c < kind.low || c > kind.high) : !is_continuation(c)) return 0;
    good = i + 1;
  }
  return kind.size;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  std::uint32_t good = 0;
  const std::uint32_t size = sequence_at(text, at, good);
  if (size == 0) return {0xFFFD, 1};
  char32_t value = size == 2 ? lead & 0x1FU : size == 3 ? lead & 0x0FU : lead & 0x07U;
  for (std::uint32_t i = 1; i < size; ++i)
    value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return {value, size};
}

CodePoint decode_utf8_before(std::string_view text, std::size_t at) {
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && is_continuation(static_cast<unsigned char>(text[start])))
    --start;
  const CodePoint found = decode_utf8(text, start);
  if (start + found.size == at) return found;
  return {0xFFFD, 1};
}

void append_utf8(char32_t c, std::string& out) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0U | (c >> 6U)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0U | (c >> 12U)));
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  } else {
    out.push_back(static_cast<char>(0xF0U | (c >> 18U)));
    out.push_back(static_cast<char>(0x80U | ((c >> 12U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | ((c >> 6U) & 0x3FU)));
    out.push_back(static_cast<char>(0x80U | (c & 0x3FU)));
  }
}

bool is_valid_utf8(std::string_view text) {
  return simdjson::validate_utf8(text.data(), text.size());
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t good = 0;
    const std::uint32_t size = sequence_at(text, at, good);
    if (size == 0) {
      append_utf8(0xFFFD, out);
      at += good;
    } else {
      out.append(text.substr(at, size));
      at += size;
    }
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += is_continuation(static_cast<unsigned char>(c)) ? 0U : 1U;
  return count;
}

bool is_space(char32_t c) {
  if (c < 0x80) return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UPPERCASE) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

bool is_punctuation(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_P_MASK) != 0;
}

bool is_soft_mark(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
}

std::string to_lower(std::string_view text) {
  bool ascii = true;
  for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  std::string out;
  if (ascii) {
    out.assign(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                            sink, nullptr, status);
  CASUS_CHECK(U_SUCCESS(status));
  return out;
}

namespace {

// ICU's own, made on first use. Kept here, because how ICU hands it from the thread that made it to
// the others is in a library that the thread sanitizer does not see.
const icu::Normalizer2& decomposition() {
  static const icu::Normalizer2* const kNfkd = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    CASUS_CHECK(U_SUCCESS(status));
    return nfkd;
  }();
  return *kNfkd;
}

}  // namespace

std::string fold(std::string_view text) {
  bool ascii = true;
  for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) return to_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString decomposed = decomposition().normalize(wide.foldCase(), status);
  CASUS_CHECK(U_SUCCESS(status));
  icu::UnicodeString kept;
  for (int32_t i = 0; i < decomposed.length();) {
    const UChar32 c = decomposed.char32At(i);
    i += U16_LENGTH(c);
    if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || is_soft_mark(static_cast<char32_t>(c))) continue;
    // Letters that have no decomposition but that names are commonly written without.
    switch (c) {
      case 0x0131:
        kept.append(static_cast<UChar32>('i'));
        break;  // dotless i
      case 0x0142:
        kept.append(static_cast<UChar32>('l'));
        break;  // l with stroke
      case 0x00F8:
        kept.append(static_cast<UChar32>('o'));
        break;  // o with stroke
      case 0x0111:
        kept.append(static_cast<UChar32>('d'));
        break;  // d with stroke
      case 0x2018:
      case 0x2019:
      case 0x02BC:
        kept.append(static_cast<UChar32>('\''));
        break;
      case 0x2010:
      case 0x2011:
      case 0x2013:
        kept.append(static_cast<UChar32>('-'));
        break;
      default:
        kept.append(c);
    }
  }
  std::string out;
  kept.toUTF8String(out);
  return out;
}

bool all_space(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_space(c.value)) return false;
    at += c.size;
  }
  return true;
}

std::string_view cut_utf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decode_utf8(text, 0);
    if (!is_space(c.value)) break;
    text.remove_prefix(c.size);
  }
  while (!text.empty()) {
    const CodePoint c = decode_utf8_before(text, text.size());
    if (!is_space(c.value)) break;
    text.remove_suffix(c.size);
  }
  return text;
}

}  // namespace casus
