// Lexicon: predicate classes with their valencies, noun classes, and the words of both
// (docs/rule-language.md, "The lexicon"). Compiled by compile/lexicon from data/lexicon/.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "casus/base/result.h"
#include "casus/types/propositions.h"

namespace casus::knowledge {

using NounClassId = std::uint8_t;

// A set of noun classes, one bit each.
struct ClassSet {
  static constexpr std::size_t kClasses = 256;
  std::array<std::uint64_t, kClasses / 64> words{};

  void add(NounClassId id) { words[id / 64U] |= std::uint64_t{1} << (id % 64U); }
  [[nodiscard]] bool has(NounClassId id) const { return (words[id / 64U] >> (id % 64U) & 1U) != 0; }
  void add(const ClassSet& other) {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] |= other.words[i];
  }
  [[nodiscard]] bool meets(const ClassSet& other) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < words.size(); ++i) common |= words[i] & other.words[i];
    return common != 0;
  }
  [[nodiscard]] bool contains(const ClassSet& other) const {
    std::uint64_t missing = 0;
    for (std::size_t i = 0; i < words.size(); ++i) missing |= other.words[i] & ~words[i];
    return missing == 0;
  }
  [[nodiscard]] bool empty() const { return !meets(*this); }
  friend bool operator==(const ClassSet&, const ClassSet&) = default;
};

template <class Archive>
void fields(Archive& archive, ClassSet& x) {
  archive(x.words);
}

// Noun classes that names have without a list, in this order from 0.
enum class BuiltIn : NounClassId {
  kAgent,
  kState,
  kPerson,
  kOrganisation,
  kIgo,
  kArmedGroup,
  kPopulation,
  kPlace,
  kCountry,
  kCity,
  kMoney,
  kNumber
};
inline constexpr std::array<std::string_view, 12> kBuiltInNames = {
    "agent",      "state", "person",  "organisation", "igo",   "armed_group",
    "population", "place", "country", "city",         "money", "number"};

struct NounClass {
  std::string name;
  ClassSet closure;    // Itself and all that it is a kind of.
  ClassSet disjoint;   // What a thing of this class cannot be, inherited ones too.
  bool party = false;  // A kind of agent: fillers are searched for owners.
};

struct RoleSlots {
  std::string role;
  std::vector<Slot> verb, noun, adjective;  // In order of preference.
  [[nodiscard]] const std::vector<Slot>& of_part(char part) const {
    return part == 'n' ? noun : part == 'a' ? adjective : verb;
  }
};

struct Valency {
  std::string name;
  std::vector<RoleSlots> roles;
  [[nodiscard]] const RoleSlots* find(std::string_view role) const;
};

struct SupportVerb {
  std::string verb;      // Lemma.
  std::string particle;  // "under" of come_under; "" for none.
  bool passive = false;  // Its subject is what is acted on ("came under attack").
};

struct PredicateClass {
  std::string name;
  std::uint16_t valency = 0;
  std::vector<SupportVerb> light;
};

// A condition on a member that tells its senses apart.
struct Need {
  enum class Kind : std::uint8_t { kClass, kNotClass, kAny, kNone, kSupport, kNotSupport };
  Kind kind = Kind::kAny;
  std::vector<Slot> slots;
  ClassSet classes;
  bool names = false;              // A name of which nothing is known counts.
  std::vector<std::string> verbs;  // kSupport: lemmas of the support verb; empty: there is none.
  std::string text;                // As written, for explain.
};

// One word of one class.
struct Member {
  std::uint16_t predicate_class = 0;
  std::vector<std::string>
      before;               // Lemmas that stand right before the predicate, first one first.
  std::vector<Need> needs;  // All of them must hold.
};

struct Sense {
  std::string name;             // "visit.v", "blow_up.v", "visit.n", "furious.a"
  std::vector<Member> members;  // By class.
};

// Node of the trie of noun-class words, over word ids.
struct TrieNode {
  std::uint32_t first_child = 0;  // Children: a run of LexiconTables::trie_children, by word.
  std::uint32_t child_count = 0;
  ClassSet classes;  // Of the phrase that ends here; empty for none.
};
struct TrieChild {
  std::uint32_t word = 0;
  std::uint32_t node = 0;
};

// What the pack section holds.
struct LexiconTables {
  std::vector<NounClass> noun_classes;  // The built-in ones first.
  std::vector<Valency> valencies;
  std::vector<PredicateClass> predicate_classes;
  std::vector<Sense> senses;       // By name.
  std::vector<std::string> words;  // Lower-case lemmas of the trie; position = word id.
  std::vector<TrieNode> trie;      // 0 is the root.
  std::vector<TrieChild> trie_children;

  [[nodiscard]] std::string write() const;
};

// Immutable, thread-safe. Tested by compile/lexicon_test.cc.
class Lexicon {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  Lexicon() = default;  // Knows no word.
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;
  Lexicon(Lexicon&&) = default;
  Lexicon& operator=(Lexicon&&) = default;

  // Fails with kCorrupt.
  [[nodiscard]] static Result<Lexicon> read(std::string_view section);

  [[nodiscard]] const LexiconTables& tables() const { return tables_; }
  // Index of a sense by name ("visit.v"), kNone if no class has it.
  [[nodiscard]] std::uint32_t sense(std::string_view name) const;
  [[nodiscard]] const std::vector<Member>& members(std::uint32_t sense) const {
    return tables_.senses[sense].members;
  }
  [[nodiscard]] std::optional<NounClassId> noun_class(std::string_view name) const;
  [[nodiscard]] std::optional<std::uint16_t> predicate_class(std::string_view name) const;
  // The classes of a set as "person|body", narrowest ones only.
  [[nodiscard]] std::string names(const ClassSet& set) const;

  // A noun of this lemma is an event ("visit", "shelling").
  [[nodiscard]] bool is_eventive(std::string_view noun_lemma) const;
  // How `verb` (with `particle`, or the preposition that carries the noun; "" for none) supports
  // the noun ("pay a visit", "come under attack"); nullptr if it does not.
  [[nodiscard]] const SupportVerb* support(std::string_view noun_lemma, std::string_view verb,
                                           std::string_view particle) const;

  // Word id of a lower-case lemma, kNone if no noun class has it.
  [[nodiscard]] std::uint32_t word(std::string_view lemma) const;
  // Child of `node` (0: the root) by a word, kNone if there is none.
  [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t word) const;

 private:
  using Index = std::unordered_map<std::string_view, std::uint32_t>;
  LexiconTables tables_;
  Index senses_;  // Views into tables_, whose strings stay where they are when a Lexicon is moved.
  Index words_;
};

}  // namespace casus::knowledge
