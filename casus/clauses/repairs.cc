// Repairs of what the parser is known to get wrong (rule-language §2.5, normalisation 7).
//
//   1 dateline as subject          "OSLO (AP) - Norway said …"
//   2 fronted "In a call with A, B urged …": B parsed as apposition or conjunct of A
//   3 "accused by A of B": `of` under A (slots.cc)
//   4 predicate tagged as noun or adjective although it has a subject (predicates.cc)
//   5 "after rebels shelled the town": `after` parsed as the preposition of its clause's subject
//   6 finite verb without subject: the nearest free noun phrase on its left
//   7 a report coordinated with the clause inside another report (subjects.cc)
//   8 "Israeli tank fire killed forty men": a verb parsed as a participle behind its subject
//   9 "the ambassador to Oslo Ana Ruiz": the name parsed below the preposition (phrases.cc)
//  10 "Ana Ruiz extended waivers": a verb parsed as a participle before its object
//  11 "Fiji, she told them, had left": the report in the middle parsed as the first of two clauses
//  12 "Peru has left, his aide Ana Ruiz confirmed on Monday": the report at the end hung on the
//  clause
#include <string>

#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

constexpr std::uint32_t kLongestDateline = 12;

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—" || word == "--" || word == "―";
}

bool all_upper(std::string_view word) {
  std::size_t letters = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++letters;
  }
  return letters >= 2;
}

// First token after "CITY, Country (Agency) -", the first of the sentence if there is none.
TokenId dateline_end(const Work& w, TokenSpan sentence) {
  if (sentence.size() < 4) return sentence.begin();
  bool named = all_upper(w.text(sentence.begin()));
  bool agency = false;
  for (const TokenId t : sentence) {
    if (t.value - sentence.begin_ > kLongestDateline) break;
    const std::string_view word = w.text(t);
    if (is_dash(word) && t != sentence.begin()) {
      const bool spaced = w.a.space_after[t] != 0 && w.a.space_after[t.before()] != 0;
      const bool glued = word != "-" && t.value > sentence.begin_;
      return (named || agency) && (spaced || glued) ? t.next() : sentence.begin();
    }
    if (word == "(") agency = t != sentence.begin() && w.pos(sentence.begin()) == Pos::kPropn;
    if (w.is_verb(t) && w.tag(t) != Tag::kVBN) return sentence.begin();
  }
  return sentence.begin();
}

bool is_covered(const Work& w, TokenId t) {
  return w.s.skip[t.value] != 0;
}

// The last conjunct or apposition behind a comma below a fronted preposition.
TokenId fronted_name(const Work& w, TokenId verb) {
  for (const TokenId c : w.children(verb)) {
    if (c > verb || w.dep(c) != Dep::kprep) continue;
    const TokenSpan subtree = w.a.subtree(c);
    for (TokenId t = subtree.end(); t > subtree.begin();) {
      t = t.before();
      if ((w.dep(t) != Dep::kappos && w.dep(t) != Dep::kconj) || !w.is_nominal(t)) continue;
      const TokenId first = w.a.left_edge[t];
      if (first.value == 0 || w.lower(first.before()) != ",") continue;
      if (w.a.right_edge[t] < subtree.end()) continue;
      return t;
    }
  }
  return {};
}

// The complement of a conjunction that the parser took for a preposition: right before the verb.
TokenId conjunction_subject(const Work& w, TokenId verb) {
  if (w.is_root(verb)) return {};
  for (const TokenId c : w.children(w.head(verb))) {
    if (c > verb || w.dep(c) != Dep::kprep) continue;
    bool temporal = false;
    for (const std::string_view each : {"after", "before", "since", "until", "till", "as"})
      temporal |= w.lower(c) == each;
    const TokenId object = w.child(c, Dep::kpobj);
    if (!temporal || !object.valid()) continue;
    bool adjacent = w.a.right_edge[c] <= verb;
    for (TokenId t = w.a.right_edge[c]; t < verb; ++t)
      adjacent &= w.pos(t) == Pos::kAdv || w.pos(t) == Pos::kAux;
    if (adjacent) return object;
  }
  return {};
}

// Nearest noun phrase on the left that is in no clause of its own.
TokenId left_name(const Work& w, TokenId verb) {
  const TokenSpan sentence = w.sentence(verb);
  TokenId found;
  for (const ChunkId id : w.a.chunks.ids()) {
    const Chunk& chunk = w.a.chunks[id];
    if (chunk.span.end_ > verb.value) break;
    if (chunk.span.begin_ < sentence.begin_ || is_covered(w, chunk.head)) continue;
    if (w.is_measure(chunk.head)) continue;
    switch (w.dep(chunk.head)) {
      case Dep::kRoot:
      case Dep::kdep:
      case Dep::kappos:
      case Dep::knpadvmod:
      case Dep::knmod:
        found = chunk.head;
        break;
      default:
        break;
    }
  }
  return found;
}

}  // namespace

void skip_datelines(Work& w, TokenSpan sentence) {
  const TokenId end = dateline_end(w, sentence);
  for (TokenId t = sentence.begin(); t < end; ++t) w.s.skip[t.value] = 1;
}

std::string verbal_lemma(std::string_view lower, std::string_view lemma) {
  if (!lower.ends_with("ed") || lower.size() < 5) return std::string(lemma);
  std::string stem(lower.substr(0, lower.size() - 2));
  if (stem.ends_with('i')) return stem.substr(0, stem.size() - 1) + "y";
  const char last = stem.back();
  const bool doubled = last == stem[stem.size() - 2] && last != 's' && last != 'l' && last != 'z';
  if (doubled) return stem.substr(0, stem.size() - 1);
  if (std::string_view("cgvsuz").find(last) != std::string_view::npos) return stem + "e";
  if (stem.ends_with("at") || stem.ends_with("ut") || stem.ends_with("ir")) return stem + "e";
  return stem;
}

namespace {

bool has_that_clause(const Work& w, TokenId verb) {
  for (const TokenId c : w.children(verb)) {
    if (w.dep(c) != Dep::kccomp || c < verb || !w.is_finite(c)) continue;
    const TokenId mark = w.child(c, Dep::kmark);
    if (mark.valid() && w.lower(mark) == "that") return true;
  }
  return false;
}

}  // namespace

namespace {

// Nothing but adverbials and the audience behind the verb, up to the end of the sentence.
bool ends_sentence(const Work& w, TokenId verb) {
  for (TokenId t = w.a.right_edge[verb]; t < w.sentence(verb).end(); ++t)
    if (w.pos(t) != Pos::kPunct) return false;
  for (const TokenId c : w.children(verb)) {
    switch (w.dep(c)) {
      case Dep::kccomp:
      case Dep::kxcomp:
      case Dep::kmark:
      case Dep::kaux:
      case Dep::kauxpass:
      case Dep::kagent:
      case Dep::kneg:
        return false;
      default:
        break;
    }
  }
  return true;
}

// The chunk that ends at `end`, none.
ChunkId chunk_before(const Work& w, TokenId end) {
  ChunkId found;
  for (const ChunkId id : w.a.chunks.ids()) {
    if (w.a.chunks[id].span.end_ > end.value) break;
    if (w.a.chunks[id].span.end_ == end.value) found = id;
  }
  return found;
}

}  // namespace

TokenSpan final_report_source(const Work& w, TokenId verb, TokenId& source) {
  const knowledge::Cue* cue = w.words.cue(w.lemma(verb));
  if (cue == nullptr || cue->weak || w.is_root(verb) || w.tag(verb) == Tag::kVBG ||
      w.tag(verb) == Tag::kVB || !ends_sentence(w, verb))
    return {};
  const TokenSpan sentence = w.sentence(verb);
  if (verb == sentence.begin()) return {};
  TokenId begin;
  TokenId last = verb.before();
  if (const TokenId own = w.child(verb, Dep::knsubj); own.valid()) {
    if (own > verb || w.is_relative_word(own)) return {};
    begin = w.a.left_edge[own];
    source = own;
  } else {
    const bool comma = w.lower(last) == ",";
    if (comma) last = last.before();
    const ChunkId name = chunk_before(w, last.next());
    if (!name.valid() || w.a.chunks[name].span.begin_ <= sentence.begin_) return {};
    begin = w.a.chunks[name].span.begin();
    source = w.a.chunks[name].head;
    // "his aide Ana Ruiz", "the aide, Ana Ruiz,": what the person is stands before the name.
    const bool parted = comma && w.lower(begin.before()) == ",";
    if (const ChunkId title = chunk_before(w, parted ? begin.before() : begin); title.valid()) {
      begin = w.a.chunks[title].span.begin();
      if (w.a.entity_type(source) != EntityType::kPerson) source = w.a.chunks[title].head;
    }
  }
  if (begin.value < sentence.begin_ + 4 || w.lower(begin.before()) != "," || w.is_measure(source))
    return {};
  return TokenSpan(begin, last.next());
}

bool repair_final_report(Work& w, Draft& draft) {
  if (draft.proposition.part != 'v') return false;
  TokenId source;
  if (final_report_source(w, draft.clause, source).empty()) return false;
  expand(w, {source, Via::kRepair, 0}, draft.surface);
  draft.proposition.repair = kReportAtEnd;
  return true;
}

bool repair_parenthesis(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  const TokenId told = w.head(verb);
  if (w.dep(verb) != Dep::kconj || told > verb || !w.is_finite(verb) ||
      w.words.cue(w.lemma(told)) == nullptr || !w.child(told, Dep::knsubj).valid())
    return false;
  if (const TokenId cc = w.child(told, Dep::kcc); cc.valid() && cc < verb) return false;
  const TokenId first = w.a.left_edge[verb];
  if (first.value == 0 || w.lower(first.before()) != ",") return false;
  for (const TokenId c : w.children(told)) {
    if (c > w.child(told, Dep::knsubj)) break;
    if (w.dep(c) != Dep::knpadvmod && w.dep(c) != Dep::kdep && w.dep(c) != Dep::kdobj) continue;
    if (!w.is_nominal(c) || w.is_measure(c) || w.a.left_edge[c] != w.sentence(c).begin()) continue;
    if (w.lower(w.a.right_edge[c]) != ",") continue;
    expand(w, {c, Via::kRepair, 0}, draft.surface);
    draft.proposition.repair = kReportInside;
    return true;
  }
  return false;
}

bool repair_participle(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  const TokenId noun = w.head(verb);
  if (draft.proposition.part == 'a' || w.child(verb, Dep::kaux).valid() ||
      w.child(verb, Dep::kauxpass).valid())
    return false;
  if (w.tag(verb) != Tag::kVBN && w.tag(verb) != Tag::kVBD) return false;
  if (w.dep(verb) == Dep::kacl && verb > noun) {
    const TokenId object = w.child(verb, Dep::kdobj);
    const bool takes_object =
        object.valid() && object > verb && !w.is_measure(object) && !w.is_relative_word(object);
    if ((!takes_object && !has_that_clause(w, verb)) || w.is(WordClass::kDitransitive, verb))
      return false;
    for (const TokenId c : w.children(verb))
      if (w.dep(c) == Dep::kagent) return false;
    expand(w, {noun, Via::kRepair, 0}, draft.surface);
    draft.proposition.repair = kParticipleBehind;
    return true;
  }
  if (w.dep(verb) != Dep::kamod || verb > noun || verb.value == 0 || !w.is_root(noun)) return false;
  const TokenId name = verb.before();
  if (w.head(name) != noun || w.pos(name) != Pos::kPropn || w.dep(name) == Dep::kposs) return false;
  draft.surface.push_back({name, Via::kRepair, 0});
  draft.proposition.repair = kParticipleBefore;
  return true;
}

TokenId name_behind_title(const Work& w, TokenId title) {
  if (!w.is_nominal(title) || !w.words.is(WordClass::kTitleNoun, w.lower(title))) return {};
  for (const TokenId c : w.children(title)) {
    if (w.dep(c) != Dep::kprep || c < title) continue;
    const TokenId name = w.child(c, Dep::kpobj);
    if (!name.valid() || w.pos(name) != Pos::kPropn) continue;
    // What the title is of stands between the preposition and the name.
    TokenId place;
    for (TokenId t = c.next(); t < name; ++t) {
      if (w.head(t) != name && w.head(t) != place) return {};
      const EntityType type = w.a.entity_type(t);
      const bool is_place = type == EntityType::kGpe || type == EntityType::kLoc ||
                            type == EntityType::kOrg || type == EntityType::kFac;
      if (w.pos(t) == Pos::kPropn && (is_place || t == c.next())) place = t;
    }
    if (!place.valid() || place.next() == name || w.a.entity_of[place] == w.a.entity_of[name])
      continue;
    const EntityType type = w.a.entity_type(name);
    if (type == EntityType::kPerson || type == EntityType::kNone) return name;
  }
  return {};
}

bool repair_subject(Work& w, Draft& draft) {
  const TokenId verb = draft.clause;
  if (w.dep(verb) == Dep::kconj || w.child(verb, Dep::kexpl).valid()) return false;
  if (const TokenId name = fronted_name(w, verb); name.valid() && name < verb) {
    expand(w, {name, Via::kRepair, 0}, draft.surface);
    draft.proposition.repair = kFrontedName;
    return true;
  }
  if (const TokenId object = conjunction_subject(w, verb); object.valid()) {
    expand(w, {object, Via::kRepair, 0}, draft.surface);
    draft.proposition.repair = kConjunction;
    return true;
  }
  if (!w.is_root(verb) && w.dep(verb) != Dep::kccomp && w.dep(verb) != Dep::kparataxis)
    return false;
  const TokenId name = left_name(w, verb);
  if (!name.valid()) return false;
  expand(w, {name, Via::kRepair, 0}, draft.surface);
  draft.proposition.repair = w.s.skip[w.sentence(verb).begin_] != 0 ? kDateline : kSubject;
  return true;
}

}  // namespace casus::clauses
