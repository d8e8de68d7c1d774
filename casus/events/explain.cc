#include "casus/events/explain.h"

#include <algorithm>
#include <map>
#include <set>

#include "casus/base/utf8.h"
#include "casus/events/build_event.h"

namespace casus::events {
namespace {

using knowledge::Frame;
using knowledge::Row;

class Explainer {
 public:
  Explainer(const EventExtractor& extractor, const Document& document,
            const ExplainOptions& options, const EventScratch& scratch)
      : extractor_(extractor),
        document_(document),
        options_(options),
        scratch_(scratch),
        view_{document.annotation, document.propositions, document.mentions, scratch.classes,
              scratch.fired} {}

  std::string run() {
    const Annotation& a = document_.annotation;
    const bool is_page = a.sentences.size() > 1 || !document_.article->dropped.empty();
    if (is_page) show_page();
    std::size_t shown = 0;
    for (std::size_t s = 0; s < a.sentences.size(); ++s) {
      if (options_.sentence > 0 && options_.sentence != static_cast<int>(s) + 1) continue;
      const SentenceId sentence(s);
      const std::string words = words_of(a.sentences[sentence], a);
      if (!is_asked_about(words)) continue;
      ++shown;
      out_ += std::to_string(s + 1) + "  " + words + "\n";
      for (const PropositionId id : document_.propositions.propositions.ids())
        if (document_.propositions.propositions[id].sentence == sentence) show(id);
      out_ += "\n";
    }
    if (!options_.about.empty() && shown == 0)
      out_ += "no sentence of the story holds all the words '" + options_.about + "'\n";
    if (is_page && options_.about.empty() && options_.sentence == 0) show_sums();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kShownOfBlock = 100;  // Bytes.

  [[nodiscard]] bool is_asked_about(std::string_view text) const {
    const std::string lower = to_lower(text);
    std::string_view left = options_.about;
    while (!left.empty()) {
      const std::size_t blank = std::min(left.find(' '), left.size());
      if (lower.find(to_lower(left.substr(0, blank))) == std::string::npos) return false;
      left.remove_prefix(std::min(blank + 1, left.size()));
    }
    return true;
  }

  // Title, day, and the blocks that were taken for no part of the story.
  void show_page() {
    const Article& article = *document_.article;
    out_ += "== " + (article.title.empty() ? "(no title)" : article.title) + "\n   published " +
            (article.published ? to_iso(*article.published) : "unknown") + ", " +
            std::to_string(document_.annotation.sentences.size()) + " sentences, " +
            std::to_string(document_.findings.events.size()) + " events\n";
    if (document_.annotation.sentences.size() == 0)
      out_ += "   not coded: " +
              (article.text.empty() ? "no text" : "language '" + article.language + "'") + "\n";
    for (const DroppedBlock& block : article.dropped) {
      if (!is_asked_about(block.text)) continue;
      std::string text(cut_utf8(block.text, kShownOfBlock));
      std::replace(text.begin(), text.end(), '\n', ' ');
      out_ += "   left out as " + std::string(to_string(block.role)) + ": " + text +
              (block.text.size() > kShownOfBlock ? " …" : "") + "\n";
    }
    out_ += "\n";
  }

  // How many clauses went which way.
  void show_sums() {
    std::map<std::string, std::size_t> reasons;
    for (const PropositionId id : document_.propositions.propositions.ids()) {
      const std::string sense =
          sense_of(document_.propositions.propositions[id], document_.annotation.strings);
      const std::uint32_t known = extractor_.lexicon().sense(sense);
      if (known == knowledge::Lexicon::kNone) {
        ++reasons["no class knows the word"];
      } else if (extractor_.frames().entries(known).empty()) {
        ++reasons["a known word, but of no frame"];
      } else if (scratch_.fired[id.value].empty()) {
        ++reasons["no reading of its frames holds"];
      } else {
        ++reasons["a frame fired"];
      }
    }
    out_ += "clauses: " + std::to_string(document_.propositions.propositions.size()) + "\n";
    for (const auto& [reason, count] : reasons)
      out_ += "  " + std::to_string(count) + "  " + reason + "\n";
    std::map<std::string, std::size_t> skipped;
    for (const Skipped& one : document_.findings.skipped) {
      const std::size_t colon = one.why.find(": ");
      ++skipped[colon == std::string::npos ? one.why : one.why.substr(colon + 2)];
    }
    for (const auto& [why, count] : skipped)
      out_ += "  " + std::to_string(count) + "  fired, but " + why + "\n";
    out_ += "\n";
  }

  void line(const std::string& label, const std::string& text) {
    out_ +=
        "    " + label + std::string(label.size() < 8 ? 8 - label.size() : 1, ' ') + text + "\n";
  }

  [[nodiscard]] std::string rule(std::uint32_t row_id) const {
    const Row& row = extractor_.frames().row(row_id);
    const Frame& frame = extractor_.frames().frames()[row.frame];
    return frame.name + "/" + std::to_string(row.reading) + " (" + frame.file + ":" +
           std::to_string(frame.line) + ")";
  }

  void show(PropositionId id) {
    const Annotation& a = document_.annotation;
    out_ += "  " + dump(id, document_.propositions, a) + "\n";
    std::vector<Firing> firings;
    std::vector<Attempt> attempts;
    extractor_.matcher()(id, scratch_.lent[id.value], view_, firings, &attempts);
    const std::string sense = sense_of(document_.propositions.propositions[id], a.strings);
    if (extractor_.lexicon().sense(sense) == knowledge::Lexicon::kNone)
      return line("no rule", "'" + sense + "' is in no class of the lexicon");
    if (attempts.empty()) return line("no rule", "no frame uses the classes of '" + sense + "'");
    for (const Firing& firing : scratch_.fired[id.value]) show_firing(firing);
    std::set<std::string> seen;
    for (const Attempt& attempt : attempts) show_attempt(attempt, id, seen);
    show_outcome(id);
  }

  void show_firing(const Firing& firing) {
    const Row& row = extractor_.frames().row(firing.row);
    std::string text = rule(firing.row) + " ";
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      for (const Filler& filler : firing.fillers[c]) {
        text += " " + std::string(to_string(row.cells[c].field)) + "=" +
                words_of(filler.span, document_.annotation);
        if (filler.far > 0) text += "(far " + std::to_string(filler.far) + ")";
        if (filler.unknown) text += "(unknown name)";
      }
    }
    line("fired", text);
  }

  void show_attempt(const Attempt& attempt, PropositionId id, std::set<std::string>& seen) {
    if (attempt.fired) {
      const auto& fired = scratch_.fired[id.value];
      const bool stands = std::any_of(fired.begin(), fired.end(),
                                      [&attempt](const Firing& f) { return f.row == attempt.row; });
      if (!stands && seen.insert("b" + rule(attempt.row)).second) line("beaten", rule(attempt.row));
      return;
    }
    if (attempt.wrong_form) {
      if (options_.all && seen.insert("f" + rule(attempt.row)).second)
        line("form", rule(attempt.row) + "  is switched off for this form");
      return;
    }
    if (attempt.failures.size() != 1 && !options_.all) return;
    std::string text = rule(attempt.row) + " ";
    for (const Failure& failure : attempt.failures)
      text += " " + failure.condition + ": " + failure.found + ";";
    text.pop_back();
    if (seen.insert(text).second) line(attempt.failures.size() == 1 ? "nearly" : "not", text);
  }

  // The event that it became, or why it became none.
  void show_outcome(PropositionId id) {
    for (const EventMention& event : document_.findings.events)
      if (event.proposition == id) line("event", describe(event));
    const TokenSpan clause = clause_of(id, view_);
    for (const EventMention& event : document_.findings.events) {
      for (const TokenSpan also : event.also)
        if (event.proposition != id && !scratch_.fired[id.value].empty() && clause.contains(also))
          line("repeats", describe(event));
    }
    for (const Skipped& skipped : document_.findings.skipped)
      if (skipped.what == "event" && !scratch_.fired[id.value].empty() &&
          clause.contains(skipped.span))
        line("none", skipped.why);
  }

  [[nodiscard]] std::string names(const std::vector<Party>& parties) const {
    std::string out;
    for (const Party& party : parties)
      out += (out.empty() ? "" : ", ") + document_.mentions.actors[party.actor].name;
    return out.empty() ? "-" : out;
  }

  [[nodiscard]] std::string describe(const EventMention& event) const {
    std::string out(to_string(event.type));
    if (!event.mode.empty()) out += "/" + event.mode;
    out += " " + event.frame + "  " + names(event.actors) + " > " + names(event.recipients) + "  " +
           std::string(to_string(event.status));
    for (const Source& source : event.attribution)
      out += " (" +
             (source.actor.valid() ? document_.mentions.actors[source.actor].name : source.text) +
             " " + std::string(to_string(source.commitment)) + ")";
    const Mentions& m = document_.mentions;
    out += "  date ";
    if (event.time >= 0 && m.times[static_cast<std::size_t>(event.time)].when) {
      out += to_iso(*m.times[static_cast<std::size_t>(event.time)].when);
    } else {
      out += "-";
    }
    out += "  place " +
           (event.place >= 0 ? m.places[static_cast<std::size_t>(event.place)].name : "-");
    for (const auto& [name, value] : event.slots) out += "  " + name + "=" + value.value;
    return out;
  }

  const EventExtractor& extractor_;
  const Document& document_;
  const ExplainOptions& options_;
  const EventScratch& scratch_;
  MatchView view_;
  std::string out_;
};

}  // namespace

std::string explain(const EventExtractor& extractor, const Document& document,
                    const ExplainOptions& options, EventScratch& scratch) {
  extractor.match(document.annotation, document.propositions, document.mentions, scratch);
  return Explainer(extractor, document, options, scratch).run();
}

}  // namespace casus::events
