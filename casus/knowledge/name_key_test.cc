#include "casus/knowledge/name_key.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace casus::knowledge {
namespace {

TEST(NameKey, BringsSpellingsTogether) {
  const std::pair<std::string_view, std::string_view> pairs[] = {
      {"Sergey", "Sergei"},         {"Mohammed", "Muhammad"},  {"Mohammad", "Mohamed"},
      {"Zelensky", "Zelenskyy"},    {"Zelenskiy", "Zelensky"}, {"Hussein", "Hossein"},
      {"Hussein", "Husayn"},        {"Ghalibaf", "Qalibaf"},   {"Araghchi", "Araqchi"},
      {"Qassem", "Qasem"},          {"Youssef", "Yusuf"},      {"Abdullah", "Abdallah"},
      {"Lukashenko", "Lukashenka"}, {"al-Sisi", "Sisi"},       {"Jabarov", "Dzhabarov"},
      {"Alexander", "Aleksandr"},   {"Zarif", "Zareef"},       {"Tokayev", "Tokaev"},
      {"Çavuşoğlu", "Cavusoglu"},   {"Vučić", "Vucic"},        {"Fatemeh", "Fatima"},
      {"Javad", "Jawad"},           {"Shoigu", "Shoygu"},      {"Khaled", "Khalid"},
  };
  for (const auto& [a, b] : pairs) EXPECT_EQ(name_key(a), name_key(b)) << a << " " << b;
}

TEST(NameKey, KeepsNamesApart) {
  const std::pair<std::string_view, std::string_view> pairs[] = {
      {"Sergei", "Georgi"}, {"Putin", "Petrov"},       {"Ali", "Abbas"},
      {"Assad", "Sadat"},   {"Biden", "Baden-Powell"}, {"Khamenei", "Khomeini Hashemi"},
      {"Xi", "Li"},         {"Ahmad", "Hamid"},
  };
  for (const auto& [a, b] : pairs) EXPECT_NE(name_key(a), name_key(b)) << a << " " << b;
}

TEST(NameKey, ComparesWholeNamesInAnyOrder) {
  EXPECT_TRUE(same_name("Xi Jinping", "Jinping Xi"));
  EXPECT_TRUE(same_name("Mohammad Javad Zarif", "Muhammad Jawad Zareef"));
  EXPECT_FALSE(same_name("Zelensky", "Zelenskyy"));
  EXPECT_FALSE(same_name("Xi Jinping", "Xi Jinping Junior"));
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key("..."), "");
}

TEST(NameKey, IsTotal) {
  rc::check("any bytes give a key", [](const std::string& text) { (void)name_key(text); });
}

}  // namespace
}  // namespace casus::knowledge
