// casus rules show --format markdown: the frames as a codebook to read.
#include <map>
#include <set>

#include "apps/casus/rules.h"

namespace casus::apps {
namespace {

using knowledge::Frame;
using knowledge::Frames;
using knowledge::Knowledge;
using knowledge::Row;

// Names of the predicate classes that each reading of each frame is tried on.
using ClassesOfReading = std::map<std::pair<std::uint16_t, std::uint8_t>, std::set<std::string>>;

ClassesOfReading classes_of_readings(const Knowledge& knowledge) {
  ClassesOfReading classes;
  const auto& lexicon = knowledge.lexicon();
  const Frames& frames = knowledge.frames();
  for (std::uint32_t sense = 0; sense < lexicon.tables().senses.size(); ++sense) {
    for (const knowledge::Entry& entry : frames.entries(sense)) {
      const Row& row = frames.row(entry.row);
      const auto id = lexicon.members(sense)[entry.member].predicate_class;
      classes[{row.frame, row.reading}].insert(lexicon.tables().predicate_classes[id].name);
    }
  }
  return classes;
}

std::string conditions_of(const Row& row) {
  std::string text;
  const auto append = [&text](const std::string& part) {
    text += (text.empty() ? "" : "; ") + part;
  };
  for (const knowledge::Cell& cell : row.cells)
    append(std::string(to_string(cell.field)) + " " + cell.text);
  for (const knowledge::Test& test : row.tests) append("when " + test.text);
  if (!row.word.text.empty()) append("word " + row.word.text);
  if (row.is_operator) append("what is embedded becomes " + std::string(to_string(row.inner)));
  if (row.planned) append("planned");
  return text;
}

std::string join(const std::set<std::string>& names, const std::string& between) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : between) + name;
  return out;
}

std::string flags_of(const Frame& frame) {
  std::string out;
  for (const std::string& context : frame.contexts) out += (out.empty() ? "" : ", ") + context;
  if (!out.empty()) out = "Contexts: " + out + ". ";
  if (frame.symmetric) out += "All parties are actors. ";
  if (frame.speech) out += "An act of speech. ";
  if (!out.empty()) out.pop_back();
  return out;
}

void add_readings(std::uint16_t id, const Frames& frames, const ClassesOfReading& classes,
                  std::string& out) {
  std::set<std::uint8_t> seen;
  for (const Row& row : frames.tables().rows) {
    if (row.frame != id || !seen.insert(row.reading).second) continue;
    const auto named = classes.find({id, row.reading});
    out += "* `" + (named == classes.end() ? std::string("-") : join(named->second, "|")) + "`";
    const std::string conditions = conditions_of(row);
    out += (conditions.empty() ? "" : ": " + conditions) + "\n";
  }
}

void add_frame(std::uint16_t id, const Frames& frames, const ClassesOfReading& classes,
               std::string& out) {
  const Frame& frame = frames.frames()[id];
  std::string gloss = frame.gloss;
  if (!gloss.empty() && gloss[0] >= 'a' && gloss[0] <= 'z')
    gloss[0] = static_cast<char>(gloss[0] - 'a' + 'A');
  out += "### " + frame.name + "\n\n" + gloss + ".";
  if (!frame.mode.empty()) out += " Mode `" + frame.mode + "`.";
  const std::string flags = flags_of(frame);
  out += (flags.empty() ? "" : " " + flags) + " (`" + frame.file + "`)\n\n";
  add_readings(id, frames, classes, out);
  if (!frame.examples.empty()) out += "\n| sentence | coded as |\n|---|---|\n";
  for (const knowledge::Example& example : frame.examples) {
    out +=
        "| " + example.sentence + " | " +
        (example.gives == "-" ? std::string("nothing of this file") : "`" + example.gives + "`") +
        (example.parse_error ? " (the parser breaks it)" : "") + " |\n";
  }
  out += "\n";
}

}  // namespace

std::string codebook_page(const Knowledge& knowledge) {
  const Frames& frames = knowledge.frames();
  const ClassesOfReading classes = classes_of_readings(knowledge);
  std::string out =
      "# Codebook of the rules\n\n"
      "Made from the rule files by `casus rules show --format markdown`; a test holds it against "
      "them. What each\nframe means, the classes of words that it is tried on with its conditions "
      "(docs/rule-language.md), and its\nexamples, which `casus rules test` runs. Parties are "
      "shown as actors `>` recipients.\n\n";
  for (std::size_t t = 0; t < kEventTypes; ++t) {
    const auto type = static_cast<EventType>(t);
    bool has_heading = false;
    for (std::size_t id = 0; id < frames.frames().size(); ++id) {
      if (frames.frames()[id].type != type) continue;
      if (!has_heading) out += "## " + std::string(to_string(type)) + "\n\n";
      has_heading = true;
      add_frame(static_cast<std::uint16_t>(id), frames, classes, out);
    }
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace casus::apps
