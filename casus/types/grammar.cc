#include "casus/types/grammar.h"

#include <array>
#include <cstddef>

namespace casus {
namespace {

#define CASUS_LABEL(name, text) std::string_view(text),
constexpr std::array kPosLabels = {std::string_view(), CASUS_POS(CASUS_LABEL)};
constexpr std::array kTagLabels = {std::string_view(), CASUS_TAG(CASUS_LABEL)};
constexpr std::array kDepLabels = {std::string_view(), CASUS_DEP(CASUS_LABEL)};
constexpr std::array kEntityLabels = {std::string_view(), CASUS_ENTITY(CASUS_LABEL)};
#undef CASUS_LABEL

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& labels, std::string_view label) {
  for (std::size_t i = 0; i < N; ++i)
    if (labels[i] == label) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Pos pos) {
  return kPosLabels[static_cast<std::size_t>(pos)];
}
std::string_view to_string(Tag tag) {
  return kTagLabels[static_cast<std::size_t>(tag)];
}
std::string_view to_string(Dep dep) {
  return kDepLabels[static_cast<std::size_t>(dep)];
}
std::string_view to_string(EntityType type) {
  return kEntityLabels[static_cast<std::size_t>(type)];
}
std::optional<Pos> parse_pos(std::string_view label) {
  return parse<Pos>(kPosLabels, label);
}
std::optional<Tag> parse_tag(std::string_view label) {
  return parse<Tag>(kTagLabels, label);
}
std::optional<Dep> parse_dep(std::string_view label) {
  return parse<Dep>(kDepLabels, label);
}
std::optional<EntityType> parse_entity_type(std::string_view label) {
  return parse<EntityType>(kEntityLabels, label);
}

}  // namespace casus
