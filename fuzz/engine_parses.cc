// Any parse that holds together, however odd: clauses, mentions, assertions, events and citations
// come of it without a crash, and every layer passes its checks.
//
// The input is read as sentences. A byte of header: block begins (bit 7), number of tokens (bits
// 0–5). Then four bytes a token: word; where its head is among the tokens already in the tree, so
// that any tree can come up; relation; and what else is odd about it. Compiles data/ once, so run
// it from the root of the repository.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "casus/assertions/assert_propositions.h"
#include "casus/base/check.h"
#include "casus/base/utf8.h"
#include "casus/clauses/read_clauses.h"
#include "casus/compile/compile_pack.h"
#include "casus/events/cite_findings.h"
#include "casus/events/extract_events.h"
#include "casus/knowledge/knowledge.h"
#include "casus/resolve/resolve_mentions.h"
#include "casus/types/document.h"
#include "casus/types/recorded_annotation.h"

namespace {

using namespace casus;  // NOLINT: a program

constexpr std::size_t kMostSentences = 8;

struct Word {
  std::string_view text, lemma;
  Tag tag;
  Pos pos;
};
constexpr auto kWords = std::to_array<Word>({
    {"Kenya", "Kenya", Tag::kNNP, Pos::kPropn},
    {"Norway", "Norway", Tag::kNNP, Pos::kPropn},
    {"Nairobi", "Nairobi", Tag::kNNP, Pos::kPropn},
    {"Peruvian", "peruvian", Tag::kJJ, Pos::kAdj},
    {"Ana", "Ana", Tag::kNNP, Pos::kPropn},
    {"Ruiz", "Ruiz", Tag::kNNP, Pos::kPropn},
    {"Ministry", "Ministry", Tag::kNNP, Pos::kPropn},
    {"Friday", "Friday", Tag::kNNP, Pos::kPropn},
    {"May", "May", Tag::kNNP, Pos::kPropn},
    {"president", "president", Tag::kNN, Pos::kNoun},
    {"minister", "minister", Tag::kNN, Pos::kNoun},
    {"troops", "troop", Tag::kNNS, Pos::kNoun},
    {"rebels", "rebel", Tag::kNNS, Pos::kNoun},
    {"visit", "visit", Tag::kNN, Pos::kNoun},
    {"talks", "talk", Tag::kNNS, Pos::kNoun},
    {"agreement", "agreement", Tag::kNN, Pos::kNoun},
    {"attack", "attack", Tag::kNN, Pos::kNoun},
    {"shelling", "shelling", Tag::kNN, Pos::kNoun},
    {"rockets", "rocket", Tag::kNNS, Pos::kNoun},
    {"dollars", "dollar", Tag::kNNS, Pos::kNoun},
    {"town", "town", Tag::kNN, Pos::kNoun},
    {"week", "week", Tag::kNN, Pos::kNoun},
    {"years", "year", Tag::kNNS, Pos::kNoun},
    {"sanctions", "sanction", Tag::kNNS, Pos::kNoun},
    {"it", "it", Tag::kPRP, Pos::kPron},
    {"they", "they", Tag::kPRP, Pos::kPron},
    {"its", "its", Tag::kPRPs, Pos::kPron},
    {"who", "who", Tag::kWP, Pos::kPron},
    {"which", "which", Tag::kWDT, Pos::kPron},
    {"said", "say", Tag::kVBD, Pos::kVerb},
    {"denied", "deny", Tag::kVBD, Pos::kVerb},
    {"met", "meet", Tag::kVBD, Pos::kVerb},
    {"signed", "sign", Tag::kVBN, Pos::kVerb},
    {"shelled", "shell", Tag::kVBD, Pos::kVerb},
    {"killed", "kill", Tag::kVBN, Pos::kVerb},
    {"visiting", "visit", Tag::kVBG, Pos::kVerb},
    {"paid", "pay", Tag::kVBD, Pos::kVerb},
    {"plans", "plan", Tag::kVBZ, Pos::kVerb},
    {"receive", "receive", Tag::kVB, Pos::kVerb},
    {"refuse", "refuse", Tag::kVBP, Pos::kVerb},
    {"continued", "continue", Tag::kVBD, Pos::kVerb},
    {"expected", "expect", Tag::kVBN, Pos::kVerb},
    {"led", "lead", Tag::kVBN, Pos::kVerb},
    {"is", "be", Tag::kVBZ, Pos::kAux},
    {"been", "be", Tag::kVBN, Pos::kAux},
    {"had", "have", Tag::kVBD, Pos::kAux},
    {"will", "will", Tag::kMD, Pos::kAux},
    {"might", "might", Tag::kMD, Pos::kAux},
    {"not", "not", Tag::kRB, Pos::kPart},
    {"to", "to", Tag::kTO, Pos::kPart},
    {"'s", "'s", Tag::kPOS, Pos::kPart},
    {"to", "to", Tag::kIN, Pos::kAdp},
    {"from", "from", Tag::kIN, Pos::kAdp},
    {"inside", "inside", Tag::kIN, Pos::kAdp},
    {"out", "out", Tag::kRP, Pos::kAdp},
    {"of", "of", Tag::kIN, Pos::kAdp},
    {"with", "with", Tag::kIN, Pos::kAdp},
    {"by", "by", Tag::kIN, Pos::kAdp},
    {"in", "in", Tag::kIN, Pos::kAdp},
    {"according", "accord", Tag::kVBG, Pos::kVerb},
    {"between", "between", Tag::kIN, Pos::kAdp},
    {"that", "that", Tag::kIN, Pos::kSconj},
    {"if", "if", Tag::kIN, Pos::kSconj},
    {"after", "after", Tag::kIN, Pos::kSconj},
    {"and", "and", Tag::kCC, Pos::kCconj},
    {"but", "but", Tag::kCC, Pos::kCconj},
    {"the", "the", Tag::kDT, Pos::kDet},
    {"a", "a", Tag::kDT, Pos::kDet},
    {"no", "no", Tag::kDT, Pos::kDet},
    {"last", "last", Tag::kJJ, Pos::kAdj},
    {"foreign", "foreign", Tag::kJJ, Pos::kAdj},
    {"reportedly", "reportedly", Tag::kRB, Pos::kAdv},
    {"yesterday", "yesterday", Tag::kNN, Pos::kNoun},
    {"ago", "ago", Tag::kRB, Pos::kAdv},
    {"there", "there", Tag::kEX, Pos::kPron},
    {"two", "two", Tag::kCD, Pos::kNum},
    {"million", "million", Tag::kCD, Pos::kNum},
    {"9,999,999,999", "9,999,999,999", Tag::kCD, Pos::kNum},
    {"0", "0", Tag::kCD, Pos::kNum},
    {"1991", "1991", Tag::kCD, Pos::kNum},
    {"31", "31", Tag::kCD, Pos::kNum},
    {"2/30", "2/30", Tag::kCD, Pos::kNum},
    {"25:61", "25:61", Tag::kCD, Pos::kNum},
    {"1990s", "1990", Tag::kNNS, Pos::kNoun},
    {"at", "at", Tag::kIN, Pos::kAdp},
    {"least", "least", Tag::kJJS, Pos::kAdj},
    {"more", "more", Tag::kJJR, Pos::kAdj},
    {"than", "than", Tag::kIN, Pos::kAdp},
    {"half", "half", Tag::kNN, Pos::kNoun},
    {"Mr.", "Mr.", Tag::kNNP, Pos::kPropn},
    {"$", "$", Tag::kDollar, Pos::kSym},
    {"%", "%", Tag::kNN, Pos::kNoun},
    {"-", "-", Tag::kHyph, Pos::kPunct},
    {"–", "–", Tag::kColon, Pos::kPunct},
    {",", ",", Tag::kComma, Pos::kPunct},
    {".", ".", Tag::kPeriod, Pos::kPunct},
    {":", ":", Tag::kColon, Pos::kPunct},
    {"“", "\"", Tag::kOpeningQuote, Pos::kPunct},
    {"”", "\"", Tag::kClosingQuote, Pos::kPunct},
    {"\"", "\"", Tag::kClosingQuote, Pos::kPunct},
    {"(", "(", Tag::kLeftBracket, Pos::kPunct},
    {")", ")", Tag::kRightBracket, Pos::kPunct},
    {"\n", "\n", Tag::kSpace, Pos::kSpace},
});
constexpr auto kMorphs = std::to_array<std::string_view>(
    {"", "Number=Sing", "Number=Plur", "Tense=Past|VerbForm=Fin", "Tense=Pres|VerbForm=Fin",
     "VerbForm=Inf", "Aspect=Prog|Tense=Pres|VerbForm=Part", "Aspect=Perf|Tense=Past|VerbForm=Part",
     "Gender=Fem|Number=Sing|Person=3|PronType=Prs", "Mood=Imp|VerbForm=Fin"});
constexpr std::uint8_t kDeps = static_cast<std::uint8_t>(Dep::kxcomp) + 1;
constexpr std::uint8_t kEntityTypes = static_cast<std::uint8_t>(EntityType::kWorkOfArt) + 1;
constexpr auto kRoles =
    std::to_array<BlockRole>({BlockRole::kBody, BlockRole::kTitle, BlockRole::kHeading,
                              BlockRole::kCaption, BlockRole::kList, BlockRole::kQuote});

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : at_(data), left_(size) {}
  [[nodiscard]] bool empty() const { return left_ == 0; }
  // 0 once the input is used up.
  std::uint8_t next() {
    if (left_ == 0) return 0;
    --left_;
    return *at_++;
  }

 private:
  const std::uint8_t* at_;
  std::size_t left_;
};

// Grows an article and its parse, sentence by sentence.
class ParseMaker {
 public:
  ParseMaker(Article& article, Annotation& annotation) : article_(article), a_(annotation) {}

  void add_sentence(std::uint8_t header, Bytes& bytes) {
    if ((header & 0x80U) != 0 || article_.blocks.empty()) begin_block(header);
    const auto first = static_cast<std::uint32_t>(a_.size());
    const std::uint32_t tokens = 1 + (header & 0x3FU);
    joined_.clear();
    for (std::uint32_t i = 0; i < tokens; ++i) add_token(first, bytes);
    for (std::uint32_t i = first; i < a_.size(); ++i)
      a_.sentence_of.push(SentenceId(a_.sentences.size()));
    a_.sentences.push(TokenSpan(first, a_.size()));
    article_.blocks.back().span.end_ = a_.span.back().end_;
  }

 private:
  void begin_block(std::uint8_t header) {
    if (!article_.blocks.empty()) article_.text += "\n\n";
    Block block;
    block.span = TextSpan(article_.text.size(), article_.text.size());
    block.role = kRoles[(header >> 4U) % kRoles.size()];
    block.lead = article_.blocks.empty();
    article_.blocks.push(block);
  }

  void add_token(std::uint32_t first, Bytes& bytes) {
    const Word& word = kWords[bytes.next() % kWords.size()];
    const std::uint8_t head = bytes.next();
    const std::uint8_t relation = bytes.next();
    const std::uint8_t odd = bytes.next();
    const TokenId at(a_.size());
    const std::size_t begin = article_.text.size();
    article_.text += word.text;
    a_.span.push(TextSpan(begin, article_.text.size()));
    const bool space = (odd & 1U) == 0;
    if (space) article_.text += ' ';
    a_.space_after.push(space ? 1 : 0);
    a_.text.push(a_.strings.intern(word.text));
    a_.lower.push(a_.strings.intern(to_lower(word.text)));
    a_.norm.push(a_.lower.back());
    a_.lemma.push(a_.strings.intern(word.lemma));
    a_.parity_lemma.push(a_.lemma.back());
    // One word in eight has the tag of another.
    const Word& as = (odd & 0xEU) == 0xEU ? kWords[bytes.next() % kWords.size()] : word;
    a_.tag.push(as.tag);
    a_.pos.push(as.pos);
    a_.morph.push(a_.strings.intern(kMorphs[relation % kMorphs.size()]));
    join(at, head, relation);
    add_entity(first, at, odd);
  }

  // The first token is the root, until a token that says so (head 255) takes its place above it.
  void join(TokenId at, std::uint8_t head, std::uint8_t relation) {
    const auto dep = static_cast<Dep>(1 + relation % (kDeps - 1));  // Neither none …
    a_.dep.push(dep == Dep::kRoot ? Dep::kdep : dep);               // … nor the root.
    if (joined_.empty() || head == 0xFF) {
      if (!joined_.empty()) {
        a_.head[joined_.front()] = at;
        a_.dep[joined_.front()] = a_.dep.back();
      }
      a_.head.push(at);
      a_.dep.back() = Dep::kRoot;
      joined_.insert(joined_.begin(), at);
      return;
    }
    a_.head.push(joined_[head % joined_.size()]);
    joined_.push_back(at);
  }

  void add_entity(std::uint32_t first, TokenId at, std::uint8_t odd) {
    const bool goes_on = (odd & 0x10U) != 0;
    if ((odd & 0x20U) == 0) {
      a_.entity_of.push(EntityId());
      return;
    }
    const bool open = at.value > first && a_.entity_of.back().valid();
    if (!goes_on || !open) {
      const auto type = static_cast<EntityType>(1 + odd / 8 % (kEntityTypes - 1));
      a_.entities.push({TokenSpan(at, at), type});
    }
    a_.entity_of.push(EntityId(a_.entities.size() - 1));
    a_.entities.back().span.end_ = at.value + 1;
  }

  Article& article_;
  Annotation& a_;
  std::vector<TokenId> joined_;  // Tokens of the sentence, the root first.
};

knowledge::Knowledge make_knowledge() {
  auto bytes = compile::compile_pack("data", "");
  if (bytes.ok()) {
    auto pack = knowledge::Pack::from_bytes(bytes.take());
    if (pack.ok()) {
      auto knowledge = knowledge::Knowledge::open(pack.value());
      if (knowledge.ok()) return knowledge.take();
    }
  }
  std::fputs("fuzz_engine_parses: data/ does not compile: run it from the repository\n", stderr);
  std::abort();
}

struct Stages {
  knowledge::Knowledge knowledge = make_knowledge();
  clauses::ClauseReader read_clauses{knowledge.grammar_words()};
  resolve::Resolver resolve{knowledge};
  assertions::Asserter assert_propositions{knowledge.grammar_words()};
  events::EventExtractor extract_events{knowledge};
  events::FindingsCiter cite;
  clauses::ClauseScratch clause_scratch;
  resolve::ResolveScratch resolve_scratch;
  assertions::AssertScratch assert_scratch;
  events::EventScratch event_scratch;
};

Stages& stages() {
  static Stages made;
  return made;
}

}  // namespace

// Compiling data/ takes longer than an input may.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  (void)stages();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Stages& s = stages();
  Bytes bytes(data, size);
  Article article;
  article.language = "en";
  const std::uint8_t date = bytes.next();
  if (date != 0) article.published = Day(std::chrono::days(date * 73));  // 1970 to 2020.
  std::vector<Document> documents(1);
  Document& d = documents.front();
  d.article = &article;
  ParseMaker maker(article, d.annotation);
  for (std::size_t i = 0; i < kMostSentences && !bytes.empty(); ++i)
    maker.add_sentence(bytes.next(), bytes);
  article.to_raw.copy(0, static_cast<std::uint32_t>(article.text.size()));
  find_edges(d.annotation);
  find_chunks(d.annotation);
  article.check();
  d.annotation.check();

  s.read_clauses(article, d.annotation, s.clause_scratch, d.propositions, d.speech);
  d.propositions.check(d.annotation);
  s.resolve(article, d.annotation, d.propositions, d.speech, s.resolve_scratch, d.mentions);
  s.assert_propositions(d.annotation, d.propositions, d.speech, d.mentions, s.assert_scratch,
                        d.assertions);
  s.extract_events(d, s.event_scratch, d.findings);
  d.check();
  Page page;
  PageRecord record;
  s.cite(page, documents, record);
  return 0;
}
