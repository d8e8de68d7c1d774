#include "casus/html/charset.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include "casus/base/utf8.h"
#include "casus/html/decode.h"

namespace casus::html {
namespace {

constexpr std::size_t kDeclarationWindow = 8192;
constexpr std::size_t kGuessWindow = 1U << 16U;

// Labels whose canonical name is not the one ICU would give: WHATWG Encoding Standard, "Names and
// labels" (2024), the labels that pages carry.
constexpr std::array<std::pair<std::string_view, std::string_view>, 66> kLabels = {{
    {"utf8", "utf-8"},
    {"utf-8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso88591", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"windows-1252", "windows-1252"},
    {"x-user-defined", "windows-1252"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"cp1254", "windows-1254"},
    {"iso-8859-11", "windows-874"},
    {"tis-620", "windows-874"},
    {"dos-874", "windows-874"},
    {"windows-874", "windows-874"},
    {"cp1250", "windows-1250"},
    {"x-cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"cp1253", "windows-1253"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"latin2", "iso-8859-2"},
    {"cyrillic", "iso-8859-5"},
    {"arabic", "iso-8859-6"},
    {"greek", "iso-8859-7"},
    {"hebrew", "iso-8859-8"},
    {"logical", "iso-8859-8"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"latin-9", "iso-8859-15"},
    {"koi", "koi8-r"},
    {"koi8", "koi8-r"},
    {"koi8-ru", "koi8-u"},
    {"mac", "macintosh"},
    {"x-mac-roman", "macintosh"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"x-mac-ukrainian", "x-mac-cyrillic"},
    {"gb2312", "gbk"},
    {"gb_2312-80", "gbk"},
    {"chinese", "gbk"},
    {"x-gbk", "gbk"},
    {"gbk", "gbk"},
    {"gb18030", "gb18030"},
    {"big5", "big5"},
    {"big5-hkscs", "big5"},
    {"x-x-big5", "big5"},
    {"x-euc-jp", "euc-jp"},
    {"sjis", "shift_jis"},
    {"x-sjis", "shift_jis"},
    {"shift-jis", "shift_jis"},
    {"ks_c_5601-1987", "euc-kr"},
    {"ksc5601", "euc-kr"},
    {"windows-949", "euc-kr"},
}};

// Canonical names whose ICU converter has another name.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kConverters = {{
    {"euc-kr", "windows-949"},
    {"gbk", "gb18030"},
    {"shift_jis", "windows-31j"},
    {"big5", "Big5-HKSCS"},
    {"x-mac-cyrillic", "x-mac-cyrillic"},
    {"utf-16le", "UTF-16LE"},
    {"utf-16be", "UTF-16BE"},
}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool label_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         c == ':' || c == '+';
}

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

// The label after `word` and "=" from `at` on; "" if it does not follow.
std::string label_after(const std::string& text, std::size_t at) {
  const auto skip_space = [&] {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')) ++at;
  };
  skip_space();
  if (at >= text.size() || text[at] != '=') return "";
  ++at;
  skip_space();
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) ++at;
  skip_space();
  const std::size_t begin = at;
  while (at < text.size() && label_char(text[at])) ++at;
  return text.substr(begin, at - begin);
}

std::string transport_charset(std::string_view content_type) {
  const std::string text = lowered(content_type);
  const std::size_t at = text.find("charset");
  return at == std::string::npos ? "" : canonical_charset(label_after(text, at + 7));
}

// A declaration inside the page; one that names UTF-16 cannot be true, as it could be read.
std::string declared(const std::string& label) {
  std::string name = canonical_charset(label);
  if (name.starts_with("utf-16") || name.starts_with("utf-32")) return "utf-8";
  return name;
}

std::string meta_charset(const std::string& head) {
  for (std::size_t at = head.find("<meta"); at != std::string::npos;
       at = head.find("<meta", at + 5)) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::string tag = head.substr(at, end - at);
    for (std::size_t word = tag.find("charset"); word != std::string::npos;
         word = tag.find("charset", word + 7)) {
      std::string name = declared(label_after(tag, word + 7));
      if (!name.empty()) return name;
    }
  }
  return "";
}

std::string xml_charset(const std::string& head) {
  if (!head.starts_with("<?xml")) return "";
  const std::size_t at = head.substr(0, head.find("?>")).find("encoding");
  return at == std::string::npos ? "" : declared(label_after(head, at + 8));
}

std::string guess_charset(std::string_view bytes) {
  uchardet_t detector = uchardet_new();
  uchardet_handle_data(detector, bytes.data(), std::min(bytes.size(), kGuessWindow));
  uchardet_data_end(detector);
  const std::string name = canonical_charset(uchardet_get_charset(detector));
  uchardet_delete(detector);
  return name == "utf-8" ? "" : name;
}

struct Utf8Evidence {
  std::size_t sequences = 0;  // Valid, of two bytes or more.
  std::size_t broken = 0;     // Bytes that fit nowhere.
};

bool has_high_byte(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all >= 0x80;
}

Utf8Evidence weigh_utf8(std::string_view bytes) {
  Utf8Evidence found;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(bytes, at);
    ++(c.size > 1 ? found.sequences : found.broken);
    at += c.size;
  }
  return found;
}

// What a decoded text looks like, from its letters and the undecodable.
struct Shape {
  std::size_t ascii_letters = 0;
  std::size_t other_letters = 0;
  std::size_t beside_ascii = 0;  // Other letters that touch an ASCII letter.
  std::size_t undecodable = 0;
  std::size_t all = 0;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  bool after_ascii = false;
  bool pending = false;  // The last character is another letter not yet counted as beside ASCII.
  bool in_tag = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    ++shape.all;
    if (c.value == U'<') in_tag = true;
    if (c.value == U'>') in_tag = false;
    if (c.value == 0xFFFD) ++shape.undecodable;
    const bool ascii = !in_tag && c.value < 0x80 && is_letter(c.value);
    const bool other = c.value >= 0x80 && is_letter(c.value);
    if (ascii) ++shape.ascii_letters;
    if (ascii && pending) ++shape.beside_ascii;
    if (other) ++shape.other_letters;
    if (other && after_ascii) ++shape.beside_ascii;
    pending = other && !after_ascii;
    after_ascii = ascii;
  }
  return shape;
}

bool is_western(const std::string& charset) {
  return charset == "windows-1252" || charset == "iso-8859-15" || charset == "macintosh";
}

bool is_other_alphabet(const std::string& charset) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "windows-1251", "iso-8859-5", "koi8-r",       "koi8-u",       "x-mac-cyrillic",
      "windows-1253", "iso-8859-7", "windows-1255", "windows-1256", "iso-8859-8"};
  return std::find(kNames.begin(), kNames.end(), charset) != kNames.end();
}

// Whether text of `charset` may look like this.
bool plausible(std::string_view bytes, const std::string& charset) {
  std::string text;
  SourceMap map;
  decode_bytes(bytes.substr(0, kGuessWindow), charset, text, map);
  const Shape shape = shape_of(text);
  if (shape.undecodable * 100 > shape.all) return false;
  if (shape.other_letters < 20) return true;
  if (is_western(charset)) return shape.other_letters < shape.ascii_letters;
  if (is_other_alphabet(charset)) return shape.beside_ascii * 2 < shape.other_letters;
  return true;
}

}  // namespace

std::string canonical_charset(std::string_view label) {
  const std::string name = lowered(trim(label));
  if (name.empty() || name.size() > 40) return "";
  for (const auto& [alias, canonical] : kLabels) {
    if (alias == name) return std::string(canonical);
  }
  for (const auto& [canonical, converter] : kConverters) {
    if (canonical == name) return std::string(canonical);
  }
  if (!std::all_of(name.begin(), name.end(), label_char)) return "";
  UErrorCode error = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &error);
  if (U_FAILURE(error) || standard == nullptr) return "";
  std::string found = lowered(standard);
  if (found.starts_with("utf-7") || found.starts_with("imap") || found.starts_with("bocu") ||
      found.starts_with("scsu") || found.starts_with("cesu") || found.starts_with("ibm")) {
    return "";  // Not charsets of web pages; some make ASCII bytes mean something else.
  }
  if (found != name) {
    for (const auto& [alias, canonical] : kLabels) {
      if (alias == found) return std::string(canonical);
    }
  }
  return found;
}

std::string converter_name(const std::string& charset) {
  for (const auto& [canonical, converter] : kConverters) {
    if (canonical == charset) return std::string(converter);
  }
  return charset;
}

std::size_t byte_order_mark(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  if (charset == "utf-16le") return bytes.starts_with("\xFF\xFE") ? 2 : 0;
  if (charset == "utf-16be") return bytes.starts_with("\xFE\xFF") ? 2 : 0;
  return 0;
}

std::string choose_charset(std::string_view bytes, std::string_view content_type, bool html) {
  for (const char* marked : {"utf-8", "utf-16le", "utf-16be"}) {
    if (byte_order_mark(bytes, marked) > 0) return marked;
  }
  const Utf8Evidence utf8 =
      is_valid_utf8(bytes) ? Utf8Evidence{has_high_byte(bytes) ? 1U : 0U, 0} : weigh_utf8(bytes);
  if (utf8.sequences > 0 && utf8.sequences >= 10 * utf8.broken) return "utf-8";

  std::vector<std::string> candidates = {transport_charset(content_type)};
  if (html) {
    const std::string head = lowered(bytes.substr(0, kDeclarationWindow));
    candidates.push_back(meta_charset(head));
    candidates.push_back(xml_charset(head));
  }
  const bool plain_ascii = utf8.sequences == 0 && utf8.broken == 0;
  for (const std::string& name : candidates) {
    if (name.empty()) continue;
    if (plain_ascii && (name.starts_with("iso-2022") || name.starts_with("hz"))) return name;
    if (plain_ascii && name.starts_with("utf-16")) return name;
    // Said to be UTF-8, and hardly a byte of it is: not so.
    if (name == "utf-8" && utf8.broken > utf8.sequences) continue;
    if (!plain_ascii && plausible(bytes, name)) return name;
  }
  if (plain_ascii) return "utf-8";
  std::string guess = guess_charset(bytes);
  if (!guess.empty()) return guess;
  for (const std::string& name : candidates) {
    if (!name.empty() && name != "utf-8") return name;
  }
  return "windows-1252";
}

}  // namespace casus::html
