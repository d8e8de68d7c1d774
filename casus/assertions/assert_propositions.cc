#include "casus/assertions/assert_propositions.h"

#include <algorithm>

#include "casus/assertions/factuality.h"

namespace casus::assertions {
namespace {

using knowledge::GrammarWords;
using knowledge::WordClass;

std::string words(TokenSpan span, const Annotation& a) {
  std::string out;
  for (const TokenId t : span) {
    out.append(a.string(a.text[t]));
    if (a.space_after[t] != 0 && t.next() < span.end()) out.push_back(' ');
  }
  return out;
}

// The actor of the source: at its head, else the first one inside that is no mere modifier, else
// any.
const ActorMention* actor_in(TokenSpan span, TokenId head, const Mentions& mentions) {
  if (const ActorMention* at_head = mentions.actor_at(head)) return at_head;
  const ActorMention* found = nullptr;
  for (const TokenId t : span) {
    const ActorMention* mention = mentions.actor_at(t);
    if (mention == nullptr || !mention->actor.valid()) continue;
    if (!mention->is_modifier) return mention;
    if (found == nullptr) found = mention;
  }
  return found;
}

Source make_source(SpeechId id, const SpeechAct& act, const Annotation& a, const Mentions& mentions,
                   const GrammarWords& grammar) {
  Source source;
  source.speech = id;
  source.span = act.source;
  source.cue = act.cue;
  source.cue_lemma = act.cue_lemma;
  if (const knowledge::Cue* cue = grammar.cue(a.string(act.cue_lemma)))
    source.commitment = cue->commitment;
  if (!act.source.empty()) source.text = words(act.source, a);
  if (act.source_head.valid()) {
    if (const ActorMention* mention = actor_in(act.source, act.source_head, mentions)) {
      source.actor = mention->actor;
      source.how = mention->how;
    }
  }
  return source;
}

// Mothers before daughters.
void assess_all(const Context& context, AssertScratch& scratch, Assertions& out) {
  const auto& all = context.propositions.propositions;
  scratch.done.assign(all.size(), 0);
  for (const PropositionId id : all.ids()) {
    scratch.path.clear();
    for (PropositionId up = id; up.valid() && scratch.done[up.value] == 0; up = all[up].mother)
      scratch.path.push_back(up);
    while (!scratch.path.empty()) {
      const PropositionId next = scratch.path.back();
      scratch.path.pop_back();
      assess(context, next, out);
      scratch.done[next.value] = 1;
    }
  }
}

bool is_inside(const SpeechAct& act, const Proposition& p, PropositionId id) {
  return act.content.contains(p.head) && act.proposition != id && !act.cue.contains(p.head) &&
         !(p.support.valid() && act.cue.contains(p.support));
}

// Speech acts whose content holds the predicate, outermost first: contents nest, a wider one is
// further out.
void find_inside(PropositionId id, const Context& context, const Speech& speech,
                 AssertScratch& scratch) {
  const Proposition& p = context.propositions.propositions[id];
  const auto acts = speech.acts.all();
  scratch.inside.clear();
  const auto after = std::upper_bound(
      acts.begin(), acts.end(), p.head.value,
      [](std::uint32_t head, const SpeechAct& act) { return head < act.content.begin_; });
  for (auto i = static_cast<std::size_t>(after - acts.begin()); i > 0; --i) {
    if (scratch.reach[i - 1] <= p.head.value) break;
    if (is_inside(acts[i - 1], p, id)) scratch.inside.push_back(SpeechId(i - 1));
  }
  std::sort(scratch.inside.begin(), scratch.inside.end(), [&](SpeechId x, SpeechId y) {
    const std::uint32_t wide = speech.acts[x].content.size();
    const std::uint32_t narrow = speech.acts[y].content.size();
    return wide != narrow ? wide > narrow : x < y;
  });
}

void find_reach(const Speech& speech, std::vector<std::uint32_t>& reach) {
  reach.clear();
  std::uint32_t furthest = 0;
  for (const SpeechAct& act : speech.acts) {
    furthest = std::max(furthest, act.content.end_);
    reach.push_back(furthest);
  }
}

// "vowed to leave": the content is an act of the cue, spoken of but not told.
bool is_told(const SpeechAct& act, const Propositions& propositions) {
  if (!act.proposition.valid() || act.quote) return true;
  for (const Argument& argument : propositions.arguments_of(act.proposition))
    if (argument.slot == Slot::kAct && argument.act.valid() && argument.span.contains(act.content))
      return false;
  return true;
}

void find_chain(PropositionId id, const Context& context, const Speech& speech,
                const Mentions& mentions, AssertScratch& scratch, Assertion& assertion) {
  find_inside(id, context, speech, scratch);
  for (const SpeechId s : scratch.inside) {
    const SpeechAct& act = speech.acts[s];
    assertion.reported = assertion.reported || is_told(act, context.propositions);
    if (act.source.empty()) {
      assertion.hedged = true;  // "it was reported that …"
      continue;
    }
    Source source = make_source(s, act, context.annotation, mentions, context.words);
    const bool repeated = !assertion.chain.empty() && assertion.chain.back().actor.valid() &&
                          assertion.chain.back().actor == source.actor;
    if (!repeated) assertion.chain.push_back(std::move(source));
  }
}

// "could not verify": what the same or the preceding sentence reports is disputed.
void find_disputes(const Context& context, Assertions& out) {
  const auto& all = context.propositions.propositions;
  for (const PropositionId id : all.ids()) {
    const Proposition& p = all[id];
    if (!context.words.is(WordClass::kDoubtVerb, context.annotation.string(p.lemma))) continue;
    if (!p.marks.negated) continue;
    std::uint32_t other = id.value;
    while (other > 0 && p.sentence.value - all[PropositionId(other - 1)].sentence.value <= 1) {
      --other;
      Assertion& told = out.of[PropositionId(other)];
      told.disputed = told.disputed || told.reported;
    }
  }
}

}  // namespace

void Asserter::operator()(const Annotation& annotation, const Propositions& propositions,
                          const Speech& speech, const Mentions& mentions, AssertScratch& scratch,
                          Assertions& out) const {
  out.clear();
  out.of.assign(propositions.propositions.size(), Assertion());
  const Context context{annotation, propositions, *words_};
  assess_all(context, scratch, out);
  find_reach(speech, scratch.reach);
  for (const PropositionId id : propositions.propositions.ids())
    find_chain(id, context, speech, mentions, scratch, out.of[id]);
  find_disputes(context, out);
}

}  // namespace casus::assertions
