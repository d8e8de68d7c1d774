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

// Pairs of frames, as (winner or first, other), from `over:` and `with:`.
struct DeclaredOrder {
  std::vector<std::vector<std::uint16_t>> over;  // By frame: frames that it beats, ascending.
  std::vector<std::vector<std::uint16_t>> with;
  std::vector<std::uint8_t> weak;  // By frame: 1 where every frame that is not weak beats it.
};

// Fills Row::beats and returns the overlaps, the first of each pair of rows, by row.
[[nodiscard]] std::vector<Overlap> order_rows(const knowledge::Lexicon& lexicon,
                                              const DeclaredOrder& declared,
                                              knowledge::FrameTables& tables);

}  // namespace casus::compile
