// The dependency parser: a greedy arc-eager transition system with sentence breaks.
//
// Source: spaCy 3 (spacy/pipeline/_parser_internals/{arc_eager,_state,stateclass}), MIT; M.
// Honnibal and M. Johnson, "An Improved Non-monotonic Transition System for Dependency Parsing",
// EMNLP 2015. Tested by: parser_test.cc, parser_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/base/result.h"
#include "casus/nlp/transitions.h"
#include "casus/nlp/tree.h"

namespace casus::nlp {

enum class ParserAction : std::uint8_t { kShift, kReduce, kLeft, kRight, kBreak };
inline constexpr std::size_t kParserActions = 5;

struct ParserMove {
  ParserAction action = ParserAction::kShift;
  ParsedDep label;
};

// State of the parse of one document. All vectors but the stacks have one entry a token.
class ParseState {
 public:
  // `starts`: tokens at which a sentence is known to start (token 0 always is).
  void reset(std::size_t tokens, const std::vector<bool>& starts);

  // Token numbers, -1 for none; depth 0 is the first.
  [[nodiscard]] std::int32_t buffer(std::size_t depth) const;
  [[nodiscard]] std::int32_t stack(std::size_t depth) const;
  [[nodiscard]] bool done() const { return stack_.empty() && buffer_size() == 0; }
  [[nodiscard]] bool valid(ParserAction action) const;
  void apply(const ParserMove& move);
  // B0, B1, S0, S1, S2, last left child of B0, last left and last right child of S0.
  void features(std::int64_t (&rows)[MoveScorer::kMostFeatures]) const;
  // Ends the parse where it is.
  void give_up();

  [[nodiscard]] const std::vector<std::int32_t>& heads() const { return head_; }  // -1: none.
  [[nodiscard]] const std::vector<ParsedDep>& labels() const { return label_; }

 private:
  [[nodiscard]] std::size_t buffer_size() const { return size_ - next_ + returned_.size(); }
  [[nodiscard]] bool starts_sentence(std::int32_t token) const {
    return token >= 0 && start_[static_cast<std::size_t>(token)];
  }
  void push_first();
  void attach(std::int32_t child, std::int32_t head, ParsedDep label);
  void detach(std::int32_t child);

  std::size_t size_ = 0;
  std::size_t next_ = 0;  // First token that was never pushed.
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> returned_;  // Tokens put back before next_; the last is the first.
  std::vector<std::int32_t> head_;
  std::vector<ParsedDep> label_;
  std::vector<std::int32_t> last_left_;  // Children by the order in which they came, linked.
  std::vector<std::int32_t> last_right_;
  std::vector<std::int32_t> earlier_;  // Child of the same head and side that came before.
  std::vector<bool> was_returned_;     // May not be shifted again.
  std::vector<bool> start_;
};

struct ParserScratch {
  ParseState state;
  MoveScratch scores;
};

// Const after loading; shared by threads.
class Parser {
 public:
  [[nodiscard]] static Result<Parser> read(const ThincModel& model, std::string_view moves_file,
                                           const nn::Kernels& kernels);
  [[nodiscard]] const MoveScorer& scorer() const { return scorer_; }
  [[nodiscard]] std::size_t classes() const { return moves_.size(); }

  // Parses the `tokens` tokens whose rows in `features` start at `first`: fills head, dep and edges
  // (lifted arcs undone), and sentence starts.
  // `spaces` marks white-space tokens, `starts` known sentence starts.
  void operator()(const MoveFeatures& features, std::size_t first, const std::vector<bool>& spaces,
                  const std::vector<bool>& starts, ParserScratch& scratch, Tree& tree) const;

 private:
  [[nodiscard]] std::size_t best_class(const ParseState& state, const float* scores) const;

  MoveScorer scorer_;
  std::vector<ParserMove> moves_;
  ClassRange ranges_[kParserActions];
};

}  // namespace casus::nlp
