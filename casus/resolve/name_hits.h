// NameHits: where the words of an article meet the actor base: names, institutions, offices, titles
// and group nouns, each found once, longest first, left to right. Tested by tests/resolve_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "casus/knowledge/actor_base.h"
#include "casus/types/annotation.h"

namespace casus::resolve {

using knowledge::ActorBase;
using knowledge::AliasClass;
using knowledge::NameEntry;
using knowledge::NameWords;

// A name of the actor base in the text. Words are NameWords.
struct NameHit {
  std::size_t word = 0;
  std::size_t words = 0;
  TokenSpan tokens;
  NameEntry entry;
  AliasClass alias = AliasClass::kName;
  knowledge::ActorEntry actor;
  [[nodiscard]] std::size_t end() const { return word + words; }
  [[nodiscard]] bool is_state() const { return actor.kind == ActorKind::kState; }
};

// A word or phrase of one of the base's word tables.
struct WordHit {
  std::size_t word = 0;
  std::size_t words = 0;
  TokenSpan tokens;
  NameEntry entry;
  [[nodiscard]] std::size_t end() const { return word + words; }
};

// Reused from document to document.
class NameHits {
 public:
  void build(const Annotation& annotation, const ActorBase& base);

  [[nodiscard]] const NameWords& words() const { return words_; }
  // The hit that starts or ends (half-open) at a word; nullptr if there is none.
  [[nodiscard]] const NameHit* name_at(std::size_t word) const {
    return at(names_, name_at_, word);
  }
  [[nodiscard]] const NameHit* name_before(std::size_t word) const {
    return at(names_, name_end_, word);
  }
  [[nodiscard]] const WordHit* office_at(std::size_t word) const {
    return at(offices_, office_at_, word);
  }
  [[nodiscard]] const WordHit* office_before(std::size_t word) const {
    return at(offices_, office_end_, word);
  }
  [[nodiscard]] const WordHit* title_at(std::size_t word) const {
    return at(titles_, title_at_, word);
  }
  [[nodiscard]] const WordHit* title_before(std::size_t word) const {
    return at(titles_, title_end_, word);
  }
  [[nodiscard]] const WordHit* institution_at(std::size_t word) const {
    return at(institutions_, institution_at_, word);
  }
  [[nodiscard]] const WordHit* group_at(std::size_t word) const {
    return at(groups_, group_at_, word);
  }
  [[nodiscard]] const std::vector<NameHit>& names() const { return names_; }
  [[nodiscard]] const std::vector<WordHit>& offices() const { return offices_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  using Index = std::vector<std::int32_t>;
  template <class Hit>
  [[nodiscard]] static const Hit* at(const std::vector<Hit>& hits, const Index& index,
                                     std::size_t word) {
    return word < index.size() && index[word] >= 0 ? &hits[static_cast<std::size_t>(index[word])]
                                                   : nullptr;
  }
  void find_names(const Annotation& annotation, const ActorBase& base);
  void find_words(const knowledge::NameIndex& index, std::vector<WordHit>& hits, Index& starts,
                  Index& ends) const;

  NameWords words_;
  std::vector<NameHit> names_;
  std::vector<WordHit> offices_, titles_, institutions_, groups_;
  Index name_at_, name_end_, office_at_, office_end_, title_at_, title_end_, institution_at_,
      institution_end_, group_at_, group_end_;
};

}  // namespace casus::resolve
