#include "casus/article/line_roles.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace casus::article {
namespace {

std::uint32_t words_of(const std::string& text) {
  return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

struct Row {
  const char* text;
  const char* role;  // "" for none.
};

TEST(LineRolesTest, RolesByWording) {
  const DateReader dates;
  for (const Row& row : {
           Row{"Home » Europe » Balkans", "navigation"},
           Row{"Home | World | Sport | Weather", "navigation"},
           Row{"Skip to content", "navigation"},
           Row{"World News Politics Europe Security", "navigation"},
           Row{"Share the post:", "other"},
           Row{"Views: 1,204", "other"},
           Row{"1.3k shares", "other"},
           Row{"TT", "other"},
           Row{"Print | E-mail | Hits: 12", "navigation"},
           Row{"READ ALSO", "related"},
           Row{"Related stories", "related"},
           Row{"Most read today:", "related"},
           Row{"Leave a reply", "comment"},
           Row{"Comments (23)", "comment"},
           Row{"ADVERTISEMENT - CONTINUE READING BELOW", "advertisement"},
           Row{"Sign up for our newsletter", "advertisement"},
           Row{"© 2011 The Paper. All rights reserved.", "legal"},
           Row{"18 Feb 2021, 6:05 pm. Updated 18 Feb 2021, 9:40 pm", "dateline"},
           Row{"Thursday, 19 November 2009 09:12", "dateline"},
           Row{"9 July 2015, by Jane D. and our correspondent in the north", "dateline"},
           Row{"By Jane Doe", "byline"},
           Row{"Written by Newsroom", "byline"},
           Row{"The Wire Agency contributed to this report.", "byline"},
           Row{"The minister leaves the building on Monday. (Jane Doe/Reuters)", "caption"},
           Row{"Troops at the crossing on Friday. AGENCY PHOTO", "caption"},
           Row{"Voters queue in the capital on Friday. © Wire / J. Doe", "caption"},
           Row{"Photo: the river at dawn", "caption"},
           // Letters that take more bytes in lower case.
           Row{"ȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺȺ on Monday. / JANE DOE", "caption"},
           Row{"The two ministers signed the accord on Tuesday.", ""},
           Row{"By Tuesday the army had taken the town, residents said.", ""},
           Row{"Ministers of both states to meet in spring", ""},
           Row{"The bridge was closed on 3 May 2014 after shelling, police said.", ""},
           Row{"He shared the prize with a colleague from Norway.", ""},
           Row{"The accord (signed in the capital) was welcomed by all.", ""},
       }) {
    const auto role = role_of_line(row.text, words_of(row.text), dates);
    EXPECT_EQ(role ? std::string(to_string(*role)) : "", row.role) << row.text;
  }
}

TEST(LineRolesTest, Datelines) {
  EXPECT_TRUE(has_dateline("BAMAKO, July 9 (WNA) - Some 150 fighters left."));
  EXPECT_TRUE(has_dateline("TALLINN \xE2\x80\x93 Estonia has declared"));
  EXPECT_TRUE(has_dateline("NEW DELHI (Wire) \xE2\x80\x94 India"));
  EXPECT_FALSE(has_dateline("The army - the largest in the region - left."));
  EXPECT_FALSE(has_dateline("UN troops left the town on Monday."));
}

TEST(LineRolesTest, SentenceEnds) {
  EXPECT_TRUE(ends_as_sentence("He left.\xE2\x80\x9D"));
  EXPECT_TRUE(ends_as_sentence("Did he leave?"));
  EXPECT_FALSE(ends_as_sentence("Ministers meet in spring"));
}

}  // namespace
}  // namespace casus::article
