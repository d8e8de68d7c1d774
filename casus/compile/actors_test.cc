#include "casus/compile/actors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/compile/test_bytes.h"
#include "casus/knowledge/actor_base.h"

namespace casus::compile {
namespace {

using knowledge::ActorBase;
using knowledge::AliasClass;
using knowledge::NameEntry;
using knowledge::NameWords;

constexpr std::string_view kActors =
    "id\tname\tadjective\tkind\tcountry\tsectors\tpart_"
    "of\tmarks\tnames\tacronyms\tdemonyms\tpeople\tcapitals\t"
    "metonyms\tsurnames\tcommon\tsource\n"
    "state:FRA\tFrance\tFrench\tstate\tFRA\t\t\t\tFrench "
    "Republic\t\tFrench\tFrenchmen\tParis\tÉlysée\t\t\tlist\n"
    "state:USA\tUnited "
    "States\tUS\tstate\tUSA\t\t\t\t\tUS\tAmerican\tAmericans\tWashington\t\t\t\tlist\n"
    "org:USA:foreign_ministry\tUS State Department\t\torganisation\tUSA\tGOV\t\t\tState "
    "Department\t\t\t\t\t\t\t\tlist\n"
    "media:dawn\tDawn\t\torganisation\tPAK\tMED\t\t\t\t\t\t\t\t\t\tDawn\tlist\n"
    "person:jane_doe\tJane Doe\t\tperson\tFRA\tGOV\t\t\t\t\t\t\t\t\tDoe\t\tlist\n"
    "state:x_"
    "upland\tUpland\tUplandish\tstate\tFRA\tPRE\t\tbreakaway\t\t\tUplandish\t\t\t\t\t\tlist\n"
    "+state:FRA\t\t\t\t\t\t\t\t\t\t\t\t\tQuai d'Orsay\t\t\tother list\n";

Sources small_sources() {
  Sources sources;
  sources.add({"actors/states.tsv", "actors/states.tsv", std::string(kActors), 0});
  sources.add({"actors/terms.tsv", "actors/terms.tsv",
               "person\toffice\tbody\tsince\tuntil\tsource\n"
               "person:jane_doe\tForeign Minister\tstate:FRA\t2020-05-01\t2022-05-01\tlist\n"
               "person:jane_doe\tPresident\tstate:FRA\t2024-05-01\t\tlist\n",
               0});
  sources.add(
      {"actors/institutions.tsv", "actors/institutions.tsv",
       "key\tname\tkind\tsectors\tforms\tsource\n"
       "foreign_ministry\tForeign Ministry\torganisation\tGOV\tMinistry of Foreign Affairs\tlist\n"
       "navy\tNavy\torganisation\tMIL\tnaval forces\tlist\n",
       0});
  sources.add({"actors/offices.tsv", "actors/offices.tsv",
               "key\tname\tscope\tinstitution\tmarks\tsectors\tforms\tsource\n"
               "president\tPresident\tstate\t\thead\tGOV\thead of state\tlist\n"
               "foreign_minister\tForeign Minister\tstate\tforeign_ministry\thead\tGOV\tminister "
               "of foreign affairs\tlist\n"
               "spokesman\tspokesman\tany\t\tspeaks\t\tspokeswoman\tlist\n",
               0});
  sources.add({"actors/titles.tsv", "actors/titles.tsv",
               "name\tkind\tgender\tsectors\tforms\tsource\nGeneral\trank\t\tMIL\tGen."
               "\tlist\nMrs\thonorific\tf\t\t\tlist\n",
               0});
  sources.add({"actors/groups.tsv", "actors/groups.tsv",
               "name\tkind\tmarks\tsectors\tforms\tsource\nprotesters\torganisation\tpopulation\tOP"
               "P\tprotester\tlist\n"
               "rebels\tarmed_group\t\tREB\trebel\tlist\n",
               0});
  sources.add({"actors/codes.tsv", "actors/codes.tsv",
               "alpha2\talpha3\tsource\nFR\tFRA\tISO\nUS\tUSA\tISO\n", 0});
  return sources;
}

struct Built {
  Aligned bytes;
  ActorBase base;
};

Built build(const Sources& sources) {
  const Result<std::string> section = compile_actors(sources);
  EXPECT_TRUE(section.ok()) << (section.ok() ? "" : section.error().message);
  Built built{Aligned(section.value()), {}};
  built.base = ActorBase::read(built.bytes.view()).take();
  return built;
}

struct Reading {
  std::string_view text, id, alias;
};

TEST(ActorBase, ReadsNamesByClassAndWriting) {
  const Built built = build(small_sources());
  const Reading readings[] = {
      {"France", "state:FRA", "name"},
      {"the French Republic", "state:FRA", "name"},
      {"French", "state:FRA", "demonym"},
      {"Frenchmen", "state:FRA", "people"},
      {"Paris", "state:FRA", "capital"},
      {"Elysee", "state:FRA", "metonym"},
      {"Quai d’Orsay", "state:FRA", "metonym"},
      {"U.S.", "state:USA", "acronym"},
      {"us", "", ""},
      {"france", "", ""},
      {"State Department", "org:USA:foreign_ministry", "name"},
      {"Dawn", "media:dawn", "common"},
      {"Doe", "person:jane_doe", "surname"},
  };
  for (const Reading& reading : readings) {
    NameWords words;
    words.read(reading.text);
    const auto match = built.base.names().longest(words, 0);
    std::string id;
    std::string alias;
    for (const NameEntry entry : match.entries) {
      if (!ActorBase::may_stand(entry, words, 0, match.words)) continue;
      id = built.base.actor(entry).id;
      alias = to_string(alias_class(entry));
    }
    EXPECT_EQ(id, reading.id) << reading.text;
    EXPECT_EQ(alias, reading.alias) << reading.text;
  }
}

TEST(ActorBase, KnowsRowsByIdAndCode) {
  const Built built = build(small_sources());
  const ActorBase& base = built.base;
  EXPECT_EQ(base.size(), 6U);
  ASSERT_TRUE(base.state("FRA").has_value());
  EXPECT_EQ(base.actor(*base.state("FRA")).adjective, "French");
  EXPECT_FALSE(base.state("XXX").has_value());
  EXPECT_EQ(base.alpha3_of("US"), "USA");
  EXPECT_EQ(base.alpha3_of("ZZ"), "");
  EXPECT_TRUE(base.actor(*base.find("state:x_upland")).breakaway);
  EXPECT_EQ(base.actor(999).id, "");
}

TEST(ActorBase, DatesOffices) {
  const Built built = build(small_sources());
  const ActorBase& base = built.base;
  const auto jane = base.find("person:jane_doe");
  ASSERT_TRUE(jane.has_value());
  EXPECT_EQ(base.terms_of(*jane).size(), 2U);
  const auto day = [](const char* text) { return parse_iso_day(text); };
  EXPECT_EQ(base.holders("state:FRA", "president", day("2025-01-01")).size(), 1U);
  EXPECT_EQ(base.holders("state:FRA", "president", day("2023-01-01")).size(), 0U);
  EXPECT_EQ(base.holders("state:FRA", "foreign_minister", day("2021-01-01")).size(), 1U);
  EXPECT_EQ(base.holders("state:FRA", "foreign_minister", day("2023-01-01")).size(), 0U);
  EXPECT_EQ(base.holders("state:USA", "president", std::nullopt).size(), 0U);
}

TEST(ActorBase, ComposesInstitutionsAndGroups) {
  const Built built = build(small_sources());
  const ActorBase& base = built.base;
  const auto france = base.state("FRA");
  const auto foreign = base.find_institution("foreign_ministry");
  ASSERT_TRUE(france && foreign);
  EXPECT_EQ(base.compose(*france, *foreign).name, "French Foreign Ministry");
  EXPECT_EQ(base.compose(*france, *foreign).id, "org:FRA:foreign_ministry");
  EXPECT_EQ(base.compose(*base.state("USA"), *foreign).name, "US State Department");
  const auto group = base.group(base.group_names().find("protester").front());
  EXPECT_TRUE(group.population);
  EXPECT_EQ(base.compose(france, group).name, "French protesters");
  EXPECT_EQ(base.compose(std::nullopt, group).name, "Protesters");
  EXPECT_EQ(base.compose(base.find("state:x_upland"), group).country, "FRA");
}

TEST(ActorBase, KnowsOfficesAndTitles) {
  const Built built = build(small_sources());
  const ActorBase& base = built.base;
  const auto office = base.office(base.office_names().find("minister of foreign affairs").front());
  EXPECT_EQ(office.key, "foreign_minister");
  EXPECT_EQ(office.institution, "foreign_ministry");
  EXPECT_TRUE(office.head);
  EXPECT_TRUE(base.office(base.office_names().find("spokeswoman").front()).speaks);
  EXPECT_EQ(base.title(base.title_names().find("gen").front()).name, "General");
  EXPECT_EQ(base.title(base.title_names().find("mrs").front()).gender, 'f');
}

TEST(ActorBase, TakesOverlaysByKey) {
  Sources sources = small_sources();
  sources.add({"actors/mine.tsv", "mine/actors/mine.tsv",
               "id\tname\tkind\tcountry\tnames\tsource\n"
               "media:dawn\tDawn of Lahore\torganisation\tPAK\t\tmine\n"
               "+state:USA\t\t\t\tUncle Sam\tmine\n",
               1});
  const Built built = build(sources);
  EXPECT_EQ(built.base.size(), 6U);
  EXPECT_EQ(built.base.actor(*built.base.find("media:dawn")).name, "Dawn of Lahore");
  EXPECT_THAT(built.base.names().find("dawn"), testing::IsEmpty());
  EXPECT_THAT(built.base.names().find("uncle sam"), testing::SizeIs(1));
}

struct Mistake {
  std::string_view row, message;
};

TEST(CompileActors, NamesThePlaceOfAMistake) {
  const Mistake mistakes[] = {
      {"x:1\tX\tcity\t\t\tme",
       "mine.tsv:2:7: column 'kind': 'city' is none of state, person, organisation, igo, "
       "armed_group"},
      {"x:1\tX\tigo\tFrance\t\tme",
       "mine.tsv:2:11: column 'country': 'France' is no ISO 3166-1 alpha-3 code"},
      {"x:1\tX\tigo\t\tABC\tme", "mine.tsv:2:12: column 'sectors': unknown sector 'ABC'"},
      {"x:1\tX\tigo\t\t\t", "mine.tsv:2:1: column 'source': a row needs a source"},
      {"x\tX\tigo\t\t\tme", "mine.tsv:2:1: column 'id': an id reads KIND:NAME, as in igo:NATO"},
      {"+x:9\t\t\t\t\tme", "mine.tsv:2:1: column 'id': adds to 'x:9', which no row has"},
      {"x:1\tX\tigo\t\t\tme\nx:1\tY\tigo\t\t\tme", "mine.tsv:3:1: column 'id': 'x:1' stands twice"},
  };
  for (const Mistake& mistake : mistakes) {
    Sources sources;
    sources.add({"actors/mine.tsv", "mine.tsv",
                 "id\tname\tkind\tcountry\tsectors\tsource\n" + std::string(mistake.row) + "\n",
                 0});
    const auto section = compile_actors(sources);
    ASSERT_FALSE(section.ok()) << mistake.row;
    EXPECT_EQ(section.error().message, mistake.message);
  }
}

TEST(ActorBase, RefusesWhatIsCut) {
  const std::string section = compile_actors(small_sources()).take();
  for (std::size_t size = 0; size + 1 < section.size(); size += 5) {
    const Aligned cut(section.substr(0, size));
    EXPECT_FALSE(ActorBase::read(cut.view()).ok()) << size;
  }
}

// The shipped data: breadth, and names that every page may have.
class ShippedActors : public testing::Test {
 protected:
  static const Built& built() {
    static const Built kBuilt = [] {
      Sources sources;
      const Status read = sources.add_folder(CASUS_SOURCE_DIR "/data");
      EXPECT_TRUE(read.ok());
      return build(sources);
    }();
    return kBuilt;
  }
  static std::string id_of(std::string_view text) {
    NameWords words;
    words.read(text);
    const auto match = built().base.names().longest(words, 0);
    if (match.words != words.size()) return "";
    for (const NameEntry entry : match.entries)
      if (ActorBase::may_stand(entry, words, 0, match.words))
        return std::string(built().base.actor(entry).id);
    return "";
  }
};

TEST_F(ShippedActors, AreManyAndSourced) {
  std::map<std::string, int> counts;
  for (knowledge::ActorRow row = 0; row < built().base.size(); ++row) {
    const auto actor = built().base.actor(row);
    EXPECT_FALSE(actor.source.empty()) << actor.id;
    ++counts[std::string(actor.id.substr(0, actor.id.find(':')))];
  }
  EXPECT_GE(counts["state"], 250);
  EXPECT_GE(counts["igo"], 150);
  EXPECT_GE(counts["group"] + counts["org"], 200);
  EXPECT_GE(counts["media"], 150);
  EXPECT_GE(counts["party"] + counts["company"] + counts["ngo"], 150);
}

TEST_F(ShippedActors, StatesAreFoundByTheirNames) {
  const std::pair<std::string_view, std::string_view> names[] = {
      {"Russia", "state:RUS"},         {"Russian", "state:RUS"}, {"Kremlin", "state:RUS"},
      {"Moscow", "state:RUS"},         {"Turkiye", "state:TUR"}, {"Türkiye", "state:TUR"},
      {"Côte d’Ivoire", "state:CIV"},  {"DPRK", "state:PRK"},    {"North Korea", "state:PRK"},
      {"Korea", "state:KOR"},          {"Britain", "state:GBR"}, {"UAE", "state:ARE"},
      {"Holland", "state:NLD"},        {"Burma", "state:MMR"},   {"Kosovo", "state:XKX"},
      {"Downing Street", "state:GBR"}, {"Afghans", "state:AFG"}, {"Abkhazia", "state:x_abkhazia"},
  };
  for (const auto& [name, id] : names) EXPECT_EQ(id_of(name), id) << name;
}

TEST_F(ShippedActors, AcronymsAskForCapitalsOnlyWhereTheyAreWords) {
  const std::pair<std::string_view, std::string_view> names[] = {
      {"WHO", "igo:WHO"},
      {"Who", ""},
      {"Interpol", "igo:INTERPOL"},
      {"INTERPOL", "igo:INTERPOL"},
      {"AfDB", "igo:AFDB"},
      {"SANA", "media:sana"},
      {"Sana", ""},
      {"Nato", "igo:NATO"},
      {"US", "state:USA"},
      {"us", ""},
  };
  for (const auto& [name, id] : names) EXPECT_EQ(id_of(name), id) << name;
}

TEST_F(ShippedActors, NoTwoStatesShareAName) {
  const ActorBase& base = built().base;
  for (knowledge::ActorRow row = 0; row < base.size(); ++row) {
    const auto actor = base.actor(row);
    if (actor.kind != ActorKind::kState) continue;
    for (const NameEntry entry : base.names().find(knowledge::folded_name(actor.name))) {
      const auto other = base.actor(entry);
      if (alias_class(entry) != AliasClass::kName || other.kind != ActorKind::kState) continue;
      EXPECT_EQ(other.id, actor.id) << actor.name;
    }
  }
}

TEST_F(ShippedActors, TermsHaveKnownOffices) {
  const ActorBase& base = built().base;
  for (knowledge::ActorRow row = 0; row < base.size(); ++row)
    for (const auto& term : base.terms_of(row))
      EXPECT_FALSE(term.office_key.empty()) << term.office;
}

}  // namespace
}  // namespace casus::compile
