#include "casus/nlp/package.h"

#include <cmath>
#include <functional>
#include <limits>

#include <gtest/gtest.h>
#include <unistd.h>

#include "casus/base/file.h"
#include "casus/nlp/package_parts.h"
#include "casus/nlp/test_package.h"

namespace casus::nlp {
namespace {

using testing::Files;
using testing::Folder;
using testing::Node;
using testing::Packer;

std::string folder_name(const std::string& name) {
  return "casus_package_test_" + std::to_string(getpid()) + "_" + name;
}

std::string real_model(const std::string& name) {
  return std::string(CASUS_BUILD_DIR) + "/model/" + name;
}

TEST(Package, OpensATinyOneMadeByHand) {
  const Folder folder(folder_name("tiny"));
  folder.write(testing::tiny_package());
  const Result<Package> package = Package::open(folder.path());
  ASSERT_TRUE(package.ok()) << package.error().message;
  EXPECT_EQ(package.value().name(), "en_tiny");
  EXPECT_EQ(package.value().version(), "3.8.0");
  const PackageParts& parts = package.value().parts();
  EXPECT_EQ(parts.tok2vec.width(), testing::kTinyWidth);
  EXPECT_EQ(parts.tok2vec.padding(), 2U);
  EXPECT_EQ(parts.parser.classes(), testing::kTinyParserClasses);
  EXPECT_EQ(parts.entities.classes(), testing::kTinyEntityClasses);
  EXPECT_EQ(parts.tokenizer.exceptions(), 3U);
}

TEST(Package, HashFollowsTheFiles) {
  const Folder folder(folder_name("hash"));
  Files files = testing::tiny_package();
  folder.write(files);
  const std::uint64_t before = Package::open(folder.path()).value().hash();
  EXPECT_EQ(before, Package::open(folder.path()).value().hash());
  files["parser/cfg"] += " ";
  folder.write(files);
  EXPECT_NE(before, Package::open(folder.path()).value().hash());
}

// A damage to a package, and what the message must say: the file, the place, what is wrong.
struct Damage {
  std::string name;
  std::function<void(Files&)> harm;
  std::vector<std::string> said;
};

// The nodes of the shared network with `change` made to one weight.
std::string changed(std::vector<Node> nodes, const std::string& node, const std::string& weight,
                    const std::function<void(Node::Weight&)>& change) {
  for (Node& n : nodes) {
    if (n.name != node) continue;
    for (Node::Weight& w : n.weights)
      if (w.name == weight) {
        change(w);
        return testing::pack_model(nodes);
      }
  }
  return "";
}

const std::vector<Damage>& damages() {
  static const std::vector<Damage> all = {
      {"MissingFile", [](Files& f) { f.erase("parser/moves"); }, {"parser/moves"}},
      {"EmptyFile", [](Files& f) { f["tok2vec/model"] = ""; }, {"tok2vec/model", "byte 0"}},
      {"CutModel",
       [](Files& f) { f["tok2vec/model"].resize(f["tok2vec/model"].size() / 2); },
       {"tok2vec/model", "ends early"}},
      {"CutMap",
       [](Files& f) { f["vocab/lookups.bin"].resize(f["vocab/lookups.bin"].size() - 3); },
       {"vocab/lookups.bin", "ends early"}},
      {"BytesBehindTheEnd",
       [](Files& f) { f["ner/model"] += "x"; },
       {"ner/model", "bytes follow the end"}},
      {"LineEndsConverted",
       [](Files& f) {
         std::string& bytes = f["tok2vec/model"];
         const std::size_t at = bytes.find("params");
         bytes.insert(at + 200, "\r");
       },
       {"tok2vec/model"}},
      {"ForeignVersion",
       [](Files& f) { f["meta.json"] = R"({"lang":"en","name":"tiny","version":"2.3.1"})"; },
       {"meta.json", "2.3.1", "3.4 to 3.8"}},
      {"ForeignLanguage",
       [](Files& f) { f["meta.json"] = R"({"lang":"de","name":"tiny","version":"3.8.0"})"; },
       {"meta.json", "'de'"}},
      {"NoJson", [](Files& f) { f["meta.json"] = "{"; }, {"meta.json", "JSON"}},
      {"OtherArchitecture",
       [](Files& f) {
         std::string& config = f["config.cfg"];
         config.replace(config.find("spacy.MaxoutWindowEncoder.v2"), 28,
                        "spacy.MishWindowEncoder.v2");
       },
       {"config.cfg", "components.tok2vec.model.encode", "MishWindowEncoder"}},
      {"OtherPipeline",
       [](Files& f) {
         std::string& config = f["config.cfg"];
         config.replace(config.find("\"senter\",\"attr"), 8, "\"morphologizer\"");
       },
       {"config.cfg", "pipeline", "morphologizer"}},
      {"BeamSearch",
       [](Files& f) { f["ner/cfg"] = R"({"beam_width":16})"; },
       {"ner/cfg", "beam_width"}},
      {"NotANumber",
       [](Files& f) {
         f["tok2vec/model"] = changed(testing::tiny_tok2vec_nodes(), "hashembed", "E", [](auto& w) {
           w.values[40] = std::numeric_limits<float>::quiet_NaN();
         });
       },
       {"tok2vec/model", "hashembed", "weight E", "number 40 is not finite"}},
      {"Infinite",
       [](Files& f) {
         f["tagger/model"] = changed(testing::tiny_tagger_nodes(), "softmax", "b", [](auto& w) {
           w.values[2] = std::numeric_limits<float>::infinity();
         });
       },
       {"tagger/model", "softmax", "weight b", "number 2"}},
      {"ShapeOfAnotherLayer",
       [](Files& f) {
         f["tok2vec/model"] = changed(testing::tiny_tok2vec_nodes(), "maxout", "W", [](auto& w) {
           w = testing::weight("W", {16, 3, 80}, 1);
         });
       },
       {"tok2vec/model", "maxout", "[16, 3, 80]", "width 96"}},
      {"ShapeWithoutItsData",
       [](Files& f) {
         f["tok2vec/model"] = changed(testing::tiny_tok2vec_nodes(), "maxout", "b", [](auto& w) {
           w.shape = {16, 4};
         });
       },
       {"tok2vec/model", "weight b", "[16, 4]", "192 bytes"}},
      {"TwoPieces",
       [](Files& f) {
         f["tok2vec/model"] = changed(testing::tiny_tok2vec_nodes(), "maxout", "W", [](auto& w) {
           w = testing::weight("W", {16, 2, 96}, 1);
         });
       },
       {"tok2vec/model", "2 maxout pieces"}},
      {"DoubleNumbers",
       [](Files& f) {
         std::string& bytes = f["tagger/model"];
         bytes.replace(bytes.find("<f4"), 3, "<f8");
       },
       {"tagger/model", "'<f8'"}},
      {"LabelCount",
       [](Files& f) { f["tagger/cfg"] = R"({"labels":["NN","VBD","."]})"; },
       {"tagger/model", "[4, 16] instead of [3, 16]"}},
      {"UnknownTag",
       [](Files& f) { f["tagger/cfg"] = R"({"labels":["NN","VBD","NOUN.X","_SP"]})"; },
       {"tagger/cfg", "NOUN.X"}},
      {"UnknownRelation",
       [](Files& f) {
         std::string& moves = f["parser/moves"];
         moves.replace(moves.find("nsubj"), 5, "nsub2");
       },
       {"parser/model", "moves", "nsub2"}},
      {"UnknownEntityType",
       [](Files& f) {
         std::string& moves = f["ner/moves"];
         moves.replace(moves.find("GPE"), 3, "GPX");
       },
       {"ner/model", "moves", "GPX"}},
      {"ClassCount",
       [](Files& f) { f["ner/model"] = testing::pack_model(testing::transition_nodes(3, 12, 1)); },
       {"ner/model"}},
      {"FeatureCount",
       [](Files& f) {
         f["parser/model"] = testing::pack_model(testing::transition_nodes(13, 9, 1));
       },
       {"parser/model", "13", "8 features"}},
      {"NegativeFrequency",
       [](Files& f) {
         std::string& moves = f["parser/moves"];
         moves.replace(moves.find("\"det\":5"), 7, "\"dt\":-5");
       },
       {"moves", "not negative"}},
      {"LostReference",
       [](Files& f) {
         std::vector<Node> nodes = testing::transition_nodes(8, 9, 200);
         nodes[0].refs[1].second = 77;
         f["parser/model"] = testing::pack_model(nodes);
       },
       {"parser/model", "reference lower to node 77"}},
      {"RowOutOfRange",
       [](Files& f) {
         f["vocab/vectors"] = testing::tiny_vectors(3, 4);
         f["vocab/key2row"] = Packer().map(1).id(123).number(3).bytes();
       },
       {"vocab", "key2row", "row 3 of 3"}},
      {"VectorsCut",
       [](Files& f) {
         f["vocab/vectors"] = testing::tiny_vectors(3, 4);
         f["vocab/vectors"].pop_back();
       },
       {"vectors", "(3, 4)", "47 bytes"}},
      {"VectorsOfDoubles",
       [](Files& f) { f["vocab/vectors"] = testing::tiny_vectors(3, 4, "<f8"); },
       {"vectors", "'<f4'"}},
      {"FlorettVectors",
       [](Files& f) { f["vocab/vectors.cfg"] = R"({"mode":"floret"})"; },
       {"vocab/vectors.cfg", "default"}},
      {"BrokenPattern",
       [](Files& f) {
         std::string& bytes = f["tokenizer"];
         bytes.replace(bytes.find("\\S+$"), 4, "\\S+(");
       },
       {"tokenizer", "url_match", "byte"}},
      {"ExceptionThatLosesText",
       [](Files& f) {
         std::string& bytes = f["tokenizer"];
         bytes.replace(bytes.rfind("n't"), 3, "nxt");
       },
       {"tokenizer", "can't"}},
      {"RuleWithOperator",
       [](Files& f) {
         std::string& bytes = f["attribute_ruler/patterns"];
         bytes.replace(bytes.find("LOWER"), 5, "REGEX");
       },
       {"attribute_ruler/patterns", "rule 2", "'REGEX'"}},
      {"RuleIndexOutOfRange",
       [](Files& f) {
         std::string& bytes = f["attribute_ruler/patterns"];
         bytes.back() = 2;
       },
       {"attribute_ruler/patterns", "index 2", "2 tokens"}},
      {"LemmaTableMissing",
       [](Files& f) {
         f["lemmatizer/lookups/lookups.bin"] = Packer().map(1).text("lemma_rules").map(0).bytes();
       },
       {"lemmatizer", "lemma_index"}},
  };
  return all;
}

class PackageDamage : public ::testing::TestWithParam<std::size_t> {};

TEST_P(PackageDamage, IsRefusedWithItsPlace) {
  const Damage& damage = damages()[GetParam()];
  SCOPED_TRACE(damage.name);
  Files files = testing::tiny_package();
  damage.harm(files);
  const Folder folder(folder_name(damage.name));
  folder.write(files);
  const Result<Package> package = Package::open(folder.path());
  ASSERT_FALSE(package.ok());
  for (const std::string& part : damage.said)
    EXPECT_NE(package.error().message.find(part), std::string::npos)
        << "'" << part << "' is not in: " << package.error().message;
}

INSTANTIATE_TEST_SUITE_P(All, PackageDamage, ::testing::Range(std::size_t{0}, damages().size()),
                         [](const auto& param_info) { return damages()[param_info.param].name; });

TEST(Package, EveryCutOfEveryFileIsRefused) {
  const Files whole = testing::tiny_package();
  const Folder folder(folder_name("cuts"));
  folder.write(whole);
  for (const auto& [file, bytes] : whole) {
    if (file == "meta.json" || file == "config.cfg" || file.ends_with("cfg")) continue;
    for (std::size_t size = 0; size < bytes.size(); size += 1 + bytes.size() / 17) {
      folder.write(file, std::string_view(bytes).substr(0, size));
      EXPECT_FALSE(Package::open(folder.path()).ok()) << file << " cut to " << size;
    }
    folder.write(file, bytes);
  }
}

// What the real files hold, where they were set up (spacy-model-spec §1.4, §1.5, §2).
struct RealModel {
  std::string name;
  std::size_t vector_rows, keys;
};

class RealPackage : public ::testing::TestWithParam<RealModel> {};

TEST_P(RealPackage, HasTheKnownSizes) {
  const std::string folder = real_model(GetParam().name);
  if (!is_directory(folder))
    GTEST_SKIP() << "no language model at " << folder << ": run tools/setup";
  const Result<Package> package = Package::open(folder);
  ASSERT_TRUE(package.ok()) << package.error().message;
  const PackageParts& parts = package.value().parts();
  EXPECT_EQ(parts.parser.classes(), 106U);
  EXPECT_EQ(parts.entities.classes(), 74U);
  EXPECT_EQ(parts.tags.size(), 50U);
  EXPECT_EQ(parts.tok2vec.width(), 96U);
  EXPECT_EQ(parts.tok2vec.padding(), 4U);
  EXPECT_EQ(parts.tokenizer.exceptions(), 1347U);
  EXPECT_EQ(parts.tokenizer.special_phrases(), 366U);
  EXPECT_EQ(parts.ruler.rules(), 180U);
  EXPECT_EQ(parts.lemmatizer.size(), 20993U + 3775U + 57528U + 8700U);
  EXPECT_EQ(parts.vocabulary.norms.size(), 3510U);
  EXPECT_EQ(parts.vectors.rows(), GetParam().vector_rows);
  EXPECT_EQ(parts.vectors.keys(), GetParam().keys);
}

INSTANTIATE_TEST_SUITE_P(All, RealPackage,
                         ::testing::Values(RealModel{"sm", 0, 0}, RealModel{"md", 20000, 684830}),
                         [](const auto& param_info) { return param_info.param.name; });

}  // namespace
}  // namespace casus::nlp
