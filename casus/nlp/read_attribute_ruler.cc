// Reading the model's file attribute_ruler/patterns.
#include <algorithm>

#include "casus/nlp/attribute_ruler.h"
#include "casus/nlp/msgpack.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kMostRules = 10'000;

Error unsupported(const std::string& message) {
  return {ErrorCode::kUnsupported, message};
}

// The texts that a condition names, and whether they are allowed or forbidden.
struct Choice {
  std::vector<std::string_view> texts;
  bool forbidden = false;
  std::string_view regex;  // Instead of texts.
};

// A text, {"IN": […]}, {"NOT_IN": […]} or {"REGEX": …}.
Result<Choice> read_choice(MsgpackReader& in) {
  Choice choice;
  if (in.peek() == MsgpackReader::Kind::kText) {
    choice.texts.push_back(in.text());
    return choice;
  }
  if (in.map_size() != 1 || !in.ok())
    return unsupported("a condition with other than one operator");
  const std::string_view operation = in.text();
  if (operation == "REGEX") {
    choice.regex = in.text();
  } else if (operation == "IN" || operation == "NOT_IN") {
    choice.forbidden = operation == "NOT_IN";
    for (std::uint32_t n = in.array_size(); n > 0 && in.ok(); --n)
      choice.texts.push_back(in.text());
  } else {
    return unsupported("operator '" + std::string(operation) + "' is not known");
  }
  return choice;
}

std::uint16_t number_of(std::vector<std::string>& texts, std::string_view text) {
  const auto found = std::find(texts.begin(), texts.end(), text);
  if (found != texts.end()) return static_cast<std::uint16_t>(found - texts.begin());
  texts.emplace_back(text);
  return static_cast<std::uint16_t>(texts.size() - 1);
}

// Labels of a condition on tags or relations; "" is a token without one.
template <std::size_t N, class Parse>
Status read_labels(MsgpackReader& in, Parse parse, std::bitset<N>& labels, bool& any) {
  CASUS_TRY(const Choice choice, read_choice(in));
  if (!choice.regex.empty()) return unsupported("REGEX is known for LOWER only");
  any = false;
  labels.reset();
  for (const std::string_view text : choice.texts) {
    // A label that no token can have (the file names some of older tag sets) matches nothing.
    if (const auto label = parse(text)) labels.set(static_cast<std::size_t>(*label));
  }
  if (choice.forbidden) labels.flip();
  return ok_status();
}

}  // namespace

Status AttributeRuler::read_condition(MsgpackReader& in, Vocabulary& vocabulary,
                                      Condition& condition) {
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    const std::string_view key = in.text();
    if (key == "TAG") {
      CASUS_TRY_VOID(read_labels(in, parse_tag, condition.tags, condition.any_tag));
    } else if (key == "DEP") {
      CASUS_TRY_VOID(read_labels(in, parse_dep, condition.deps, condition.any_dep));
    } else if (key == "IS_SPACE") {
      condition.is_space = in.boolean() ? 1 : 0;
    } else if (key == "LOWER") {
      CASUS_TRY(const Choice choice, read_choice(in));
      if (choice.forbidden) return unsupported("NOT_IN is not known for LOWER");
      if (choice.regex.empty()) {
        condition.any_word = false;
        for (const std::string_view text : choice.texts)
          condition.words.push_back(vocabulary.rule_words.add(text));
      } else {
        CASUS_TRY(Regex regex, Regex::compile(choice.regex));
        condition.pattern = static_cast<std::int32_t>(patterns_.size());
        patterns_.push_back(std::move(regex));
      }
    } else if (in.ok()) {
      return unsupported("condition on '" + std::string(key) + "' is not known");
    }
  }
  return in.ok() ? ok_status() : Status(in.error());
}

Status AttributeRuler::read_pattern(MsgpackReader& in, Vocabulary& vocabulary, Rule& rule) {
  for (std::uint32_t n = in.array_size(); n > 0 && in.ok(); --n) {
    Condition condition;
    CASUS_TRY_VOID(read_condition(in, vocabulary, condition));
    rule.conditions.push_back(std::move(condition));
  }
  if (!in.ok()) return in.error();
  if (rule.conditions.empty()) return Error{ErrorCode::kCorrupt, "an empty pattern"};
  return ok_status();
}

Status AttributeRuler::read_patterns(MsgpackReader& in, Vocabulary& vocabulary,
                                     std::vector<Rule>& rules) {
  for (std::uint32_t n = in.array_size(); n > 0 && in.ok(); --n) {
    Rule rule;
    CASUS_TRY_VOID(read_pattern(in, vocabulary, rule));
    rules.push_back(std::move(rule));
  }
  return ok_status();
}

Status AttributeRuler::read_effect(MsgpackReader& in, Effect& effect) {
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    const std::string_view key = in.text();
    const std::string_view value = in.text();
    if (!in.ok()) break;
    const auto tag = parse_tag(value);
    const auto dep = parse_dep(value);
    const auto pos = parse_pos(value);
    if (key == "TAG" && tag) {
      effect.sets_tag = true;
      effect.values.tag = *tag;
    } else if (key == "DEP" && dep) {
      effect.sets_dep = true;
      effect.values.dep = *dep;
    } else if (key == "POS" && pos) {
      effect.sets_pos = true;
      effect.values.pos = *pos;
    } else if (key == "MORPH") {
      effect.sets_morph = true;
      effect.values.morph = number_of(morphs_, value == "_" ? "" : value);
    } else if (key == "LEMMA") {
      effect.sets_lemma = true;
      effect.values.lemma = number_of(lemmas_, value);
    } else {
      return unsupported("attribute '" + std::string(key) + "' = '" + std::string(value) +
                         "' is not known");
    }
  }
  return in.ok() ? ok_status() : Status(in.error());
}

Status AttributeRuler::read_entry(MsgpackReader& in, Vocabulary& vocabulary) {
  std::vector<Rule> rules;
  Effect effect;
  std::int64_t index = 0;
  for (std::uint32_t fields = in.map_size(); fields > 0 && in.ok(); --fields) {
    const std::string_view key = in.text();
    if (key == "patterns") {
      CASUS_TRY_VOID(read_patterns(in, vocabulary, rules));
    } else if (key == "attrs") {
      CASUS_TRY_VOID(read_effect(in, effect));
    } else if (key == "index") {
      index = in.integer();
    } else {
      in.skip();
    }
  }
  if (!in.ok()) return in.error();
  for (Rule& rule : rules) {
    const auto size = static_cast<std::int64_t>(rule.conditions.size());
    if (index < -size || index >= size)
      return Error{ErrorCode::kCorrupt, "index " + std::to_string(index) + " in a pattern of " +
                                            std::to_string(size) + " tokens"};
    rule.target = static_cast<std::size_t>(index < 0 ? index + size : index);
    rule.effect = static_cast<std::uint16_t>(effects_.size());
    rules_.push_back(std::move(rule));
  }
  effects_.push_back(effect);
  return ok_status();
}

void AttributeRuler::index_rules() {
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const Condition& target = rules_[r].conditions[rules_[r].target];
    for (std::size_t tag = 0; tag < kLabels; ++tag)
      if (target.any_tag || target.tags[tag])
        rules_by_tag_[tag].push_back(static_cast<std::uint16_t>(r));
  }
}

Result<AttributeRuler> AttributeRuler::read(std::string_view file, Vocabulary& vocabulary) {
  AttributeRuler ruler;
  MsgpackReader in(file);
  const std::uint32_t entries = in.array_size();
  for (std::uint32_t k = 0; k < entries && in.ok(); ++k) {
    const Status read = ruler.read_entry(in, vocabulary);
    if (!read.ok()) return read.error().in("rule " + std::to_string(k));
    if (ruler.rules_.size() > kMostRules) return unsupported("more than 10000 rules");
  }
  if (!in.ok()) return in.error();
  if (!in.at_end()) return Error{ErrorCode::kCorrupt, "bytes follow the end"};
  ruler.index_rules();
  return ruler;
}

}  // namespace casus::nlp
