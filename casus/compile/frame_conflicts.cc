#include "casus/compile/frame_conflicts.h"

#include <algorithm>
#include <map>
#include <set>

namespace casus::compile {
namespace {

using knowledge::Cell;
using knowledge::ClassSet;
using knowledge::Entry;
using knowledge::Field;
using knowledge::FrameTables;
using knowledge::Lexicon;
using knowledge::Need;
using knowledge::NounClassId;
using knowledge::Path;
using knowledge::Row;
using knowledge::Test;

// One condition, whatever it was written as.
struct Condition {
  enum class Kind { kClass, kNotClass, kAny, kNone, kAct };
  Kind kind = Kind::kAny;
  std::vector<Path> paths;
  ClassSet classes;
  std::vector<std::uint16_t> frames, senses;
  std::string text;
};

// Everything that a row asks on a sense.
struct Demand {
  std::uint16_t forms = 0;
  std::vector<Condition> conditions;
  std::vector<std::string> before;  // Words right before the predicate, the nearest one last.
  const Need* support = nullptr;    // What it asks of the support verb.
  std::set<std::string> opaque;     // Tests that are compared by their text only.
};

template <class T>
bool is_subset(const std::vector<T>& a, const std::vector<T>& b) {
  return std::all_of(a.begin(), a.end(),
                     [&b](const T& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

std::vector<Path> paths_of(const std::vector<Slot>& slots) {
  std::vector<Path> paths;
  for (const Slot slot : slots) paths.push_back({Path::Kind::kSlot, slot, {}});
  return paths;
}

Condition condition_of(const Cell& cell) {
  Condition c;
  c.paths = cell.paths;
  c.classes = cell.classes;
  c.frames = cell.frames;
  c.senses = cell.senses;
  c.kind = cell.any ? Condition::Kind::kAny : Condition::Kind::kClass;
  if (!cell.frames.empty() || !cell.senses.empty()) c.kind = Condition::Kind::kAct;
  c.text = std::string(to_string(cell.field)) + ": " + cell.text;
  return c;
}

Condition condition_of(const Need& need) {
  Condition c;
  c.paths = paths_of(need.slots);
  c.classes = need.classes;
  switch (need.kind) {
    case Need::Kind::kClass:
      c.kind = Condition::Kind::kClass;
      break;
    case Need::Kind::kNotClass:
      c.kind = Condition::Kind::kNotClass;
      break;
    case Need::Kind::kAny:
      c.kind = Condition::Kind::kAny;
      break;
    case Need::Kind::kSupport:
    case Need::Kind::kNotSupport:
    case Need::Kind::kNone:
      c.kind = Condition::Kind::kNone;
      break;
  }
  c.text = need.text;
  return c;
}

Demand demand_of(const Row& row, const knowledge::Member& member) {
  Demand demand;
  demand.forms = row.forms;
  for (const Cell& cell : row.cells)
    if (!cell.maybe) demand.conditions.push_back(condition_of(cell));
  for (const Cell& veto : row.vetoes) {
    demand.conditions.push_back(condition_of(veto));
    demand.conditions.back().kind = Condition::Kind::kNotClass;
  }
  for (const Need& need : member.needs) {
    const bool is_support =
        need.kind == Need::Kind::kSupport || need.kind == Need::Kind::kNotSupport;
    if (is_support) {
      demand.opaque.insert(need.text);
      demand.support = &need;
    } else {
      demand.conditions.push_back(condition_of(need));
    }
  }
  for (const Test& test : row.tests) {
    if (test.kind == Test::Kind::kNo) {
      Condition c;
      c.kind = Condition::Kind::kNone;
      c.paths = test.a;
      c.text = test.text;
      demand.conditions.push_back(std::move(c));
    } else {
      demand.opaque.insert(test.text);
    }
  }
  if (!row.word.text.empty()) demand.opaque.insert("word " + row.word.text);
  for (const std::string& word : member.before) demand.opaque.insert("after " + word);
  demand.before = member.before;
  return demand;
}

// "after peace" and "after phone" never meet.
bool do_words_before_differ(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 1; i <= std::min(a.size(), b.size()); ++i)
    if (a[a.size() - i] != b[b.size() - i]) return true;
  return false;
}

// No support verb is what both ask for.
bool do_supports_differ(const Need* a, const Need* b) {
  if (a == nullptr || b == nullptr) return false;
  if (a->kind == Need::Kind::kNotSupport && b->kind == Need::Kind::kNotSupport) return false;
  if (a->kind == Need::Kind::kNotSupport) std::swap(a, b);
  if (b->kind == Need::Kind::kNotSupport) return is_subset(a->verbs, b->verbs) && !a->verbs.empty();
  if (a->verbs.empty() || b->verbs.empty()) return a->verbs.empty() != b->verbs.empty();
  return std::none_of(a->verbs.begin(), a->verbs.end(), [b](const std::string& verb) {
    return std::find(b->verbs.begin(), b->verbs.end(), verb) != b->verbs.end();
  });
}

class Comparer {
 public:
  explicit Comparer(const Lexicon& lexicon) : classes_(lexicon.tables().noun_classes) {
    together_.resize(classes_.size());
    for (const knowledge::TrieNode& node : lexicon.tables().trie) {
      for (std::size_t i = 0; i < classes_.size(); ++i)
        if (node.classes.has(static_cast<NounClassId>(i))) together_[i].add(node.classes);
    }
  }

  // Wherever `a` holds, `b` holds.
  [[nodiscard]] bool implies(const Demand& a, const Demand& b) const {
    if ((a.forms & ~b.forms) != 0) return false;
    if (!std::includes(a.opaque.begin(), a.opaque.end(), b.opaque.begin(), b.opaque.end()))
      return false;
    return std::all_of(b.conditions.begin(), b.conditions.end(), [&](const Condition& wanted) {
      return std::any_of(a.conditions.begin(), a.conditions.end(),
                         [&](const Condition& given) { return implies(given, wanted); });
    });
  }

  // They never both hold.
  [[nodiscard]] bool are_disjoint(const Demand& a, const Demand& b) const {
    if ((a.forms & b.forms) == 0 || do_words_before_differ(a.before, b.before) ||
        do_supports_differ(a.support, b.support))
      return true;
    for (const Condition& x : a.conditions) {
      for (const Condition& y : b.conditions)
        if (are_disjoint(x, y) || are_disjoint(y, x)) return true;
    }
    return false;
  }

 private:
  using Kind = Condition::Kind;

  [[nodiscard]] bool implies(const Condition& a, const Condition& b) const {
    switch (b.kind) {
      case Kind::kAny:
        return a.kind != Kind::kNone && is_subset(a.paths, b.paths);
      case Kind::kNone:
        return a.kind == Kind::kNone && is_subset(b.paths, a.paths);
      case Kind::kClass:
        return a.kind == Kind::kClass && is_subset(a.paths, b.paths) &&
               is_kind(a.classes, b.classes);
      case Kind::kNotClass:
        return a.paths == b.paths &&
               ((a.kind == Kind::kNotClass && a.classes.contains(b.classes)) ||
                (a.kind == Kind::kClass && excludes(a.classes, b.classes)));
      case Kind::kAct:
        return a.kind == Kind::kAct && is_subset(a.paths, b.paths) &&
               (b.frames.empty() || (!a.frames.empty() && is_subset(a.frames, b.frames))) &&
               (b.senses.empty() || (!a.senses.empty() && is_subset(a.senses, b.senses)));
    }
    return false;
  }

  [[nodiscard]] bool are_disjoint(const Condition& a, const Condition& b) const {
    if (a.paths.empty() || b.paths.empty()) return false;
    const bool same_place = a.paths.front() == b.paths.front() || a.paths == b.paths;
    if (b.kind == Kind::kNone)
      return a.kind != Kind::kNone && a.kind != Kind::kNotClass && is_subset(a.paths, b.paths);
    if (a.kind == Kind::kClass && b.kind == Kind::kClass)
      return same_place && excludes(a.classes, b.classes);
    if (a.kind == Kind::kClass && b.kind == Kind::kNotClass)
      return same_place && is_kind(a.classes, b.classes);
    if (a.kind == Kind::kAct && b.kind == Kind::kAct)
      return same_place && !a.frames.empty() && !b.frames.empty() &&
             std::none_of(a.frames.begin(), a.frames.end(), [&b](std::uint16_t f) {
               return std::find(b.frames.begin(), b.frames.end(), f) != b.frames.end();
             });
    return false;
  }

  // Each class of `a` is a kind of some class of `b`.
  [[nodiscard]] bool is_kind(const ClassSet& a, const ClassSet& b) const {
    for (std::size_t i = 0; i < classes_.size(); ++i)
      if (a.has(static_cast<NounClassId>(i)) && !classes_[i].closure.meets(b)) return false;
    return true;
  }
  // Each class of `a` is disjoint to, or has no word in common with, each class of `b`.
  [[nodiscard]] bool excludes(const ClassSet& a, const ClassSet& b) const {
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      for (std::size_t k = 0; k < classes_.size(); ++k) {
        const auto x = static_cast<NounClassId>(i);
        const auto y = static_cast<NounClassId>(k);
        if (a.has(x) && b.has(y) && !classes_[i].disjoint.has(y) && !are_apart(x, y)) return false;
      }
    }
    return !a.empty() && !b.empty();
  }
  // Lists are closed: a thing of a list is of no other class that does not have its word. Only a
  // name may be of any party class, and a figure, a sum or a place needs no list.
  [[nodiscard]] bool are_apart(NounClassId x, NounClassId y) const {
    const auto needs_no_list = [](NounClassId id) {
      return id >= static_cast<NounClassId>(knowledge::BuiltIn::kPlace) &&
             id < knowledge::kBuiltInNames.size();
    };
    const bool are_names = classes_[x].party && classes_[y].party;
    return x != y && !are_names && !needs_no_list(x) && !needs_no_list(y) && !together_[x].has(y);
  }

  const std::vector<knowledge::NounClass>& classes_;
  std::vector<ClassSet> together_;  // By class: classes that share a word with it.
};

std::string common_case(const std::string& sense, const Demand& a, const Demand& b) {
  std::set<std::string> parts;
  for (const Demand* demand : {&a, &b}) {
    for (const Condition& c : demand->conditions) parts.insert(c.text);
    for (const std::string& text : demand->opaque) parts.insert(text);
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out.empty() ? sense : sense + " with " + out;
}

void add_sorted(std::uint32_t value, std::vector<std::uint32_t>& list) {
  const auto at = std::lower_bound(list.begin(), list.end(), value);
  if (at == list.end() || *at != value) list.insert(at, value);
}

bool has(const std::vector<std::vector<std::uint16_t>>& lists, std::uint16_t of,
         std::uint16_t what) {
  return of < lists.size() && std::binary_search(lists[of].begin(), lists[of].end(), what);
}

class Orderer {
 public:
  Orderer(const Lexicon& lexicon, const DeclaredOrder& declared, FrameTables& tables)
      : lexicon_(lexicon), declared_(declared), tables_(tables), comparer_(lexicon) {}

  Ordered run() {
    std::vector<std::uint32_t> living(tables_.rows.size(), 0);
    std::vector<Demand> demands;
    for (std::uint32_t sense = 0; sense + 1 < tables_.first_entry.size(); ++sense) {
      const std::uint32_t first = tables_.first_entry[sense];
      const std::uint32_t end = tables_.first_entry[sense + 1];
      demands.clear();
      for (std::uint32_t i = first; i < end; ++i)
        demands.push_back(demand_of(tables_.rows[tables_.entries[i].row],
                                    lexicon_.members(sense)[tables_.entries[i].member]));
      always_beaten_.assign(end - first, 0);
      for (std::uint32_t i = first; i < end; ++i)
        for (std::uint32_t k = i + 1; k < end; ++k)
          compare({sense, i, k, &demands[i - first], &demands[k - first], first});
      for (std::uint32_t i = first; i < end; ++i)
        if (always_beaten_[i - first] == 0) ++living[tables_.entries[i].row];
    }
    Ordered ordered;
    for (auto& [rows, overlap] : overlaps_) ordered.overlaps.push_back(std::move(overlap));
    for (const std::uint32_t count : living) ordered.dead.push_back(count == 0 ? 1 : 0);
    ordered.by_precedence.assign(by_precedence_.begin(), by_precedence_.end());
    return ordered;
  }

 private:
  // Two entries of a sense and what they ask.
  struct Pair {
    std::uint32_t sense, x, y;
    const Demand* a;
    const Demand* b;
    std::uint32_t first;  // Entry of the sense.
  };
  enum class Verdict { kFirst, kSecond, kBoth, kUnsettled };

  static Verdict winner(bool first, bool second) {
    if (first == second) return Verdict::kUnsettled;
    return first ? Verdict::kFirst : Verdict::kSecond;
  }

  // By what the authors declared; a frame by name counts more than a flag of the frame.
  [[nodiscard]] Verdict by_declaration(std::uint16_t a, std::uint16_t b) const {
    Verdict verdict = winner(has(declared_.over, a, b), has(declared_.over, b, a));
    if (verdict != Verdict::kUnsettled) return verdict;
    verdict = winner(declared_.weak[b] > declared_.weak[a], declared_.weak[a] > declared_.weak[b]);
    if (verdict != Verdict::kUnsettled) return verdict;
    return winner(declared_.over_any[a] > declared_.over_any[b],
                  declared_.over_any[b] > declared_.over_any[a]);
  }

  // The narrower one; and what asks for its own negation ("will not negotiate") beats what would
  // only be an act that did not happen.
  [[nodiscard]] Verdict by_meaning(const Row& a, const Row& b, const Demand& da,
                                   const Demand& db) const {
    const Verdict verdict = winner(comparer_.implies(da, db), comparer_.implies(db, da));
    if (verdict != Verdict::kUnsettled) return verdict;
    return winner(a.reads_marks && !b.reads_marks, b.reads_marks && !a.reads_marks);
  }

  void compare(const Pair& pair) {
    const std::uint32_t x = tables_.entries[pair.x].row;
    const std::uint32_t y = tables_.entries[pair.y].row;
    Row& a = tables_.rows[x];
    Row& b = tables_.rows[y];
    if (x == y || a.frame == b.frame || comparer_.are_disjoint(*pair.a, *pair.b)) return;
    Verdict verdict = by_declaration(a.frame, b.frame);
    if (verdict == Verdict::kUnsettled) verdict = by_meaning(a, b, *pair.a, *pair.b);
    if (verdict == Verdict::kUnsettled &&
        (has(declared_.with, a.frame, b.frame) || has(declared_.with, b.frame, a.frame)))
      return;
    if (verdict == Verdict::kUnsettled) verdict = by_precedence(a.frame, b.frame);
    if (verdict == Verdict::kFirst) {
      add_sorted(y, a.beats);
      if (comparer_.implies(*pair.b, *pair.a)) always_beaten_[pair.y - pair.first] = 1;
    } else if (verdict == Verdict::kSecond) {
      add_sorted(x, b.beats);
      if (comparer_.implies(*pair.a, *pair.b)) always_beaten_[pair.x - pair.first] = 1;
    } else {
      const auto key = std::minmax(x, y);
      overlaps_.try_emplace(
          {key.first, key.second},
          Overlap{key.first, key.second, pair.sense,
                  common_case(lexicon_.tables().senses[pair.sense].name, *pair.a, *pair.b)});
    }
  }

  Verdict by_precedence(std::uint16_t a, std::uint16_t b) {
    const int of_a = declared_.place[a];
    const int of_b = declared_.place[b];
    if (of_a < 0 || of_b < 0) return Verdict::kUnsettled;
    const bool is_first = of_a < of_b;
    by_precedence_.insert(is_first ? std::pair(a, b) : std::pair(b, a));
    return is_first ? Verdict::kFirst : Verdict::kSecond;
  }

  const Lexicon& lexicon_;
  const DeclaredOrder& declared_;
  FrameTables& tables_;
  Comparer comparer_;
  std::vector<std::uint8_t> always_beaten_;  // By entry of the sense in hand.
  std::map<std::pair<std::uint32_t, std::uint32_t>, Overlap> overlaps_;
  std::set<std::pair<std::uint16_t, std::uint16_t>> by_precedence_;
};

}  // namespace

Ordered order_rows(const Lexicon& lexicon, const DeclaredOrder& declared, FrameTables& tables) {
  return Orderer(lexicon, declared, tables).run();
}

}  // namespace casus::compile
