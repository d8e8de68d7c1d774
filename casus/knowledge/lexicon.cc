#include "casus/knowledge/lexicon.h"

#include <algorithm>

#include "casus/knowledge/archive.h"

namespace casus::knowledge {

template <class Archive>
void fields(Archive& archive, NounClass& x) {
  archive(x.name);
  archive(x.closure);
  archive(x.disjoint);
  archive(x.party);
}
template <class Archive>
void fields(Archive& archive, RoleSlots& x) {
  archive(x.role);
  archive(x.verb);
  archive(x.noun);
  archive(x.adjective);
}
template <class Archive>
void fields(Archive& archive, Valency& x) {
  archive(x.name);
  archive(x.roles);
}
template <class Archive>
void fields(Archive& archive, SupportVerb& x) {
  archive(x.verb);
  archive(x.particle);
  archive(x.passive);
}
template <class Archive>
void fields(Archive& archive, PredicateClass& x) {
  archive(x.name);
  archive(x.valency);
  archive(x.light);
}
template <class Archive>
void fields(Archive& archive, Need& x) {
  archive(x.kind);
  archive(x.slots);
  archive(x.classes);
  archive(x.names);
  archive(x.verbs);
  archive(x.text);
}
template <class Archive>
void fields(Archive& archive, Member& x) {
  archive(x.predicate_class);
  archive(x.before);
  archive(x.needs);
}
template <class Archive>
void fields(Archive& archive, Sense& x) {
  archive(x.name);
  archive(x.members);
}
template <class Archive>
void fields(Archive& archive, TrieNode& x) {
  archive(x.first_child);
  archive(x.child_count);
  archive(x.classes);
}
template <class Archive>
void fields(Archive& archive, TrieChild& x) {
  archive(x.word);
  archive(x.node);
}
template <class Archive>
void fields(Archive& archive, LexiconTables& x) {
  archive(x.noun_classes);
  archive(x.valencies);
  archive(x.predicate_classes);
  archive(x.senses);
  archive(x.words);
  archive(x.trie);
  archive(x.trie_children);
}

namespace {

// Every index points at something: nothing later needs to ask again.
bool is_sound(const LexiconTables& t) {
  if (t.noun_classes.size() > ClassSet::kClasses || t.trie.empty()) return false;
  for (const PredicateClass& c : t.predicate_classes)
    if (c.valency >= t.valencies.size()) return false;
  for (const Sense& sense : t.senses) {
    for (const Member& member : sense.members)
      if (member.predicate_class >= t.predicate_classes.size()) return false;
  }
  for (const TrieNode& node : t.trie) {
    if (node.first_child > t.trie_children.size() ||
        node.child_count > t.trie_children.size() - node.first_child)
      return false;
  }
  return std::all_of(t.trie_children.begin(), t.trie_children.end(), [&t](const TrieChild& child) {
    return child.node < t.trie.size() && child.word < t.words.size();
  });
}

}  // namespace

const RoleSlots* Valency::find(std::string_view role) const {
  for (const RoleSlots& r : roles)
    if (r.role == role) return &r;
  return nullptr;
}

std::string LexiconTables::write() const {
  return write_section(*this);
}

Result<Lexicon> Lexicon::read(std::string_view section) {
  Lexicon lexicon;
  CASUS_TRY_VOID(read_section(section, "lexicon", lexicon.tables_, is_sound));
  const LexiconTables& t = lexicon.tables_;
  lexicon.senses_.reserve(t.senses.size());
  for (std::uint32_t i = 0; i < t.senses.size(); ++i) lexicon.senses_.emplace(t.senses[i].name, i);
  lexicon.words_.reserve(t.words.size());
  for (std::uint32_t i = 0; i < t.words.size(); ++i) lexicon.words_.emplace(t.words[i], i);
  return lexicon;
}

std::uint32_t Lexicon::sense(std::string_view name) const {
  const auto found = senses_.find(name);
  return found == senses_.end() ? kNone : found->second;
}

std::optional<NounClassId> Lexicon::noun_class(std::string_view name) const {
  for (std::size_t i = 0; i < tables_.noun_classes.size(); ++i)
    if (tables_.noun_classes[i].name == name) return static_cast<NounClassId>(i);
  return std::nullopt;
}

std::optional<std::uint16_t> Lexicon::predicate_class(std::string_view name) const {
  for (std::size_t i = 0; i < tables_.predicate_classes.size(); ++i)
    if (tables_.predicate_classes[i].name == name) return static_cast<std::uint16_t>(i);
  return std::nullopt;
}

std::string Lexicon::names(const ClassSet& set) const {
  std::string out;
  for (std::size_t i = 0; i < tables_.noun_classes.size(); ++i) {
    const auto id = static_cast<NounClassId>(i);
    if (!set.has(id)) continue;
    bool is_implied = false;
    for (std::size_t k = 0; k < tables_.noun_classes.size(); ++k) {
      const auto other = static_cast<NounClassId>(k);
      is_implied =
          is_implied || (k != i && set.has(other) && tables_.noun_classes[k].closure.has(id));
    }
    if (!is_implied) out += (out.empty() ? "" : "|") + tables_.noun_classes[i].name;
  }
  return out;
}

bool Lexicon::is_eventive(std::string_view noun_lemma) const {
  return sense(std::string(noun_lemma) + ".n") != kNone;
}

const SupportVerb* Lexicon::support(std::string_view noun_lemma, std::string_view verb,
                                    std::string_view particle) const {
  const std::uint32_t found = sense(std::string(noun_lemma) + ".n");
  if (found == kNone) return nullptr;
  for (const Member& member : members(found)) {
    for (const SupportVerb& light : tables_.predicate_classes[member.predicate_class].light)
      if (light.verb == verb && light.particle == particle) return &light;
  }
  return nullptr;
}

std::uint32_t Lexicon::word(std::string_view lemma) const {
  const auto found = words_.find(lemma);
  return found == words_.end() ? kNone : found->second;
}

std::uint32_t Lexicon::step(std::uint32_t node, std::uint32_t word) const {
  const TrieNode& n = tables_.trie[node];
  const auto begin = tables_.trie_children.begin() + n.first_child;
  const auto end = begin + n.child_count;
  const auto at = std::lower_bound(
      begin, end, word, [](const TrieChild& child, std::uint32_t w) { return child.word < w; });
  return at != end && at->word == word ? at->node : kNone;
}

}  // namespace casus::knowledge
