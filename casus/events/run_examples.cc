#include "casus/events/run_examples.h"

#include <algorithm>
#include <map>
#include <set>

#include "casus/base/utf8.h"
#include "casus/events/build_event.h"

namespace casus::events {
namespace {

using knowledge::Field;
using knowledge::Frame;
using knowledge::Row;

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t at = text.find(", ");
    const std::string_view part = trim(text.substr(0, at));
    if (!part.empty()) parts.emplace_back(part);
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 2);
  }
  return parts;
}

// Lower-case words without punctuation, each with a blank on both sides.
std::string as_words(std::string_view text) {
  std::string out = " ";
  for (const char c : to_lower(text)) {
    const bool is_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (is_word)
      out.push_back(c);
    else if (out.back() != ' ')
      out.push_back(' ');
  }
  if (out.back() != ' ') out.push_back(' ');
  return out;
}

// One firing as its example shows it.
struct Shown {
  std::string frame;
  std::vector<std::string> actors, recipients;
  std::vector<std::pair<std::string, std::string>> slots;
  std::string form;
};

std::string show(const Shown& shown) {
  const auto list = [](const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
  };
  std::string out = shown.frame;
  if (!shown.actors.empty()) out += " " + list(shown.actors);
  if (!shown.recipients.empty()) out += " > " + list(shown.recipients);
  std::string slots;
  for (const auto& [name, value] : shown.slots)
    slots += (slots.empty() ? "" : ", ") + name + "=" + value;
  return slots.empty() ? out : out + " {" + slots + "}";
}

bool do_lists_agree(const std::vector<std::string>& wanted, const std::vector<std::string>& got) {
  if (wanted.size() != got.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (!is_part_of_phrase(wanted[i], got[i])) return false;
  return true;
}

bool agrees(const ExampleDump& wanted, const Shown& got) {
  if (wanted.frame != got.frame || !do_lists_agree(wanted.actors, got.actors) ||
      !do_lists_agree(wanted.recipients, got.recipients))
    return false;
  return std::all_of(wanted.slots.begin(), wanted.slots.end(), [&got](const auto& slot) {
    return std::any_of(got.slots.begin(), got.slots.end(), [&slot](const auto& other) {
      return other.first == slot.first && is_part_of_phrase(slot.second, other.second);
    });
  });
}

class ExampleRunner {
 public:
  ExampleRunner(const EventExtractor& extractor, EventScratch& scratch)
      : extractor_(extractor), scratch_(scratch) {}

  // What the frames of `file` give.
  std::vector<Shown> run(const Document& document, const std::string& file) {
    Findings findings;
    extractor_(document, scratch_, findings);
    std::vector<Shown> shown;
    for (const PropositionId id : document.propositions.propositions.ids()) {
      if (scratch_.fate[id.value].effect == knowledge::Effect::kDrop) continue;
      for (const Firing& firing : scratch_.fired[id.value])
        if (extractor_.frames().frames()[firing.frame].file == file)
          shown.push_back(show_firing(firing, document, findings));
    }
    return shown;
  }

 private:
  Shown show_firing(const Firing& firing, const Document& document,
                    const Findings& findings) const {
    const Annotation& a = document.annotation;
    const Row& row = extractor_.frames().row(firing.row);
    Shown shown;
    shown.frame = extractor_.frames().frames()[firing.frame].name;
    const Proposition& proposition = document.propositions.propositions[firing.proposition];
    shown.form =
        std::string(to_string(proposition.form)) + (proposition.marks.passive ? " passive" : "");
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Field field = row.cells[c].field;
      for (const Filler& filler : firing.fillers[c]) {
        const std::string words = words_of(filler.span, a);
        if (field == Field::kActor) shown.actors.push_back(words);
        if (field == Field::kRecipient) shown.recipients.push_back(words);
        if (field == Field::kPlace || field == Field::kAct)
          shown.slots.emplace_back(to_string(field), words);
      }
    }
    for (const EventMention& event : findings.events) {
      if (event.proposition != firing.proposition || event.frame != shown.frame) continue;
      for (const auto& [name, value] : event.slots) shown.slots.emplace_back(name, value.value);
    }
    return shown;
  }

  const EventExtractor& extractor_;
  EventScratch& scratch_;
};

}  // namespace

bool is_part_of_phrase(std::string_view a, std::string_view b) {
  const std::string x = as_words(a);
  const std::string y = as_words(b);
  return x.find(y) != std::string::npos || y.find(x) != std::string::npos;
}

ExampleDump parse_example_dump(std::string_view text) {
  ExampleDump dump;
  text = trim(text);
  if (const std::size_t open = text.find('{'); open != std::string_view::npos) {
    std::string_view slots = text.substr(open + 1);
    slots = slots.substr(0, slots.find('}'));
    for (const std::string& slot : split_list(slots)) {
      const std::size_t equals = slot.find('=');
      if (equals == std::string::npos) continue;
      dump.slots.emplace_back(trim(slot.substr(0, equals)), trim(slot.substr(equals + 1)));
    }
    text = trim(text.substr(0, open));
  }
  const std::size_t blank = text.find(' ');
  dump.frame = std::string(text.substr(0, blank));
  if (blank == std::string_view::npos) return dump;
  const std::string_view rest = text.substr(blank + 1);
  const std::size_t arrow = rest.find('>');
  dump.actors = split_list(trim(rest.substr(0, arrow)));
  if (arrow != std::string_view::npos) dump.recipients = split_list(trim(rest.substr(arrow + 1)));
  return dump;
}

std::vector<ExampleOutcome> run_examples(const EventExtractor& extractor, const ReadSentence& read,
                                         std::string_view only, EventScratch& scratch) {
  std::vector<ExampleOutcome> outcomes;
  ExampleRunner runner(extractor, scratch);
  for (const Frame& frame : extractor.frames().frames()) {
    if (!only.empty() && frame.name != only) continue;
    for (const knowledge::Example& example : frame.examples) {
      ExampleOutcome outcome;
      outcome.frame = frame.name;
      outcome.sentence = example.sentence;
      outcome.wanted = example.gives;
      outcome.where = example.where;
      outcome.parse_error = example.parse_error;
      const Document* document = read(example.sentence);
      std::vector<Shown> shown;
      if (document != nullptr) shown = runner.run(*document, frame.file);
      for (const Shown& one : shown) outcome.got += (outcome.got.empty() ? "" : "; ") + show(one);
      if (shown.empty()) outcome.got = "-";
      const ExampleDump wanted = parse_example_dump(example.gives);
      const auto found = std::find_if(shown.begin(), shown.end(),
                                      [&wanted](const Shown& s) { return agrees(wanted, s); });
      if (found != shown.end()) outcome.form = found->form;
      outcome.passed =
          document != nullptr && (example.gives == "-" ? shown.empty() : found != shown.end());
      outcomes.push_back(std::move(outcome));
    }
  }
  return outcomes;
}

std::vector<std::string> thin_frames(const std::vector<ExampleOutcome>& outcomes) {
  struct Kept {
    std::size_t positive = 0, negative = 0;
    std::set<std::string> forms;
  };
  std::map<std::string, Kept> frames;
  for (const ExampleOutcome& outcome : outcomes) {
    Kept& kept = frames[outcome.frame];
    ++(outcome.wanted == "-" ? kept.negative : kept.positive);
    if (!outcome.form.empty()) kept.forms.insert(outcome.form);
  }
  std::vector<std::string> thin;
  for (const auto& [frame, kept] : frames) {
    std::string missing;
    const auto miss = [&missing](const std::string& what) {
      missing += (missing.empty() ? "" : "; ") + what;
    };
    if (kept.positive < 3) miss("fewer than three examples give it");
    if (kept.forms.size() < 2) miss("its examples are all of one form");
    if (kept.negative == 0) miss("no example that gives nothing");
    if (!missing.empty()) thin.push_back(frame + ": " + missing);
  }
  return thin;
}

}  // namespace casus::events
