#include "casus/compile/lexicon.h"

#include <algorithm>
#include <map>

#include "casus/base/utf8.h"
#include "casus/compile/named_nodes.h"
#include "casus/compile/noun_classes.h"
#include "casus/compile/rule_text.h"
#include "casus/knowledge/lexicon.h"

namespace casus::compile {
namespace {

using knowledge::LexiconTables;
using knowledge::Member;
using knowledge::Need;
using knowledge::RoleSlots;
using knowledge::Valency;

constexpr std::size_t kMostMembers = 60000;  // Of one sense and class; keeps 16-bit indices true.

std::vector<std::string> slot_names() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kSlots; ++i) names.emplace_back(to_string(static_cast<Slot>(i)));
  return names;
}

Result<std::vector<Slot>> read_slots(const Yaml& node) {
  CASUS_TRY(const std::vector<std::string> names, node.strings());
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Yaml& at = node.is_list() ? node.list()[i] : node;
    Slot slot{};
    if (!parse_slot(names[i], slot))
      return at.error("unknown slot '" + names[i] + "'" + did_you_mean(names[i], slot_names()));
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  }
  return slots;
}

RoleSlots& role_of(const std::string& name, Valency& valency) {
  for (RoleSlots& role : valency.roles)
    if (role.role == name) return role;
  valency.roles.push_back({name, {}, {}, {}});
  return valency.roles.back();
}

Status read_side(const Yaml* side, std::vector<Slot> RoleSlots::*slots, Valency& valency) {
  if (side == nullptr) return ok_status();
  if (!side->is_map()) return side->error("wanted a map of roles");
  for (const auto& [role, list] : side->map()) {
    CASUS_TRY(role_of(role, valency).*slots, read_slots(list));
  }
  return ok_status();
}

bool has(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

// A support verb brings its own subject and object: "Kenya made a delivery".
void link_support(RoleSlots& role) {
  if (has(role.verb, Slot::kDoer) && !has(role.noun, Slot::kDoer))
    role.noun.insert(role.noun.begin(), Slot::kDoer);
  if (has(role.verb, Slot::kThing) && !has(role.noun, Slot::kThing))
    role.noun.push_back(Slot::kThing);
}

Result<Valency> read_valency(const std::string& name, const Yaml& node) {
  CASUS_TRY_VOID(node.expect_keys({"verb", "noun", "adjective"}));
  Valency valency;
  valency.name = name;
  CASUS_TRY_VOID(read_side(node.find("verb"), &RoleSlots::verb, valency));
  CASUS_TRY_VOID(read_side(node.find("noun"), &RoleSlots::noun, valency));
  CASUS_TRY_VOID(read_side(node.find("adjective"), &RoleSlots::adjective, valency));
  if (valency.roles.empty()) return node.error("valency '" + name + "' has no role");
  for (RoleSlots& role : valency.roles) {
    if (node.find("adjective") == nullptr) role.adjective = role.verb;
    link_support(role);
  }
  return valency;
}

// The slots that a word before the colon of a condition means: a slot, or a role of the valency.
Result<std::vector<Slot>> slots_named(std::string_view text, char part, const Valency& valency,
                                      const Yaml& at) {
  std::vector<Slot> slots;
  for (const std::string& name : split_trimmed(text, '|')) {
    Slot slot{};
    if (parse_slot(name, slot)) {
      slots.push_back(slot);
    } else if (const RoleSlots* role = valency.find(name); role != nullptr) {
      const std::vector<Slot>& of_role = role->of_part(part);
      slots.insert(slots.end(), of_role.begin(), of_role.end());
    } else {
      std::vector<std::string> known = slot_names();
      for (const RoleSlots& r : valency.roles) known.push_back(r.role);
      return at.error("unknown slot or role '" + name + "'" + did_you_mean(name, known));
    }
  }
  return slots;
}

// "support: sever|cut", "support: !suspend", "support: none"
Need read_support_need(std::string_view verbs, Need need) {
  need.kind = Need::Kind::kSupport;
  if (verbs == "none") return need;
  if (verbs.starts_with('!')) {
    need.kind = Need::Kind::kNotSupport;
    verbs.remove_prefix(1);
  }
  need.verbs = split_trimmed(verbs, '|');
  return need;
}

Result<Need> read_need(const std::string& text, char part, const Valency& valency, const Yaml& at,
                       const LexiconTables& tables) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos)
    return at.error("wanted 'slot: class' in the brackets, found '" + text + "'");
  Need need;
  need.text = text;
  if (trim(std::string_view(text).substr(0, colon)) == "support")
    return read_support_need(trim(std::string_view(text).substr(colon + 1)), std::move(need));
  CASUS_TRY(need.slots, slots_named(text.substr(0, colon), part, valency, at));
  std::string wanted(trim(std::string_view(text).substr(colon + 1)));
  if (wanted == "none") {
    need.kind = Need::Kind::kNone;
    return need;
  }
  need.kind = Need::Kind::kClass;
  if (!wanted.empty() && wanted.front() == '!') {
    need.kind = Need::Kind::kNotClass;
    wanted.erase(0, 1);
  }
  CASUS_TRY(const ParsedClasses classes, parse_classes(wanted, at, tables.noun_classes));
  if (classes.any) need.kind = Need::Kind::kAny;
  need.classes = classes.set;
  need.names = classes.names;
  return need;
}

class LexiconCompiler {
 public:
  explicit LexiconCompiler(const Sources& sources) : sources_(sources) {}

  Result<std::string> run() {
    CASUS_TRY_VOID(read_files());
    CASUS_TRY_VOID(compile_noun_classes(nouns_, tables_));
    for (const auto& [name, named] : valencies_.all()) {
      CASUS_TRY(Valency valency, read_valency(name, *named.node));
      tables_.valencies.push_back(std::move(valency));
    }
    for (const auto& [name, named] : classes_.all()) CASUS_TRY_VOID(read_class(name, *named.node));
    for (auto& [name, members] : senses_) tables_.senses.push_back({name, std::move(members)});
    return tables_.write();
  }

 private:
  Status read_files() {
    for (const SourceFile* file : sources_.below("lexicon/valency.yaml"))
      CASUS_TRY_VOID(read_file(*file, "valency", valencies_));
    for (const SourceFile* file : sources_.below("lexicon/verbs/"))
      CASUS_TRY_VOID(read_file(*file, "classes", classes_));
    for (const SourceFile* file : sources_.below("lexicon/nouns/"))
      CASUS_TRY_VOID(read_file(*file, "nouns", nouns_));
    return ok_status();
  }

  Status read_file(const SourceFile& file, std::string_view key, NamedNodes& into) {
    CASUS_TRY(const Yaml* root, files_.parse(file));
    CASUS_TRY_VOID(root->expect_keys({"source", key}));
    if (const Yaml* source = root->find("source"); source == nullptr || source->string().empty())
      return root->error("the file names no source: add 'source: …'");
    const Yaml* entries = root->find(key);
    if (entries == nullptr) return ok_status();
    if (!entries->is_map()) return entries->error("wanted a map of names");
    for (const auto& [name, node] : entries->map()) {
      if (!node.is_map()) return node.error("wanted a map under '" + name + "'");
      CASUS_TRY_VOID(into.add(name, node, file));
    }
    return ok_status();
  }

  Status read_class(const std::string& name, const Yaml& node) {
    CASUS_TRY_VOID(
        node.expect_keys({"valency", "v", "n", "a", "light", "light_passive", "gloss", "source"}));
    knowledge::PredicateClass predicate;
    predicate.name = name;
    CASUS_TRY(predicate.valency, find_valency(node));
    CASUS_TRY_VOID(read_light(node.find("light"), false, predicate));
    CASUS_TRY_VOID(read_light(node.find("light_passive"), true, predicate));
    tables_.predicate_classes.push_back(std::move(predicate));
    for (const char part : {'v', 'n', 'a'}) {
      if (const Yaml* members = node.find(std::string_view(&part, 1)); members != nullptr)
        CASUS_TRY_VOID(read_members(*members, part));
    }
    return ok_status();
  }

  Result<std::uint16_t> find_valency(const Yaml& node) {
    const Yaml* named = node.find("valency");
    if (named == nullptr || !named->is_string()) return node.error("the class names no valency");
    std::vector<std::string> known;
    for (std::size_t i = 0; i < tables_.valencies.size(); ++i) {
      if (tables_.valencies[i].name == named->string()) return static_cast<std::uint16_t>(i);
      known.push_back(tables_.valencies[i].name);
    }
    return named->error("unknown valency '" + named->string() + "'" +
                        did_you_mean(named->string(), known));
  }

  static Status read_light(const Yaml* node, bool passive, knowledge::PredicateClass& predicate) {
    if (node == nullptr) return ok_status();
    CASUS_TRY(const std::vector<std::string> verbs, node->strings());
    for (const std::string& entry : verbs) {
      std::string verb = to_lower(trim(entry));
      std::replace(verb.begin(), verb.end(), ' ', '_');
      const std::size_t at = verb.find('_');
      knowledge::SupportVerb light;
      light.verb = verb.substr(0, at);
      if (at != std::string::npos) light.particle = verb.substr(at + 1);
      light.passive = passive;
      predicate.light.push_back(std::move(light));
    }
    return ok_status();
  }

  Status read_members(const Yaml& list, char part) {
    CASUS_TRY(const std::vector<std::string> entries, list.strings());
    for (std::size_t i = 0; i < entries.size(); ++i)
      CASUS_TRY_VOID(read_member(entries[i], part, list.is_list() ? list.list()[i] : list));
    return ok_status();
  }

  Status read_member(const std::string& text, char part, const Yaml& at) {
    Bracketed parts;
    if (!cut_brackets(text, parts)) return at.error("brackets do not match in '" + text + "'");
    std::vector<std::string> words = split_words(to_lower(parts.before));
    if (words.empty()) return at.error("an empty word");
    if (part == 'v' && parts.before.find(' ') != std::string::npos)
      return at.error("'" + parts.before + "': join verb and particle with '_'");
    Member member;
    member.predicate_class = static_cast<std::uint16_t>(tables_.predicate_classes.size() - 1);
    const Valency& valency = tables_.valencies[tables_.predicate_classes.back().valency];
    std::string sense = words.back() + "." + part;
    words.pop_back();
    member.before = std::move(words);
    if (parts.has_brackets) {
      for (const std::string& need_text : split_trimmed(parts.inside, ',')) {
        CASUS_TRY(Need need, read_need(need_text, part, valency, at, tables_));
        member.needs.push_back(std::move(need));
      }
    }
    std::vector<Member>& members = senses_[sense];
    if (members.size() >= kMostMembers) return at.error("too many entries of '" + sense + "'");
    members.push_back(std::move(member));
    return ok_status();
  }

  const Sources& sources_;
  YamlFiles files_;
  NamedNodes valencies_, classes_, nouns_;
  LexiconTables tables_;
  std::map<std::string, std::vector<Member>> senses_;
};

}  // namespace

Result<std::string> compile_lexicon(const Sources& sources) {
  return LexiconCompiler(sources).run();
}

}  // namespace casus::compile
