#include "casus/types/recorded_annotation.h"

#include <string>

#include <gtest/gtest.h>

namespace casus {
namespace {

constexpr const char* kTwoSentences =
    "# block\n"
    "Kenya\t_\tNNP\tPROPN\tNumber=Sing\tKenya\t2\tnsubj\tGPE-1\n"
    "received\t_\tVBD\tVERB\tTense=Past|VerbForm=Fin\treceive\t0\tROOT\t-\n"
    "two\t_\tCD\tNUM\tNumType=Card\ttwo\t4\tnummod\tQUANTITY-2\n"
    "rockets\t-\tNNS\tNOUN\tNumber=Plur\trocket\t2\tdobj\tQUANTITY-2\n"
    ".\t_\t.\tPUNCT\tPunctType=Peri\t.\t2\tpunct\t-\n"
    "\n"
    "Lima\t_\tNNP\tPROPN\tNumber=Sing\tLima\t2\tnsubj\tGPE-3\n"
    "waited\t-\tVBD\tVERB\t-\twait\t0\tROOT\t-\n"
    "\n";

TEST(RecordedAnnotation, ReadsTokensTreeEntitiesAndChunks) {
  auto read = read_recorded_annotation(kTwoSentences);
  ASSERT_TRUE(read.ok()) << read.error().message;
  const RecordedAnnotation recorded = read.take();
  const Annotation& a = recorded.annotation;
  a.check();
  EXPECT_EQ(recorded.text, "Kenya received two rockets. Lima waited");
  ASSERT_EQ(a.sentences.size(), 2U);
  EXPECT_EQ(a.head[TokenId(0)], TokenId(1));
  EXPECT_EQ(a.head[TokenId(1)], TokenId(1));
  EXPECT_EQ(a.head[TokenId(5)], TokenId(6));
  EXPECT_EQ(a.subtree(TokenId(1)), TokenSpan(0, 5));
  EXPECT_EQ(a.subtree(TokenId(3)), TokenSpan(2, 4));
  ASSERT_EQ(a.entities.size(), 3U);
  EXPECT_EQ(a.entities[EntityId(1)].span, TokenSpan(2, 4));
  EXPECT_EQ(a.entity_type(TokenId(6)), EntityType::kNone);
  ASSERT_EQ(a.chunks.size(), 3U);
  EXPECT_EQ(a.chunks[ChunkId(1)].span, TokenSpan(2, 4));
}

TEST(RecordedAnnotation, WritesWhatItReads) {
  auto first = read_recorded_annotation(kTwoSentences);
  ASSERT_TRUE(first.ok());
  const std::string written = write_recorded_annotation(first.value().annotation);
  auto second = read_recorded_annotation(written);
  ASSERT_TRUE(second.ok()) << second.error().message;
  EXPECT_EQ(write_recorded_annotation(second.value().annotation), written);
  EXPECT_EQ(second.value().text, first.value().text);
}

TEST(RecordedAnnotation, NamesTheLineThatIsWrong) {
  struct Case {
    const char* lines;
    const char* message;
  };
  for (const Case& c : {
           Case{"a\t_\tNN\tNOUN\t-\ta\t0\tROOT\n", "line 1: wanted 9 fields, found 8"},
           Case{"a\t_\tQQ\tNOUN\t-\ta\t0\tROOT\t-\n", "line 1: unknown tag"},
           Case{"\na\t_\tNN\tNOUN\t-\ta\tx\tROOT\t-\n", "line 2: the head must be a number"},
           Case{"a\t_\tNN\tNOUN\t-\ta\t9\tROOT\t-\n\n", "outside its sentence"},
           Case{"a\t_\tNN\tNOUN\t-\ta\t0\tROOT\tPLANET-1\n", "unknown entity type PLANET-1"},
       }) {
    auto read = read_recorded_annotation(c.lines);
    ASSERT_FALSE(read.ok()) << c.lines;
    EXPECT_NE(read.error().message.find(c.message), std::string::npos) << read.error().message;
  }
}

}  // namespace
}  // namespace casus
