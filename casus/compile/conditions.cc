#include "casus/compile/conditions.h"

#include <algorithm>

#include "casus/base/utf8.h"
#include "casus/compile/noun_classes.h"
#include "casus/compile/rule_text.h"

namespace casus::compile {
namespace {

using knowledge::Cell;
using knowledge::Field;
using knowledge::Path;
using knowledge::RoleSlots;
using knowledge::SlotSource;
using knowledge::Test;

constexpr std::size_t kForms = static_cast<std::size_t>(Form::kHeadline) + 1;

std::vector<std::string> known_roles(const Linking& linking) {
  std::vector<std::string> names = {"content_subject", "act.actor", "act.recipient"};
  for (const RoleSlots& role : linking.valency.roles) names.push_back(role.role);
  for (std::size_t i = 0; i < kSlots; ++i) names.emplace_back(to_string(static_cast<Slot>(i)));
  return names;
}

Error unknown_role(const std::string& name, const Yaml& at, const Linking& linking) {
  return at.error("valency '" + linking.valency.name + "' has no role '" + name +
                  "', and no slot has this name" + did_you_mean(name, known_roles(linking)));
}

// Slots of a role of the valency, or of the slot of that name.
Result<std::vector<Slot>> slots_of(const std::string& name, const Yaml& at,
                                   const Linking& linking) {
  if (const RoleSlots* role = linking.valency.find(name); role != nullptr)
    return role->of_part(linking.part);
  Slot slot{};
  if (parse_slot(name, slot)) return std::vector<Slot>{slot};
  return unknown_role(name, at, linking);
}

Result<std::vector<Path>> inner_path(const std::string& what, const Yaml& at,
                                     const Linking& linking) {
  if (what == "actor") return std::vector<Path>{{Path::Kind::kInnerActor, {}, {}}};
  if (what == "recipient") return std::vector<Path>{{Path::Kind::kInnerRecipient, {}, {}}};
  Slot slot{};
  if (!parse_slot(what, slot)) return unknown_role("act." + what, at, linking);
  return std::vector<Path>{{Path::Kind::kInnerSlot, slot, {}}};
}

// One role of a "+" list.
Result<std::vector<Path>> parse_role(const std::string& name, const Yaml& at,
                                     const Linking& linking) {
  std::vector<Path> paths;
  if (name == "content_subject") {
    paths.push_back({Path::Kind::kContentSubject, {}, {}});
    return paths;
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos) {
    CASUS_TRY(const std::vector<Slot> slots, slots_of(name, at, linking));
    for (const Slot slot : slots) paths.push_back({Path::Kind::kSlot, slot, {}});
    return paths;
  }
  if (name.substr(0, dot) == "act") return inner_path(name.substr(dot + 1), at, linking);
  Slot sub{};
  if (!parse_slot(name.substr(dot + 1), sub)) return unknown_role(name, at, linking);
  CASUS_TRY(const std::vector<Slot> slots, slots_of(name.substr(0, dot), at, linking));
  for (const Slot slot : slots) paths.push_back({Path::Kind::kSubSlot, slot, sub});
  return paths;
}

// "(frame a|b)" or "(sense A|B)" of an act.
Status read_act_condition(const std::string& inside, const Yaml& at, const RuleNames& names,
                          Cell& cell) {
  const std::size_t blank = inside.find(' ');
  const std::string kind = inside.substr(0, blank);
  const std::string list = blank == std::string::npos ? "" : inside.substr(blank + 1);
  if ((kind != "frame" && kind != "sense") || list.empty())
    return at.error("wanted (frame a|b) or (sense CLASS) for an act, found (" + inside + ")");
  for (const std::string& name : split_trimmed(list, '|')) {
    if (kind == "frame") {
      const auto found = names.frames.find(name);
      if (found == names.frames.end()) {
        std::vector<std::string> known;
        for (const auto& [frame, id] : names.frames) known.push_back(frame);
        return at.error("unknown frame '" + name + "'" + did_you_mean(name, known));
      }
      cell.frames.push_back(found->second);
      continue;
    }
    const auto found = names.lexicon.predicate_class(name);
    if (!found) {
      std::vector<std::string> known;
      for (const auto& c : names.lexicon.tables().predicate_classes) known.push_back(c.name);
      return at.error("unknown class '" + name + "'" + did_you_mean(name, known));
    }
    cell.senses.push_back(*found);
  }
  std::sort(cell.frames.begin(), cell.frames.end());
  std::sort(cell.senses.begin(), cell.senses.end());
  return ok_status();
}

Status read_brackets(const Bracketed& parts, const Yaml& at, const RuleNames& names, Cell& cell) {
  if (!parts.has_brackets) {
    cell.any = true;
    return ok_status();
  }
  const bool is_act_test = parts.inside.starts_with("frame ") || parts.inside.starts_with("sense ");
  if (cell.field == Field::kAct && is_act_test)
    return read_act_condition(parts.inside, at, names, cell);
  CASUS_TRY(const ParsedClasses classes,
            parse_classes(parts.inside, at, names.lexicon.tables().noun_classes));
  cell.any = classes.any;
  // What a thing is, its head says; a party may be named inside the phrase.
  cell.climb = classes.climb && (cell.field == Field::kActor || cell.field == Field::kRecipient);
  cell.names = classes.names;
  cell.classes = classes.set;
  return ok_status();
}

}  // namespace

Result<std::vector<Path>> parse_paths(std::string_view text, const Yaml& at,
                                      const Linking& linking) {
  std::vector<Path> paths;
  for (const std::string& name : split_trimmed(text, '+')) {
    CASUS_TRY(const std::vector<Path> more, parse_role(name, at, linking));
    for (const Path& path : more)
      if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
  return paths;
}

Result<ParsedCell> parse_cell(Field field, const Yaml& at, const Linking& linking,
                              const RuleNames& names) {
  if (!at.is_string()) return at.error("wanted a condition such as 'giver (agent)'");
  ParsedCell parsed;
  Cell& cell = parsed.cell;
  cell.field = field;
  cell.text = at.string();
  Bracketed parts;
  if (!cut_brackets(at.string(), parts))
    return at.error("brackets do not match in '" + at.string() + "'");
  std::string roles = parts.before;
  if (roles.starts_with("maybe ")) {
    cell.maybe = true;
    roles = std::string(trim(roles.substr(6)));
  }
  if (roles.empty()) return at.error("the condition names no role");
  parsed.first_role = split_trimmed(roles, '+').front();
  CASUS_TRY(cell.paths, parse_paths(roles, at, linking));
  CASUS_TRY_VOID(read_brackets(parts, at, names, cell));
  return parsed;
}

Result<Test> parse_test(const std::string& text, const Yaml& at, const Linking& linking) {
  const std::vector<std::string> words = split_words(text);
  Test test;
  test.text = text;
  const auto wanted = [&at, &text] {
    return at.error(
        "wanted 'plural ROLE', 'no ROLE', 'no event act', 'same ROLE ROLE', 'differ ROLE ROLE', "
        "'far ROLE < n', "
        "'negated act|self' or 'modal act|self WORD|WORD', found '" +
        text + "'");
  };
  if (words.size() < 2) return wanted();
  if (text == "no event act") {
    test.kind = Test::Kind::kNoEvent;
    return test;
  }
  if (words[0] == "negated" || words[0] == "modal") {
    const bool is_modal = words[0] == "modal";
    if (words.size() != (is_modal ? 3U : 2U) || (words[1] != "act" && words[1] != "self"))
      return wanted();
    test.kind = is_modal ? Test::Kind::kModal : Test::Kind::kNegated;
    test.of_act = words[1] == "act";
    if (is_modal) test.modals = split_trimmed(words[2], '|');
    std::sort(test.modals.begin(), test.modals.end());
    return test;
  }
  CASUS_TRY(test.a, parse_paths(words[1], at, linking));
  if (words[0] == "plural" && words.size() == 2) {
    test.kind = Test::Kind::kPlural;
  } else if (words[0] == "no" && words.size() == 2) {
    test.kind = Test::Kind::kNo;
  } else if ((words[0] == "same" || words[0] == "differ") && words.size() == 3) {
    test.kind = words[0] == "same" ? Test::Kind::kSame : Test::Kind::kDiffer;
    CASUS_TRY(test.b, parse_paths(words[2], at, linking));
  } else if (words[0] == "far" && words.size() == 4 && words[2] == "<" && words[3].size() == 1 &&
             words[3][0] >= '1' && words[3][0] <= '9') {
    test.kind = Test::Kind::kFar;
    test.bound = static_cast<std::uint8_t>(words[3][0] - '0');
  } else {
    return wanted();
  }
  return test;
}

Result<knowledge::WordTest> parse_word_test(const Yaml& at, const RuleNames& names) {
  knowledge::WordTest test;
  test.text = at.string();
  for (const std::string& word : split_trimmed(at.string(), '|')) {
    if (word.empty()) return at.error("an empty word");
    if (word.front() != '@') {
      test.lemmas.push_back(to_lower(word));
      continue;
    }
    CASUS_TRY(const ParsedClasses classes,
              parse_classes(word.substr(1), at, names.lexicon.tables().noun_classes));
    test.classes.add(classes.set);
  }
  std::sort(test.lemmas.begin(), test.lemmas.end());
  return test;
}

Result<std::optional<SlotSource>> parse_source(const std::string& name, const Yaml& at,
                                               const Linking& linking) {
  SlotSource source;
  source.name = name;
  const std::string& text = at.string();
  if (text.empty()) return at.error("wanted a source such as 'thing' or 'count(thing)'");
  if (text == "verb") {
    source.kind = SlotSource::Kind::kVerb;
    return std::optional<SlotSource>(source);
  }
  if (text.front() == '=') {
    source.kind = SlotSource::Kind::kConstant;
    source.constant = text.substr(1);
    return std::optional<SlotSource>(source);
  }
  Bracketed parts;
  if (!cut_brackets(text, parts)) return at.error("brackets do not match in '" + text + "'");
  std::string role = parts.before;
  if (parts.has_brackets) {
    static constexpr std::array<std::pair<std::string_view, SlotSource::Kind>, 4> kFunctions = {{
        {"count", SlotSource::Kind::kCount},
        {"money", SlotSource::Kind::kMoney},
        {"date", SlotSource::Kind::kDate},
        {"name", SlotSource::Kind::kName},
    }};
    const auto function = std::find_if(kFunctions.begin(), kFunctions.end(),
                                       [&parts](const auto& f) { return f.first == parts.before; });
    if (function == kFunctions.end())
      return at.error("unknown source '" + parts.before + "(…)'; known: count, money, date, name");
    source.kind = function->second;
    role = parts.inside;
  }
  CASUS_TRY(source.paths, parse_paths(role, at, linking));
  if (source.paths.empty()) return std::optional<SlotSource>();
  return std::optional<SlotSource>(source);
}

Result<knowledge::Fill> parse_fill(const std::string& text, const Yaml& at,
                                   const Linking& linking) {
  const std::vector<std::string> sides = split_trimmed(text, '=');
  knowledge::Fill fill;
  if (sides.size() != 2 || !parse_slot(sides[0], fill.slot))
    return at.error("wanted 'slot=role', such as 'doer=hearer', found '" + text + "'");
  CASUS_TRY(fill.from, parse_paths(sides[1], at, linking));
  return fill;
}

std::uint16_t default_forms() {
  const unsigned all = (1U << kForms) - 1U;
  return static_cast<std::uint16_t>(all & ~(1U << static_cast<unsigned>(Form::kNounArg)));
}

Result<std::uint16_t> parse_forms(const Yaml& at, std::uint16_t mask) {
  CASUS_TRY(const std::vector<std::string> words, at.strings());
  std::vector<std::string> known = {"argument"};
  for (std::size_t i = 0; i < kForms; ++i) known.emplace_back(to_string(static_cast<Form>(i)));
  for (const std::string& word : words) {
    if (word.size() < 2 || (word[0] != '+' && word[0] != '-'))
      return at.error("wanted +form or -form, found '" + word + "'");
    const std::string name = word.substr(1) == "argument" ? "noun_arg" : word.substr(1);
    const auto found = std::find(known.begin() + 1, known.end(), name);
    if (found == known.end())
      return at.error("unknown form '" + name + "'" + did_you_mean(name, known));
    const auto bit = static_cast<unsigned>(1U << (found - known.begin() - 1));
    mask = static_cast<std::uint16_t>(word[0] == '+' ? mask | bit : mask & ~bit);
  }
  return mask;
}

}  // namespace casus::compile
