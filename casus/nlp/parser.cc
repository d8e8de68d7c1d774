#include "casus/nlp/parser.h"

#include "casus/base/check.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kFeatures = 8;
constexpr std::size_t kNoClass = SIZE_MAX;

std::size_t at(std::int32_t token) {
  return static_cast<std::size_t>(token);
}

Result<ParsedDep> parse_label(ParserAction action, const std::string& label) {
  const Error unknown{ErrorCode::kUnsupported, "relation '" + label + "' is not known"};
  if (action != ParserAction::kLeft && action != ParserAction::kRight) return ParsedDep();
  const std::size_t bars = label.find("||");
  const auto dep = parse_dep(std::string_view(label).substr(0, bars));
  if (!dep || *dep == Dep::kNone) return unknown;
  ParsedDep parsed{*dep, Dep::kNone};
  if (bars != std::string::npos) {
    const auto lifted_to = parse_dep(std::string_view(label).substr(bars + 2));
    if (!lifted_to || *lifted_to == Dep::kNone) return unknown;
    parsed.lifted_to = *lifted_to;
  }
  return parsed;
}

}  // namespace

void ParseState::reset(std::size_t tokens, const std::vector<bool>& starts) {
  size_ = tokens;
  next_ = 0;
  stack_.clear();
  returned_.clear();
  head_.assign(tokens, -1);
  label_.assign(tokens, ParsedDep());
  last_left_.assign(tokens, -1);
  last_right_.assign(tokens, -1);
  earlier_.assign(tokens, -1);
  was_returned_.assign(tokens, false);
  start_ = starts;
  start_.resize(tokens, false);
  if (tokens > 0) start_[0] = true;
}

std::int32_t ParseState::buffer(std::size_t depth) const {
  if (depth < returned_.size()) return returned_[returned_.size() - 1 - depth];
  const std::size_t token = next_ + depth - returned_.size();
  return token < size_ ? static_cast<std::int32_t>(token) : -1;
}

std::int32_t ParseState::stack(std::size_t depth) const {
  return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : -1;
}

bool ParseState::valid(ParserAction action) const {
  const std::int32_t first = buffer(0);
  switch (action) {
    case ParserAction::kShift:
      if (stack_.empty()) return true;
      return buffer_size() >= 2 && !starts_sentence(first) && !was_returned_[at(first)];
    case ParserAction::kReduce:
      return !stack_.empty();
    case ParserAction::kLeft:
    case ParserAction::kRight:
      return !stack_.empty() && buffer_size() >= 1 && !starts_sentence(first);
    case ParserAction::kBreak:
      return buffer_size() >= 2 && buffer(1) == first + 1 && !starts_sentence(buffer(1));
  }
  return false;
}

void ParseState::push_first() {
  stack_.push_back(buffer(0));
  if (returned_.empty())
    ++next_;
  else
    returned_.pop_back();
}

void ParseState::attach(std::int32_t child, std::int32_t head, ParsedDep label) {
  detach(child);
  head_[at(child)] = head;
  label_[at(child)] = label;
  std::int32_t& last = child < head ? last_left_[at(head)] : last_right_[at(head)];
  earlier_[at(child)] = last;
  last = child;
}

// A child that loses its head is always the one that its head got last on that side: a token gains
// right children only while it is on top of the stack.
void ParseState::detach(std::int32_t child) {
  const std::int32_t head = head_[at(child)];
  if (head < 0) return;
  std::int32_t& last = child < head ? last_left_[at(head)] : last_right_[at(head)];
  CASUS_CHECK(last == child, "an arc under a later one was taken away");
  last = earlier_[at(child)];
  head_[at(child)] = -1;
  label_[at(child)] = ParsedDep();
}

void ParseState::apply(const ParserMove& move) {
  const std::int32_t first = buffer(0);
  const std::int32_t top = stack(0);
  switch (move.action) {
    case ParserAction::kShift:
      push_first();
      break;
    case ParserAction::kReduce:
      stack_.pop_back();
      if (head_[at(top)] < 0 && !stack_.empty()) {
        was_returned_[at(top)] = true;
        returned_.push_back(top);
      }
      break;
    case ParserAction::kLeft:
      attach(top, first, move.label);
      was_returned_[at(first)] = false;
      stack_.pop_back();
      break;
    case ParserAction::kRight:
      attach(first, top, move.label);
      push_first();
      break;
    case ParserAction::kBreak:
      start_[at(buffer(1))] = true;
      break;
  }
}

void ParseState::features(std::int64_t (&rows)[MoveScorer::kMostFeatures]) const {
  const std::int32_t first = buffer(0);
  const std::int32_t top = stack(0);
  rows[0] = first;
  rows[1] = buffer(1);
  rows[2] = top;
  rows[3] = stack(1);
  rows[4] = stack(2);
  rows[5] = first < 0 ? -1 : last_left_[at(first)];
  rows[6] = top < 0 ? -1 : last_left_[at(top)];
  rows[7] = top < 0 ? -1 : last_right_[at(top)];
}

void ParseState::give_up() {
  stack_.clear();
  returned_.clear();
  next_ = size_;
}

Result<Parser> Parser::read(const ThincModel& model, std::string_view moves_file,
                            const nn::Kernels& kernels) {
  Result<std::vector<MoveClass>> classes = read_moves(moves_file);
  if (!classes.ok()) return classes.error().in("moves");
  Parser parser;
  for (const MoveClass& move : classes.value()) {
    if (move.action >= static_cast<int>(kParserActions))
      return Error{ErrorCode::kUnsupported,
                   "moves: action " + std::to_string(move.action) + " is not known"};
    const auto action = static_cast<ParserAction>(move.action);
    Result<ParsedDep> label = parse_label(action, move.label);
    if (!label.ok()) return label.error().in("moves");
    parser.moves_.push_back({action, label.value()});
  }
  for (std::size_t action = 0; action < kParserActions; ++action)
    parser.ranges_[action] = classes_of(classes.value(), static_cast<int>(action));
  for (const ParserAction needed : {ParserAction::kShift, ParserAction::kReduce}) {
    const ClassRange range = parser.ranges_[static_cast<std::size_t>(needed)];
    if (range.begin == range.end) return Error{ErrorCode::kCorrupt, "moves: no SHIFT or no REDUCE"};
  }
  Result<MoveScorer> scorer = MoveScorer::read(model, kernels, kFeatures, parser.moves_.size());
  if (!scorer.ok()) return scorer.error().in("model");
  parser.scorer_ = scorer.take();
  return parser;
}

std::size_t Parser::best_class(const ParseState& state, const float* scores) const {
  std::size_t best = kNoClass;
  for (std::size_t action = 0; action < kParserActions; ++action) {
    if (!state.valid(static_cast<ParserAction>(action))) continue;
    const ClassRange range = ranges_[action];
    for (std::size_t c = range.begin; c < range.end; ++c)
      if (best == kNoClass || scores[c] > scores[best]) best = c;
  }
  return best;
}

void Parser::operator()(const MoveFeatures& features, std::size_t first,
                        const std::vector<bool>& spaces, const std::vector<bool>& starts,
                        ParserScratch& scratch, Tree& tree) const {
  const std::size_t n = spaces.size();
  ParseState& state = scratch.state;
  state.reset(n, starts);
  while (!state.done()) {
    std::int64_t rows[MoveScorer::kMostFeatures];
    state.features(rows);
    for (std::int64_t& row : rows)
      if (row >= 0) row += static_cast<std::int64_t>(first);
    const std::size_t best = best_class(state, scorer_.score(features, rows, scratch.scores));
    if (best == kNoClass)
      state.give_up();
    else
      state.apply(moves_[best]);
  }
  tree.head.resize(n);
  tree.dep.resize(n);
  bool lifted = false;
  for (std::size_t i = 0; i < n; ++i) {
    const bool root = state.heads()[i] < 0;
    tree.head[i] = root ? static_cast<std::int32_t>(i) : state.heads()[i];
    // A lifted relation is no relation that a search may find until it is undone itself.
    const ParsedDep label = state.labels()[i];
    const bool lift = label.lifted_to != Dep::kNone;
    tree.dep[i] = root ? Dep::kRoot : lift ? Dep::kNone : label.dep;
    lifted = lifted || lift;
  }
  find_subtrees(tree);
  if (lifted) {
    undo_lifting(state.labels(), spaces, tree);
    find_subtrees(tree);
  }
  find_sentence_starts(tree);
}

}  // namespace casus::nlp
