#include "casus/compile/frame_order.h"

#include <algorithm>

#include "casus/compile/rule_text.h"

namespace casus::compile {
namespace {

using knowledge::Frame;

Result<std::uint16_t> find_frame(const std::string& name, const Yaml& at, const FrameNames& names) {
  const auto found = names.ids.find(name);
  if (found != names.ids.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [frame, id] : names.ids) known.push_back(frame);
  return at.error("unknown frame '" + name + "'" + did_you_mean(name, known));
}

// `over: any` sets the flag in `any`; nullptr: the word is not taken.
Status read_list(std::string_view key, const FrameNames& names,
                 std::vector<std::vector<std::uint16_t>>& order, std::vector<std::uint8_t>* any) {
  order.resize(names.ids.size());
  for (const auto& [name, named] : names.nodes.all()) {
    const Yaml* node = named.node->find(key);
    if (node == nullptr) continue;
    const std::uint16_t self = names.ids.at(name);
    if (any != nullptr && node->string() == "any") {
      (*any)[self] = 1;
      continue;
    }
    CASUS_TRY(const std::vector<std::string> others, node->strings());
    for (std::size_t i = 0; i < others.size(); ++i) {
      const Yaml& at = node->is_list() ? node->list()[i] : *node;
      CASUS_TRY(const std::uint16_t other, find_frame(others[i], at, names));
      order[self].push_back(other);
    }
    std::sort(order[self].begin(), order[self].end());
  }
  return ok_status();
}

Status read_weak(const FrameNames& names, DeclaredOrder& declared) {
  for (const auto& [name, named] : names.nodes.all()) {
    const Yaml* weak = named.node->find("weak");
    if (weak == nullptr) continue;
    if (weak->string() != "yes" && weak->string() != "no")
      return weak->error("wanted yes or no, found '" + weak->string() + "'");
    declared.weak[names.ids.at(name)] = weak->string() == "yes" ? 1 : 0;
  }
  return ok_status();
}

Status check_acyclic(const FrameNames& names, const std::vector<Frame>& frames,
                     const std::vector<std::vector<std::uint16_t>>& over) {
  std::vector<std::uint8_t> state(over.size(), 0);  // 0 unseen, 1 open, 2 done.
  for (std::size_t start = 0; start < over.size(); ++start) {
    std::vector<std::pair<std::size_t, std::size_t>> stack = {{start, 0}};
    if (state[start] != 0) continue;
    state[start] = 1;
    while (!stack.empty()) {
      auto& [frame, next] = stack.back();
      if (next == over[frame].size()) {
        state[frame] = 2;
        stack.pop_back();
        continue;
      }
      const std::size_t other = over[frame][next++];
      if (state[other] == 1) {
        const Yaml& node = *names.nodes.all().at(frames[other].name).node;
        return node.find("over")->error("'over' goes in a circle through frame '" +
                                        frames[other].name + "'");
      }
      if (state[other] == 2) continue;
      state[other] = 1;
      stack.emplace_back(other, 0);
    }
  }
  return ok_status();
}

// Types from the one that wins to the one that yields, each with its frames in that order.
Status read_precedence(const Yaml& root, const FrameNames& names, DeclaredOrder& declared) {
  CASUS_TRY_VOID(root.expect_keys({"source", "precedence"}));
  const Yaml* types = root.find("precedence");
  if (types == nullptr || !types->is_map())
    return root.error("wanted 'precedence', a map of types, each with a list of its frames");
  int place = 0;
  for (const auto& [type_name, list] : types->map()) {
    EventType type{};
    if (!parse_event_type(type_name, type)) return list.error("unknown type '" + type_name + "'");
    CASUS_TRY(const std::vector<std::string> of_type, list.strings());
    for (std::size_t i = 0; i < of_type.size(); ++i) {
      const Yaml& at = list.is_list() ? list.list()[i] : list;
      CASUS_TRY(const std::uint16_t id, find_frame(of_type[i], at, names));
      if (declared.place[id] >= 0)
        return at.error("'" + of_type[i] + "' stands twice in this list");
      declared.place[id] = place++;
    }
  }
  return ok_status();
}

}  // namespace

Result<DeclaredOrder> read_declared_order(const FrameNames& names, const std::vector<Frame>& frames,
                                          const Yaml* precedence) {
  DeclaredOrder declared;
  declared.over_any.assign(frames.size(), 0);
  declared.weak.assign(frames.size(), 0);
  declared.place.assign(frames.size(), -1);
  CASUS_TRY_VOID(read_list("over", names, declared.over, &declared.over_any));
  CASUS_TRY_VOID(read_list("with", names, declared.with, nullptr));
  CASUS_TRY_VOID(check_acyclic(names, frames, declared.over));
  CASUS_TRY_VOID(read_weak(names, declared));
  if (precedence != nullptr) CASUS_TRY_VOID(read_precedence(*precedence, names, declared));
  return declared;
}

}  // namespace casus::compile
