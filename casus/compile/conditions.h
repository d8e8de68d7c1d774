// Conditions of readings: text -> cells, for one class of predicates and one part of speech.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casus/compile/yaml.h"
#include "casus/knowledge/frames.h"
#include "casus/knowledge/lexicon.h"

namespace casus::compile {

// Names that conditions may use.
struct RuleNames {
  const knowledge::Lexicon& lexicon;
  const std::map<std::string, std::uint16_t>& frames;  // Name -> index.
};

// What a role means here: the valency of the class, the part of speech.
struct Linking {
  const knowledge::Valency& valency;
  char part = 'v';
};

// Slots that carry what `text` names ("giver", "with", "target.with", "act.recipient",
// "content_subject"); empty where this part of speech has no place for it.
[[nodiscard]] Result<std::vector<knowledge::Path>> parse_paths(std::string_view text,
                                                               const Yaml& at,
                                                               const Linking& linking);

// "maybe giver+of (agent|place)". The cell's `record_role` is left empty; `first_role` is its first
// role as written.
struct ParsedCell {
  knowledge::Cell cell;
  std::string first_role;
};
[[nodiscard]] Result<ParsedCell> parse_cell(knowledge::Field field, const Yaml& at,
                                            const Linking& linking, const RuleNames& names);

// "plural doer", "no thing", "same doer target", "far doer < 2"
[[nodiscard]] Result<knowledge::Test> parse_test(const std::string& text, const Yaml& at,
                                                 const Linking& linking);
// "phone|telephone", "@weapon"
[[nodiscard]] Result<knowledge::WordTest> parse_word_test(const Yaml& at, const RuleNames& names);
// "role", "count(role)", "verb", "=word"; nothing where this part of speech has no such role.
[[nodiscard]] Result<std::optional<knowledge::SlotSource>> parse_source(const std::string& name,
                                                                        const Yaml& at,
                                                                        const Linking& linking);
// "doer=hearer"
[[nodiscard]] Result<knowledge::Fill> parse_fill(const std::string& text, const Yaml& at,
                                                 const Linking& linking);
// A mask over casus::Form from "+argument", "-participle", …, starting from `mask`.
[[nodiscard]] Result<std::uint16_t> parse_forms(const Yaml& at, std::uint16_t mask);
// All forms but the noun that is an argument of another predicate.
[[nodiscard]] std::uint16_t default_forms();

}  // namespace casus::compile
