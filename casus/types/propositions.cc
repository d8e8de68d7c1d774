#include "casus/types/propositions.h"

#include <array>

#include "casus/base/check.h"
#include "casus/types/annotation.h"

namespace casus {
namespace {

#define CASUS_LABEL(name, text) std::string_view(text),
constexpr std::array kSlotNames = {CASUS_SLOT(CASUS_LABEL)};
#undef CASUS_LABEL
constexpr std::array<std::string_view, 9> kFormNames = {"finite",   "infinitive", "participle",
                                                        "light",    "noun_own",   "noun_host",
                                                        "noun_arg", "copular",    "headline"};
constexpr std::array<std::string_view, 8> kEdgeNames = {
    "none", "content", "act", "purpose", "relative", "adjunct", "argument", "coordinate"};

std::string words(TokenSpan span, const Annotation& a) {
  std::string out;
  for (const TokenId t : span) {
    out.append(a.string(a.text[t]));
    if (a.space_after[t] != 0 && t.next() < span.end()) out.push_back(' ');
  }
  return out;
}

// "past negated modal=will", the marks that are set.
std::string dump_marks(const Marks& marks, const Strings& strings) {
  std::string out;
  const auto add = [&out](std::string_view word) {
    if (!out.empty()) out.push_back(' ');
    out.append(word);
  };
  switch (marks.tense) {
    case Tense::kNone:
      break;
    case Tense::kPast:
      add("past");
      break;
    case Tense::kPresent:
      add("present");
      break;
    case Tense::kFuture:
      add("future");
      break;
  }
  if (marks.perfect) add("perfect");
  if (marks.progressive) add("progressive");
  if (marks.passive) add("passive");
  if (marks.negated) add("negated");
  if (marks.conditional_clause) add("if");
  if (marks.mood == Mood::kInterrogative) add("question");
  if (marks.mood == Mood::kImperative) add("imperative");
  if (marks.mood == Mood::kConditional) add("conditional");
  if (marks.modal.valid() && !strings[marks.modal].empty())
    add("modal=" + std::string(strings[marks.modal]));
  if (marks.hedge.valid() && !strings[marks.hedge].empty())
    add("hedge=" + std::string(strings[marks.hedge]));
  return out;
}

}  // namespace

std::string_view to_string(Slot slot) {
  return kSlotNames[static_cast<std::size_t>(slot)];
}
std::string_view to_string(Form form) {
  return kFormNames[static_cast<std::size_t>(form)];
}
std::string_view to_string(Edge edge) {
  return kEdgeNames[static_cast<std::size_t>(edge)];
}

bool parse_slot(std::string_view name, Slot& slot) {
  for (std::size_t i = 0; i < kSlotNames.size(); ++i) {
    if (kSlotNames[i] != name) continue;
    slot = static_cast<Slot>(i);
    return true;
  }
  return false;
}

const Argument* Propositions::first(PropositionId id, Slot slot) const {
  for (const Argument& argument : arguments_of(id))
    if (argument.slot == slot) return &argument;
  return nullptr;
}

void Propositions::check(const Annotation& annotation) const {
  CASUS_CHECK(at_head.size() == annotation.size());
  for (const PropositionId id : propositions.ids()) {
    const Proposition& p = propositions[id];
    CASUS_CHECK(p.head.valid() && p.head.value < annotation.size());
    CASUS_CHECK(p.sentence == annotation.sentence_of[p.head]);
    CASUS_CHECK(p.arguments.end_ <= arguments.size());
    const TokenSpan sentence = annotation.sentences[p.sentence];
    for (const Argument& argument : arguments_of(id)) {
      CASUS_CHECK(argument.head.valid() && argument.head.value < annotation.size());
      CASUS_CHECK(sentence.contains(argument.head) || argument.far == 3,
                  "argument out of sentence");
      CASUS_CHECK(argument.span.contains(argument.head));
      CASUS_CHECK(!argument.act.valid() || argument.act.value < propositions.size());
    }
    if (p.support.valid())
      CASUS_CHECK(!at_head[p.support].valid(), "support verb has a proposition");
    std::size_t steps = 0;
    for (PropositionId up = p.mother; up.valid(); up = propositions[up].mother)
      CASUS_CHECK(++steps <= propositions.size(), "cycle of mothers");
  }
}

std::string sense_of(const Proposition& p, const Strings& strings) {
  std::string out(strings[p.lemma]);
  if (p.particle.valid() && !strings[p.particle].empty()) {
    out.push_back('_');
    out.append(strings[p.particle]);
  }
  out.push_back('.');
  out.push_back(p.part);
  return out;
}

std::string dump(PropositionId id, const Propositions& propositions, const Annotation& annotation) {
  const Proposition& p = propositions.propositions[id];
  std::string out = sense_of(p, annotation.strings) + " " + std::string(to_string(p.form));
  if (p.support.valid())
    out += "(" + std::string(annotation.string(annotation.lemma[p.support])) + ")";
  for (const Argument& argument : propositions.arguments_of(id)) {
    out += " " + std::string(to_string(argument.slot)) + "=";
    if (argument.act.valid()) {
      out += "[" + sense_of(propositions.propositions[argument.act], annotation.strings) + "]";
    } else {
      out += words(argument.span, annotation);
    }
    if (argument.far > 0) out += "(far " + std::to_string(argument.far) + ")";
  }
  if (const std::string marks = dump_marks(p.marks, annotation.strings); !marks.empty())
    out += " | " + marks;
  if (p.mother.valid())
    out += " < " + sense_of(propositions.propositions[p.mother], annotation.strings) + " " +
           std::string(to_string(p.edge));
  return out;
}

}  // namespace casus
