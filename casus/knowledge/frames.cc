#include "casus/knowledge/frames.h"

#include <algorithm>

#include "casus/knowledge/archive.h"

namespace casus::knowledge {

template <class Archive>
void fields(Archive& archive, Path& x) {
  archive(x.kind);
  archive(x.slot);
  archive(x.sub);
}
template <class Archive>
void fields(Archive& archive, Cell& x) {
  archive(x.field);
  archive(x.maybe);
  archive(x.any);
  archive(x.climb);
  archive(x.names);
  archive(x.paths);
  archive(x.classes);
  archive(x.frames);
  archive(x.senses);
  archive(x.record_role);
  archive(x.text);
}
template <class Archive>
void fields(Archive& archive, Test& x) {
  archive(x.kind);
  archive(x.a);
  archive(x.b);
  archive(x.bound);
  archive(x.of_act);
  archive(x.modals);
  archive(x.text);
}
template <class Archive>
void fields(Archive& archive, WordTest& x) {
  archive(x.lemmas);
  archive(x.classes);
  archive(x.text);
}
template <class Archive>
void fields(Archive& archive, Fill& x) {
  archive(x.slot);
  archive(x.from);
}
template <class Archive>
void fields(Archive& archive, SlotSource& x) {
  archive(x.name);
  archive(x.kind);
  archive(x.paths);
  archive(x.constant);
}
template <class Archive>
void fields(Archive& archive, Row& x) {
  archive(x.frame);
  archive(x.reading);
  archive(x.part);
  archive(x.forms);
  archive(x.cells);
  archive(x.vetoes);
  archive(x.tests);
  archive(x.word);
  archive(x.inner);
  archive(x.is_operator);
  archive(x.planned);
  archive(x.reads_marks);
  archive(x.fills);
  archive(x.slots);
  archive(x.beats);
}
template <class Archive>
void fields(Archive& archive, Entry& x) {
  archive(x.row);
  archive(x.member);
}
template <class Archive>
void fields(Archive& archive, Example& x) {
  archive(x.sentence);
  archive(x.gives);
  archive(x.parse_error);
  archive(x.where);
}
template <class Archive>
void fields(Archive& archive, Frame& x) {
  archive(x.name);
  archive(x.type);
  archive(x.mode);
  archive(x.gloss);
  archive(x.file);
  archive(x.line);
  archive(x.contexts);
  archive(x.stage);
  archive(x.quantity);
  archive(x.speech);
  archive(x.symmetric);
  archive(x.examples);
}
template <class Archive>
void fields(Archive& archive, FrameTables& x) {
  archive(x.frames);
  archive(x.rows);
  archive(x.first_entry);
  archive(x.entries);
  archive(x.remarks);
}

namespace {

bool is_sound(const FrameTables& t, const Lexicon& lexicon) {
  const std::vector<Sense>& senses = lexicon.tables().senses;
  if (t.first_entry.size() != senses.size() + 1 || t.first_entry.back() != t.entries.size())
    return false;
  if (!std::is_sorted(t.first_entry.begin(), t.first_entry.end())) return false;
  for (std::size_t s = 0; s < senses.size(); ++s) {
    for (std::uint32_t e = t.first_entry[s]; e < t.first_entry[s + 1]; ++e)
      if (t.entries[e].row >= t.rows.size() || t.entries[e].member >= senses[s].members.size())
        return false;
  }
  for (const Frame& frame : t.frames)
    if (static_cast<std::size_t>(frame.type) >= kEventTypes) return false;
  return std::all_of(t.rows.begin(), t.rows.end(),
                     [&t](const Row& row) { return row.frame < t.frames.size(); });
}

}  // namespace

std::string_view to_string(Field field) {
  static constexpr std::array<std::string_view, 6> kNames = {"thing",     "topic", "actor",
                                                             "recipient", "place", "act"};
  return kNames[static_cast<std::size_t>(field)];
}

static constexpr std::array<std::string_view, 6> kEffectNames = {
    "keep", "alleged", "denied", "planned", "hypothetical", "drop"};

std::string_view to_string(Effect effect) {
  return kEffectNames[static_cast<std::size_t>(effect)];
}

bool parse_effect(std::string_view name, Effect& effect) {
  for (std::size_t i = 0; i < kEffectNames.size(); ++i) {
    if (kEffectNames[i] != name) continue;
    effect = static_cast<Effect>(i);
    return true;
  }
  return false;
}

std::string FrameTables::write() const {
  return write_section(*this);
}

Result<Frames> Frames::read(std::string_view section, const Lexicon& lexicon) {
  Frames frames;
  CASUS_TRY_VOID(
      read_section(section, "frames", frames.tables_,
                   [&lexicon](const FrameTables& tables) { return is_sound(tables, lexicon); }));
  return frames;
}

int Frames::find(std::string_view name) const {
  for (std::size_t i = 0; i < tables_.frames.size(); ++i)
    if (tables_.frames[i].name == name) return static_cast<int>(i);
  return -1;
}

}  // namespace casus::knowledge
