// Noun classes of every token: from word lists (a trie over coding lemmas, longest phrase first),
// and from what the document's mentions say of names.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "casus/knowledge/lexicon.h"
#include "casus/types/annotation.h"
#include "casus/types/mentions.h"

namespace casus::events {

// Bits of a token count for the phrase that it heads.
using TokenClasses = std::vector<knowledge::ClassSet>;

// O(tokens); each distinct lemma is looked up once. Thread-safe with a scratch per thread.
// Tested by extract_events_test.cc.
class ClassMarker {
 public:
  explicit ClassMarker(const knowledge::Lexicon& lexicon)
      : lexicon_(&lexicon), measure_(lexicon.noun_class("measure")) {}

  struct Scratch {
    std::vector<std::uint32_t>
        word_of_string;  // By StringId: word of the trie, not yet looked up, none.
  };

  void operator()(const Annotation& annotation, const Mentions& mentions, Scratch& scratch,
                  TokenClasses& classes) const;

 private:
  void mark_words(const Annotation& annotation, const Mentions& mentions, Scratch& scratch,
                  TokenClasses& classes) const;
  void mark_entities(const Annotation& annotation, TokenClasses& classes) const;
  void mark_mentions(const Mentions& mentions, TokenClasses& classes) const;
  void mark_measures(const Annotation& annotation, TokenClasses& classes) const;
  void add(knowledge::BuiltIn built_in, TokenId token, TokenClasses& classes) const;
  [[nodiscard]] std::uint32_t word(TokenId token, const Annotation& annotation,
                                   Scratch& scratch) const;

  const knowledge::Lexicon* lexicon_;
  std::optional<knowledge::NounClassId> measure_;  // Of "40 tonnes of rice"; none: no such class.
};

}  // namespace casus::events
