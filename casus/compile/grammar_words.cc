#include "casus/compile/grammar_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "casus/base/bytes.h"
#include "casus/base/utf8.h"
#include "casus/compile/yaml.h"
#include "casus/knowledge/grammar_words.h"

namespace casus::compile {
namespace {

using knowledge::Support;
using knowledge::WordClass;

struct Words {
  std::map<std::string, std::uint64_t> classes;
  std::map<std::string, Support> support;
  std::map<std::string, Slot> prepositions;
  std::map<std::string, knowledge::Cue> cues;

  void add(WordClass word_class, const std::string& word) {
    classes[word] |= std::uint64_t{1} << static_cast<unsigned>(word_class);
  }
};

Result<std::vector<std::string>> lower_words(const Yaml* node) {
  if (node == nullptr) return std::vector<std::string>();
  CASUS_TRY(std::vector<std::string> words, node->strings());
  for (const std::string& word : words)
    if (word.empty() || to_lower(word) != word)
      return node->error("'" + word + "' must be a lemma in lower case");
  return words;
}

Status read_classes(const Yaml& node, Words& words) {
  for (const auto& [name, list] : node.map()) {
    WordClass word_class{};
    if (!knowledge::parse_word_class(name, word_class))
      return list.error("unknown word class '" + name + "'");
    CASUS_TRY(const std::vector<std::string> members, lower_words(&list));
    for (const std::string& word : members) words.add(word_class, word);
  }
  return ok_status();
}

// One group: every verb supports every noun.
Status read_support_group(const Yaml& group, Words& words) {
  CASUS_TRY_VOID(group.expect_keys({"verbs", "passive", "nouns"}));
  CASUS_TRY(const std::vector<std::string> verbs, lower_words(group.find("verbs")));
  CASUS_TRY(const std::vector<std::string> passive, lower_words(group.find("passive")));
  CASUS_TRY(const std::vector<std::string> nouns, lower_words(group.find("nouns")));
  if (nouns.empty()) return group.error("a support group needs 'nouns'");
  for (const std::string& noun : nouns) {
    words.add(WordClass::kEventive, noun);
    for (const std::string& verb : verbs)
      words.support[knowledge::support_key(noun, verb)] = Support::kActive;
    for (const std::string& verb : passive)
      words.support[knowledge::support_key(noun, verb)] = Support::kPassive;
  }
  return ok_status();
}

Status read_prepositions(const Yaml& node, Words& words) {
  for (const auto& [name, list] : node.map()) {
    Slot slot{};
    if (!parse_slot(name, slot)) return list.error("unknown slot '" + name + "'");
    CASUS_TRY(const std::vector<std::string> phrases, lower_words(&list));
    for (const std::string& phrase : phrases) words.prepositions[phrase] = slot;
  }
  return ok_status();
}

Result<Commitment> read_commitment(const std::string& name, const Yaml& node) {
  static constexpr std::array kAll = {Commitment::kConfirms, Commitment::kReports,
                                      Commitment::kClaims,   Commitment::kAccuses,
                                      Commitment::kDenies,   Commitment::kCites};
  for (const Commitment commitment : kAll)
    if (to_string(commitment) == name) return commitment;
  return node.error("unknown commitment '" + name + "'");
}

Status read_cues(const Yaml& node, bool weak, Words& words) {
  for (const auto& [name, list] : node.map()) {
    CASUS_TRY(const Commitment commitment, read_commitment(name, list));
    CASUS_TRY(const std::vector<std::string> lemmas, lower_words(&list));
    for (const std::string& lemma : lemmas) words.cues[lemma] = {commitment, weak};
  }
  return ok_status();
}

Status read_file(const SourceFile& file, Words& words) {
  CASUS_TRY(const Yaml root, Yaml::parse(file.text, file.display));
  CASUS_TRY_VOID(root.expect_keys(
      {"source", "classes", "support", "complex_prepositions", "cues", "weak_cues"}));
  if (root.find("source") == nullptr) return root.error("a data file names its 'source'");
  if (const Yaml* node = root.find("classes")) CASUS_TRY_VOID(read_classes(*node, words));
  if (const Yaml* node = root.find("support"))
    for (const Yaml& group : node->list()) CASUS_TRY_VOID(read_support_group(group, words));
  if (const Yaml* node = root.find("complex_prepositions"))
    CASUS_TRY_VOID(read_prepositions(*node, words));
  if (const Yaml* node = root.find("cues")) CASUS_TRY_VOID(read_cues(*node, false, words));
  if (const Yaml* node = root.find("weak_cues")) CASUS_TRY_VOID(read_cues(*node, true, words));
  return ok_status();
}

// "turn_back", "come_under attack", "make a delivery": verbs with a particle, nouns and support
// verbs of a class of predicates. The rest of the file is checked by compile/lexicon.
void add_predicate_class(const Yaml& node, Words& words) {
  const auto list = [&node](std::string_view key) {
    const Yaml* found = node.find(key);
    Result<std::vector<std::string>> entries =
        found == nullptr ? std::vector<std::string>() : found->strings();
    return entries.ok() ? entries.take() : std::vector<std::string>();
  };
  for (const std::string& verb : list("v")) {
    const std::string lemma = verb.substr(0, verb.find(' '));
    if (lemma.find('_') != std::string::npos) words.add(WordClass::kPhrasal, lemma);
  }
  for (std::string noun : list("n")) {
    noun = noun.substr(0, noun.find(" ("));
    noun = to_lower(noun.substr(noun.find_last_of(" -") + 1));
    if (noun.empty()) continue;
    words.add(WordClass::kEventive, noun);
    for (const std::string& verb : list("light"))
      words.support.try_emplace(knowledge::support_key(noun, verb), Support::kActive);
    for (const std::string& verb : list("light_passive"))
      words.support.try_emplace(knowledge::support_key(noun, verb), Support::kPassive);
  }
}

Status read_predicates(const SourceFile& file, Words& words) {
  CASUS_TRY(const Yaml root, Yaml::parse(file.text, file.display));
  const Yaml* classes = root.find("classes");
  if (classes == nullptr) return ok_status();
  for (const auto& [name, node] : classes->map()) add_predicate_class(node, words);
  return ok_status();
}

std::string write(const Words& words) {
  ByteWriter out;
  out.put(static_cast<std::uint32_t>(words.classes.size()));
  for (const auto& [word, bits] : words.classes) {
    out.put_string(word);
    out.put(bits);
  }
  out.put(static_cast<std::uint32_t>(words.support.size()));
  for (const auto& [key, support] : words.support) {
    out.put_string(key);
    out.put(static_cast<std::uint8_t>(support));
  }
  out.put(static_cast<std::uint32_t>(words.prepositions.size()));
  for (const auto& [phrase, slot] : words.prepositions) {
    out.put_string(phrase);
    out.put(static_cast<std::uint8_t>(slot));
  }
  out.put(static_cast<std::uint32_t>(words.cues.size()));
  for (const auto& [lemma, cue] : words.cues) {
    out.put_string(lemma);
    out.put(static_cast<std::uint8_t>(cue.commitment));
    out.put(static_cast<std::uint8_t>(cue.weak ? 1 : 0));
  }
  return out.take();
}

}  // namespace

Result<std::string> compile_grammar_words(const Sources& sources) {
  Words words;
  for (const SourceFile& file : sources.files())
    if (file.path == "lexicon/grammar.yaml" || file.path == "lexicon/reporting.yaml")
      CASUS_TRY_VOID(read_file(file, words));
  for (const SourceFile* file : sources.below("lexicon/verbs/"))
    CASUS_TRY_VOID(read_predicates(*file, words));
  return write(words);
}

}  // namespace casus::compile
