#include "casus/html/decode.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include "casus/base/utf8.h"
#include "casus/html/charset.h"

namespace casus::html {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(converter_name(charset).c_str(), &error));
  if (converter && U_SUCCESS(error)) return converter;
  error = U_ZERO_ERROR;
  return Converter(ucnv_open("windows-1252", &error));
}

void decode_utf8_bytes(std::string_view bytes, std::size_t at, std::string& text, SourceMap& map) {
  if (is_valid_utf8(bytes)) {
    text.assign(bytes.substr(at));
    map.copy(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(bytes.size() - at));
    return;
  }
  while (at < bytes.size()) {
    const CodePoint c = decode_utf8(bytes, at);
    if (c.value == 0xFFFD && c.size == 1) {
      append_utf8(0xFFFD, text);
      map.replace(3, static_cast<std::uint32_t>(at), 1);
    } else {
      text.append(bytes.substr(at, c.size));
      map.copy(static_cast<std::uint32_t>(at), c.size);
    }
    at += c.size;
  }
}

// Collects decoded units; each is written when the next one shows where its bytes end.
class UnitWriter {
 public:
  UnitWriter(std::string_view bytes, std::string& text, SourceMap& map)
      : bytes_(bytes), text_(text), map_(map) {}

  void unit(char16_t value, std::size_t from) {
    if (pending_size_ > 0 && from == from_) {  // The second half of a pair, or one more character.
      add(value);
      return;
    }
    flush(from);
    from_ = from;
    add(value);
  }

  void flush(std::size_t end) {
    if (pending_size_ == 0) return;
    // A converter that gives no order (it never should) still gives bytes inside the page.
    const std::size_t to = end > from_ ? end : from_;
    const auto from = static_cast<std::uint32_t>(from_);
    const std::size_t before = text_.size();
    for (std::size_t i = 0; i < pending_size_; ++i) append_unit(i);
    const auto size = static_cast<std::uint32_t>(text_.size() - before);
    const bool same = size == 1 && to - from_ == 1 && text_.back() == bytes_[from_];
    if (same) {
      map_.copy(from, 1);
    } else {
      map_.replace(size, from, static_cast<std::uint32_t>(to - from_));
    }
    pending_size_ = 0;
  }

 private:
  void add(char16_t value) {
    if (pending_size_ < pending_.size()) pending_[pending_size_++] = value;
  }
  void append_unit(std::size_t& i) {
    const char16_t value = pending_[i];
    if (U16_IS_LEAD(value) && i + 1 < pending_size_ && U16_IS_TRAIL(pending_[i + 1])) {
      append_utf8(static_cast<char32_t>(U16_GET_SUPPLEMENTARY(value, pending_[i + 1])), text_);
      ++i;
    } else {
      append_utf8(U16_IS_SURROGATE(value) ? char32_t{0xFFFD} : char32_t{value}, text_);
    }
  }

  std::string_view bytes_;
  std::string& text_;
  SourceMap& map_;
  std::array<char16_t, 32> pending_{};
  std::size_t pending_size_ = 0;
  std::size_t from_ = 0;
};

void decode_with_converter(UConverter* converter, std::string_view bytes, std::size_t at,
                           std::string& text, SourceMap& map) {
  std::array<char16_t, 4096> units;
  std::array<std::int32_t, 4096> offsets;
  UnitWriter writer(bytes, text, map);
  const char* source = bytes.data() + at;
  const char* const end = bytes.data() + bytes.size();
  std::size_t last = at;
  UErrorCode error = U_ZERO_ERROR;
  do {
    const std::size_t call_from = static_cast<std::size_t>(source - bytes.data());
    char16_t* target = units.data();
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, offsets.data(),
                   true, &error);
    const auto n = static_cast<std::size_t>(target - units.data());
    for (std::size_t i = 0; i < n; ++i) {
      // Units that were left over from the call before have no offset of this one.
      if (offsets[i] >= 0) last = call_from + static_cast<std::size_t>(offsets[i]);
      writer.unit(units[i], last);
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  writer.flush(bytes.size());
}

}  // namespace

void decode_bytes(std::string_view bytes, const std::string& charset, std::string& text,
                  SourceMap& map) {
  text.clear();
  map.clear();
  const std::size_t mark = byte_order_mark(bytes, charset);
  if (charset == "utf-8") {
    decode_utf8_bytes(bytes, mark, text, map);
    return;
  }
  const Converter converter = open_converter(charset);
  if (!converter) {  // No ICU data at all: every byte a Latin-1 character.
    for (std::size_t at = mark; at < bytes.size(); ++at) {
      const std::size_t before = text.size();
      append_utf8(static_cast<unsigned char>(bytes[at]), text);
      map.replace(static_cast<std::uint32_t>(text.size() - before), static_cast<std::uint32_t>(at),
                  1);
    }
    return;
  }
  decode_with_converter(converter.get(), bytes, mark, text, map);
}

}  // namespace casus::html
