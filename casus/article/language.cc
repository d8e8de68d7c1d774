#include "casus/article/language.h"

#include <cld2/public/compact_lang_det.h>

#include "casus/base/utf8.h"

namespace casus::article {

namespace {

// "" unless cld2 calls it reliable.
std::string detect(std::string_view text) {
  constexpr std::size_t kEnough = 3000;  // Bytes that are looked at.
  constexpr std::size_t kLeast = 40;
  if (text.size() < kLeast) return "";
  text = cut_utf8(text, kEnough);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !reliable) return "";
  const std::string code = CLD2::LanguageCode(language);
  return code == "iw" ? "he" : code.substr(0, code.find('-'));
}

}  // namespace

std::string language_of(std::string_view text, std::string_view around) {
  constexpr std::size_t kSure = 400;  // Names and places mislead in a shorter text.
  std::string found = detect(text);
  if (text.size() >= kSure && !found.empty()) return found;
  std::string outer = detect(around);
  return outer.empty() ? found : outer;
}

}  // namespace casus::article
