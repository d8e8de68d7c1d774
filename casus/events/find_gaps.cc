#include "casus/events/find_gaps.h"

#include <algorithm>

#include "casus/base/utf8.h"
#include "casus/events/build_event.h"

namespace casus::events {
namespace {

using knowledge::BuiltIn;
using knowledge::ClassSet;
using knowledge::Lexicon;
using knowledge::NounClassId;

constexpr std::size_t kLongestExample = 240;

// Classes of parties that act in politics; those that the lexicon does not have are left out.
ClassSet political_classes(const Lexicon& lexicon) {
  ClassSet set;
  for (const BuiltIn built_in : {BuiltIn::kState, BuiltIn::kPerson, BuiltIn::kOrganisation,
                                 BuiltIn::kIgo, BuiltIn::kArmedGroup})
    set.add(static_cast<NounClassId>(built_in));
  for (const std::string_view name : {"body", "force"})
    if (const auto id = lexicon.noun_class(name); id) set.add(*id);
  return set;
}

// Slots that hold parties; the others hold times, places and clauses.
bool holds_parties(Slot slot) {
  switch (slot) {
    case Slot::kDoer:
    case Slot::kThing:
    case Slot::kWhom:
    case Slot::kOwner:
    case Slot::kMod:
    case Slot::kBy:
    case Slot::kWith:
    case Slot::kTo:
    case Slot::kFrom:
    case Slot::kAgainst:
    case Slot::kOf:
    case Slot::kFor:
    case Slot::kBetween:
    case Slot::kToward:
      return true;
    default:
      return false;
  }
}

bool has_party(PropositionId id, const Propositions& propositions, const TokenClasses& classes,
               const ClassSet& political) {
  for (const Argument& argument : propositions.arguments_of(id))
    if (holds_parties(argument.slot) && classes[argument.head.value].meets(political)) return true;
  return false;
}

std::string example_of(SentenceId sentence, const Annotation& a) {
  std::string text = words_of(a.sentences[sentence], a);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  if (text.size() > kLongestExample) {
    text.resize(cut_utf8(text, kLongestExample).size());
    text += " …";
  }
  return text;
}

}  // namespace

void count_predicates(const EventExtractor& extractor, const Document& document,
                      EventScratch& scratch, PredicateCounts& counts) {
  const Propositions& propositions = document.propositions;
  extractor.match(document.annotation, propositions, document.mentions, scratch);
  const Lexicon& lexicon = extractor.lexicon();
  const ClassSet political = political_classes(lexicon);
  for (const PropositionId id : propositions.propositions.ids()) {
    if (!has_party(id, propositions, scratch.classes, political)) continue;
    const Proposition& proposition = propositions.propositions[id];
    PredicateCount& predicate =
        counts[to_lower(sense_of(proposition, document.annotation.strings))];
    if (predicate.count++ > 0) continue;
    const std::uint32_t sense = lexicon.sense(sense_of(proposition, document.annotation.strings));
    predicate.in_class = sense != Lexicon::kNone;
    predicate.in_frame = predicate.in_class && !extractor.frames().entries(sense).empty();
    predicate.example = example_of(proposition.sentence, document.annotation);
  }
}

void add(const PredicateCounts& more, PredicateCounts& counts) {
  for (const auto& [sense, predicate] : more) {
    const auto [at, is_new] = counts.try_emplace(sense, predicate);
    if (!is_new) at->second.count += predicate.count;
  }
}

Coverage coverage_of(const PredicateCounts& counts) {
  Coverage coverage;
  for (const auto& [sense, predicate] : counts) {
    coverage.predicates += predicate.count;
    if (predicate.in_class) coverage.in_class += predicate.count;
    if (predicate.in_frame) coverage.in_frame += predicate.count;
  }
  return coverage;
}

std::vector<std::string> gaps_of(const PredicateCounts& counts, std::size_t most) {
  std::vector<std::string> gaps;
  for (const auto& [sense, predicate] : counts)
    if (!predicate.in_class) gaps.push_back(sense);
  std::stable_sort(gaps.begin(), gaps.end(), [&counts](const auto& a, const auto& b) {
    return counts.at(a).count > counts.at(b).count;
  });
  if (gaps.size() > most) gaps.resize(most);
  return gaps;
}

}  // namespace casus::events
