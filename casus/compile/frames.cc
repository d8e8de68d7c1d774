#include "casus/compile/frames.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "casus/compile/conditions.h"
#include "casus/compile/frame_conflicts.h"
#include "casus/compile/frame_header.h"
#include "casus/compile/frame_order.h"
#include "casus/compile/named_nodes.h"
#include "casus/compile/noun_classes.h"
#include "casus/compile/rule_text.h"

namespace casus::compile {
namespace {

using knowledge::Cell;
using knowledge::Field;
using knowledge::Frame;
using knowledge::FrameTables;
using knowledge::Lexicon;
using knowledge::Ontology;
using knowledge::PredicateClass;
using knowledge::Row;

constexpr std::size_t kMostFrames = 60000;
constexpr std::size_t kMostReadings = 255;

// A reading of the source, before it is lowered to rows.
struct Reading {
  std::uint16_t frame = 0;
  std::uint8_t number = 0;
  const Yaml* node = nullptr;  // The reading.
  const Yaml* frame_node = nullptr;
  std::vector<std::uint16_t> classes;
};

// Where a row came from, for messages.
struct RowOrigin {
  const Yaml* node = nullptr;
  std::uint16_t predicate_class = 0;
};

class FrameCompiler {
 public:
  FrameCompiler(const Sources& sources, const Lexicon& lexicon, const Ontology& ontology)
      : sources_(sources), lexicon_(lexicon), ontology_(ontology) {}

  Result<std::string> run() {
    CASUS_TRY_VOID(read_files());
    for (const auto& [name, named] : nodes_.all()) CASUS_TRY_VOID(read_frame(named));
    for (const Reading& reading : readings_) CASUS_TRY_VOID(lower(reading));
    CASUS_TRY_VOID(check_roles_known());
    index_senses();
    CASUS_TRY(const Yaml* precedence, read_precedence_file());
    CASUS_TRY(const DeclaredOrder declared,
              read_declared_order({nodes_, frame_ids_}, tables_.frames, precedence));
    const Ordered ordered = order_rows(lexicon_, declared, tables_);
    CASUS_TRY_VOID(refuse_overlaps(ordered.overlaps));
    CASUS_TRY_VOID(refuse_unreachable(ordered.dead));
    remark(declared, ordered);
    return tables_.write();
  }

 private:
  Status read_files() {
    for (const SourceFile* file : sources_.below("frames/")) {
      CASUS_TRY(const Yaml* root, files_.parse(*file));
      if (!root->is_list()) {
        if (root->is_map() && root->map().empty()) continue;  // An empty file.
        return root->error("wanted a list of frames ('- frame: …')");
      }
      for (const Yaml& node : root->list()) {
        const Yaml* name = node.find("frame");
        if (name == nullptr || name->string().empty())
          return node.error("wanted a frame ('- frame: NAME')");
        CASUS_TRY_VOID(nodes_.add(name->string(), node, *file));
      }
    }
    std::uint16_t next = 0;
    for (const auto& [name, named] : nodes_.all()) {
      if (next == kMostFrames) return named.node->error("too many frames");
      frame_ids_[name] = next++;
    }
    return ok_status();
  }

  Status read_frame(const NamedNode& named) {
    CASUS_TRY(Frame frame, read_frame_header(named, ontology_));
    const auto id = static_cast<std::uint16_t>(tables_.frames.size());
    tables_.frames.push_back(std::move(frame));
    return read_match(*named.node, id);
  }

  Status read_match(const Yaml& node, std::uint16_t frame) {
    const Yaml* match = node.find("match");
    if (match == nullptr) return node.error("the frame has no 'match'");
    std::vector<const Yaml*> list;
    if (match->is_map()) list.push_back(match);
    for (const Yaml& item : match->list()) list.push_back(&item);
    if (list.empty()) return match->error("wanted a reading or a list of them");
    if (list.size() > kMostReadings) return match->error("too many readings");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Yaml* item = list[i];
      CASUS_TRY_VOID(
          item->expect_keys({"class", "thing", "topic", "actor", "recipient", "place", "act",
                             "when", "word", "inner", "fill", "forms", "part", "status"}));
      Reading reading;
      reading.frame = frame;
      reading.number = static_cast<std::uint8_t>(i + 1);
      reading.node = item;
      reading.frame_node = &node;
      CASUS_TRY(reading.classes, read_classes(*item));
      readings_.push_back(std::move(reading));
    }
    return ok_status();
  }

  Result<std::vector<std::uint16_t>> read_classes(const Yaml& reading) const {
    const Yaml* named = reading.find("class");
    if (named == nullptr || named->string().empty())
      return reading.error("the reading has no 'class'");
    std::vector<std::uint16_t> classes;
    for (const std::string& name : split_trimmed(named->string(), '|')) {
      const auto found = lexicon_.predicate_class(name);
      if (!found) {
        std::vector<std::string> known;
        for (const PredicateClass& c : lexicon_.tables().predicate_classes) known.push_back(c.name);
        return named->error("unknown class '" + name + "'" + did_you_mean(name, known));
      }
      classes.push_back(*found);
    }
    return classes;
  }

  // Rows of one reading, for each of its classes and parts of speech.
  Status lower(const Reading& reading) {
    const Yaml* only = reading.node->find("part");
    if (only != nullptr && only->string() != "v" && only->string() != "n" && only->string() != "a")
      return only->error("wanted v, n or a, found '" + only->string() + "'");
    for (const std::uint16_t predicate_class : reading.classes) {
      for (const char part : {'v', 'n', 'a'}) {
        if (only != nullptr && only->string()[0] != part) continue;
        const auto& predicate = lexicon_.tables().predicate_classes[predicate_class];
        const Linking linking{lexicon_.tables().valencies[predicate.valency], part};
        Row row;
        row.frame = reading.frame;
        row.reading = reading.number;
        row.part = part;
        bool is_alive = true;
        CASUS_TRY_VOID(fill_row(reading, linking, row, is_alive));
        if (!is_alive) continue;
        tables_.rows.push_back(std::move(row));
        origins_.push_back({reading.node, predicate_class});
      }
    }
    return ok_status();
  }

  Status fill_row(const Reading& reading, const Linking& linking, Row& row, bool& is_alive) {
    row.forms = default_forms();
    for (const Yaml* node : {reading.frame_node->find("forms"), reading.node->find("forms")})
      if (node != nullptr) {
        CASUS_TRY(row.forms, parse_forms(*node, row.forms));
      }
    CASUS_TRY_VOID(add_cells(reading, linking, row, is_alive));
    CASUS_TRY_VOID(add_vetoes(reading, linking, row));
    CASUS_TRY_VOID(add_tests(reading, linking, row));
    CASUS_TRY_VOID(add_operator(reading, linking, row));
    for (const Yaml* node : {reading.frame_node, reading.node}) {
      const Yaml* status = node->find("status");
      if (status == nullptr) continue;
      if (status->string() != "planned")
        return status->error("wanted 'planned', found '" + status->string() + "'");
      row.planned = true;
    }
    return add_slots(reading, linking, row);
  }

  // A role that only another reading of the frame has is left out of this one.
  Status add_slots(const Reading& reading, const Linking& linking, Row& row) {
    const Yaml* slots = reading.frame_node->find("slots");
    if (slots == nullptr) return ok_status();
    if (!slots->is_map()) return slots->error("wanted a map name: source");
    for (const auto& [name, source] : slots->map()) {
      auto parsed = parse_source(name, source, linking);
      if (!note_role(source, parsed.ok() ? nullptr : &parsed.error())) continue;
      if (parsed.value()) row.slots.push_back(std::move(*parsed.value()));
    }
    return ok_status();
  }

  // Remembers whether some reading knew the role at `node`. True when this one did.
  bool note_role(const Yaml& node, const Error* error) {
    RoleUse& use = role_uses_[&node];
    if (error == nullptr) {
      use.known = true;
    } else {
      use.error = *error;
    }
    return error == nullptr;
  }

  Status check_roles_known() const {
    for (const auto& [name, named] : nodes_.all()) {
      for (const std::string_view key : {"slots", "not"}) {
        const Yaml* map = named.node->find(key);
        if (map == nullptr) continue;
        for (const auto& [role, node] : map->map()) {
          const auto use = role_uses_.find(&node);
          if (use != role_uses_.end() && !use->second.known) return use->second.error;
        }
      }
    }
    return ok_status();
  }

  // `is_alive` becomes false when a required role has no slot for this part of speech.
  Status add_cells(const Reading& reading, const Linking& linking, Row& row, bool& is_alive) const {
    const RuleNames names{lexicon_, frame_ids_};
    for (const Field field : {Field::kThing, Field::kTopic, Field::kActor, Field::kRecipient,
                              Field::kPlace, Field::kAct}) {
      const Yaml* node = reading.node->find(to_string(field));
      if (node == nullptr) continue;
      CASUS_TRY(ParsedCell parsed, parse_cell(field, *node, linking, names));
      if (parsed.cell.paths.empty()) {
        is_alive = is_alive && parsed.cell.maybe;
        continue;
      }
      parsed.cell.record_role =
          record_role(*reading.frame_node, row.frame, field, parsed.first_role);
      row.cells.push_back(std::move(parsed.cell));
    }
    return ok_status();
  }

  [[nodiscard]] std::string record_role(const Yaml& frame_node, std::uint16_t frame, Field field,
                                        const std::string& role) const {
    const Yaml* roles = frame_node.find("roles");
    if (roles != nullptr) {
      if (const Yaml* named = roles->find(role); named != nullptr) return named->string();
      if (const Yaml* named = roles->find(to_string(field)); named != nullptr)
        return named->string();
    }
    const knowledge::TypeFacts& facts = ontology_.of(tables_.frames[frame].type);
    if (field == Field::kActor) return facts.actor_role;
    return field == Field::kRecipient ? facts.recipient_role : std::string();
  }

  Status add_vetoes(const Reading& reading, const Linking& linking, Row& row) {
    const Yaml* vetoes = reading.frame_node->find("not");
    if (vetoes == nullptr) return ok_status();
    if (!vetoes->is_map()) return vetoes->error("wanted a map role: class");
    for (const auto& [role, classes] : vetoes->map()) {
      auto paths = parse_paths(role, classes, linking);
      if (!note_role(classes, paths.ok() ? nullptr : &paths.error())) continue;
      if (!classes.is_string()) return classes.error("wanted a class, or several parted by '|'");
      CASUS_TRY(const ParsedClasses parsed,
                parse_classes(classes.string(), classes, lexicon_.tables().noun_classes));
      Cell veto;
      veto.paths = paths.take();
      veto.classes = parsed.set;
      veto.any = parsed.any;
      veto.text = "not " + role + " (" + classes.string() + ")";
      if (!veto.paths.empty()) row.vetoes.push_back(std::move(veto));
    }
    return ok_status();
  }

  Status add_tests(const Reading& reading, const Linking& linking, Row& row) const {
    if (const Yaml* when = reading.node->find("when"); when != nullptr) {
      CASUS_TRY(const std::vector<std::string> tests, when->strings());
      for (const std::string& text : tests) {
        CASUS_TRY(knowledge::Test test, parse_test(text, *when, linking));
        const bool on_marks = test.kind == knowledge::Test::Kind::kModal ||
                              test.kind == knowledge::Test::Kind::kNegated;
        row.reads_marks = row.reads_marks || (on_marks && !test.of_act);
        row.tests.push_back(std::move(test));
      }
    }
    const Yaml* word = reading.node->find("word");
    if (word == nullptr) return ok_status();
    CASUS_TRY(row.word, parse_word_test(*word, {lexicon_, frame_ids_}));
    return ok_status();
  }

  static Status add_operator(const Reading& reading, const Linking& linking, Row& row) {
    const Yaml* inner = reading.node->find("inner");
    const bool has_act = reading.node->find("act") != nullptr;
    if (inner != nullptr) {
      if (!has_act) return inner->error("'inner' needs an 'act'");
      if (!knowledge::parse_effect(inner->string(), row.inner))
        return inner->error("unknown effect '" + inner->string() + "'" +
                            did_you_mean(inner->string(), {"keep", "alleged", "denied", "planned",
                                                           "hypothetical", "drop"}));
      row.is_operator = true;
    }
    const Yaml* fill = reading.node->find("fill");
    if (fill == nullptr) return ok_status();
    if (!has_act) return fill->error("'fill' needs an 'act'");
    CASUS_TRY(const std::vector<std::string> fills, fill->strings());
    for (const std::string& text : fills) {
      CASUS_TRY(knowledge::Fill parsed, parse_fill(text, *fill, linking));
      row.fills.push_back(std::move(parsed));
    }
    return ok_status();
  }

  // Sense -> rows of its classes, in order of rows.
  void index_senses() {
    std::map<std::pair<std::uint16_t, char>, std::vector<std::uint32_t>> rows_of;
    for (std::uint32_t r = 0; r < tables_.rows.size(); ++r)
      rows_of[{origins_[r].predicate_class, tables_.rows[r].part}].push_back(r);
    for (const knowledge::Sense& sense : lexicon_.tables().senses) {
      tables_.first_entry.push_back(static_cast<std::uint32_t>(tables_.entries.size()));
      std::vector<knowledge::Entry> entries;
      for (std::size_t m = 0; m < sense.members.size(); ++m) {
        const auto found = rows_of.find({sense.members[m].predicate_class, sense.name.back()});
        if (found == rows_of.end()) continue;
        for (const std::uint32_t row : found->second)
          entries.push_back({row, static_cast<std::uint16_t>(m)});
      }
      std::stable_sort(entries.begin(), entries.end(),
                       [](const auto& a, const auto& b) { return a.row < b.row; });
      tables_.entries.insert(tables_.entries.end(), entries.begin(), entries.end());
    }
    tables_.first_entry.push_back(static_cast<std::uint32_t>(tables_.entries.size()));
  }

  // The list of precedence of the last layer that has one; nullptr if there is none.
  Result<const Yaml*> read_precedence_file() {
    const Yaml* root = nullptr;
    for (const SourceFile* file : sources_.below("precedence.yaml")) {
      CASUS_TRY(root, files_.parse(*file));
    }
    return root;
  }

  // A frame's overlaps are told together, with what its author may write.
  Status refuse_overlaps(const std::vector<Overlap>& overlaps) const {
    if (overlaps.empty()) return ok_status();
    const std::uint16_t frame = newer_of(overlaps.front());
    constexpr std::size_t kCasesShown = 3;
    std::set<std::string> others;
    std::string cases;
    std::size_t shown = 0;
    const Yaml* at = nullptr;
    for (const Overlap& overlap : overlaps) {
      if (newer_of(overlap) != frame) continue;
      const bool is_a = tables_.rows[overlap.a].frame == frame;
      const std::uint32_t own = is_a ? overlap.a : overlap.b;
      const std::uint32_t other = is_a ? overlap.b : overlap.a;
      if (at == nullptr) at = origins_[own].node;
      const bool is_new = others.insert(tables_.frames[tables_.rows[other].frame].name).second;
      if (!is_new || shown++ >= kCasesShown) continue;
      cases += "; " + rule(own) + " and " + rule(other) + " (" +
               tables_.frames[tables_.rows[other].frame].file + ":" +
               std::to_string(origins_[other].node->line()) + ") both take " + overlap.common;
    }
    std::string list;
    for (const std::string& other : others) list += (list.empty() ? "" : ", ") + other;
    return at->error(
        "frame '" + tables_.frames[frame].name +
        "' overlaps with others, and nothing says which one wins: narrow a reading, or "
        "write 'over: [" +
        list +
        "]' (it wins; 'over: any' for all), 'weak: yes' (it yields) or 'with: "
        "[…]' (both are true)" +
        cases);
  }

  // Of two frames the one that was written later: by layer, file, line.
  [[nodiscard]] std::uint16_t newer_of(const Overlap& overlap) const {
    const std::uint16_t a = tables_.rows[overlap.a].frame;
    const std::uint16_t b = tables_.rows[overlap.b].frame;
    const auto place = [this](std::uint16_t id) {
      const NamedNode& named = nodes_.all().at(tables_.frames[id].name);
      return std::tuple(named.file->layer, named.file->path, named.node->line());
    };
    return place(a) > place(b) ? a : b;
  }

  // A reading must have a word, and not yield to others on each of its words.
  Status refuse_unreachable(const std::vector<std::uint8_t>& dead) const {
    std::map<const Yaml*, bool> lives;
    for (const Reading& reading : readings_) lives[reading.node] = false;
    std::set<std::uint32_t> with_words;
    for (const knowledge::Entry& entry : tables_.entries) with_words.insert(entry.row);
    std::set<const Yaml*> worded;
    for (std::uint32_t r = 0; r < tables_.rows.size(); ++r) {
      if (with_words.contains(r)) worded.insert(origins_[r].node);
      if (dead[r] == 0) lives[origins_[r].node] = true;
    }
    for (const Reading& reading : readings_) {
      if (lives.at(reading.node)) continue;
      const std::string name =
          tables_.frames[reading.frame].name + "/" + std::to_string(reading.number);
      if (!worded.contains(reading.node))
        return reading.node->error("reading " + name +
                                   " can never fire: no word of its class has a place for the "
                                   "roles that it asks for");
      return reading.node->error("reading " + name +
                                 " can never fire: on each of its words another reading always "
                                 "wins (see `casus rules show` and the 'over' of its frame)");
    }
    return ok_status();
  }

  void remark(const DeclaredOrder& declared, const Ordered& ordered) {
    for (std::size_t id = 0; id < declared.with.size(); ++id)
      for (const std::uint16_t other : declared.with[id])
        tables_.remarks.push_back(tables_.frames[id].name + " may be true beside " +
                                  tables_.frames[other].name);
    std::set<std::uint16_t> used;
    for (const Reading& reading : readings_)
      used.insert(reading.classes.begin(), reading.classes.end());
    for (const knowledge::Row& row : tables_.rows)
      for (const Cell& cell : row.cells) used.insert(cell.senses.begin(), cell.senses.end());
    const auto& classes = lexicon_.tables().predicate_classes;
    for (std::size_t id = 0; id < classes.size(); ++id)
      if (!used.contains(static_cast<std::uint16_t>(id)))
        tables_.remarks.push_back("no frame reads class " + classes[id].name);
    for (const auto& [winner, other] : ordered.by_precedence)
      tables_.remarks.push_back(tables_.frames[winner].name + " wins over " +
                                tables_.frames[other].name +
                                " where both fit (data/precedence.yaml)");
  }

  [[nodiscard]] std::string rule(std::uint32_t row) const {
    return tables_.frames[tables_.rows[row].frame].name + "/" +
           std::to_string(tables_.rows[row].reading);
  }

  const Sources& sources_;
  const Lexicon& lexicon_;
  const Ontology& ontology_;
  YamlFiles files_;
  NamedNodes nodes_;
  std::map<std::string, std::uint16_t> frame_ids_;
  std::vector<Reading> readings_;
  std::vector<RowOrigin> origins_;  // By row.
  struct RoleUse {
    bool known = false;
    Error error;
  };
  std::map<const Yaml*, RoleUse> role_uses_;  // Of `slots` and `not`, by their value.
  FrameTables tables_;
};

}  // namespace

Result<std::string> compile_frames(const Sources& sources, const Lexicon& lexicon,
                                   const Ontology& ontology) {
  return FrameCompiler(sources, lexicon, ontology).run();
}

}  // namespace casus::compile
