#include "casus/base/strings.h"

namespace casus {

StringId Strings::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return StringId(found->second);
  texts_.emplace_back(text);
  const auto id = static_cast<std::uint32_t>(texts_.size() - 1);
  ids_.emplace(texts_.back(), id);
  return StringId(id);
}

StringId Strings::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? StringId() : StringId(found->second);
}

std::string_view Strings::operator[](StringId id) const {
  return id.valid() && id.value < texts_.size() ? std::string_view(texts_[id.value])
                                                : std::string_view();
}

void Strings::clear() {
  ids_.clear();
  texts_.clear();
  intern("");
}

}  // namespace casus
