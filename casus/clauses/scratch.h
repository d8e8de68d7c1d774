// Scratch of the clause reader: what it works with on one article; reused, never read by others.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "casus/types/annotation.h"
#include "casus/types/propositions.h"

namespace casus::clauses {

// Which construction put a filler into a slot (Argument::via).
enum class Via : std::uint8_t {
  kSubject,
  kAntecedent,
  kCoordination,
  kControl,
  kIssuer,
  kParticiple,
  kAgent,
  kObject,
  kDative,
  kPreposition,
  kObjectPreposition,
  kSupport,
  kOwner,
  kModifier,
  kHost,
  kGap,
  kContent,
  kInfinitive,
  kGerund,
  kAdverbial,
  kCompound,
  kRepair,
  kComplement,
  kInside
};
inline constexpr std::size_t kVias = 24;

// A filler on its way into a slot.
struct Filler {
  TokenId head;
  Via via = Via::kSubject;
  std::uint8_t far = 0;
};

// A proposition being built.
struct Draft {
  Proposition proposition;
  TokenId clause;                   // Verb with subject and auxiliaries: the predicate, its support
                                    // or its copula; none for a bare noun.
  TokenId top;                      // Where it hangs on the rest of the sentence.
  bool occurrence = false;          // The noun is the subject of its support: "talks resumed".
  bool support_is_passive = false;  // Support::kPassive.
  bool passive = false;
  std::vector<Filler> surface;  // Grammatical subject, before voice is undone.
  std::vector<Argument> arguments;
};

class Tree {
 public:
  void build(const Annotation& annotation);
  // Dependents, ascending.
  [[nodiscard]] std::span<const TokenId> children(TokenId head) const {
    return std::span<const TokenId>(children_).subspan(begin_[head.value],
                                                       begin_[head.value + 1] - begin_[head.value]);
  }
  // Tokens of a sentence, every head before its dependents.
  void order(TokenSpan sentence, const Annotation& annotation, std::vector<TokenId>& out) const;

 private:
  std::vector<std::uint32_t> begin_;
  std::vector<TokenId> children_;
};

inline constexpr std::uint32_t kNoDraft = 0xFFFFFFFFU;

struct ClauseScratch {
  Tree tree;
  std::vector<Draft> drafts;  // The first `draft_count` are in use.
  std::uint32_t draft_count = 0;
  std::vector<std::uint32_t> owner;  // Token -> draft that it is predicate, support or copula of.
  std::vector<std::uint8_t> skip;    // Token is no filler: dateline, credit.
  std::vector<TokenId> order;
  std::vector<StringId> via;  // Names of the vias in this document.
  std::vector<TokenId> queue;
};

}  // namespace casus::clauses
