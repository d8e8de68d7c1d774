#include "casus/resolve/actor_list.h"

#include <algorithm>
#include <utility>

#include "casus/base/hash.h"
#include "casus/base/utf8.h"

namespace casus::resolve {
namespace {

constexpr std::string_view kNewPrefix = "n:";

void add_once(std::vector<std::string>& list, std::string_view text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.emplace_back(text);
}

}  // namespace

std::string new_actor_id(std::string_view name, ActorKind kind, std::string_view country) {
  std::string key = fold(name);
  key += '\x1f';
  key += to_string(kind);
  key += '\x1f';
  key += country;
  return std::string(kNewPrefix) + hex16(xxh3_64(key));
}

ActorIndex ActorList::add_unique(std::string key, Actor actor) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) return found->second;
  const ActorIndex index = actors_.push(std::move(actor));
  by_key_.emplace(std::move(key), index);
  return index;
}

ActorIndex ActorList::add(const knowledge::ActorEntry& entry) {
  Actor actor;
  actor.id = entry.id;
  actor.name = entry.name;
  actor.kind = entry.kind;
  actor.country = entry.country;
  actor.sectors = knowledge::list_of(entry.sectors);
  if (entry.breakaway) add_once(actor.sectors, "PRE");
  std::string key(entry.id);
  return add_unique(std::move(key), std::move(actor));
}

ActorIndex ActorList::add(const knowledge::ComposedActor& composed, bool population) {
  Actor actor;
  actor.id = composed.id;
  actor.name = composed.name;
  actor.kind = composed.kind;
  actor.country = composed.country;
  actor.sectors = knowledge::list_of(composed.sectors);
  actor.population = population;
  return add_unique(composed.id, std::move(actor));
}

ActorIndex ActorList::add_new(std::string_view name, ActorKind kind, std::string_view country) {
  Actor actor;
  actor.name = name;
  actor.kind = kind;
  actor.country = country;
  actor.id = kNewPrefix;
  std::string key = std::string(kNewPrefix) + fold(name) + '\x1f' + std::string(to_string(kind));
  const ActorIndex index = add_unique(std::move(key), std::move(actor));
  if (actors_[index].country.empty()) actors_[index].country = country;
  return index;
}

void ActorList::add_alias(ActorIndex index, std::string_view alias) {
  if (!alias.empty() && alias != actors_[index].name) add_once(actors_[index].aliases, alias);
}

void ActorList::add_office(ActorIndex index, std::string_view office) {
  if (!office.empty()) add_once(actors_[index].offices, office);
}

void ActorList::finish() {
  for (Actor& actor : actors_)
    if (actor.id == kNewPrefix) actor.id = new_actor_id(actor.name, actor.kind, actor.country);
}

}  // namespace casus::resolve
