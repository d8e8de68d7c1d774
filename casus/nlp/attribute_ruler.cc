#include "casus/nlp/attribute_ruler.h"

#include <algorithm>

namespace casus::nlp {

bool AttributeRuler::holds(const Condition& condition, const RuleToken& token,
                           RegexScratch& regex) const {
  if (!condition.any_tag && !condition.tags[static_cast<std::size_t>(token.tag)]) return false;
  if (!condition.any_dep && !condition.deps[static_cast<std::size_t>(token.dep)]) return false;
  if (condition.is_space >= 0 && token.word->is_space != (condition.is_space == 1)) return false;
  if (!condition.any_word &&
      (token.word->rule_word == 0 || std::find(condition.words.begin(), condition.words.end(),
                                               token.word->rule_word) == condition.words.end()))
    return false;
  return condition.pattern < 0 || patterns_[static_cast<std::size_t>(condition.pattern)]
                                      .search(token.word->lower, 0, regex)
                                      .has_value();
}

void AttributeRuler::operator()(const std::vector<RuleToken>& tokens, RegexScratch& regex,
                                std::vector<RuledToken>& out) const {
  const std::size_t n = tokens.size();
  out.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    RuledToken& token = out[i];
    token = {tokens[i].tag, tokens[i].dep, Pos::kNone, 0, 0};
    for (const std::uint16_t number : rules_by_tag_[static_cast<std::size_t>(tokens[i].tag)]) {
      const Rule& rule = rules_[number];
      if (i < rule.target || i - rule.target + rule.conditions.size() > n) continue;
      bool matches = true;
      for (std::size_t c = 0; c < rule.conditions.size() && matches; ++c)
        matches = holds(rule.conditions[c], tokens[i - rule.target + c], regex);
      if (!matches) continue;
      const Effect& effect = effects_[rule.effect];
      if (effect.sets_tag) token.tag = effect.values.tag;
      if (effect.sets_dep) token.dep = effect.values.dep;
      if (effect.sets_pos) token.pos = effect.values.pos;
      if (effect.sets_morph) token.morph = effect.values.morph;
      if (effect.sets_lemma) token.lemma = effect.values.lemma;
    }
  }
}

}  // namespace casus::nlp
