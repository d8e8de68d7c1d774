#include "casus/resolve/word_facts.h"

#include <algorithm>
#include <string_view>

namespace casus::resolve {
namespace {

bool is_digit_char(char c) {
  return c >= '0' && c <= '9';
}

const knowledge::WordSense* sense_of(std::span<const knowledge::WordSense> senses,
                                     std::uint8_t cls) {
  for (const knowledge::WordSense& sense : senses)
    if (sense.cls == cls) return &sense;
  return nullptr;
}

void set_time(WordFacts& facts, TimeClass cls, int value) {
  facts.time_classes |= 1U << static_cast<unsigned>(cls);
  facts.time_value[static_cast<std::size_t>(cls)] = static_cast<std::int16_t>(value);
}

// "17th", "1980s", "2.5", "1,100".
void read_number(std::string_view word, WordFacts& facts) {
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(word.begin(), word.end(), is_digit_char) - word.begin());
  if (digits == 0) return;
  const std::string_view rest = word.substr(digits);
  if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
    if (digits <= 3)
      set_time(facts, TimeClass::kOrdinal, static_cast<int>(read_digits(word.substr(0, digits))));
    return;
  }
  if (rest == "s" && (digits == 4 || digits == 2)) {
    facts.decade = true;
    facts.digits = read_digits(word.substr(0, digits));
    return;
  }
  facts.digits = read_digits(word);
  if (rest.empty() && digits < 256) facts.digit_count = static_cast<std::uint8_t>(digits);
}

WordFacts facts_of(std::string_view word, const knowledge::TimeWords& times,
                   const knowledge::NumberWords& numbers, const knowledge::UnitWords& units) {
  WordFacts facts;
  std::array<knowledge::TimeSense, 8> senses{};
  const std::size_t n = times.find(word, senses);
  for (std::size_t i = 0; i < n; ++i) set_time(facts, senses[i].cls, senses[i].value);
  facts.number_senses = numbers.table().find(word);
  facts.unit_senses = units.table().find(word);
  if (!word.empty() && is_digit_char(word[0])) read_number(word, facts);
  return facts;
}

}  // namespace

const knowledge::WordSense* WordFacts::number(NumberClass cls) const {
  return sense_of(number_senses, static_cast<std::uint8_t>(cls));
}

const knowledge::WordSense* WordFacts::unit(UnitClass cls) const {
  return sense_of(unit_senses, static_cast<std::uint8_t>(cls));
}

double read_digits(std::string_view word) {
  constexpr std::size_t kMostDigits = 18;
  if (word.empty() || !is_digit_char(word[0])) return -1.0;
  double value = 0.0;
  double scale = 0.0;  // Of the next decimal; 0 before the point.
  std::size_t digits = 0;
  std::size_t group = 0;  // Digits since the last comma.
  bool grouped = false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (is_digit_char(c)) {
      if (++digits > kMostDigits) return -1.0;
      ++group;
      if (scale > 0.0) {
        value += (c - '0') * scale;
        scale /= 10.0;
      } else {
        value = value * 10.0 + (c - '0');
      }
    } else if (c == ',' && scale == 0.0 && (grouped ? group == 3 || group == 2 : group <= 3)) {
      grouped = true;
      group = 0;
    } else if (c == '.' && scale == 0.0 && i + 1 < word.size() && (!grouped || group == 3)) {
      scale = 0.1;
      grouped = false;
    } else {
      return -1.0;
    }
  }
  return grouped && group != 3 ? -1.0 : value;
}

void WordFactsTable::build(const Annotation& annotation, const knowledge::TimeWords& times,
                           const knowledge::NumberWords& numbers,
                           const knowledge::UnitWords& units) {
  facts_.clear();
  of_string_.assign(annotation.strings.size(), 0);
  of_token_.resize(annotation.size());
  for (const TokenId t : annotation.tokens()) {
    const StringId word = annotation.lower[t];
    std::uint32_t& at = of_string_[word.value];
    if (at == 0) {
      facts_.push_back(facts_of(annotation.string(word), times, numbers, units));
      at = static_cast<std::uint32_t>(facts_.size());
    }
    of_token_[t.value] = at - 1;
  }
}

}  // namespace casus::resolve
