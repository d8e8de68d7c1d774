#include "casus/events/match.h"

#include <algorithm>

#include "casus/events/fillers.h"

namespace casus::events {

using knowledge::Cell;
using knowledge::ClassSet;
using knowledge::Field;
using knowledge::Member;
using knowledge::Need;
using knowledge::Path;
using knowledge::Row;
using knowledge::Test;

// One reading on one proposition. With an attempt to fill, it goes on after a failure.
class ReadingTest {
 public:
  ReadingTest(const Matcher& matcher, const FillerFinder& finder, const MatchView& view,
              PropositionId id, Attempt* attempt)
      : lexicon_(*matcher.lexicon_),
        finder_(finder),
        view_(view),
        proposition_(view.propositions.propositions[id]),
        id_(id),
        attempt_(attempt) {}

  ReadingTest(const knowledge::Lexicon& lexicon, const FillerFinder& finder, const MatchView& view,
              PropositionId id)
      : lexicon_(lexicon),
        finder_(finder),
        view_(view),
        proposition_(view.propositions.propositions[id]),
        id_(id),
        attempt_(nullptr) {}

  // The conditions in brackets hold.
  bool is_member(const Member& member) {
    bool holds = stands_after(member);
    for (const Need& need : member.needs)
      if (holds || attempt_ != nullptr) holds = test_need(need) && holds;
    return holds;
  }

  // Fills `firing.fillers`.
  bool run(const Row& row, const Member& member, Firing& firing) {
    if ((row.forms >> static_cast<unsigned>(proposition_.form) & 1U) == 0) {
      if (attempt_ != nullptr) attempt_->wrong_form = true;
      return false;
    }
    bool holds = is_member(member);
    holds = test_cells(row, firing, holds);
    if (!holds && attempt_ == nullptr) return false;
    for (const Cell& veto : row.vetoes) holds = test_veto(veto) && holds;
    for (const Test& test : row.tests) holds = run_test(test, row, firing) && holds;
    return test_word(row.word) && holds;
  }

 private:
  // The embedded act is chosen first, because others may look into it; where no act stands, the
  // cell is content with what the others leave.
  bool test_cells(const Row& row, Firing& firing, bool holds) {
    firing.fillers.assign(row.cells.size(), {});
    find_act(row, firing);
    for (const bool is_act : {false, true}) {
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const Cell& cell = row.cells[c];
        if ((cell.field == Field::kAct) != is_act) continue;
        if (!holds && attempt_ == nullptr) return false;
        note_field(cell.field, static_cast<int>(c), firing);
        if (firing.fillers[c].empty()) holds = test_cell(cell, firing.fillers[c]) && holds;
      }
    }
    return holds;
  }

  void find_act(const Row& row, Firing& firing) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (row.cells[c].field != Field::kAct) continue;
      for (const Path& path : row.cells[c].paths) {
        std::vector<Filler> fillers;
        finder_.collect(path, PropositionId(), fillers);
        std::erase_if(fillers, [](const Filler& f) { return !f.act.valid(); });
        firing.fillers[c] = fitting_acts(row.cells[c], fillers);
        if (firing.fillers[c].empty()) continue;
        act_ = firing.fillers[c].front().act;
        break;
      }
    }
  }

  static void note_field(Field field, int cell, Firing& firing) {
    if (field == Field::kActor) firing.actor_cell = cell;
    if (field == Field::kRecipient) firing.recipient_cell = cell;
  }

  bool fail(const std::string& condition, const std::string& found) {
    if (attempt_ != nullptr) attempt_->failures.push_back({condition, found});
    return false;
  }

  // "joint press conference": a word of the predicate fills nothing.
  [[nodiscard]] bool is_own_word(const Filler& filler) const {
    return filler.head < proposition_.head &&
           filler.head.value + own_words_ >= proposition_.head.value;
  }

  bool stands_after(const Member& member) {
    own_words_ = static_cast<std::uint32_t>(member.before.size());
    const Annotation& a = view_.annotation;
    TokenId at = proposition_.head;
    for (std::size_t i = member.before.size(); i-- > 0;) {
      if (at.value == 0) return fail("after '" + member.before[i] + "'", "nothing before it");
      at = at.before();
      const std::string_view lemma = a.string(a.lemma[at]);
      const std::string_view lower = a.string(a.lower[at]);
      if (lemma != member.before[i] && lower != member.before[i])
        return fail("after '" + member.before[i] + "'", std::string(lower));
    }
    return true;
  }

  [[nodiscard]] bool has_support(const Need& need) const {
    if (!proposition_.support.valid())
      return need.kind == Need::Kind::kNotSupport || need.verbs.empty();
    const Annotation& a = view_.annotation;
    const std::string_view verb = a.string(a.lemma[proposition_.support]);
    const bool is_listed =
        std::any_of(need.verbs.begin(), need.verbs.end(), [verb](const std::string& wanted) {
          return wanted == verb || std::string_view(wanted).substr(0, wanted.find('_')) == verb;
        });
    return is_listed == (need.kind == Need::Kind::kSupport);
  }

  bool test_need(const Need& need) {
    if (need.kind == Need::Kind::kSupport || need.kind == Need::Kind::kNotSupport)
      return has_support(need) || fail(need.text, "another support verb");
    std::vector<Filler> fillers;
    for (const Slot slot : need.slots) {
      std::vector<Filler> of_slot;
      const Path path{Path::Kind::kSlot, slot, {}};
      finder_.collect(path, PropositionId(), of_slot);
      std::erase_if(
          of_slot, [&](const Filler& f) { return f.far > farthest_thing(path) || is_own_word(f); });
      fillers.insert(fillers.end(), of_slot.begin(), of_slot.end());
    }
    if (need.kind == Need::Kind::kNone)
      return fillers.empty() || fail(need.text, finder_.describe(fillers.front()));
    if (fillers.empty()) return fail(need.text, "nothing there");
    if (need.kind == Need::Kind::kAny) return true;
    const bool found = std::any_of(fillers.begin(), fillers.end(), [&](const Filler& f) {
      return finder_.verdict(f.head, need.classes) == Verdict::kYes ||
             (need.names && finder_.is_unknown_name(f.head));
    });
    if (found == (need.kind == Need::Kind::kClass)) return true;
    return fail(need.text, finder_.describe(fillers.front()));
  }

  // A phrase that the parser hung on the object ("described the raid as a crime") is the clause's.
  static std::uint8_t farthest_thing(const Path& path) {
    return path.kind == Path::Kind::kSlot && path.slot >= Slot::kBy ? 1 : 0;
  }

  // Those fillers of a path that are of the wanted classes, nearest ones only. `refused` becomes
  // true when a filler is surely something else.
  std::vector<Filler> fitting(const Cell& cell, const Path& path,
                              const std::vector<Filler>& fillers, bool& refused) const {
    std::vector<Filler> found;
    for (const Filler& filler : fillers) {
      if (filler.far > farthest_thing(path) && filler.far < 3 && !cell.climb && !cell.any) continue;
      Filler fit = filler;
      bool fits = cell.any;
      if (!fits) {
        const Verdict verdict = finder_.verdict(filler.head, cell.classes);
        refused = refused || (verdict == Verdict::kNo && filler.far == 0);
        fits = verdict == Verdict::kYes;
      }
      if (!fits && cell.names && finder_.is_unknown_name(filler.head)) fits = fit.unknown = true;
      if (!fits && cell.climb && filler.far == 0) fits = finder_.climb(filler, cell.classes, fit);
      if (fits) found.push_back(fit);
    }
    return nearest(found);
  }

  static std::vector<Filler> nearest(const std::vector<Filler>& fillers) {
    std::vector<Filler> out;
    std::uint8_t least = 255;
    for (const Filler& filler : fillers) least = std::min(least, filler.far);
    for (const Filler& filler : fillers) {
      const bool is_there = std::any_of(out.begin(), out.end(), [&filler](const Filler& other) {
        return other.head == filler.head;
      });
      if (filler.far == least && !is_there) out.push_back(filler);
    }
    return out;
  }

  // What stands in the clause itself comes before what is raised from its host.
  bool test_cell(const Cell& cell, std::vector<Filler>& out) {
    bool refused = false;
    std::vector<Filler> all;
    for (const bool from_host : {false, true}) {
      for (const Path& path : cell.paths) {
        std::vector<Filler> fillers;
        finder_.collect(path, act_, fillers);
        std::erase_if(fillers, [&](const Filler& f) {
          return (f.far >= 3) != from_host || is_used(f, cell.field) || is_own_word(f);
        });
        all.insert(all.end(), fillers.begin(), fillers.end());
        out = cell.field == Field::kAct ? fitting_acts(cell, fillers)
                                        : fitting(cell, path, fillers, refused);
        if (out.empty()) continue;
        if (cell.field == Field::kAct) act_ = out.front().act;
        if (cell.field == Field::kThing || cell.field == Field::kActor ||
            cell.field == Field::kRecipient)
          for (const Filler& filler : out) used_.push_back(filler.origin);
        return true;
      }
    }
    if (cell.maybe && !refused) return true;
    const std::string condition = std::string(to_string(cell.field)) + ": " + cell.text;
    return fail(condition, all.empty() ? "nothing there" : finder_.describe(all.front()));
  }

  // One argument has one part in the act; where it took place it may tell besides.
  [[nodiscard]] bool is_used(const Filler& filler, Field field) const {
    if (field == Field::kPlace || field == Field::kTopic) return false;
    return std::find(used_.begin(), used_.end(), filler.origin) != used_.end();
  }

  std::vector<Filler> fitting_acts(const Cell& cell, const std::vector<Filler>& fillers) const {
    std::vector<Filler> found;
    for (const Filler& filler : fillers) {
      if (filler.far > 0 || filler.act == id_) continue;
      if (!cell.frames.empty() && !became(filler.act, cell)) continue;
      if (!cell.senses.empty() && !is_of_class(filler.act, cell)) continue;
      if (!cell.any && cell.frames.empty() && cell.senses.empty() &&
          finder_.verdict(filler.head, cell.classes) != Verdict::kYes)
        continue;
      found.push_back(filler);
    }
    return found;
  }

  [[nodiscard]] bool became(PropositionId act, const Cell& cell) const {
    if (!act.valid()) return false;
    const std::vector<Firing>& fired = view_.fired[act.value];
    return std::any_of(fired.begin(), fired.end(), [&](const Firing& firing) {
      return std::binary_search(cell.frames.begin(), cell.frames.end(), firing.frame);
    });
  }

  [[nodiscard]] bool is_of_class(PropositionId act, const Cell& cell) const {
    if (!act.valid()) return false;
    const Proposition& inner = view_.propositions.propositions[act];
    const std::uint32_t sense = lexicon_.sense(sense_of(inner, view_.annotation.strings));
    if (sense == knowledge::Lexicon::kNone) return false;
    const std::vector<Member>& members = lexicon_.members(sense);
    const FillerFinder finder(lexicon_, view_, act, {});
    ReadingTest inner_test(lexicon_, finder, view_, act);
    return std::any_of(members.begin(), members.end(), [&](const Member& member) {
      return std::binary_search(cell.senses.begin(), cell.senses.end(), member.predicate_class) &&
             inner_test.is_member(member);
    });
  }

  bool test_veto(const Cell& veto) {
    for (const Path& path : veto.paths) {
      std::vector<Filler> fillers;
      finder_.collect(path, act_, fillers);
      for (const Filler& filler : fillers) {
        if (filler.far > 0) continue;
        if (veto.any || finder_.verdict(filler.head, veto.classes) == Verdict::kYes)
          return fail(veto.text, finder_.describe(filler));
      }
    }
    return true;
  }

  std::vector<Filler> all_fillers(const std::vector<Path>& paths) const {
    std::vector<Filler> fillers;
    for (const Path& path : paths) finder_.collect(path, act_, fillers);
    return fillers;
  }

  // The role as the reading filled it, else what stands in its slots.
  std::vector<Filler> chosen(const std::vector<Path>& paths, const Row& row,
                             const Firing& firing) const {
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      if (row.cells[c].paths == paths && !firing.fillers[c].empty()) return firing.fillers[c];
    return all_fillers(paths);
  }

  [[nodiscard]] bool is_plural(const std::vector<Filler>& fillers) const {
    const Annotation& a = view_.annotation;
    if (fillers.size() > 1) return true;
    return std::any_of(fillers.begin(), fillers.end(), [&a](const Filler& f) {
      const std::string_view lower = a.string(a.lower[f.head]);
      return a.tag[f.head] == Tag::kNNS || a.tag[f.head] == Tag::kNNPS || lower == "they" ||
             lower == "both" || lower == "we";
    });
  }

  bool run_test(const Test& test, const Row& row, const Firing& firing) {
    bool holds = true;
    switch (test.kind) {
      case Test::Kind::kPlural:
        holds = is_plural(chosen(test.a, row, firing));
        break;
      case Test::Kind::kNo:
        holds = all_fillers(test.a).empty();
        break;
      case Test::Kind::kSame:
        holds = are_same(chosen(test.a, row, firing), chosen(test.b, row, firing));
        break;
      case Test::Kind::kFar:
        for (const Filler& f : chosen(test.a, row, firing)) holds = holds && f.far < test.bound;
        break;
      case Test::Kind::kDiffer: {
        const std::vector<Filler> a = chosen(test.a, row, firing);
        const std::vector<Filler> b = chosen(test.b, row, firing);
        holds = !a.empty() && !b.empty() && !are_same(a, b);
        break;
      }
      case Test::Kind::kModal:
      case Test::Kind::kNegated:
        holds = test_marks(test);
        break;
      case Test::Kind::kNoEvent:
        holds = !act_.valid() || view_.fired[act_.value].empty();
        break;
    }
    return holds || fail("when: " + test.text, "it is not so");
  }

  [[nodiscard]] bool test_marks(const Test& test) const {
    const PropositionId of = test.of_act ? act_ : id_;
    if (!of.valid()) return false;
    const Marks& marks = view_.propositions.propositions[of].marks;
    if (test.kind == Test::Kind::kNegated) return marks.negated;
    if (!marks.modal.valid()) return false;
    const std::string_view modal = view_.annotation.string(marks.modal);
    return std::binary_search(test.modals.begin(), test.modals.end(), modal);
  }

  // One token, one actor, one coreference cluster; a pronoun that nothing is known of is taken for
  // the other one ("Togo said it would …").
  [[nodiscard]] bool are_same(const std::vector<Filler>& a, const std::vector<Filler>& b) const {
    if (a.empty() || b.empty()) return false;
    const TokenId x = a.front().head;
    const TokenId y = b.front().head;
    if (x == y) return true;
    const ActorIndex of_x = actor_of(x);
    const ActorIndex of_y = actor_of(y);
    if (of_x.valid() && of_y.valid()) return of_x == of_y;
    const Annotation& an = view_.annotation;
    return an.pos[x] == Pos::kPron || an.pos[y] == Pos::kPron;
  }

  [[nodiscard]] ActorIndex actor_of(TokenId token) const {
    if (const ActorMention* mention = view_.mentions.actor_at(token)) return mention->actor;
    for (const CoreferenceMention& mention : view_.mentions.coreference)
      if (mention.head == token) return mention.actor;
    return ActorIndex();
  }

  bool test_word(const knowledge::WordTest& word) {
    if (word.text.empty()) return true;
    const Annotation& a = view_.annotation;
    for (const TokenId t : clause_of(id_, view_)) {
      const std::string_view lemma = a.string(a.lemma[t]);
      if (std::binary_search(word.lemmas.begin(), word.lemmas.end(), lemma) ||
          view_.classes[t.value].meets(word.classes))
        return true;
    }
    return fail("word: " + word.text, "not in the clause");
  }

  const knowledge::Lexicon& lexicon_;
  const FillerFinder& finder_;
  const MatchView& view_;
  const Proposition& proposition_;
  PropositionId id_;
  Attempt* attempt_;
  PropositionId act_;
  std::vector<TokenId> used_;    // Heads of arguments that have a part already.
  std::uint32_t own_words_ = 0;  // Words before the head that belong to the predicate.
};

TokenSpan clause_of(PropositionId id, const MatchView& view) {
  const Proposition& p = view.propositions.propositions[id];
  const TokenSpan sentence = view.annotation.sentences[p.sentence];
  TokenSpan span = p.span.empty() ? TokenSpan(p.head, p.head.next()) : p.span;
  if (p.support.valid() && sentence.contains(p.support))
    span = span.cover(TokenSpan(p.support, p.support.next()));
  for (const Argument& argument : view.propositions.arguments_of(id))
    if (argument.far < 3 && sentence.contains(argument.span)) span = span.cover(argument.span);
  return span;
}

namespace {

// "Joint Comprehensive Plan of Action", "the Peace Talks Office": a noun inside a name tells no
// act.
bool is_part_of_name(const Proposition& p, const Annotation& a) {
  if (p.part != 'n' || p.form == Form::kHeadline || a.pos[p.head] != Pos::kPropn) return false;
  switch (a.entity_type(p.head)) {
    case EntityType::kOrg:
    case EntityType::kLaw:
    case EntityType::kWorkOfArt:
    case EntityType::kEvent:
    case EntityType::kFac:
    case EntityType::kProduct:
      return true;
    default:
      break;
  }
  const TokenSpan sentence = a.sentences[p.sentence];
  const bool after_name = p.head > sentence.begin() && a.pos[p.head.before()] == Pos::kPropn &&
                          a.entity_type(p.head.before()) == EntityType::kNone;
  return after_name;
}

}  // namespace

void Matcher::operator()(PropositionId id, std::span<const Argument> extra, const MatchView& view,
                         std::vector<Firing>& firings, std::vector<Attempt>* attempts) const {
  firings.clear();
  const Proposition& p = view.propositions.propositions[id];
  const std::uint32_t sense = lexicon_->sense(sense_of(p, view.annotation.strings));
  if (sense == knowledge::Lexicon::kNone || is_part_of_name(p, view.annotation)) return;
  const FillerFinder finder(*lexicon_, view, id, extra);
  for (const knowledge::Entry& entry : frames_->entries(sense)) {
    Attempt attempt;
    attempt.row = entry.row;
    Firing firing;
    firing.row = entry.row;
    firing.member = entry.member;
    firing.frame = frames_->row(entry.row).frame;
    firing.proposition = id;
    ReadingTest test(*this, finder, view, id, attempts == nullptr ? nullptr : &attempt);
    attempt.fired =
        test.run(frames_->row(entry.row), lexicon_->members(sense)[entry.member], firing);
    if (attempts != nullptr) attempts->push_back(attempt);
    if (attempt.fired) firings.push_back(std::move(firing));
  }
  drop_beaten(firings);
}

bool Matcher::beats(std::uint32_t a, std::uint32_t b) const {
  const std::vector<std::uint32_t>& list = frames_->row(a).beats;
  return std::binary_search(list.begin(), list.end(), b);
}

// A narrower reading wins; of one frame the reading that names most parties, nearest ones first.
void Matcher::drop_beaten(std::vector<Firing>& firings) const {
  std::vector<std::uint8_t> gone(firings.size(), 0);
  for (std::size_t i = 0; i < firings.size(); ++i) {
    for (std::size_t k = 0; k < firings.size(); ++k)
      if (beats(firings[i].row, firings[k].row) && !beats(firings[k].row, firings[i].row))
        gone[k] = 1;
  }
  for (std::size_t i = 0; i < firings.size(); ++i) {
    for (std::size_t k = i + 1; k < firings.size(); ++k) {
      if (gone[i] != 0 || gone[k] != 0 || firings[i].frame != firings[k].frame) continue;
      gone[fullness(firings[k]) > fullness(firings[i]) ? i : k] = 1;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < firings.size(); ++i) {
    if (gone[i] != 0) continue;
    if (kept != i) firings[kept] = std::move(firings[i]);
    ++kept;
  }
  firings.resize(kept);
}

int Matcher::fullness(const Firing& firing) {
  int sum = 0;
  for (const std::vector<Filler>& fillers : firing.fillers)
    if (!fillers.empty()) sum += 8 - std::min<int>(fillers.front().far, 4);
  return sum;
}

std::vector<Filler> Matcher::fillers_of(const std::vector<Path>& paths, PropositionId id,
                                        std::span<const Argument> extra,
                                        const MatchView& view) const {
  const FillerFinder finder(*lexicon_, view, id, extra);
  for (const Path& path : paths) {
    std::vector<Filler> fillers;
    finder.collect(path, PropositionId(), fillers);
    if (!fillers.empty()) return fillers;
  }
  return {};
}

}  // namespace casus::events
