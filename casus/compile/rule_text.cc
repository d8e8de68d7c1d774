#include "casus/compile/rule_text.h"

#include <algorithm>

#include "casus/base/utf8.h"

namespace casus::compile {
namespace {

// Levenshtein's distance over bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> split_trimmed(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.emplace_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto flush = [&words, &word] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') {
      flush();
    } else if (text[i] == '-' && !word.empty() && i + 1 < text.size() && text[i + 1] != ' ') {
      flush();
      words.emplace_back("-");
    } else {
      word.push_back(text[i]);
    }
  }
  flush();
  return words;
}

bool cut_brackets(std::string_view text, Bracketed& out) {
  out = Bracketed();
  text = trim(text);
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) {
    out.before = std::string(text);
    return text.find(')') == std::string_view::npos;
  }
  const std::string_view rest = text.substr(open + 1);
  if (rest.empty() || rest.back() != ')') return false;
  const std::string_view inside = rest.substr(0, rest.size() - 1);
  if (inside.find_first_of("()") != std::string_view::npos) return false;
  out.before = std::string(trim(text.substr(0, open)));
  out.inside = std::string(trim(inside));
  out.has_brackets = true;
  return true;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 64;
  std::string best;
  std::size_t best_distance = 1 + std::max<std::size_t>(1, name.size() / 3);
  if (name.size() > kLongest) return {};
  for (const std::string& candidate : known) {
    if (candidate.size() > kLongest) continue;
    const std::size_t d = distance(name, candidate);
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  return best.empty() ? std::string() : "; did you mean '" + best + "'?";
}

}  // namespace casus::compile
