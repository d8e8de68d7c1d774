#include "casus/compile/noun_classes.h"

#include <algorithm>
#include <functional>

#include "casus/base/utf8.h"
#include "casus/compile/rule_text.h"

namespace casus::compile {
namespace {

using knowledge::ClassSet;
using knowledge::kBuiltInNames;
using knowledge::LexiconTables;
using knowledge::NounClass;
using knowledge::NounClassId;

std::vector<std::string> names_of(const std::vector<NounClass>& classes) {
  std::vector<std::string> names = {"any"};
  for (const NounClass& c : classes) names.push_back(c.name);
  return names;
}

Result<NounClassId> find_class(const std::string& name, const Yaml& at,
                               const std::vector<NounClass>& classes) {
  for (std::size_t i = 0; i < classes.size(); ++i)
    if (classes[i].name == name) return static_cast<NounClassId>(i);
  return at.error("unknown noun class '" + name + "'" + did_you_mean(name, names_of(classes)));
}

bool is_built_in(std::string_view name) {
  return std::find(kBuiltInNames.begin(), kBuiltInNames.end(), name) != kBuiltInNames.end();
}

Status list_classes(const NamedNodes& nouns, std::vector<NounClass>& classes) {
  for (const std::string_view name : kBuiltInNames) classes.push_back({std::string(name), {}, {}});
  for (const auto& [name, named] : nouns.all()) {
    if (is_built_in(name)) continue;
    if (name == "any" || name == "none")
      return named.node->error("'" + name + "' is a word of the rule language, not a class");
    if (classes.size() == ClassSet::kClasses)
      return named.node->error("more than 256 noun classes: merge some");
    classes.push_back({name, {}, {}});
  }
  return ok_status();
}

// Parents of each class, as ids.
using Parents = std::vector<std::vector<NounClassId>>;

Result<Parents> read_parents(const NamedNodes& nouns, const std::vector<NounClass>& classes) {
  Parents parents(classes.size());
  for (std::size_t i = 1; i <= static_cast<std::size_t>(knowledge::BuiltIn::kPopulation); ++i)
    parents[i].push_back(static_cast<NounClassId>(knowledge::BuiltIn::kAgent));
  parents[static_cast<std::size_t>(knowledge::BuiltIn::kCountry)].push_back(
      static_cast<NounClassId>(knowledge::BuiltIn::kPlace));
  parents[static_cast<std::size_t>(knowledge::BuiltIn::kCity)].push_back(
      static_cast<NounClassId>(knowledge::BuiltIn::kPlace));
  for (const auto& [name, named] : nouns.all()) {
    CASUS_TRY_VOID(named.node->expect_keys({"words", "is_a", "disjoint", "gloss", "source"}));
    const Yaml* is_a = named.node->find("is_a");
    if (is_a == nullptr) continue;
    CASUS_TRY(const std::vector<std::string> wanted, is_a->strings());
    CASUS_TRY(const NounClassId self, find_class(name, *named.node, classes));
    for (const std::string& parent : wanted) {
      CASUS_TRY(const NounClassId id, find_class(parent, *is_a, classes));
      parents[self].push_back(id);
    }
  }
  return parents;
}

// 0 unseen, 1 open, 2 done; a class that is met while open is a kind of itself.
Status close(std::size_t id, const Parents& parents, std::vector<std::uint8_t>& state,
             const NamedNodes& nouns, std::vector<NounClass>& classes) {
  if (state[id] == 2) return ok_status();
  if (state[id] == 1) {
    const auto named = nouns.all().find(classes[id].name);
    const std::string message = "noun class '" + classes[id].name + "' is a kind of itself";
    if (named != nouns.all().end()) return named->second.node->error(message);
    return Error{ErrorCode::kInvalidArgument, message};
  }
  state[id] = 1;
  classes[id].closure.add(static_cast<NounClassId>(id));
  for (const NounClassId parent : parents[id]) {
    CASUS_TRY_VOID(close(parent, parents, state, nouns, classes));
    classes[id].closure.add(classes[parent].closure);
  }
  classes[id].party = classes[id].closure.has(static_cast<NounClassId>(knowledge::BuiltIn::kAgent));
  state[id] = 2;
  return ok_status();
}

// Everything of one kind excludes everything of the other.
void exclude(NounClassId a, NounClassId b, std::vector<NounClass>& classes) {
  for (std::size_t i = 0; i < classes.size(); ++i) {
    for (std::size_t k = 0; k < classes.size(); ++k) {
      if (!classes[i].closure.has(a) || !classes[k].closure.has(b)) continue;
      classes[i].disjoint.add(static_cast<NounClassId>(k));
      classes[k].disjoint.add(static_cast<NounClassId>(i));
    }
  }
}

Status read_disjoint(const NamedNodes& nouns, std::vector<NounClass>& classes) {
  for (const auto& [name, named] : nouns.all()) {
    const Yaml* disjoint = named.node->find("disjoint");
    if (disjoint == nullptr) continue;
    CASUS_TRY(const std::vector<std::string> others, disjoint->strings());
    CASUS_TRY(const NounClassId self, find_class(name, *named.node, classes));
    for (const std::string& other : others) {
      CASUS_TRY(const NounClassId id, find_class(other, *disjoint, classes));
      exclude(self, id, classes);
    }
  }
  for (const NounClass& c : classes) {
    const auto named = nouns.all().find(c.name);
    if (c.disjoint.meets(c.closure) && named != nouns.all().end())
      return named->second.node->error("noun class '" + c.name +
                                       "' is a kind of a class that it is disjoint to");
  }
  return ok_status();
}

// A trie that grows; flattened at the end.
class TrieBuilder {
 public:
  explicit TrieBuilder(LexiconTables& tables) : tables_(tables) { nodes_.emplace_back(); }

  // The node at the end of the phrase.
  std::uint32_t add(const std::vector<std::string>& phrase) {
    std::uint32_t at = 0;
    for (const std::string& word : phrase) {
      const auto [id, is_new] =
          words_.try_emplace(word, static_cast<std::uint32_t>(tables_.words.size()));
      if (is_new) tables_.words.push_back(word);
      const auto child = nodes_[at].children.find(id->second);
      if (child != nodes_[at].children.end()) {
        at = child->second;
        continue;
      }
      const auto next = static_cast<std::uint32_t>(nodes_.size());
      nodes_[at].children.emplace(id->second, next);
      nodes_.emplace_back();
      at = next;
    }
    return at;
  }
  ClassSet& classes(std::uint32_t node) { return nodes_[node].classes; }

  void finish() {
    for (const Node& node : nodes_) {
      knowledge::TrieNode flat;
      flat.first_child = static_cast<std::uint32_t>(tables_.trie_children.size());
      flat.child_count = static_cast<std::uint32_t>(node.children.size());
      flat.classes = node.classes;
      tables_.trie.push_back(flat);
      for (const auto& [word, child] : node.children)
        tables_.trie_children.push_back({word, child});
    }
  }

 private:
  struct Node {
    std::map<std::uint32_t, std::uint32_t> children;
    ClassSet classes;
  };
  LexiconTables& tables_;
  std::map<std::string, std::uint32_t> words_;
  std::vector<Node> nodes_;
};

std::string names_in(const ClassSet& set, const std::vector<NounClass>& classes) {
  std::string out;
  for (std::size_t i = 0; i < classes.size(); ++i)
    if (set.has(static_cast<NounClassId>(i))) out += (out.empty() ? "" : ", ") + classes[i].name;
  return out;
}

Status add_words(const NamedNodes& nouns, LexiconTables& tables) {
  TrieBuilder trie(tables);
  for (const auto& [name, named] : nouns.all()) {
    const Yaml* words = named.node->find("words");
    if (words == nullptr) continue;
    if (!words->is_list() && !words->is_string()) return words->error("wanted a list of words");
    CASUS_TRY(const NounClassId self, find_class(name, *named.node, tables.noun_classes));
    CASUS_TRY(const std::vector<std::string> phrases, words->strings());
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      const Yaml& at = words->is_list() ? words->list()[i] : *words;
      const std::vector<std::string> phrase = split_words(to_lower(phrases[i]));
      if (phrase.empty()) return at.error("an empty word");
      ClassSet& set = trie.classes(trie.add(phrase));
      const NounClass& c = tables.noun_classes[self];
      if (set.meets(c.disjoint)) {
        ClassSet others = set;
        for (std::size_t w = 0; w < others.words.size(); ++w)
          others.words[w] &= c.disjoint.words[w];
        return at.error("'" + phrases[i] + "' stands in '" + name +
                        "' and in a class disjoint to it (" +
                        names_in(others, tables.noun_classes) + ")");
      }
      set.add(c.closure);
    }
  }
  trie.finish();
  return ok_status();
}

}  // namespace

Result<ParsedClasses> parse_classes(std::string_view text, const Yaml& at,
                                    const std::vector<NounClass>& classes) {
  ParsedClasses parsed;
  for (const std::string& name : split_trimmed(text, '|')) {
    if (name == "any") {
      parsed.any = true;
      continue;
    }
    CASUS_TRY(const NounClassId id, find_class(name, at, classes));
    parsed.set.add(id);
    parsed.climb = parsed.climb || classes[id].party;
    parsed.names = parsed.names || id <= static_cast<NounClassId>(knowledge::BuiltIn::kArmedGroup);
  }
  return parsed;
}

Status compile_noun_classes(const NamedNodes& nouns, LexiconTables& tables) {
  std::vector<NounClass>& classes = tables.noun_classes;
  CASUS_TRY_VOID(list_classes(nouns, classes));
  CASUS_TRY(const Parents parents, read_parents(nouns, classes));
  std::vector<std::uint8_t> state(classes.size(), 0);
  for (std::size_t i = 0; i < classes.size(); ++i)
    CASUS_TRY_VOID(close(i, parents, state, nouns, classes));
  CASUS_TRY_VOID(read_disjoint(nouns, classes));
  return add_words(nouns, tables);
}

}  // namespace casus::compile
