#include "casus/compile/tsv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace casus::compile {
namespace {

TEST(Tsv, ReadsCellsListsAndSkipsComments) {
  const auto table = Tsv::parse("# note\n\nid\tnames\tsource\r\na:b\t x | y |\tme\r\nc:d\n",
                                "t.tsv", {"id"}, {"id", "names", "source"});
  ASSERT_TRUE(table.ok()) << table.error().message;
  ASSERT_EQ(table.value().rows().size(), 2U);
  const TsvRow& row = table.value().rows()[0];
  EXPECT_EQ(row["id"], "a:b");
  EXPECT_THAT(row.list("names"), testing::ElementsAre("x", "y"));
  EXPECT_EQ(row.line(), 4);
  EXPECT_EQ(row.error("names", "bad").message, "t.tsv:4:6: column 'names': bad");
  EXPECT_EQ(table.value().rows()[1]["source"], "");
}

struct Refusal {
  std::string_view text, message;
};

TEST(Tsv, NamesThePlaceOfAMistake) {
  const Refusal refusals[] = {
      {"", "t.tsv:1:1: no header line; wanted the columns id"},
      {"id\tnmae\n", "t.tsv:1:4: unknown column 'nmae'; known here: id, name"},
      {"name\n", "t.tsv:1:1: column 'id' is missing"},
      {"id\tid\n", "t.tsv:1:1: column 'id' stands twice"},
      {"id\n\nx\ty\n", "t.tsv:3:1: 2 cells, but the header has 1 columns"},
  };
  for (const Refusal& refusal : refusals) {
    const auto table = Tsv::parse(refusal.text, "t.tsv", {"id"}, {"id", "name"});
    ASSERT_FALSE(table.ok());
    EXPECT_EQ(table.error().message, refusal.message);
  }
}

}  // namespace
}  // namespace casus::compile
