#include "casus/nlp/parser.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace casus::nlp {
namespace {

constexpr ParserMove kShift{ParserAction::kShift, {}};
constexpr ParserMove kReduce{ParserAction::kReduce, {}};
constexpr ParserMove kBreak{ParserAction::kBreak, {}};
constexpr ParserMove kLeft{ParserAction::kLeft, {Dep::knsubj, Dep::kNone}};
constexpr ParserMove kRight{ParserAction::kRight, {Dep::kdobj, Dep::kNone}};

// State of `tokens` tokens after `moves`, each of which is valid.
ParseState after(std::size_t tokens, const std::vector<ParserMove>& moves) {
  ParseState state;
  state.reset(tokens, {});
  for (const ParserMove& move : moves) {
    EXPECT_TRUE(state.valid(move.action)) << static_cast<int>(move.action);
    state.apply(move);
  }
  return state;
}

std::string valid_moves(const ParseState& state) {
  std::string text;
  for (std::size_t action = 0; action < kParserActions; ++action)
    if (state.valid(static_cast<ParserAction>(action))) text += "SDLRB"[action];
  return text;
}

TEST(ParseState, StartsWithAnEmptyStack) {
  EXPECT_EQ(valid_moves(after(3, {})), "SB");
  EXPECT_EQ(valid_moves(after(1, {})), "S");
  EXPECT_TRUE(after(0, {}).done());
  EXPECT_EQ(valid_moves(after(3, {kShift})), "SDLRB");
  EXPECT_EQ(valid_moves(after(2, {kShift})), "DLR");  // The last token is never just shifted.
}

TEST(ParseState, LeftAndRightMakeArcs) {
  const ParseState state = after(3, {kShift, kLeft, kShift, kRight, kReduce, kReduce});
  EXPECT_TRUE(state.done());
  EXPECT_EQ(state.heads(), (std::vector<std::int32_t>{1, -1, 1}));
  EXPECT_EQ(state.labels()[2].dep, Dep::kdobj);
}

// A token without a head that is reduced while others lie below it comes back to the buffer, once.
TEST(ParseState, PutsHeadlessTokensBack) {
  const ParseState state = after(3, {kShift, kShift, kReduce});
  EXPECT_EQ(state.stack(0), 0);
  EXPECT_EQ(state.buffer(0), 1);
  EXPECT_EQ(state.buffer(1), 2);
  EXPECT_EQ(valid_moves(state), "DLRB");  // 1 may not be shifted again …
  const ParseState alone = after(3, {kShift, kShift, kReduce, kReduce});
  EXPECT_EQ(valid_moves(alone), "SB");  // … but onto an empty stack.
  EXPECT_EQ(alone.heads()[0], -1);
  // An arc to it makes it like new.
  const ParseState headed = after(4, {kShift, kShift, kShift, kReduce, kLeft});
  EXPECT_EQ(headed.buffer(0), 2);
  EXPECT_EQ(headed.heads()[1], 2);
  EXPECT_TRUE(headed.valid(ParserAction::kShift));
}

TEST(ParseState, LeftTakesTheTokenFromItsHead) {
  // 1 hangs on 0, then 2 takes it.
  const ParseState state = after(3, {kShift, kRight, kLeft});
  EXPECT_EQ(state.heads()[1], 2);
  std::int64_t rows[MoveScorer::kMostFeatures];
  state.features(rows);
  EXPECT_EQ(rows[0], 2);   // B0
  EXPECT_EQ(rows[1], -1);  // B1
  EXPECT_EQ(rows[2], 0);   // S0
  EXPECT_EQ(rows[5], 1);   // Last left child of B0
  EXPECT_EQ(rows[7], -1);  // 0 has lost its right child.
}

TEST(ParseState, BreakForcesReduces) {
  ParseState state = after(4, {kShift, kBreak});
  EXPECT_EQ(valid_moves(state), "SDLR");  // 1 may still be attached; 2 starts a sentence.
  state.apply(kShift);
  EXPECT_EQ(valid_moves(state), "DB");  // 3 may start another one.
  state.apply(kReduce);                 // 1 is put back …
  EXPECT_EQ(state.buffer(0), 1);
  EXPECT_EQ(valid_moves(state), "DLR");
  state.apply(kRight);
  EXPECT_EQ(valid_moves(state), "DB");
  state.apply(kReduce);
  state.apply(kReduce);
  EXPECT_EQ(valid_moves(state), "SB");
}

TEST(ParseState, KnownSentenceStartsAreLikeBreaks) {
  ParseState state;
  state.reset(3, {false, true, false});
  EXPECT_EQ(valid_moves(state), "S");
  state.apply(kShift);
  EXPECT_EQ(valid_moves(state), "DB");
}

// Whatever is chosen among the valid moves: there is always one, the parse ends, work is linear,
// every token has at most one head and arcs make no circle.
RC_GTEST_PROP(ParseState, EveryWalkEnds, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(0, 25);
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  ParseState state;
  state.reset(n, {});
  std::uint64_t random = seed;
  std::size_t steps = 0;
  while (!state.done()) {
    std::vector<ParserMove> moves;
    for (const ParserMove& move : {kShift, kReduce, kLeft, kRight, kBreak})
      if (state.valid(move.action)) moves.push_back(move);
    RC_ASSERT(!moves.empty());
    random = random * 6364136223846793005ULL + 1442695040888963407ULL;
    state.apply(moves[(random >> 33U) % moves.size()]);
    RC_ASSERT(++steps <= 8 * n + 8);
  }
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t up = i;
    for (std::size_t climbed = 0; state.heads()[up] >= 0; ++climbed) {
      RC_ASSERT(climbed <= n);
      up = static_cast<std::size_t>(state.heads()[up]);
    }
  }
}

}  // namespace
}  // namespace casus::nlp
