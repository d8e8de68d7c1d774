#include "casus/events/check_citations.h"

#include "casus/base/utf8.h"

namespace casus::events {
namespace {

// Without white space and soft marks.
std::string bare(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_space(c.value) && !is_soft_mark(c.value)) out.append(text.substr(at, c.size));
    at += c.size;
  }
  return out;
}

class Checker {
 public:
  Checker(std::string_view page, const SegmentDecoder& decode, std::string charset, bool html,
          CitationCounts& counts, std::vector<CitationProblem>& problems)
      : page_(page),
        decode_(decode),
        charset_(std::move(charset)),
        html_(html),
        counts_(counts),
        problems_(problems) {}

  void walk(const Json& value, const std::string& where) {
    if (value.is_object()) {
      if (value.contains("quote") && value.contains("bytes")) check(value, where);
      for (const auto& [key, inner] : value.items())
        walk(inner, where.empty() ? key : where + "." + key);
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i].is_structured()) walk(value[i], where + "." + std::to_string(i));
      }
    }
  }

 private:
  void check(const Json& citation, const std::string& where) {
    if (!citation["quote"].is_string()) return fail(where, "", false);
    const auto quote = citation["quote"].get<std::string>();
    const std::string wanted = bare(quote);
    std::string found;
    if (decode_segments(citation["bytes"], found) && bare(found) == wanted && !wanted.empty()) {
      ++counts_.verified;
    } else {
      fail(where, quote, !wanted.empty() && occurs_once(wanted));
    }
  }

  [[nodiscard]] bool decode_segments(const Json& segments, std::string& out) const {
    if (!segments.is_array() || segments.empty()) return false;
    for (const Json& segment : segments) {
      if (!segment.is_array() || segment.size() != 2 || !segment[0].is_number_unsigned() ||
          !segment[1].is_number_unsigned())
        return false;
      const auto begin = segment[0].get<std::uint64_t>();
      const auto end = segment[1].get<std::uint64_t>();
      if (begin > end || end > page_.size()) return false;
      out += decode_(page_.substr(begin, end - begin), charset_, html_);
    }
    return true;
  }

  // Whether the bare page text holds `wanted` exactly once. Tags are left out where the page is
  // HTML.
  [[nodiscard]] bool occurs_once(const std::string& wanted) {
    if (!page_text_ready_) {
      page_text_ = bare(decode_(html_ ? without_tags() : std::string(page_), charset_, html_));
      page_text_ready_ = true;
    }
    const std::size_t first = page_text_.find(wanted);
    return first != std::string::npos && page_text_.find(wanted, first + 1) == std::string::npos;
  }

  [[nodiscard]] std::string without_tags() const {
    std::string out;
    bool in_tag = false;
    for (const char c : page_) {
      if (c == '<') in_tag = true;
      if (!in_tag) out.push_back(c);
      if (c == '>') in_tag = false;
    }
    return out;
  }

  void fail(const std::string& where, const std::string& quote, bool moved) {
    ++(moved ? counts_.moved : counts_.lost);
    problems_.push_back({where, quote, moved});
  }

  std::string_view page_;
  const SegmentDecoder& decode_;
  std::string charset_;
  bool html_;
  CitationCounts& counts_;
  std::vector<CitationProblem>& problems_;
  std::string page_text_;
  bool page_text_ready_ = false;
};

std::string string_of(const Json& line, const char* key) {
  return line.is_object() && line.contains(key) && line[key].is_string()
             ? line[key].get<std::string>()
             : std::string();
}

}  // namespace

void check_citations(const Json& line, std::string_view page_bytes, const SegmentDecoder& decode,
                     CitationCounts& counts, std::vector<CitationProblem>& problems) {
  const bool html = string_of(line, "content_type").find("html") != std::string::npos;
  Checker checker(page_bytes, decode, string_of(line, "charset"), html, counts, problems);
  checker.walk(line, "");
}

}  // namespace casus::events
