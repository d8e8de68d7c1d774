#include "casus/events/class_marker.h"

#include "casus/base/utf8.h"

namespace casus::events {
namespace {

using knowledge::BuiltIn;
using knowledge::ClassSet;
using knowledge::Lexicon;

constexpr std::uint32_t kUnseen = 0xFFFFFFFEU;
constexpr std::size_t kLongestList = 12;  // Tokens after a measured thing that are searched.

// Head of a run of tokens: the one whose own head lies outside.
TokenId head_of(TokenSpan span, const Annotation& a) {
  TokenId t = span.end().before();
  for (std::uint32_t steps = 0; steps < span.size() && span.contains(a.head[t]) && a.head[t] != t;
       ++steps)
    t = a.head[t];
  return t;
}

bool is_currency(const std::string& unit) {
  if (unit.size() != 3) return false;
  for (const char c : unit)
    if (c < 'A' || c > 'Z') return false;
  return true;
}

BuiltIn built_in_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::kState:
      return BuiltIn::kState;
    case ActorKind::kPerson:
      return BuiltIn::kPerson;
    case ActorKind::kOrganisation:
      return BuiltIn::kOrganisation;
    case ActorKind::kIgo:
      return BuiltIn::kIgo;
    case ActorKind::kArmedGroup:
      return BuiltIn::kArmedGroup;
  }
  return BuiltIn::kOrganisation;
}

}  // namespace

void ClassMarker::add(BuiltIn built_in, TokenId token, TokenClasses& classes) const {
  const auto id = static_cast<std::size_t>(built_in);
  classes[token.value].add(lexicon_->tables().noun_classes[id].closure);
}

std::uint32_t ClassMarker::word(TokenId token, const Annotation& a, Scratch& scratch) const {
  const StringId lemma = a.lemma[token];
  if (!lemma.valid()) return Lexicon::kNone;
  if (lemma.value >= scratch.word_of_string.size())
    scratch.word_of_string.resize(a.strings.size(), kUnseen);
  std::uint32_t& word = scratch.word_of_string[lemma.value];
  if (word == kUnseen) word = lexicon_->word(to_lower(a.string(lemma)));
  return word;
}

// A name of a person or organisation is not what its words mean ("Mr. Rocket").
void ClassMarker::mark_words(const Annotation& a, const Mentions& mentions, Scratch& scratch,
                             TokenClasses& classes) const {
  TokenId t(0);
  while (t.value < a.size()) {
    std::uint32_t node = 0;
    TokenId best_end = t;
    ClassSet best;
    const std::uint32_t limit = a.sentences[a.sentence_of[t]].end_;
    for (TokenId at = t; at.value < limit; ++at) {
      const std::uint32_t w = word(at, a, scratch);
      if (w == Lexicon::kNone) break;
      node = lexicon_->step(node, w);
      if (node == Lexicon::kNone) break;
      if (lexicon_->tables().trie[node].classes.empty()) continue;
      best_end = at.next();
      best = lexicon_->tables().trie[node].classes;
    }
    if (best_end == t) {
      ++t;
      continue;
    }
    const TokenId head = head_of(TokenSpan(t, best_end), a);
    const ActorMention* name = mentions.actor_at(head);
    const bool is_name = name != nullptr && a.pos[head] == Pos::kPropn && !name->is_modifier;
    if (!is_name) classes[head.value].add(best);
    t = best_end;
  }
}

// The recogniser is asked only about names that no mention explains.
void ClassMarker::mark_entities(const Annotation& a, TokenClasses& classes) const {
  for (const Entity& entity : a.entities) {
    const TokenId head = head_of(entity.span, a);
    if (!classes[head.value].empty()) continue;
    switch (entity.type) {
      case EntityType::kPerson:
        add(BuiltIn::kPerson, head, classes);
        break;
      case EntityType::kOrg:
        add(BuiltIn::kOrganisation, head, classes);
        break;
      case EntityType::kNorp:
        add(BuiltIn::kAgent, head, classes);
        break;
      case EntityType::kGpe:
        add(BuiltIn::kPlace, head, classes);
        break;
      case EntityType::kLoc:
      case EntityType::kFac:
        add(BuiltIn::kPlace, head, classes);
        break;
      case EntityType::kMoney:
        add(BuiltIn::kMoney, head, classes);
        break;
      default:
        break;
    }
  }
}

void ClassMarker::mark_mentions(const Mentions& mentions, TokenClasses& classes) const {
  for (const ActorMention& mention : mentions.actor_mentions) {
    const Actor& actor = mentions.actors[mention.actor];
    add(built_in_of(actor.kind), mention.head, classes);
    if (actor.population) add(BuiltIn::kPopulation, mention.head, classes);
  }
  for (const PlaceMention& place : mentions.places) {
    const bool is_country = place.level == PlaceLevel::kCountry;
    add(is_country ? BuiltIn::kCountry : BuiltIn::kPlace, place.head, classes);
    if (place.level == PlaceLevel::kCity) add(BuiltIn::kCity, place.head, classes);
  }
  for (const QuantityMention& quantity : mentions.quantities) {
    const TokenId last = quantity.span.end().before();
    add(BuiltIn::kNumber, last, classes);
    if (!is_currency(quantity.unit)) continue;
    for (const TokenId t : quantity.span) add(BuiltIn::kMoney, t, classes);
    if (quantity.thing_head.valid()) add(BuiltIn::kMoney, quantity.thing_head, classes);
  }
}

// "40 tonnes of rice", "a group of soldiers": the phrase is what is measured, too.
void ClassMarker::mark_measures(const Annotation& a, TokenClasses& classes) const {
  if (!measure_) return;
  for (std::size_t i = a.size(); i-- > 2;) {  // From the right: "boxes of packets of biscuits".
    const TokenId thing(i);
    const TokenId of = a.head[thing];
    if (of == thing || a.dep[thing] != Dep::kpobj || a.string(a.lower[of]) != "of") continue;
    const TokenId measure = a.head[of];
    if (measure == of || !classes[measure.value].has(*measure_)) continue;
    classes[measure.value].add(classes[thing.value]);
    for (std::size_t k = i + 1; k < a.size() && k < i + kLongestList; ++k)
      if (a.head[TokenId(k)] == thing && a.dep[TokenId(k)] == Dep::kconj)
        classes[measure.value].add(classes[k]);
  }
}

void ClassMarker::operator()(const Annotation& a, const Mentions& mentions, Scratch& scratch,
                             TokenClasses& classes) const {
  classes.assign(a.size(), ClassSet());
  scratch.word_of_string.assign(a.strings.size(), kUnseen);
  if (lexicon_->tables().noun_classes.empty() || a.size() == 0) return;
  mark_words(a, mentions, scratch, classes);
  mark_mentions(mentions, classes);
  mark_entities(a, classes);
  mark_measures(a, classes);
  for (const TokenId t : a.tokens()) {
    if (a.pos[t] != Pos::kPron || !classes[t.value].empty()) continue;
    const std::string_view lower = a.string(a.lower[t]);
    if (lower == "he" || lower == "she" || lower == "they" || lower == "we" || lower == "i" ||
        lower == "him" || lower == "her" || lower == "them" || lower == "us" || lower == "who" ||
        lower == "his" || lower == "their" || lower == "our")
      add(BuiltIn::kAgent, t, classes);
  }
}

}  // namespace casus::events
