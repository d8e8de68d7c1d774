// ActorList: the actors of one document, each once. Known ones carry their key in data/actors,
// others "n:" and a hash of folded name, kind and country (design §5). Tested by
// tests/resolve_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "casus/knowledge/actor_base.h"
#include "casus/types/mentions.h"

namespace casus::resolve {

// "n:" + 16 hex digits.
[[nodiscard]] std::string new_actor_id(std::string_view name, ActorKind kind,
                                       std::string_view country);

// Writes into Mentions::actors. Countries of new persons may become known later (set_country), so
// ids of new actors are final only after finish().
class ActorList {
 public:
  explicit ActorList(Column<ActorTag, Actor>& actors) : actors_(actors) {}

  ActorIndex add(const knowledge::ActorEntry& entry);
  ActorIndex add(const knowledge::ComposedActor& composed, bool population = false);
  // An actor that the base does not know; found again by (folded name, kind).
  ActorIndex add_new(std::string_view name, ActorKind kind, std::string_view country);

  [[nodiscard]] Actor& operator[](ActorIndex index) { return actors_[index]; }
  [[nodiscard]] const Actor& operator[](ActorIndex index) const { return actors_[index]; }
  [[nodiscard]] std::size_t size() const { return actors_.size(); }
  // Another form of the name; kept once, not if it is the name.
  void add_alias(ActorIndex index, std::string_view alias);
  void add_office(ActorIndex index, std::string_view office);
  // Ids of new actors from their last name and country; actors that fall together are none of
  // this function's: names are unique by kind already.
  void finish();

 private:
  ActorIndex add_unique(std::string key, Actor actor);
  Column<ActorTag, Actor>& actors_;
  std::unordered_map<std::string, ActorIndex> by_key_;
};

}  // namespace casus::resolve
