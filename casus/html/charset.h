// Charset: which one a page's bytes are in, by evidence; names as the WHATWG Encoding Standard
// gives them, in lower case.
#pragma once

#include <string>
#include <string_view>

namespace casus::html {

// The standard's name for a label ("latin1" -> "windows-1252"), "" for one that nobody knows.
// Labels of the standard whose decoders differ in name are folded as it demands; others are ICU's.
[[nodiscard]] std::string canonical_charset(std::string_view label);

// The name of ICU's converter for a canonical charset.
[[nodiscard]] std::string converter_name(const std::string& charset);

// Size of the byte-order mark of `charset` at the front of `bytes`, 0 if there is none.
[[nodiscard]] std::size_t byte_order_mark(std::string_view bytes, const std::string& charset);

// The charset of a page, in order of weight: byte-order mark; UTF-8 that proves itself by valid
// multi-byte sequences (it beats every declaration but the mark); what the transport declares
// (`content_type`); meta and XML declarations (HTML only); the guess of uchardet. A declared legacy
// charset whose text cannot be (letters of two scripts inside its words, nearly no ASCII letter in
// a Western one, more than one character in a hundred undecodable) gives way to the guess. Never
// "". Source: design/web-extraction.md §2 and §5.1. Tested by charset_test.cc.
[[nodiscard]] std::string choose_charset(std::string_view bytes, std::string_view content_type,
                                         bool html);

}  // namespace casus::html
