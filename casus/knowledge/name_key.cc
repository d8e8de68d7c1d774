#include "casus/knowledge/name_key.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "casus/knowledge/name_words.h"

namespace casus::knowledge {
namespace {

// Letters that write one sound, longest first; capitals stand for sounds that need two letters.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> kSounds = {{
    {"shch", "S"}, {"sch", "S"}, {"tch", "C"}, {"dzh", "J"}, {"sh", "S"}, {"ch", "C"},
    {"zh", "J"},   {"dj", "J"},  {"kh", "k"},  {"gh", "k"},  {"ph", "f"}, {"th", "t"},
    {"dh", "d"},   {"ts", "z"},  {"tz", "z"},  {"ck", "k"},  {"qu", "k"}, {"wh", "v"},
    {"q", "k"},    {"c", "k"},   {"g", "k"},   {"x", "ks"},  {"w", "v"},  {"j", "J"},
    {"b", "b"},    {"p", "p"},   {"d", "d"},   {"t", "t"},   {"z", "z"},
}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

// The sound at `at` and how many letters write it.
std::pair<std::string_view, std::size_t> sound_at(std::string_view word, std::size_t at) {
  for (const auto& [letters, sound] : kSounds)
    if (word.substr(at).starts_with(letters)) return {sound, letters.size()};
  return {word.substr(at, 1), 1};
}

std::string word_key(std::string_view word) {
  std::string key;
  if (is_vowel(word.front())) key += 'a';
  for (std::size_t at = 0; at < word.size();) {
    const bool silent_h = word[at] == 'h' && at + 1 == word.size() && at > 0;
    if (is_vowel(word[at]) || silent_h) {
      ++at;
      continue;
    }
    const auto [sound, size] = sound_at(word, at);
    if (key.empty() || key.back() != sound.back() || is_vowel(word[at == 0 ? 0 : at - 1])) {
      const bool doubled = !key.empty() && at > 0 && word[at] == word[at - 1];
      if (!doubled) key += sound;
    }
    at += size;
  }
  return key;
}

std::vector<std::string> keys_of(std::string_view name) {
  std::vector<std::string> keys;
  NameWords words;
  words.read(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "al" || words[i] == "ol" || words[i] == "ul") continue;
    keys.push_back(word_key(words[i]));
  }
  return keys;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string joined;
  for (const std::string& key : keys_of(name)) joined += (joined.empty() ? "" : " ") + key;
  return joined;
}

bool same_name(std::string_view a, std::string_view b) {
  std::vector<std::string> left = keys_of(a);
  std::vector<std::string> right = keys_of(b);
  if (left.size() < 2 || left.size() != right.size()) return false;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

}  // namespace casus::knowledge
