#include "casus/clauses/speech.h"

#include <algorithm>

namespace casus::clauses {
namespace {

constexpr std::uint32_t kLongestSpeaker = 8;  // Tokens before the colon of a headline.

struct Reader {
  Work& w;
  const Propositions& propositions;
  std::vector<TokenSpan> quotes;  // With their marks, ascending, disjoint.
  std::vector<SpeechAct> acts;

  [[nodiscard]] const Annotation& a() const { return w.a; }

  // --- quotations
  [[nodiscard]] bool opens(TokenId t, bool inside) const {
    const std::string_view word = w.text(t);
    if (word == "“" || word == "«" || word == "„" || word == "``") return true;
    return word == "\"" && !inside;
  }
  [[nodiscard]] bool closes(TokenId t) const {
    const std::string_view word = w.text(t);
    return word == "”" || word == "»" || word == "\"" || word == "''";
  }
  [[nodiscard]] BlockId block_of(TokenId t) const { return w.article.block_at(a().span[t].begin_); }

  // A quotation that is not closed ends with its paragraph.
  void find_quotes() {
    TokenId begin;
    for (const TokenId t : a().tokens()) {
      if (begin.valid() && block_of(t) != block_of(begin)) {
        quotes.emplace_back(begin, t);
        begin = TokenId();
      }
      if (begin.valid() && closes(t)) {
        quotes.emplace_back(begin, t.next());
        begin = TokenId();
      } else if (!begin.valid() && opens(t, false)) {
        begin = t;
      }
    }
    if (begin.valid()) quotes.emplace_back(begin, TokenId(a().size()));
    // "so-called" words are no speech.
    std::erase_if(quotes, [](TokenSpan q) { return q.size() < 5; });
  }

  // `content` with the quotations that it touches, unless that would swallow the cue.
  [[nodiscard]] TokenSpan with_quotes(TokenSpan content, TokenId cue, bool& quoted) const {
    for (const TokenSpan quote : quotes) {
      if (!quote.overlaps(content)) continue;
      quoted = true;
      const TokenSpan wider = content.cover(quote);
      if (!wider.contains(cue)) content = wider;
    }
    return content;
  }

  // --- sources
  void set_source(SpeechAct& act, PropositionId id) const {
    for (const Argument& argument : propositions.arguments_of(id)) {
      if (argument.slot != Slot::kDoer && argument.slot != Slot::kOwner &&
          argument.slot != Slot::kBy)
        continue;
      if (argument.far != 0 || argument.act.valid()) continue;
      const bool expletive =
          w.lower(argument.head) == "it" && propositions.propositions[id].marks.passive;
      if (expletive || w.is_relative_word(argument.head)) continue;
      if (!act.source_head.valid()) {
        act.source_head = argument.head;
        act.source = argument.span;
      } else if (argument.slot == Slot::kDoer && argument.span.begin_ >= act.source.end_) {
        act.source = act.source.cover(argument.span);
      }
    }
  }

  void add(SpeechAct act) {
    if (act.content.empty()) return;
    acts.push_back(act);
  }

  // --- cue verbs
  // What stands on either side of a parenthetical cue: "A, said B, C".
  [[nodiscard]] TokenSpan outside(TokenSpan sentence, TokenSpan cue) const {
    const TokenSpan before(sentence.begin(), cue.begin());
    const TokenSpan after(cue.end(), sentence.end());
    if (after.size() <= 2) return before;
    if (before.size() <= 2) return after;
    return before.size() >= after.size() ? before : after;
  }

  [[nodiscard]] TokenSpan trimmed(TokenSpan span) const {
    while (!span.empty() && (w.lower(span.begin()) == "," || w.lower(span.begin()) == ":" ||
                             w.lower(span.begin()) == "that"))
      ++span.begin_;
    while (!span.empty() &&
           (w.lower(span.end().before()) == "," || w.lower(span.end().before()) == "."))
      --span.end_;
    return span;
  }

  [[nodiscard]] TokenSpan content_of(PropositionId id, TokenId verb) const {
    TokenSpan content;
    for (const Argument& argument : propositions.arguments_of(id))
      if (argument.slot == Slot::kContent && argument.act.valid())
        content = content.empty() ? argument.span : content.cover(argument.span);
    if (!content.empty() && !content.contains(verb)) return content;
    for (const TokenId c : w.children(verb))
      if (w.dep(c) == Dep::kccomp && !a().subtree(c).contains(verb)) return a().subtree(c);
    const TokenSpan sentence = w.sentence(verb);
    const bool beside =
        w.dep(verb) == Dep::kparataxis || w.dep(verb) == Dep::kintj || is_as_clause(verb);
    if (beside) return outside(sentence, a().subtree(verb));
    TokenId source;
    const TokenSpan report = final_report_source(w, verb, source);
    return report.empty() ? report : TokenSpan(sentence.begin(), report.begin());
  }

  // "vowed to leave", "denied shelling the town", "accused Peru of shelling".
  [[nodiscard]] TokenSpan act_of(PropositionId id, const knowledge::Cue& cue) const {
    const bool of_others = cue.commitment == Commitment::kAccuses ||
                           cue.commitment == Commitment::kDenies ||
                           cue.commitment == Commitment::kClaims;
    for (const Argument& argument : propositions.arguments_of(id)) {
      if (!argument.act.valid() || argument.span.contains(propositions.propositions[id].head))
        continue;
      const bool gerund = of_others && (argument.slot == Slot::kOf || argument.slot == Slot::kFor ||
                                        argument.slot == Slot::kWith);
      if (argument.slot == Slot::kAct || gerund) return argument.span;
    }
    return {};
  }

  // Without a report that the parser joined to it (repair 7).
  [[nodiscard]] TokenSpan cut_at_report(TokenSpan content) const {
    for (const TokenId t : content) {
      const PropositionId id = propositions.at_head[t];
      if (!id.valid() || propositions.propositions[id].repair != 7) continue;
      std::uint32_t end = t.value;
      while (end > content.begin_ &&
             (w.dep(TokenId(end - 1)) == Dep::kcc || w.pos(TokenId(end - 1)) == Pos::kPunct))
        --end;
      content.end_ = end;
      break;
    }
    return content;
  }

  [[nodiscard]] bool is_as_clause(TokenId verb) const {
    if (w.dep(verb) != Dep::kadvcl) return false;
    const TokenId mark = w.child(verb, Dep::kmark);
    return mark.valid() && w.lower(mark) == "as" && !w.child(verb, Dep::kdobj).valid();
  }

  // Quotation of the cue's sentence, or the one that ends right before it or begins right after it.
  [[nodiscard]] TokenSpan quote_near(TokenId cue) const {
    const TokenSpan sentence = w.sentence(cue);
    TokenSpan found;
    for (const TokenSpan quote : quotes) {
      if (quote.contains(cue)) continue;
      if (quote.overlaps(sentence)) return quote;
      if (quote.end_ == sentence.begin_ && block_of(quote.begin()) == block_of(cue)) found = quote;
      const bool colon = w.lower(sentence.end().before()) == ":";
      if (quote.begin_ == sentence.end_ && colon && found.empty()) found = quote;
    }
    return found;
  }

  [[nodiscard]] const knowledge::Cue* cue_of(const Proposition& p) const {
    if (p.particle.valid()) {
      const std::string key =
          std::string(a().string(p.lemma)) + "_" + std::string(a().string(p.particle));
      if (const knowledge::Cue* cue = w.words.cue(key)) return cue;
    }
    return w.words.cue(a().string(p.lemma));
  }

  void read_verb(PropositionId id) {
    const Proposition& p = propositions.propositions[id];
    const knowledge::Cue* cue = cue_of(p);
    if (cue == nullptr || p.part != 'v') return;
    SpeechAct act;
    act.cue = p.span;
    act.cue_lemma = p.lemma;
    act.proposition = id;
    act.content = content_of(id, p.head);
    if (act.content.empty() && !cue->weak) act.content = act_of(id, *cue);
    if (act.content.empty()) {
      act.content = quote_near(p.head);
      if (act.content.empty() || (cue->weak && !w.sentence(p.head).overlaps(act.content))) return;
    }
    act.content = with_quotes(cut_at_report(act.content), p.head, act.quote);
    act.content = trimmed(act.content);
    set_source(act, id);
    if (cue->weak && !act.source_head.valid()) return;
    add(act);
  }

  // --- "according to X"
  void read_according(TokenId t) {
    if (w.lower(t) != "according" || t.next().value >= a().size() || w.lower(t.next()) != "to")
      return;
    SpeechAct act;
    act.cue = TokenSpan(t, t.next().next());
    act.cue_lemma = w.a.strings.intern("according_to");
    TokenId object = w.child(t.next(), Dep::kpobj);
    if (!object.valid()) object = w.child(t, Dep::kpobj);
    if (!object.valid()) return;
    act.source_head = object;
    act.source = phrase(w, object);
    const TokenSpan sentence = w.sentence(t);
    act.content = trimmed(outside(sentence, act.cue.cover(a().subtree(object))));
    act.content = with_quotes(act.content, t, act.quote);
    add(act);
  }

  // --- "the claim that …", "a report that …"
  void read_noun(TokenId t) {
    if (w.pos(t) != Pos::kNoun || !w.is(WordClass::kCueNoun, t)) return;
    for (const TokenId c : w.children(t)) {
      if ((w.dep(c) != Dep::kacl && w.dep(c) != Dep::kccomp) || !w.is_verb(c) || !w.is_finite(c))
        continue;
      if (!w.child(c, Dep::kmark).valid()) continue;
      SpeechAct act;
      act.cue = TokenSpan(t, t.next());
      act.cue_lemma = w.a.lemma[t];
      if (const PropositionId id = propositions.at_head[t]; id.valid()) {
        act.proposition = id;
        set_source(act, id);
      }
      if (!act.source_head.valid()) noun_source(t, act);
      act.content = trimmed(a().subtree(c));
      add(act);
    }
  }

  void noun_source(TokenId noun, SpeechAct& act) const {
    TokenId found = w.child(noun, Dep::kposs);
    for (const TokenId c : w.children(noun))
      if (!found.valid() && w.dep(c) == Dep::kprep &&
          (w.lower(c) == "by" || w.lower(c) == "from" || w.lower(c) == "of"))
        found = w.child(c, Dep::kpobj);
    if (!found.valid() && w.dep(noun) == Dep::kdobj &&
        w.words.supports_something(w.lemma(w.head(noun))))
      found = w.child(w.head(noun), Dep::knsubj);
    if (!found.valid()) return;
    act.source_head = found;
    act.source = phrase(w, found);
  }

  // --- headline "Minister: talks will go on"
  void read_colon(TokenSpan sentence) {
    const BlockRole role = w.role(sentence.begin());
    if (role != BlockRole::kTitle && role != BlockRole::kHeading) return;
    for (const TokenId t : sentence) {
      if (t.value - sentence.begin_ > kLongestSpeaker) return;
      if (w.lower(t) != ":") {
        if (w.is_verb(t) && w.tag(t) != Tag::kVBN) return;
        continue;
      }
      if (t == sentence.begin() || t.next() == sentence.end()) return;
      SpeechAct act;
      act.source = TokenSpan(sentence.begin(), t);
      act.source_head = t.before();
      for (TokenId s = sentence.begin(); s < t; ++s)
        if (!act.source.contains(w.head(s)) || w.is_root(s)) act.source_head = s;
      act.cue = TokenSpan(t, t.next());
      act.cue_lemma = w.a.strings.intern("say");
      act.content = TokenSpan(t.next(), sentence.end());
      add(act);
      return;
    }
  }

  // --- quotations without a cue of their own go on with the last source
  void carry_on() {
    std::vector<SpeechAct> more;
    for (const TokenSpan quote : quotes) {
      const SpeechAct* last = nullptr;
      bool covered = false;
      for (const SpeechAct& act : acts) {
        if (act.content.overlaps(quote)) covered = true;
        if (act.source_head.valid() && act.cue.end_ <= quote.begin_ &&
            (last == nullptr || last->cue.begin_ < act.cue.begin_))
          last = &act;
      }
      for (const SpeechAct& act : more)
        if (act.content.overlaps(quote)) covered = true;
      if (covered || last == nullptr || !follows(last->cue.begin(), quote)) continue;
      SpeechAct act = *last;
      act.content = quote;
      act.quote = true;
      more.push_back(act);
    }
    acts.insert(acts.end(), more.begin(), more.end());
  }

  // The quotation begins in the cue's sentence or at the start of one of the next two.
  [[nodiscard]] bool follows(TokenId cue, TokenSpan quote) const {
    const SentenceId from = a().sentence_of[cue];
    const SentenceId to = a().sentence_of[quote.begin()];
    if (to == from) return true;
    const bool at_start = quote.begin_ <= a().sentences[to].begin_ + 1;
    return at_start && to.value - from.value <= 2;
  }
};

}  // namespace

void read_speech(Work& w, const Propositions& propositions, Speech& out) {
  Reader reader{w, propositions, {}, {}};
  reader.find_quotes();
  for (const PropositionId id : propositions.propositions.ids()) reader.read_verb(id);
  for (const TokenId t : w.a.tokens()) {
    reader.read_according(t);
    reader.read_noun(t);
  }
  for (const SentenceId id : w.a.sentences.ids()) reader.read_colon(w.a.sentences[id]);
  reader.carry_on();
  std::stable_sort(
      reader.acts.begin(), reader.acts.end(), [](const SpeechAct& x, const SpeechAct& y) {
        return x.content.begin_ != y.content.begin_ ? x.content.begin_ < y.content.begin_
                                                    : x.content.end_ > y.content.end_;
      });
  for (const SpeechAct& act : reader.acts) out.acts.push(act);
}

}  // namespace casus::clauses
