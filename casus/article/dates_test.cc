#include "casus/article/dates.h"

#include <gtest/gtest.h>

namespace casus::article {
namespace {

struct Row {
  const char* text;
  const char* days;  // ISO days, parted by blanks.
};

TEST(DateReaderTest, ReadsWrittenDays) {
  const DateReader reader;
  for (const Row& row : {Row{"17 September 2024", "2024-09-17"},
                         Row{"Sept. 17, 2024", "2024-09-17"},
                         Row{"September 17th, 2024", "2024-09-17"},
                         Row{"1st of May 2012", "2012-05-01"},
                         Row{"Thu 11 Feb 2010 10:31", "2010-02-11"},
                         Row{"2024-09-17T08:00:00Z", "2024-09-17"},
                         Row{"2024/9/7", "2024-09-07"},
                         Row{"24.03.2016, 17:42", "2016-03-24"},
                         Row{"03/24/2016", "2016-03-24"},
                         Row{"23/2/2017 16:05", "2017-02-23"},
                         Row{"20240917", "2024-09-17"},
                         Row{"17 de septiembre de 2024", "2024-09-17"},
                         Row{"17 сентября 2024", "2024-09-17"},
                         Row{"17. September 2024", "2024-09-17"},
                         Row{"17 Eylül 2024", "2024-09-17"},
                         Row{"2024年9月17日", "2024-09-17"},
                         Row{"5 May 2001 and 6 June 2002", "2001-05-05 2002-06-06"},
                         Row{"31 February 2020", ""},
                         Row{"17 September", ""},
                         Row{"Issue 22, June 2016", ""},
                         Row{"1-15 July 2017", ""},
                         Row{"28 July - 4 August 2009", ""},
                         Row{"17 September 1824", ""},
                         Row{"no date in 2024", ""}}) {
    std::string days;
    for (const FoundDate& date : reader.find(row.text))
      days += (days.empty() ? "" : " ") + to_iso(date.day);
    EXPECT_EQ(days, row.days) << row.text;
  }
}

TEST(DateReaderTest, SaysWhereDayAndMonthMayBeSwapped) {
  const DateReader reader;
  ASSERT_EQ(reader.find("2/7/2008").size(), 1U);
  EXPECT_TRUE(reader.find("2/7/2008")[0].swapped_possible);
  EXPECT_FALSE(reader.find("2/17/2008")[0].swapped_possible);
  EXPECT_FALSE(reader.find("7/7/2008")[0].swapped_possible);
}

}  // namespace
}  // namespace casus::article
