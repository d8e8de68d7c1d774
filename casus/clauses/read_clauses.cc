#include "casus/clauses/read_clauses.h"

#include <array>

#include "casus/clauses/speech.h"
#include "casus/clauses/work.h"

namespace casus::clauses {
namespace {

constexpr std::array<std::string_view, kVias> kViaNames = {
    "subject", "antecedent", "coordination", "control",     "issuer",     "participle",
    "agent",   "object",     "dative",       "preposition", "object_pp",  "support",
    "owner",   "modifier",   "host",         "gap",         "content",    "infinitive",
    "gerund",  "adverbial",  "compound",     "repair",      "complement", "inside"};

void prepare(Work& w) {
  ClauseScratch& s = w.s;
  s.tree.build(w.a);
  s.draft_count = 0;
  s.owner.assign(w.a.size(), kNoDraft);
  s.skip.assign(w.a.size(), 0);
  s.via.clear();
  for (const std::string_view name : kViaNames) s.via.push_back(w.a.strings.intern(name));
}

// Drafts of one sentence, filled head first: a dependent asks its head for subjects and marks.
void fill_sentence(Work& w, TokenSpan sentence, std::uint32_t first) {
  w.s.tree.order(sentence, w.a, w.s.order);
  const std::vector<TokenId> order = w.s.order;
  for (const TokenId t : order) {
    Draft* draft = w.draft(t);
    if (draft == nullptr || draft->top != t) continue;
    // Conjuncts of a supported noun share its top.
    for (std::uint32_t i = first; i < w.s.draft_count; ++i) {
      Draft& each = w.s.drafts[i];
      if (each.top != t) continue;
      find_subject(w, each);
      fill_noun(w, each);
      fill_clause(w, each);
      fill_host(w, each);
      read_marks(w, each);
      hang(w, each);
    }
  }
}

// Owners inside an argument's phrase follow it, far 1 and 2.
void write_arguments(const Work& w, const Draft& draft, std::vector<Filler>& owners,
                     Propositions& out) {
  const ArgumentId first(out.arguments.size());
  for (const Argument& argument : draft.arguments) {
    out.arguments.push(argument);
    if (argument.act.valid() || argument.far == 3) continue;
    owners_inside(w, argument.head, owners);
    for (const Filler& owner : owners) {
      if (owner.head == draft.proposition.head) continue;
      // What has a slot of its own in the clause belongs to nobody's phrase, unless it stands
      // there.
      bool known = false;
      for (const Argument& other : draft.arguments)
        known |= other.head == owner.head &&
                 (other.slot == argument.slot || !argument.span.contains(owner.head));
      if (known) continue;
      Argument inside = argument;
      inside.head = owner.head;
      inside.span = phrase(w, owner.head);
      inside.via = w.s.via[static_cast<std::size_t>(owner.via)];
      inside.far = owner.far;
      out.arguments.push(inside);
    }
  }
  out.propositions.back().arguments = ArgumentRange(first, ArgumentId(out.arguments.size()));
}

}  // namespace

void ClauseReader::operator()(const Article& article, Annotation& annotation,
                              ClauseScratch& scratch, Propositions& propositions,
                              Speech& speech) const {
  propositions.clear();
  speech.clear();
  Work w{article, annotation, *words_, scratch};
  prepare(w);
  for (const SentenceId id : annotation.sentences.ids()) {
    const std::uint32_t first = scratch.draft_count;
    skip_datelines(w, annotation.sentences[id]);
    find_predicates(w, annotation.sentences[id]);
    fill_sentence(w, annotation.sentences[id], first);
  }
  propositions.at_head.assign(annotation.size(), PropositionId());
  std::vector<Filler> owners;
  for (std::uint32_t i = 0; i < scratch.draft_count; ++i) {
    const Draft& draft = scratch.drafts[i];
    const PropositionId id = propositions.propositions.push(draft.proposition);
    propositions.at_head[draft.proposition.head] = id;
    write_arguments(w, draft, owners, propositions);
  }
  read_speech(w, propositions, speech);
}

}  // namespace casus::clauses
