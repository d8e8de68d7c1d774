// A thin door over PCRE2 for the patterns in a model's files, which are Python's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "casus/base/result.h"

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;
struct pcre2_real_match_context_8;
struct pcre2_real_jit_stack_8;

namespace casus::nlp {

struct Match {
  std::size_t begin = 0;  // Bytes.
  std::size_t end = 0;
};

// Working memory of matching; one per thread.
class RegexScratch {
 public:
  RegexScratch();

 private:
  friend class Regex;
  struct Free {
    void operator()(pcre2_real_match_data_8* p) const;
    void operator()(pcre2_real_match_context_8* p) const;
    void operator()(pcre2_real_jit_stack_8* p) const;
  };
  std::unique_ptr<pcre2_real_jit_stack_8, Free> stack_;
  std::unique_ptr<pcre2_real_match_context_8, Free> context_;
  std::unique_ptr<pcre2_real_match_data_8, Free> data_;
};

// Const after construction; shared by threads.
class Regex {
 public:
  // `pattern` in the syntax of Python's re for str. Fails with kUnsupported and the place in it.
  [[nodiscard]] static Result<Regex> compile(std::string_view pattern);

  // The leftmost match that starts at byte `from` or later; look-behinds see what is before it.
  // A subject on which matching would take too long has no match.
  // REQUIRES: `subject` is valid UTF-8, `from` <= its size and at a character
  [[nodiscard]] std::optional<Match> search(std::string_view subject, std::size_t from,
                                            RegexScratch& scratch) const;
  // Whether a match starts at byte 0.
  [[nodiscard]] bool matches_start(std::string_view subject, RegexScratch& scratch) const;

 private:
  struct Free {
    void operator()(pcre2_real_code_8* p) const;
  };
  explicit Regex(pcre2_real_code_8* code) : code_(code) {}
  [[nodiscard]] std::optional<Match> run(std::string_view subject, std::size_t from,
                                         std::uint32_t options, RegexScratch& scratch) const;
  std::unique_ptr<pcre2_real_code_8, Free> code_;
};

}  // namespace casus::nlp
