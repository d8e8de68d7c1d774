#include "casus/nlp/lemmatizer.h"

#include <algorithm>
#include <optional>

#include "casus/base/utf8.h"
#include "casus/nlp/msgpack.h"
#include "casus/nlp/symbols.h"

namespace casus::nlp {
namespace {

constexpr std::size_t kPosCount = 20;

bool all_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_letter(c.value)) return false;
    at += c.size;
  }
  return !text.empty();
}

// Value of a feature, nothing if it is not there.
std::optional<std::string_view> feature(std::string_view morph, std::string_view name) {
  while (!morph.empty()) {
    const std::size_t bar = morph.find('|');
    const std::string_view part = morph.substr(0, bar);
    if (part.starts_with(name) && part.size() > name.size() && part[name.size()] == '=')
      return part.substr(name.size() + 1);
    if (bar == std::string_view::npos) break;
    morph.remove_prefix(bar + 1);
  }
  return std::nullopt;
}

// Whether the features say that the word is its own lemma.
bool is_base_form(Pos pos, std::string_view morph) {
  const auto number = feature(morph, "Number");
  const auto verb_form = feature(morph, "VerbForm");
  const auto degree = feature(morph, "Degree");
  if (pos == Pos::kNoun && number == "Sing") return true;
  if (pos == Pos::kVerb && verb_form == "Fin" && feature(morph, "Tense") == "Pres" && !number)
    return true;
  return verb_form == "Inf" || verb_form == "None" || degree == "Pos";
}

// The part of speech that a table's key (an id of the lower-case name) stands for.
std::optional<Pos> pos_of_key(std::uint64_t key) {
  for (std::size_t p = 1; p < kPosCount; ++p) {
    const auto pos = static_cast<Pos>(p);
    if (string_id(to_lower(to_string(pos))) == key) return pos;
  }
  return std::nullopt;
}

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Status Lemmatizer::read_table(MsgpackReader& in, std::string_view name) {
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    const std::uint64_t key = in.unsigned_integer();
    const std::optional<Pos> pos = pos_of_key(key);
    if (!pos) {
      in.skip();
      continue;
    }
    Table& table = tables_[static_cast<std::size_t>(*pos)];
    if (name == "lemma_exc") {
      std::uint32_t left = in.map_size();
      table.exceptions.reserve(left);
      for (; left > 0 && in.ok(); --left) {
        std::vector<std::string_view>& lemmas = table.exceptions[in.text()];
        for (std::uint32_t m = in.array_size(); m > 0 && in.ok(); --m) lemmas.push_back(in.text());
      }
    } else if (name == "lemma_index") {
      std::uint32_t left = in.array_size();
      table.index.reserve(left);
      for (; left > 0 && in.ok(); --left) table.index.insert(in.text());
    } else {
      for (std::uint32_t left = in.array_size(); left > 0 && in.ok(); --left) {
        if (in.array_size() != 2) in.fail("a pair of endings is wanted here");
        const std::string_view old_ending = in.text();
        table.rules.emplace_back(old_ending, in.text());
      }
    }
  }
  return in.ok() ? ok_status() : Status(in.error());
}

Result<Lemmatizer> Lemmatizer::read(std::string_view file) {
  static_assert(static_cast<std::size_t>(Pos::kSpace) + 1 == kPosCount);
  Lemmatizer lemmatizer;
  static constexpr std::array<std::string_view, 3> kTables = {"lemma_rules", "lemma_exc",
                                                              "lemma_index"};
  std::size_t found = 0;
  MsgpackReader in(file);
  for (std::uint32_t n = in.map_size(); n > 0 && in.ok(); --n) {
    const std::string_view name = in.text();
    if (std::find(kTables.begin(), kTables.end(), name) == kTables.end()) {
      in.skip();
      continue;
    }
    ++found;
    const Status read = lemmatizer.read_table(in, name);
    if (!read.ok()) return read.error().in(std::string(name));
  }
  if (!in.ok()) return in.error();
  if (found != kTables.size())
    return Error{ErrorCode::kCorrupt, "one of lemma_rules, lemma_exc, lemma_index is missing"};
  return lemmatizer;
}

std::size_t Lemmatizer::size() const {
  std::size_t n = 0;
  for (const Table& table : tables_) n += table.index.size();
  return n;
}

Lemmatizer::Forms Lemmatizer::forms_of(const Table& table, std::string_view lower, LemmaRule rule) {
  Forms forms;
  for (const auto& [old_ending, new_ending] : table.rules) {
    if (!lower.ends_with(old_ending)) continue;
    std::string form(lower.substr(0, lower.size() - old_ending.size()));
    form += new_ending;
    if (form.empty()) continue;
    if (table.index.contains(form)) {
      // The first in the index wins for coding, the last one for parity.
      forms.known.insert(rule == LemmaRule::kParity ? forms.known.begin() : forms.known.end(),
                         form);
    } else {
      (all_letters(form) ? forms.unknown : forms.mixed).push_back(std::move(form));
    }
  }
  if (const auto exceptions = table.exceptions.find(lower); exceptions != table.exceptions.end()) {
    // Exceptions go before all, the last one first, but for those that a rule gave too.
    for (const std::string_view exception : exceptions->second) {
      std::string form(exception);
      if (!contains(forms.known, form) && !contains(forms.mixed, form))
        forms.known.insert(forms.known.begin(), std::move(form));
    }
  }
  return forms;
}

std::string Lemmatizer::operator()(std::string_view text, std::string_view lower, Pos pos,
                                   std::string_view morph, LemmaRule rule) const {
  if (pos == Pos::kNone || pos == Pos::kSpace || is_base_form(pos, morph))
    return std::string(lower);
  const Table& table = tables_[static_cast<std::size_t>(pos)];
  if (table.empty()) return std::string(pos == Pos::kPropn ? text : lower);
  Forms forms = forms_of(table, lower, rule);
  if (!forms.known.empty()) return std::move(forms.known.front());
  const std::size_t hyphen = lower.rfind('-');
  if (rule == LemmaRule::kCoding && pos == Pos::kVerb && hyphen != std::string_view::npos &&
      hyphen + 1 < lower.size()) {
    Forms last = forms_of(table, lower.substr(hyphen + 1), rule);
    if (!last.known.empty()) return std::string(lower.substr(0, hyphen + 1)) + last.known.front();
  }
  if (!forms.mixed.empty()) return std::move(forms.mixed.front());
  if (!forms.unknown.empty()) return std::move(forms.unknown.front());
  return std::string(text);
}

}  // namespace casus::nlp
