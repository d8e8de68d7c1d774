// Goldens of the resolver on recorded parses of invented sentences, with the shipped lists (states,
// institutions, words) and a gazetteer of a few rows; and properties that hold for any parse.
// CASUS_UPDATE_GOLDENS=1 writes the goldens anew.
//
// testdata/resolve.txt: "## YYYY-MM-DD name" (the page's day, "-" for none), a recorded parse
// (types/recorded_annotation.h), lines "=> kind text | what it stands for".
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "casus/base/file.h"
#include "casus/clauses/read_clauses.h"
#include "casus/compile/actors.h"
#include "casus/compile/gazetteer.h"
#include "casus/compile/grammar_words.h"
#include "casus/compile/word_table.h"
#include "casus/resolve/resolve_mentions.h"
#include "casus/types/recorded_annotation.h"

namespace casus {
namespace {

constexpr const char* kPlaces =
    "geonames\tname\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\tothers\tpoint_source\tsource\n"
    "\tKisumu\tcity\tKEN\tNyanza\t-0.1\t34.75\t397957\t\ttest\ttest\n"
    "\tNairobi\tcapital\tKEN\tNairobi\t-1.28\t36.82\t2750547\t\ttest\ttest\n"
    "\tTripoli\tcapital\tLBY\tTripoli\t32.89\t13.19\t1150989\t\ttest\ttest\n"
    "\tTripoli\tcity\tLBN\tNorth\t34.43\t35.84\t229398\t\ttest\ttest\n"
    "\tLebanon\tcountry\tLBN\t\t33.83\t35.83\t6848925\t\ttest\ttest\n"
    "\tLibya\tcountry\tLBY\t\t28.0\t17.0\t6678567\t\ttest\ttest\n"
    "\tKenya\tcountry\tKEN\t\t1.0\t38.0\t51393010\t\ttest\ttest\n";

template <class T>
T must(Result<T> result) {
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  return result.take();
}

// The shipped lists, compiled once.
class World {
 public:
  World() {
    compile::Sources sources;
    must(sources.add_folder(std::string(CASUS_SOURCE_DIR) + "/data"));
    compile::Sources places;
    places.add({"places/test.tsv", "test.tsv", kPlaces, 0});
    knowledge::PackWriter writer;
    for (const char* list : {"times", "numbers", "units", "coreference"})
      writer.add(list, must(compile::compile_word_table(sources,
                                                        "lexicon/" + std::string(list) + ".yaml")));
    writer.add("actors", must(compile::compile_actors(sources)));
    writer.add("places", must(compile::compile_places(places)));
    writer.add("grammar", must(compile::compile_grammar_words(sources)));
    pack_ = std::make_unique<knowledge::Pack>(must(knowledge::Pack::from_bytes(writer.finish())));
    times_ = must(knowledge::TimeWords::read(section("times")));
    numbers_ = must(knowledge::NumberWords::read(section("numbers")));
    units_ = must(knowledge::UnitWords::read(section("units")));
    references_ = must(knowledge::ReferenceWords::read(section("coreference")));
    actors_ = must(knowledge::ActorBase::read(section("actors")));
    gazetteer_ = must(knowledge::Gazetteer::read("", section("places")));
    grammar_ = std::make_unique<knowledge::GrammarWords>(
        must(knowledge::GrammarWords::read(section("grammar"))));
  }

  void resolve(const Article& article, Annotation& annotation, Mentions& mentions) const {
    Propositions propositions;
    Speech speech;
    clauses::ClauseScratch clause_scratch;
    clauses::ClauseReader reader(*grammar_);
    reader(article, annotation, clause_scratch, propositions, speech);
    resolve::ResolveScratch scratch;
    const resolve::Resolver resolver(
        resolve::ResolveTables{times_, numbers_, units_, references_, actors_, gazetteer_});
    resolver(article, annotation, propositions, speech, scratch, mentions);
  }

 private:
  std::string_view section(const std::string& name) const { return must(pack_->section(name)); }

  std::unique_ptr<knowledge::Pack> pack_;
  knowledge::TimeWords times_;
  knowledge::NumberWords numbers_;
  knowledge::UnitWords units_;
  knowledge::ReferenceWords references_;
  knowledge::ActorBase actors_;
  knowledge::Gazetteer gazetteer_;
  std::unique_ptr<knowledge::GrammarWords> grammar_;
};

const World& world() {
  static const World kWorld;
  return kWorld;
}

Article article_of(const RecordedAnnotation& recorded, std::optional<Day> published) {
  Article article;
  article.text = recorded.text;
  article.published = published;
  for (std::size_t at = 0; at < article.text.size();) {
    const std::size_t end = std::min(article.text.find("\n\n", at), article.text.size());
    Block block;
    block.span = TextSpan(at, end);
    article.blocks.push(block);
    at = end + 2;
  }
  return article;
}

std::string number(std::optional<double> value) {
  if (!value) return "?";
  std::ostringstream out;
  out.precision(15);
  out << *value;
  return out.str();
}

struct Dumper {
  const RecordedAnnotation& recorded;
  const Mentions& mentions;
  std::vector<std::string> lines;

  [[nodiscard]] std::string text(TokenSpan span) const {
    const TextSpan bytes = recorded.annotation.text_of(span);
    return recorded.text.substr(bytes.begin_, bytes.size());
  }

  void times() {
    for (const TimeMention& m : mentions.times)
      lines.push_back("time " + text(m.span) + " | " + m.value +
                      (m.when ? " " + to_iso(*m.when) + (m.when->guessed ? " guessed" : "") : ""));
  }
  void quantities() {
    for (const QuantityMention& m : mentions.quantities)
      lines.push_back("quantity " + text(m.span) + " | " +
                      (m.value ? number(m.value) : number(m.low) + ".." + number(m.high)) + " " +
                      std::string(to_string(m.bound)) + " " + m.unit + " | " + m.thing);
  }
  void actors() {
    for (const ActorMention& m : mentions.actor_mentions) {
      const Actor& actor = mentions.actors[m.actor];
      lines.push_back("actor " + text(m.span) + " | " + actor.name + " " +
                      std::string(to_string(actor.kind)) + " " + actor.country + " " +
                      std::string(to_string(m.how)) + (m.is_modifier ? " modifier" : "") +
                      (m.office.empty() ? "" : " office=" + m.office) +
                      (m.former ? " former" : ""));
    }
  }
  void places() {
    for (const PlaceMention& m : mentions.places)
      lines.push_back("place " + text(m.span) + " | " + m.name + " " + m.country + " " +
                      std::string(to_string(m.level)) + (m.resolved ? "" : " open"));
  }
};

std::vector<std::string> dump_all(const std::string& day, const std::string& parse) {
  RecordedAnnotation recorded = must(read_recorded_annotation(parse));
  const Article article = article_of(recorded, parse_iso_day(day));
  Mentions mentions;
  world().resolve(article, recorded.annotation, mentions);
  mentions.check(recorded.annotation.size());
  Dumper dumper{recorded, mentions, {}};
  dumper.times();
  dumper.quantities();
  dumper.actors();
  dumper.places();
  return dumper.lines;
}

struct Golden {
  std::string name;
  std::string parse;
  std::vector<std::string> expected;
};

std::vector<Golden> read_goldens(const std::string& text) {
  std::vector<Golden> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) {
      out.push_back({line.substr(3), "", {}});
    } else if (out.empty()) {
      continue;
    } else if (line.starts_with("=> ")) {
      out.back().expected.push_back(line.substr(3));
    } else {
      out.back().parse += line + "\n";
    }
  }
  return out;
}

TEST(ResolveGoldens, TimesQuantitiesActorsPlacesCoreference) {
  const std::string file = std::string(CASUS_SOURCE_DIR) + "/tests/testdata/resolve.txt";
  std::vector<Golden> goldens = read_goldens(must(read_file(file)));
  const bool update = std::getenv("CASUS_UPDATE_GOLDENS") != nullptr;
  std::string written;
  for (Golden& golden : goldens) {
    const std::vector<std::string> found = dump_all(golden.name.substr(0, 10), golden.parse);
    if (!update) {
      EXPECT_EQ(golden.expected, found) << golden.name;
    }
    written += "## " + golden.name + "\n" + golden.parse;
    for (const std::string& line : found) written += "=> " + line + "\n";
  }
  EXPECT_GE(goldens.size(), 30U);
  if (update) must(replace_file(file, written));
}

// Random words of time, number, name and grammar, with random tags and heads.
RecordedAnnotation random_parse() {
  static const std::vector<std::string> kWords = {
      "Kenya",   "Kenyan",   "the",        "two",    "May",
      "17",      "2016",     "-",          ",",      "million",
      "last",    "week",     "(",          ")",      "minister",
      "foreign", "Ministry", "of",         "and",    "he",
      "they",    "said",     "to",         "Friday", "$",
      "Nairobi", "in",       "protesters", "at",     "least",
      "31",      "February", "1e400",      "9999",   "since",
      "’s",      "Odhiambo", "President",  "both",   "sides",
      "ago",     "early",    "every",      "0",      "999999999999999999999"};
  static const std::vector<const char*> kTags = {"NNP", "NN", "NNS", "CD", "JJ",
                                                 "VBD", "IN", "PRP", "DT"};
  static const std::vector<const char*> kPos = {"PROPN", "NOUN", "NUM", "ADJ",
                                                "VERB",  "ADP",  "PRON"};
  static const std::vector<const char*> kDeps = {"nsubj",    "dobj", "pobj", "nummod",
                                                 "compound", "conj", "appos"};
  static const std::vector<const char*> kEntities = {"-",   "-",    "PERSON",  "GPE",
                                                     "ORG", "DATE", "CARDINAL"};
  const auto pick = [](const auto& list) {
    return list[*rc::gen::inRange<std::size_t>(0, list.size())];
  };
  std::string lines = "# block\n";
  const int sentences = *rc::gen::inRange(1, 4);
  for (int s = 0; s < sentences; ++s) {
    const int n = *rc::gen::inRange(1, 14);
    for (int i = 1; i <= n; ++i) {
      const int head = i == 1 ? 0 : *rc::gen::inRange(1, i);
      const std::string entity = pick(kEntities);
      lines += std::string(pick(kWords)) + "\t" + (*rc::gen::inRange(0, 4) == 0 ? "-" : "_") +
               "\t" + pick(kTags) + "\t" + pick(kPos) + "\t-\tx\t" + std::to_string(head) + "\t" +
               (head == 0 ? "ROOT" : pick(kDeps)) + "\t" +
               (entity == "-" ? entity : entity + "-" + std::to_string(s * 100 + i / 2)) + "\n";
    }
    lines += "\n";
  }
  auto read = read_recorded_annotation(lines);
  // Neighbours with one number and two types are refused by the reader: one type for all.
  if (!read.ok()) return must(read_recorded_annotation("x\t_\tNN\tNOUN\t-\tx\t0\tROOT\t-\n\n"));
  return read.take();
}

RC_GTEST_PROP(ResolveProperty, AnyParseGivesMentionsThatHoldTwiceTheSame, ()) {
  RecordedAnnotation recorded = random_parse();
  const Article article = article_of(recorded, parse_iso_day("2021-05-14"));
  Mentions once;
  Mentions again;
  world().resolve(article, recorded.annotation, once);
  once.check(recorded.annotation.size());
  world().resolve(article, recorded.annotation, again);
  RC_ASSERT(once.actor_mentions.size() == again.actor_mentions.size());
  RC_ASSERT(once.actors.size() == again.actors.size());
  for (const ActorIndex i : once.actors.ids()) RC_ASSERT(once.actors[i].id == again.actors[i].id);
  RC_ASSERT(once.times.size() == again.times.size());
  for (std::size_t i = 0; i < once.times.size(); ++i)
    RC_ASSERT(once.times[i].value == again.times[i].value);
}

// Nothing relative is resolved without a publication date.
RC_GTEST_PROP(ResolveProperty, NoPageDateNoClock, ()) {
  RecordedAnnotation recorded = random_parse();
  const Article article = article_of(recorded, std::nullopt);
  Mentions mentions;
  world().resolve(article, recorded.annotation, mentions);
  for (const TimeMention& m : mentions.times) {
    if (!m.when) continue;
    bool told = false;  // Some year stands in the text.
    for (const TokenId t : recorded.annotation.tokens()) {
      const std::string_view word = recorded.annotation.string(recorded.annotation.text[t]);
      told = told || word == "2016" || word == "9999";
    }
    RC_ASSERT(told);
  }
}

}  // namespace
}  // namespace casus
