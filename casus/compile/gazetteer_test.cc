#include "casus/compile/gazetteer.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casus/base/file.h"
#include "casus/compile/test_bytes.h"
#include "casus/knowledge/gazetteer.h"

namespace casus::compile {
namespace {

using knowledge::Gazetteer;
using knowledge::NameWords;
using knowledge::Place;
using knowledge::PlaceCandidate;

constexpr std::string_view kPlaces =
    "geonames\tname\tkind\tcountry\tunit1\tunit2\tlat\tlon\tpopulation\tmarks\tothers\n"
    "1\tAtlantis\tcountry\tATL\t\t\t10\t20\t900\tmean\t\n"
    "2\tNorth Shore\tunit1\tATL\t\t\t11.5\t20.25\t300\tmean\tNorth Shore Oblast\n"
    "3\tHarbour District\tunit2\tATL\t2\t\t\t\t\t\t\n"
    "4\tPort Azure\tseat1\tATL\t2\t3\t11.25\t20.5\t200\t\tPorto Azzurro|Azurograd\n"
    "5\tPort Azure\tcity\tUSA\t\t\t40\t-80\t5000\t\t\n"
    "6\tAzurograd\tcity\tATL\t2\t\t-11.25\t-20.5\t10\t\t\n";

class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "casus_gazetteer_test") {
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string path() const { return path_.string(); }
  void write(std::string_view text) const { std::ofstream(path_ / "places.tsv") << text; }

 private:
  std::filesystem::path path_;
};

Sources own_places(std::string_view rows, int layer = 0) {
  Sources sources;
  sources.add({"places/own.tsv", "places/own.tsv",
               "geonames\tname\tkind\tcountry\tadmin1\tlat\tlon\tpopulation\tothers\tpoint_"
               "source\tsource\n" +
                   std::string(rows),
               layer});
  return sources;
}

struct Built {
  Aligned base, own;
  Gazetteer gazetteer;
};

Built build(const Sources& sources) {
  const Folder folder;
  folder.write(kPlaces);
  const auto base = compile_gazetteer(folder.path());
  const auto own = compile_places(sources);
  EXPECT_TRUE(base.ok() && own.ok()) << (base.ok() ? own.error().message : base.error().message);
  Built built{Aligned(base.value()), Aligned(own.value()), {}};
  built.gazetteer = Gazetteer::read(built.base.view(), built.own.view()).take();
  return built;
}

std::vector<std::uint32_t> ids_of(const std::vector<PlaceCandidate>& found) {
  std::vector<std::uint32_t> ids;
  for (const PlaceCandidate& candidate : found) ids.push_back(candidate.place.geonames);
  return ids;
}

TEST(Gazetteer, OrdersCandidates) {
  const Built built = build(own_places(""));
  std::vector<PlaceCandidate> found;
  built.gazetteer.find("port azure", found);
  EXPECT_THAT(ids_of(found), testing::ElementsAre(5, 4));  // The larger one first.
  built.gazetteer.find("Azurograd", found);
  EXPECT_THAT(ids_of(found),
              testing::ElementsAre(6, 4));  // Its own name before another's alternate.
  EXPECT_FALSE(found[0].alternate);
  EXPECT_TRUE(found[1].alternate);
  built.gazetteer.find("Nowhere", found);
  EXPECT_THAT(found, testing::IsEmpty());
}

TEST(Gazetteer, KnowsWhatAPlaceBelongsTo) {
  const Built built = build(own_places(""));
  const Gazetteer& gazetteer = built.gazetteer;
  const Place port = gazetteer.place(*gazetteer.find_geonames(4));
  EXPECT_EQ(port.admin1, "North Shore");
  EXPECT_EQ(port.admin2, "Harbour District");
  EXPECT_EQ(port.level, PlaceLevel::kCity);
  EXPECT_NEAR(port.lat, 11.25, 1e-9);
  EXPECT_NEAR(port.lon, 20.5, 1e-9);
  const Place unit = gazetteer.place(*gazetteer.find_geonames(2));
  EXPECT_TRUE(unit.mean_of_cities);
  EXPECT_FALSE(gazetteer.place(*gazetteer.find_geonames(3)).has_point);
  const Place country = gazetteer.place(*gazetteer.country("ATL"));
  EXPECT_EQ(country.geonames, 1U);
  EXPECT_TRUE(gazetteer.within(port, unit) && gazetteer.within(port, country) &&
              gazetteer.within(unit, country));
  EXPECT_FALSE(gazetteer.within(gazetteer.place(*gazetteer.find_geonames(5)), country));
  EXPECT_FALSE(gazetteer.country("USA").has_value());
  EXPECT_EQ(gazetteer.place(99).name, "");
}

TEST(Gazetteer, FindsTheLongestNameInAText) {
  const Built built =
      build(own_places("\tAzure Sea\tsea\t\t\t\t\t\tSea of Azure\t\tlist\n"
                       "\tPort Azure Strait\tstrait\t\t\t\t\t\t\t\tlist\n"));
  NameWords words;
  words.read("The Port Azure Strait");
  std::vector<PlaceCandidate> found;
  auto match = built.gazetteer.longest(words, 0, 9, found);
  EXPECT_EQ(match.words, 3U);
  EXPECT_EQ(found.size(), 1U);
  match = built.gazetteer.longest(words, 0, match.words - 1, found);
  EXPECT_EQ(match.words, 2U);
  EXPECT_EQ(found.size(), 2U);
  EXPECT_EQ(built.gazetteer.longest(words, 2, 9, found).words, 0U);
  EXPECT_THAT(found, testing::IsEmpty());
}

TEST(Gazetteer, OwnRowsReplaceById) {
  const Built built = build(own_places("6\tAzurograd\tcity\tATL\tNorth Shore\t\t\t77\t\t\tlist\n"));
  std::vector<PlaceCandidate> found;
  built.gazetteer.find("Azurograd", found);
  ASSERT_THAT(ids_of(found), testing::ElementsAre(6, 4));
  EXPECT_EQ(found[0].place.population, 77U);
  EXPECT_NEAR(found[0].place.lat, -11.25, 1e-9);  // Taken from the row that it replaces.
  const Gazetteer& gazetteer = built.gazetteer;
  EXPECT_TRUE(gazetteer.within(found[0].place, gazetteer.place(*gazetteer.find_geonames(2))));
}

TEST(Gazetteer, OwnRowsAreFoundUnderTheNamesOfTheRowTheyReplace) {
  const Built built = build(own_places("4\tPort Bleu\tseat1\tATL\t\t\t\t\tBlueport\t\tlist\n"));
  std::vector<PlaceCandidate> found;
  for (const std::string_view name : {"Port Bleu", "Blueport", "Porto Azzurro"}) {
    built.gazetteer.find(name, found);
    ASSERT_EQ(ids_of(found), std::vector<std::uint32_t>{4}) << name;
    EXPECT_EQ(found[0].place.name, "Port Bleu");
    EXPECT_EQ(found[0].place.population, 200U);
    EXPECT_EQ(found[0].place.admin1, "North Shore");
  }
}

TEST(Gazetteer, WorksWithoutTheGazetteerSection) {
  const Result<std::string> own =
      compile_places(own_places("\tAzure Sea\tsea\t\t\t\t\t\t\t\tlist\n"));
  const Aligned bytes(own.value());
  const Gazetteer gazetteer = Gazetteer::read("", bytes.view()).take();
  std::vector<PlaceCandidate> found;
  gazetteer.find("Azure Sea", found);
  EXPECT_EQ(found.size(), 1U);
}

TEST(CompilePlaces, TakesOverlaysByKeyAndNamesMistakes) {
  Sources sources = own_places("\tAzure Sea\tsea\t\t\t\t\t\t\t\tlist\n");
  sources.add({"places/mine.tsv", "mine.tsv",
               "name\tkind\tcountry\tothers\tsource\nAzure Sea\tsea\t\tBlue Sea\tmine\n", 1});
  const Aligned bytes(compile_places(sources).value());
  EXPECT_EQ(Gazetteer::read("", bytes.view()).value().size(), 1U);
  const std::pair<std::string_view, std::string_view> mistakes[] = {
      {"\tX\tpond\t\t\t\t\t\t\t\tlist\n",
       "places/own.tsv:2:4: column 'kind': 'pond' is no kind of place"},
      {"\tX\tsea\t\t\t1\t2\t\t\t\tlist\n",
       "places/own.tsv:2:10: column 'lat': a point needs a point_source"},
      {"\tX\tsea\t\t\t91\t2\t\t\tp\tlist\n", "places/own.tsv:2:10: column 'lat': out of range"},
      {"\tX\tsea\t\t\t1\t\t\t\tp\tlist\n",
       "places/own.tsv:2:10: column 'lat': lat and lon come together"},
      {"\tX\tsea\t\t\t\t\t\t\t\t\n", "places/own.tsv:2:1: column 'source': a row needs a source"},
      {"x\tX\tsea\t\t\t\t\t\t\t\tlist\n",
       "places/own.tsv:2:1: column 'geonames': 'x' is no number that fits here"},
  };
  for (const auto& [row, message] : mistakes) {
    const auto section = compile_places(own_places(row));
    ASSERT_FALSE(section.ok()) << row;
    EXPECT_EQ(section.error().message, message);
  }
}

TEST(CompileGazetteer, IsReproducibleAndSaysWhatIsMissing) {
  const Folder folder;
  folder.write(kPlaces);
  EXPECT_EQ(compile_gazetteer(folder.path()).value(), compile_gazetteer(folder.path()).value());
  const auto missing = compile_gazetteer(folder.path() + "/none");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kNotFound);
}

TEST(Distance, IsThatOfTheSphere) {
  EXPECT_NEAR(knowledge::distance_km(0, 0, 0, 90), 10007.557, 0.01);
  EXPECT_NEAR(knowledge::distance_km(10, 20, 10, 20), 0.0, 1e-9);
}

// The gazetteer as built, where it was built.
class BuiltGazetteer : public testing::Test {
 protected:
  void SetUp() override {
    if (!file_exists(kPath)) GTEST_SKIP() << kPath << " is missing: run tools/setup and make";
  }
  static constexpr const char* kPath = CASUS_BUILD_DIR "/gazetteer/places.tsv";
};

TEST_F(BuiltGazetteer, IsCompactOpensAtOnceAndKnowsTheWorld) {
  const std::string section = compile_gazetteer(CASUS_BUILD_DIR "/gazetteer").take();
  EXPECT_LE(section.size(), 40U << 20U);
  const Aligned bytes(section);
  const auto start = std::chrono::steady_clock::now();
  const Gazetteer gazetteer = Gazetteer::read(bytes.view(), "").take();
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took, std::chrono::milliseconds(10));
  struct Known {
    std::string_view name, country;
    PlaceLevel level;
  };
  const Known known[] = {
      {"Kharkiv", "UKR", PlaceLevel::kCity},    {"Kharkiv Oblast", "UKR", PlaceLevel::kAdmin1},
      {"Idlib", "SYR", PlaceLevel::kAdmin1},    {"Vuhledar", "UKR", PlaceLevel::kCity},
      {"Simferopol", "UKR", PlaceLevel::kCity}, {"Khan Yunis", "PSE", PlaceLevel::kCity},
      {"Kiev", "UKR", PlaceLevel::kCity},       {"Kenya", "KEN", PlaceLevel::kCountry},
      {"Maine", "USA", PlaceLevel::kAdmin1},    {"Pristina", "XKX", PlaceLevel::kCity},
  };
  std::vector<PlaceCandidate> found;
  for (const Known& place : known) {
    gazetteer.find(place.name, found);
    const bool there =
        std::any_of(found.begin(), found.end(), [&](const PlaceCandidate& candidate) {
          return candidate.place.country == place.country && candidate.place.level == place.level;
        });
    EXPECT_TRUE(there) << place.name;
  }
}

}  // namespace
}  // namespace casus::compile
