// The lemmatizer: suffix rules, an index of known lemmas and a list of exceptions.
//
// Source: spaCy 3 (spacy/pipeline/lemmatizer.py, spacy/lang/en/lemmatizer.py), MIT; the tables come
// from WordNet. Tested by: rules_test.cc.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "casus/base/result.h"
#include "casus/types/grammar.h"

namespace casus::nlp {

enum class LemmaRule {
  kParity,  // As spaCy 3.8.8 and later: a form in the index goes before all earlier ones.
  kCoding,  // Forms in the index in the order of the rules, then forms with other than letters; a
            // hyphenated verb that is not known takes the lemma of its last part.
};

// Const after loading; shared by threads.
class Lemmatizer {
 public:
  // The model's file lemmatizer/lookups/lookups.bin. The bytes must outlive the lemmatizer.
  [[nodiscard]] static Result<Lemmatizer> read(std::string_view file);

  // `lower` is the lower-cased text, `morph` the features "A=B|C=D".
  [[nodiscard]] std::string operator()(std::string_view text, std::string_view lower, Pos pos,
                                       std::string_view morph, LemmaRule rule) const;
  // Number of known lemmas.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Table {
    std::vector<std::pair<std::string_view, std::string_view>> rules;  // Old and new ending.
    std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
    std::unordered_set<std::string_view> index;
    [[nodiscard]] bool empty() const {
      return rules.empty() && exceptions.empty() && index.empty();
    }
  };
  [[nodiscard]] Status read_table(class MsgpackReader& in, std::string_view name);
  struct Forms {
    std::vector<std::string> known;    // In the index or the exceptions, best first.
    std::vector<std::string> mixed;    // Not known, with other than letters.
    std::vector<std::string> unknown;  // Not known, of letters only.
  };
  [[nodiscard]] static Forms forms_of(const Table& table, std::string_view lower, LemmaRule rule);

  std::array<Table, 20> tables_;  // By Pos.
};

}  // namespace casus::nlp
