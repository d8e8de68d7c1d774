#include "casus/base/json.h"

namespace casus {
namespace {

constexpr int kMaxDepth = 500;

// Byte at which brackets are nested too deep, or npos.
std::size_t too_deep_at(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMaxDepth) return i;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return std::string_view::npos;
}

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (const std::size_t at = too_deep_at(text); at != std::string_view::npos)
    return Error{ErrorCode::kTooLarge, "JSON nested deeper than 500 at byte " + std::to_string(at)};
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const nlohmann::json::parse_error& error) {
    return Error{ErrorCode::kCorrupt, "not valid JSON at byte " + std::to_string(error.byte)};
  } catch (const nlohmann::json::out_of_range&) {  // 1e999 is JSON, but no number of ours.
    return Error{ErrorCode::kTooLarge, "JSON with a number that is too large"};
  }
}

std::string write_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace casus
