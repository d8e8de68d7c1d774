// Resolver: what the words of an article stand for: times, quantities, actors, places, offices, and
// what repeats what (design README §3.3, issue 13). The door of this room.
//
// Const and thread-safe; deterministic; total: every annotation gives mentions that hold
// Mentions::check(). Linear in the tokens but for sorting. Tested by tests/resolve_test.cc.
#pragma once

#include <memory>
#include <optional>

#include "casus/knowledge/knowledge.h"
#include "casus/types/annotation.h"
#include "casus/types/article.h"
#include "casus/types/mentions.h"
#include "casus/types/propositions.h"

namespace casus::resolve {

// The tables that a resolver reads; views of a Knowledge, or of tables that a test made.
struct ResolveTables {
  const knowledge::TimeWords& times;
  const knowledge::NumberWords& numbers;
  const knowledge::UnitWords& units;
  const knowledge::ReferenceWords& references;
  const knowledge::ActorBase& actors;
  const knowledge::Gazetteer& gazetteer;
};

// Memory that one worker uses again and again.
class ResolveScratch {
 public:
  ResolveScratch();
  ~ResolveScratch();
  ResolveScratch(ResolveScratch&&) noexcept;
  ResolveScratch& operator=(ResolveScratch&&) noexcept;

 private:
  friend class Resolver;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

class Resolver {
 public:
  // The tables must outlive the resolver.
  explicit Resolver(const knowledge::Knowledge& knowledge);
  explicit Resolver(const ResolveTables& tables) : tables_(tables) {}

  // Times count from article.published; without it relative ones stay unresolved.
  void operator()(const Article& article, const Annotation& annotation,
                  const Propositions& propositions, const Speech& speech, ResolveScratch& scratch,
                  Mentions& mentions) const;

 private:
  ResolveTables tables_;
};

}  // namespace casus::resolve
