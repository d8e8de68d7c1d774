// Precedence of readings (docs/rule-language.md, "Which rule wins"), decided when compiling.
//
// What a reading asks on a sense is a set of conditions over finite bit sets, so implication is set
// inclusion: exact, polynomial, no solver.
#pragma once

#include <string>
#include <vector>

#include "casus/knowledge/frames.h"
#include "casus/knowledge/lexicon.h"

namespace casus::compile {

// Two rows of different frames that may both fire on `sense`, neither narrower, none declared.
struct Overlap {
  std::uint32_t a = 0, b = 0;  // Rows.
  std::uint32_t sense = 0;
  std::string common;  // The smallest case that both take: "send.v with thing (weapon)".
};

// What authors declared, by frame. `over` and `with` are lists of frames, ascending.
struct DeclaredOrder {
  std::vector<std::vector<std::uint16_t>> over;
  std::vector<std::vector<std::uint16_t>> with;
  std::vector<std::uint8_t> over_any;  // 1: it beats whatever it overlaps with.
  std::vector<std::uint8_t> weak;      // 1: every frame that is not weak beats it.
  // Place in data/ontology/precedence.yaml, where the lower one wins; -1: not in that list, so its
  // overlaps must be declared.
  std::vector<int> place;
};

struct Ordered {
  std::vector<Overlap> overlaps;   // That nothing settles, the first of each pair of rows, by row.
  std::vector<std::uint8_t> dead;  // By row: 1 where on each of its words another row always wins.
  // Pairs of frames that overlap and that the list of precedence settles, winner first.
  std::vector<std::pair<std::uint16_t, std::uint16_t>> by_precedence;
};

// Fills Row::beats.
[[nodiscard]] Ordered order_rows(const knowledge::Lexicon& lexicon, const DeclaredOrder& declared,
                                 knowledge::FrameTables& tables);

}  // namespace casus::compile
