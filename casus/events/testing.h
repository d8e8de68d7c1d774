// A small document and rules made by hand, for the tests of this room.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "casus/events/extract_events.h"
#include "casus/types/document.h"
#include "casus/types/recorded_annotation.h"

namespace casus::events::testing {

// Sentences as "text|POS|lemma|head …": head from 1 in the sentence, 0 for the root; `\n` parts
// sentences. Propositions, mentions and assertions are added one by one.
class TestDocument {
 public:
  explicit TestDocument(const std::string& sentences) {
    RecordedAnnotation read = read_recorded_annotation(lines_of(sentences)).take();
    article_ = std::make_unique<Article>();
    article_->text = read.text;
    article_->blocks.push({TextSpan(0, read.text.size()), BlockRole::kBody, 0, true});
    document_.article = article_.get();
    document_.annotation = std::move(read.annotation);
    document_.propositions.at_head.assign(document_.annotation.size(), PropositionId());
  }

  struct Filled {
    Slot slot;
    std::uint32_t begin, end, head;
    std::uint8_t far = 0;
  };

  // The predicate is the token `head`; its lemma and sentence come from the annotation.
  PropositionId add(char part, std::uint32_t head, const std::vector<Filled>& arguments,
                    Form form = Form::kFinite) {
    Propositions& p = document_.propositions;
    Proposition proposition;
    proposition.lemma = document_.annotation.lemma[TokenId(head)];
    proposition.part = part;
    proposition.head = TokenId(head);
    proposition.span = TokenSpan(head, head + 1);
    proposition.form = form;
    proposition.sentence = document_.annotation.sentence_of[TokenId(head)];
    const std::size_t first = p.arguments.size();
    for (const Filled& filled : arguments) {
      Argument argument;
      argument.slot = filled.slot;
      argument.head = TokenId(filled.head);
      argument.span = TokenSpan(filled.begin, filled.end);
      argument.far = filled.far;
      argument.act = filled.slot == Slot::kAct ? p.at_head[TokenId(filled.head)] : PropositionId();
      p.arguments.push(argument);
    }
    proposition.arguments = ArgumentRange(first, p.arguments.size());
    const PropositionId id = p.propositions.push(proposition);
    p.at_head[TokenId(head)] = id;
    document_.assertions.of.push({});
    return id;
  }
  void embed(PropositionId inner, PropositionId outer, Edge edge) {
    document_.propositions.propositions[inner].mother = outer;
    document_.propositions.propositions[inner].edge = edge;
  }

  ActorIndex add_actor(const std::string& name, ActorKind kind, const std::string& country) {
    Actor actor;
    actor.id = "n:" + name;
    actor.name = name;
    actor.kind = kind;
    actor.country = country;
    return document_.mentions.actors.push(actor);
  }
  void mention(ActorIndex actor, std::uint32_t token) {
    ActorMention mention;
    mention.span = TokenSpan(token, token + 1);
    mention.head = TokenId(token);
    mention.actor = actor;
    document_.mentions.actor_mentions.push_back(mention);
    document_.mentions.index(document_.annotation.size());
  }
  void time(std::uint32_t begin, std::uint32_t end, std::string_view iso_day) {
    TimeMention time;
    time.span = TokenSpan(begin, end);
    const auto day = parse_iso_day(iso_day);
    time.when = When{day, day, Grain::kDay, false};
    document_.mentions.times.push_back(time);
    document_.mentions.index(document_.annotation.size());
  }
  void place(std::uint32_t token, const std::string& country, PlaceLevel level) {
    PlaceMention place;
    place.span = TokenSpan(token, token + 1);
    place.head = TokenId(token);
    place.name = std::string(document_.annotation.string(document_.annotation.text[place.head]));
    place.country = country;
    place.level = level;
    document_.mentions.places.push_back(place);
    document_.mentions.index(document_.annotation.size());
  }
  void quantity(std::uint32_t token, std::uint32_t thing, double value) {
    QuantityMention quantity;
    quantity.span = TokenSpan(token, token + 1);
    quantity.thing_head = TokenId(thing);
    quantity.value = value;
    quantity.thing = "things";
    document_.mentions.quantities.push_back(quantity);
    document_.mentions.index(document_.annotation.size());
  }

  // Of a document in which nothing was matched yet.
  MatchView view() {
    (void)document();
    return {document_.annotation, document_.propositions, document_.mentions, classes_, fired_};
  }
  Document& document() {
    document_.mentions.index(document_.annotation.size());
    return document_;
  }
  Article& article() { return *article_; }
  Assertion& assertion(PropositionId id) { return document_.assertions.of[id]; }

 private:
  static std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
      if (c == at) {
        parts.emplace_back();
      } else {
        parts.back().push_back(c);
      }
    }
    return parts;
  }
  static std::string tag_of(const std::string& pos, const std::string& text) {
    const bool plural = text.size() > 1 && text.back() == 's';
    if (pos == "PROPN") return "NNP";
    if (pos == "NOUN") return plural ? "NNS" : "NN";
    if (pos == "VERB") return "VBD";
    if (pos == "NUM") return "CD";
    if (pos == "ADP") return "IN";
    if (pos == "PUNCT") return ".";
    return "JJ";
  }
  static std::string lines_of(const std::string& sentences) {
    std::string lines;
    for (const std::string& sentence : split(sentences, '\n')) {
      for (const std::string& token : split(sentence, ' ')) {
        const std::vector<std::string> f = split(token, '|');
        lines += f[0] + "\t_\t" + tag_of(f[1], f[0]) + "\t" + f[1] + "\t-\t" + f[2] + "\t" + f[3] +
                 "\t" + (f[3] == "0" ? "ROOT" : "dep") + "\t-\n";
      }
      lines += "\n";
    }
    return lines;
  }

  std::unique_ptr<Article> article_;
  Document document_;
  TokenClasses classes_;
  std::vector<std::vector<Firing>> fired_;
};

// Rules: weapon, force (a kind of agent), relief; and the frames
//   arms_transfer  AID      send.v, delivery.n  doer (agent) thing (weapon) to (agent), stage
//   aid            AID      send.v              doer (agent) thing (relief) to maybe (agent)
//   meeting        CONSULT  meet.v              doer (agent), symmetric, with (agent)
//   call_for       REQUEST  urge.v              doer (agent) thing maybe (agent) act, hypothetical,
//                                               the embedded act gets doer=thing
inline knowledge::OpenFieldWeights test_open_fields() {
  using knowledge::RoleFeature;
  knowledge::OpenFieldTables tables;
  for (auto& role : tables.roles) {
    for (knowledge::RoleWeights& row : role) {
      row.nobody = 0.9;
      row.of[static_cast<std::size_t>(RoleFeature::kClauseAfter)] = 2;
      row.of[static_cast<std::size_t>(RoleFeature::kPartner)] = 1;
      row.of[static_cast<std::size_t>(RoleFeature::kInnermostSource)] = 1;
      row.of[static_cast<std::size_t>(RoleFeature::kSameSide)] = -3;
    }
  }
  for (knowledge::RoleWeights& row : tables.roles[1])  // A source is no counterpart.
    row.of[static_cast<std::size_t>(RoleFeature::kSource)] = -5;
  for (knowledge::DateWeights& row : tables.dates) {
    row.nobody = 0.9;
    row.of[static_cast<std::size_t>(knowledge::DateFeature::kLastDated)] = 1;
    row.of[static_cast<std::size_t>(knowledge::DateFeature::kPerfect)] = -1;
  }
  return knowledge::OpenFieldWeights::read(tables.write()).take();
}

class TestRules {
 public:
  TestRules();
  const knowledge::Lexicon& lexicon() const { return lexicon_; }
  const knowledge::Frames& frames() const { return frames_; }
  const knowledge::Ontology& ontology() const { return ontology_; }
  // In every type: the clause counts for most, then the partner of the act before; the date of the
  // last dated act holds on.
  const knowledge::OpenFieldWeights& open_fields() const { return open_fields_; }
  EventExtractor extractor() const { return {lexicon_, frames_, ontology_, open_fields_}; }

 private:
  knowledge::Lexicon lexicon_;
  knowledge::Frames frames_;
  knowledge::Ontology ontology_;
  knowledge::OpenFieldWeights open_fields_ = test_open_fields();
};

inline TestRules::TestRules() {
  using namespace knowledge;  // NOLINT: the fixture speaks of nothing else
  LexiconTables l;
  for (const std::string_view name : kBuiltInNames)
    l.noun_classes.push_back({std::string(name), {}, {}});
  for (const char* name : {"weapon", "force", "relief"}) l.noun_classes.push_back({name, {}, {}});
  const auto id = [&l](std::string_view name) {
    NounClassId found = 0;
    while (l.noun_classes[found].name != name) ++found;
    return found;
  };
  for (std::size_t i = 0; i < l.noun_classes.size(); ++i) {
    NounClass& c = l.noun_classes[i];
    c.closure.add(static_cast<NounClassId>(i));
    const bool is_agent = i <= static_cast<std::size_t>(BuiltIn::kPopulation) || c.name == "force";
    if (is_agent) c.closure.add(id("agent"));
    c.party = is_agent;
  }
  l.noun_classes[id("weapon")].disjoint.add(id("force"));
  l.noun_classes[id("force")].disjoint.add(id("weapon"));
  l.words = {"rocket", "grain", "soldier", "air", "defence", "system"};
  const auto closure = [&](std::string_view name) { return l.noun_classes[id(name)].closure; };
  l.trie = {{0, 4, {}},
            {4, 0, closure("weapon")},
            {4, 0, closure("relief")},
            {4, 0, closure("force")},
            {4, 1, {}},
            {5, 1, {}},
            {6, 0, closure("weapon")}};
  l.trie_children = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 6}};
  l.valencies = {{"any", {}}};
  for (const char* name : {"TRANSFER", "MEET", "URGE"})
    l.predicate_classes.push_back({name, 0, {}});
  l.senses = {{"delivery.n", {{0, {}, {}}}},
              {"meet.v", {{1, {}, {}}}},
              {"send.v", {{0, {}, {}}}},
              {"urge.v", {{2, {}, {}}}}};
  lexicon_ = Lexicon::read(l.write()).take();

  const auto slot = [](Slot s) { return Path{Path::Kind::kSlot, s, {}}; };
  const auto cell = [&](Field field, std::vector<Slot> slots, std::string_view name, bool maybe) {
    Cell c;
    c.field = field;
    c.maybe = maybe;
    for (const Slot s : slots) c.paths.push_back(slot(s));
    c.any = name == "any";
    if (!c.any) {
      c.classes.add(id(name));
      c.climb = c.names = l.noun_classes[id(name)].party;
    }
    c.record_role = field == Field::kActor ? "actor" : "addressee";
    c.text = std::string(name);
    return c;
  };
  FrameTables f;
  const auto frame = [&f](const std::string& name, EventType type, bool speech, bool symmetric) {
    Frame out;
    out.name = name;
    out.type = type;
    out.file = "test.yaml";
    out.speech = speech;
    out.symmetric = symmetric;
    f.frames.push_back(std::move(out));
  };
  frame("aid", EventType::kAid, false, false);
  frame("arms_transfer", EventType::kAid, false, false);
  frame("call_for", EventType::kRequest, true, false);
  frame("meeting", EventType::kConsult, false, true);
  f.frames[1].stage = {{"send", "shipped"}, {"delivery", "delivered"}};
  const auto row = [&](std::uint16_t of, char part, std::vector<Cell> cells) {
    Row r;
    r.frame = of;
    r.reading = 1;
    r.part = part;
    r.forms = 0x1BF;  // All but the noun that is an argument.
    r.cells = std::move(cells);
    f.rows.push_back(std::move(r));
  };
  row(0, 'v',
      {cell(Field::kThing, {Slot::kThing}, "relief", false),
       cell(Field::kActor, {Slot::kDoer}, "agent", false),
       cell(Field::kRecipient, {Slot::kTo}, "agent", true)});
  row(1, 'v',
      {cell(Field::kThing, {Slot::kThing}, "weapon", false),
       cell(Field::kActor, {Slot::kDoer}, "agent", false),
       cell(Field::kRecipient, {Slot::kTo}, "agent", false)});
  row(1, 'n',
      {cell(Field::kThing, {Slot::kOf, Slot::kMod}, "weapon", false),
       cell(Field::kActor, {Slot::kOwner, Slot::kMod}, "agent", true),
       cell(Field::kRecipient, {Slot::kTo}, "agent", true)});
  for (const std::size_t r : {1U, 2U})
    f.rows[r].slots = {{"stage", SlotSource::Kind::kVerb, {}, ""}};
  row(2, 'v',
      {cell(Field::kActor, {Slot::kDoer}, "agent", false),
       cell(Field::kRecipient, {Slot::kThing}, "agent", true),
       cell(Field::kAct, {Slot::kAct}, "any", false)});
  f.rows[3].is_operator = true;
  f.rows[3].inner = Effect::kHypothetical;
  f.rows[3].fills = {{Slot::kDoer, {slot(Slot::kThing)}}};
  row(3, 'v',
      {cell(Field::kActor, {Slot::kDoer}, "agent", false),
       cell(Field::kRecipient, {Slot::kWith, Slot::kThing}, "agent", true)});
  f.entries = {{2, 0}, {4, 0}, {0, 0}, {1, 0}, {3, 0}};
  f.first_entry = {0, 1, 2, 4, 5};
  frames_ = Frames::read(f.write(), lexicon_).take();

  OntologyTables o;
  for (TypeFacts& facts : o.types) facts.quad = 1;
  StatusRow drop, negated, hypothetical, adverse, rest;
  drop.effect = 1U << static_cast<unsigned>(Effect::kDrop);
  drop.is_event = false;
  negated.factuality = 1U << static_cast<unsigned>(Factuality::kNegated);
  negated.is_event = false;
  negated.why = "it did not happen";
  hypothetical.effect = 1U << static_cast<unsigned>(Effect::kHypothetical);
  hypothetical.gives = EventStatus::kHypothetical;
  adverse.claim = 1U << static_cast<unsigned>(Claim::kAdverse);
  adverse.gives = EventStatus::kAlleged;
  o.status = {drop, negated, hypothetical, adverse, rest};
  o.quantities = {{"soldier", "troops"}};
  ontology_ = Ontology::read(o.write()).take();
}

}  // namespace casus::events::testing
