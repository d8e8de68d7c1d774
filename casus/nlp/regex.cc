#include "casus/nlp/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "casus/base/check.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kJitStackStart = 32UL << 10U;
constexpr std::size_t kJitStackMax = 4UL << 20U;
constexpr std::uint32_t kMatchLimit = 1'000'000;

// Python's \uHHHH and \UHHHHHHHH as PCRE2 writes them; a leading (?u) is the default there.
std::string to_pcre2(std::string_view pattern) {
  if (pattern.starts_with("(?u)")) pattern.remove_prefix(4);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '\\' || i + 1 == pattern.size()) {
      out.push_back(pattern[i]);
      continue;
    }
    const char escaped = pattern[i + 1];
    const std::size_t digits = escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
    if (digits > 0 && i + 2 + digits <= pattern.size()) {
      out += "\\x{" + std::string(pattern.substr(i + 2, digits)) + "}";
      i += 1 + digits;
    } else {
      out += {'\\', escaped};
      ++i;
    }
  }
  return out;
}

PCRE2_SPTR units(std::string_view text) {
  // The library's type of text units; it only reads them.
  return reinterpret_cast<PCRE2_SPTR>(text.empty() ? "" : text.data());
}

}  // namespace

void Regex::Free::operator()(pcre2_real_code_8* p) const {
  pcre2_code_free(p);
}
void RegexScratch::Free::operator()(pcre2_real_match_data_8* p) const {
  pcre2_match_data_free(p);
}
void RegexScratch::Free::operator()(pcre2_real_match_context_8* p) const {
  pcre2_match_context_free(p);
}
void RegexScratch::Free::operator()(pcre2_real_jit_stack_8* p) const {
  pcre2_jit_stack_free(p);
}

RegexScratch::RegexScratch()
    : stack_(pcre2_jit_stack_create(kJitStackStart, kJitStackMax, nullptr)),
      context_(pcre2_match_context_create(nullptr)),
      data_(pcre2_match_data_create(1, nullptr)) {
  CASUS_CHECK(context_ != nullptr && data_ != nullptr);
  pcre2_set_match_limit(context_.get(), kMatchLimit);
  if (stack_ != nullptr) pcre2_jit_stack_assign(context_.get(), nullptr, stack_.get());
}

Result<Regex> Regex::compile(std::string_view pattern) {
  const std::string text = to_pcre2(pattern);
  int problem = 0;
  PCRE2_SIZE at = 0;
  pcre2_code* code =
      pcre2_compile(units(text), text.size(), PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C,
                    &problem, &at, nullptr);
  if (code == nullptr) {
    PCRE2_UCHAR message[256] = {};
    pcre2_get_error_message(problem, message, sizeof(message));
    return Error{ErrorCode::kUnsupported, "pattern not understood at byte " + std::to_string(at) +
                                              ": " + reinterpret_cast<const char*>(message)};
  }
  // Where the library has no compiler for this processor, it interprets.
  (void)pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
  return Regex(code);
}

std::optional<Match> Regex::run(std::string_view subject, std::size_t from, std::uint32_t options,
                                RegexScratch& scratch) const {
  int found =
      pcre2_match(code_.get(), units(subject), subject.size(), from, options | PCRE2_NO_UTF_CHECK,
                  scratch.data_.get(), scratch.context_.get());
  if (found == PCRE2_ERROR_JIT_STACKLIMIT)
    found = pcre2_match(code_.get(), units(subject), subject.size(), from,
                        options | PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, scratch.data_.get(),
                        scratch.context_.get());
  if (found < 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(scratch.data_.get());
  return Match{ends[0], ends[1]};
}

std::optional<Match> Regex::search(std::string_view subject, std::size_t from,
                                   RegexScratch& scratch) const {
  return run(subject, from, 0, scratch);
}

bool Regex::matches_start(std::string_view subject, RegexScratch& scratch) const {
  return run(subject, 0, PCRE2_ANCHORED, scratch).has_value();
}

}  // namespace casus::nlp
