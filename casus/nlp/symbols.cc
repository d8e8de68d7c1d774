#include "casus/nlp/symbols.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "casus/base/hash.h"

namespace casus::nlp {
namespace {

struct Symbol {
  std::string_view text;
  std::uint16_t id;
};

// spaCy's symbols, 3.4 to 3.8 (spacy/symbols.pyx, MIT licence), but for the two numbered series
// FLAG19…FLAG63 = 19…63 and DEPRECATED001…DEPRECATED276 = 104…379.
constexpr auto sorted_symbols() {
  std::array table = {Symbol{"IS_ALPHA", 1},
                      Symbol{"IS_ASCII", 2},
                      Symbol{"IS_DIGIT", 3},
                      Symbol{"IS_LOWER", 4},
                      Symbol{"IS_PUNCT", 5},
                      Symbol{"IS_SPACE", 6},
                      Symbol{"IS_TITLE", 7},
                      Symbol{"IS_UPPER", 8},
                      Symbol{"LIKE_URL", 9},
                      Symbol{"LIKE_NUM", 10},
                      Symbol{"LIKE_EMAIL", 11},
                      Symbol{"IS_STOP", 12},
                      Symbol{"IS_OOV_DEPRECATED", 13},
                      Symbol{"IS_BRACKET", 14},
                      Symbol{"IS_QUOTE", 15},
                      Symbol{"IS_LEFT_PUNCT", 16},
                      Symbol{"IS_RIGHT_PUNCT", 17},
                      Symbol{"IS_CURRENCY", 18},
                      Symbol{"ID", 64},
                      Symbol{"ORTH", 65},
                      Symbol{"LOWER", 66},
                      Symbol{"NORM", 67},
                      Symbol{"SHAPE", 68},
                      Symbol{"PREFIX", 69},
                      Symbol{"SUFFIX", 70},
                      Symbol{"LENGTH", 71},
                      Symbol{"CLUSTER", 72},
                      Symbol{"LEMMA", 73},
                      Symbol{"POS", 74},
                      Symbol{"TAG", 75},
                      Symbol{"DEP", 76},
                      Symbol{"ENT_IOB", 77},
                      Symbol{"ENT_TYPE", 78},
                      Symbol{"HEAD", 79},
                      Symbol{"SENT_START", 80},
                      Symbol{"SPACY", 81},
                      Symbol{"PROB", 82},
                      Symbol{"LANG", 83},
                      Symbol{"ADJ", 84},
                      Symbol{"ADP", 85},
                      Symbol{"ADV", 86},
                      Symbol{"AUX", 87},
                      Symbol{"CONJ", 88},
                      Symbol{"CCONJ", 89},
                      Symbol{"DET", 90},
                      Symbol{"INTJ", 91},
                      Symbol{"NOUN", 92},
                      Symbol{"NUM", 93},
                      Symbol{"PART", 94},
                      Symbol{"PRON", 95},
                      Symbol{"PROPN", 96},
                      Symbol{"PUNCT", 97},
                      Symbol{"SCONJ", 98},
                      Symbol{"SYM", 99},
                      Symbol{"VERB", 100},
                      Symbol{"X", 101},
                      Symbol{"EOL", 102},
                      Symbol{"SPACE", 103},
                      Symbol{"PERSON", 380},
                      Symbol{"NORP", 381},
                      Symbol{"FACILITY", 382},
                      Symbol{"ORG", 383},
                      Symbol{"GPE", 384},
                      Symbol{"LOC", 385},
                      Symbol{"PRODUCT", 386},
                      Symbol{"EVENT", 387},
                      Symbol{"WORK_OF_ART", 388},
                      Symbol{"LANGUAGE", 389},
                      Symbol{"LAW", 390},
                      Symbol{"DATE", 391},
                      Symbol{"TIME", 392},
                      Symbol{"PERCENT", 393},
                      Symbol{"MONEY", 394},
                      Symbol{"QUANTITY", 395},
                      Symbol{"ORDINAL", 396},
                      Symbol{"CARDINAL", 397},
                      Symbol{"acomp", 398},
                      Symbol{"advcl", 399},
                      Symbol{"advmod", 400},
                      Symbol{"agent", 401},
                      Symbol{"amod", 402},
                      Symbol{"appos", 403},
                      Symbol{"attr", 404},
                      Symbol{"aux", 405},
                      Symbol{"auxpass", 406},
                      Symbol{"cc", 407},
                      Symbol{"ccomp", 408},
                      Symbol{"complm", 409},
                      Symbol{"conj", 410},
                      Symbol{"cop", 411},
                      Symbol{"csubj", 412},
                      Symbol{"csubjpass", 413},
                      Symbol{"dep", 414},
                      Symbol{"det", 415},
                      Symbol{"dobj", 416},
                      Symbol{"expl", 417},
                      Symbol{"hmod", 418},
                      Symbol{"hyph", 419},
                      Symbol{"infmod", 420},
                      Symbol{"intj", 421},
                      Symbol{"iobj", 422},
                      Symbol{"mark", 423},
                      Symbol{"meta", 424},
                      Symbol{"neg", 425},
                      Symbol{"nmod", 426},
                      Symbol{"nn", 427},
                      Symbol{"npadvmod", 428},
                      Symbol{"nsubj", 429},
                      Symbol{"nsubjpass", 430},
                      Symbol{"num", 431},
                      Symbol{"number", 432},
                      Symbol{"oprd", 433},
                      Symbol{"obj", 434},
                      Symbol{"obl", 435},
                      Symbol{"parataxis", 436},
                      Symbol{"partmod", 437},
                      Symbol{"pcomp", 438},
                      Symbol{"pobj", 439},
                      Symbol{"poss", 440},
                      Symbol{"possessive", 441},
                      Symbol{"preconj", 442},
                      Symbol{"prep", 443},
                      Symbol{"prt", 444},
                      Symbol{"punct", 445},
                      Symbol{"quantmod", 446},
                      Symbol{"relcl", 447},
                      Symbol{"rcmod", 448},
                      Symbol{"root", 449},
                      Symbol{"xcomp", 450},
                      Symbol{"acl", 451},
                      Symbol{"ENT_KB_ID", 452},
                      Symbol{"MORPH", 453},
                      Symbol{"ENT_ID", 454},
                      Symbol{"IDX", 455},
                      Symbol{"_", 456}};
  std::sort(table.begin(), table.end(),
            [](const Symbol& a, const Symbol& b) { return a.text < b.text; });
  return table;
}
constexpr auto kSymbols = sorted_symbols();
constexpr std::size_t kLongestSymbol = 17;

// `text` is `prefix` and a number of `digits` digits within [low, high]: the number, else 0.
std::uint32_t numbered(std::string_view text, std::string_view prefix, std::size_t digits,
                       std::uint32_t low, std::uint32_t high) {
  if (!text.starts_with(prefix) || text.size() != prefix.size() + digits) return 0;
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data() + prefix.size(), end, value);
  return problem == std::errc() && stop == end && low <= value && value <= high ? value : 0;
}

}  // namespace

std::uint64_t string_id(std::string_view text) {
  if (text.empty()) return 0;
  if (text.size() <= kLongestSymbol) {
    const auto found =
        std::lower_bound(kSymbols.begin(), kSymbols.end(), text,
                         [](const Symbol& a, std::string_view b) { return a.text < b; });
    if (found != kSymbols.end() && found->text == text) return found->id;
    if (const std::uint32_t flag = numbered(text, "FLAG", 2, 19, 63)) return flag;
    if (const std::uint32_t old = numbered(text, "DEPRECATED", 3, 1, 276)) return 103 + old;
  }
  return murmur64a(text, 1);
}

}  // namespace casus::nlp
