// The attribute ruler: from tag, text and relation to part of speech, morphology and some lemmas.
//
// All rules are matched on the document as tagged and parsed; then their effects are applied in the
// order of the rules, later ones winning.
// Source: spaCy 3 (spacy/pipeline/attributeruler.py, spacy/matcher/matcher.pyx), MIT.
// Tested by: rules_test.cc.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/regex.h"
#include "casus/nlp/vocabulary.h"
#include "casus/types/grammar.h"

namespace casus::nlp {

// What the rules read of a token.
struct RuleToken {
  Tag tag = Tag::kNone;
  Dep dep = Dep::kNone;
  const Word* word = nullptr;
};

// What the rules say of a token; tag and dep are those that it had unless a rule changed them.
struct RuledToken {
  Tag tag = Tag::kNone;
  Dep dep = Dep::kNone;
  Pos pos = Pos::kNone;
  std::uint16_t morph = 0;  // Number of the feature string; 0: "".
  std::uint16_t lemma = 0;  // Number of the lemma; 0: unset.
};

// Const after loading; shared by threads.
class AttributeRuler {
 public:
  // The model's file attribute_ruler/patterns; adds the texts of its rules to `vocabulary`. Fails
  // with kUnsupported on an attribute or operator that is not known.
  [[nodiscard]] static Result<AttributeRuler> read(std::string_view file, Vocabulary& vocabulary);

  // One document.
  void operator()(const std::vector<RuleToken>& tokens, RegexScratch& regex,
                  std::vector<RuledToken>& out) const;

  [[nodiscard]] std::string_view morph(std::uint16_t number) const { return morphs_[number]; }
  [[nodiscard]] std::size_t morphs() const { return morphs_.size(); }
  [[nodiscard]] std::string_view lemma(std::uint16_t number) const { return lemmas_[number]; }
  [[nodiscard]] std::size_t rules() const { return rules_.size(); }

 private:
  static constexpr std::size_t kLabels = 64;  // Tags and relations fit.
  using Labels = std::bitset<kLabels>;
  // Conditions on one token; all must hold.
  struct Condition {
    Labels tags;  // Allowed.
    Labels deps;
    bool any_tag = true;
    bool any_dep = true;
    int is_space = -1;  // -1: either.
    bool any_word = true;
    std::vector<std::uint16_t> words;  // Lower-case texts allowed.
    std::int32_t pattern = -1;         // Number of a regular expression on the lower-case text.
  };
  struct Effect {
    bool sets_tag = false, sets_dep = false, sets_pos = false, sets_morph = false,
         sets_lemma = false;
    RuledToken values;
  };
  struct Rule {
    std::vector<Condition> conditions;  // Of consecutive tokens.
    std::size_t target = 0;             // Which of them gets the effect.
    std::uint16_t effect = 0;           // Number of the entry, which orders the effects.
  };

  [[nodiscard]] Status read_entry(class MsgpackReader& in, Vocabulary& vocabulary);
  [[nodiscard]] Status read_pattern(class MsgpackReader& in, Vocabulary& vocabulary, Rule& rule);
  [[nodiscard]] Status read_patterns(class MsgpackReader& in, Vocabulary& vocabulary,
                                     std::vector<Rule>& rules);
  [[nodiscard]] Status read_condition(class MsgpackReader& in, Vocabulary& vocabulary,
                                      Condition& condition);
  [[nodiscard]] Status read_effect(class MsgpackReader& in, Effect& effect);
  void index_rules();
  [[nodiscard]] bool holds(const Condition& condition, const RuleToken& token,
                           RegexScratch& regex) const;

  std::vector<Rule> rules_;
  std::vector<Effect> effects_;
  std::vector<Regex> patterns_;
  std::vector<std::string> morphs_ = {""};
  std::vector<std::string> lemmas_ = {""};
  std::array<std::vector<std::uint16_t>, kLabels> rules_by_tag_;  // Of the target, in order.
};

}  // namespace casus::nlp
