#include "casus/knowledge/grammar_words.h"

#include "casus/base/bytes.h"

namespace casus::knowledge {
namespace {

#define CASUS_LABEL(name, text) std::string_view(text),
constexpr std::array kClassNames = {CASUS_WORD_CLASS(CASUS_LABEL)};
#undef CASUS_LABEL

}  // namespace

std::string_view to_string(WordClass word_class) {
  return kClassNames[static_cast<std::size_t>(word_class)];
}

bool parse_word_class(std::string_view name, WordClass& word_class) {
  for (std::size_t i = 0; i < kClassNames.size(); ++i) {
    if (kClassNames[i] != name) continue;
    word_class = static_cast<WordClass>(i);
    return true;
  }
  return false;
}

std::string support_key(std::string_view noun, std::string_view verb) {
  return std::string(noun) + "\n" + std::string(verb);
}

Result<GrammarWords> GrammarWords::read(std::string_view section) {
  ByteReader in(section);
  GrammarWords words;
  for (auto n = in.get_count(12); n > 0 && in.ok(); --n) {
    std::string word(in.get_string());
    words.classes_[std::move(word)] = in.get<std::uint64_t>();
  }
  for (auto n = in.get_count(5); n > 0 && in.ok(); --n) {
    std::string key(in.get_string());
    const auto support = in.get<std::uint8_t>();
    if (support > 2) return Error{ErrorCode::kCorrupt, "pack section 'grammar': unknown support"};
    const std::size_t at = key.find('\n');
    words.support_verbs_[key.substr(at == std::string::npos ? 0 : at + 1)] = 1;
    words.support_[std::move(key)] = static_cast<Support>(support);
  }
  for (auto n = in.get_count(5); n > 0 && in.ok(); --n) {
    std::string phrase(in.get_string());
    const auto slot = in.get<std::uint8_t>();
    if (slot >= kSlots) return Error{ErrorCode::kCorrupt, "pack section 'grammar': unknown slot"};
    words.prepositions_[std::move(phrase)] = static_cast<Slot>(slot);
  }
  for (auto n = in.get_count(6); n > 0 && in.ok(); --n) {
    std::string lemma(in.get_string());
    const auto commitment = in.get<std::uint8_t>();
    if (commitment > static_cast<std::uint8_t>(Commitment::kCites))
      return Error{ErrorCode::kCorrupt, "pack section 'grammar': unknown commitment"};
    words.cues_[std::move(lemma)] = {static_cast<Commitment>(commitment),
                                     in.get<std::uint8_t>() != 0};
  }
  if (!in.ok() || !in.at_end()) return Error{ErrorCode::kCorrupt, "pack section 'grammar' is cut"};
  return words;
}

bool GrammarWords::is(WordClass word_class, std::string_view lemma) const {
  const auto found = classes_.find(lemma);
  return found != classes_.end() &&
         ((found->second >> static_cast<unsigned>(word_class)) & 1U) != 0;
}

Support GrammarWords::support(std::string_view noun, std::string_view verb) const {
  if (!supports_something(verb)) return Support::kNone;
  const auto found = support_.find(support_key(noun, verb));
  return found == support_.end() ? Support::kNone : found->second;
}

bool GrammarWords::supports_something(std::string_view verb) const {
  return support_verbs_.find(verb) != support_verbs_.end();
}

bool GrammarWords::complex_preposition(std::string_view words, Slot& slot) const {
  const auto found = prepositions_.find(words);
  if (found == prepositions_.end()) return false;
  slot = found->second;
  return true;
}

const Cue* GrammarWords::cue(std::string_view lemma) const {
  const auto found = cues_.find(lemma);
  return found == cues_.end() ? nullptr : &found->second;
}

}  // namespace casus::knowledge
