#include "casus/events/build_ledgers.h"

#include <string>

#include <gtest/gtest.h>

namespace casus::events {
namespace {

Citation words(const std::string& quote) {
  Citation citation;
  citation.quote = quote;
  citation.bytes = {{0, static_cast<std::uint32_t>(quote.size())}};
  return citation;
}

Cited<PartyRecord> party(const std::string& name) {
  PartyRecord record;
  record.id = "n:" + name;
  record.name = name;
  return {record, words(name)};
}

Cited<QuantityRecord> figure(const std::string& raw, double value, const std::string& role) {
  QuantityRecord record;
  record.raw = raw;
  record.value = value;
  record.role = role;
  return {record, words(raw)};
}

EventRecord event(const std::string& frame) {
  EventRecord record;
  record.id = "m:1";
  record.frame = frame;
  record.status = Cited<EventStatus>(EventStatus::kAlleged, words("said"));
  record.evidence = words("the clause");
  return record;
}

std::string value(const ClaimRecord& claim, const std::string& column) {
  const auto found = claim.row.find(column);
  if (found == claim.row.end()) return "(no such column)";
  return found->second ? found->second->value() : "";
}

TEST(BuildLedgers, CasualtiesKeepFiguresApartByRole) {
  PageRecord page;
  page.sha256 = "s";
  page.events.push_back(event("casualties"));
  page.events[0].recipients.push_back(party("civilians"));
  page.events[0].quantities = {figure("at least 12", 12, "killed"), figure("30", 30, "wounded")};
  build_ledgers(page);
  ASSERT_EQ(page.claims.size(), 1U);
  const ClaimRecord& claim = page.claims[0];
  EXPECT_EQ(claim.ledger, "casualties");
  EXPECT_EQ(claim.event, "m:1");
  EXPECT_EQ(claim.status, EventStatus::kAlleged);
  EXPECT_EQ(value(claim, "side"), "civilians");
  EXPECT_EQ(value(claim, "killed"), "at least 12");
  EXPECT_EQ(value(claim, "wounded"), "30");
  EXPECT_EQ(value(claim, "missing"), "");
  EXPECT_EQ(claim.id.substr(0, 2), "c:");
}

TEST(BuildLedgers, ArmsTransferHasItsSlots) {
  PageRecord page;
  page.events.push_back(event("arms_transfer"));
  page.events[0].actors.push_back(party("Sweden"));
  page.events[0].recipients.push_back(party("Kenya"));
  page.events[0].slots.emplace("stage", Cited<std::string>("delivered", words("delivered")));
  page.events[0].slots.emplace("designation", Cited<std::string>("howitzers", words("howitzers")));
  page.events[0].quantities = {figure("40", 40, "delivered")};
  build_ledgers(page);
  ASSERT_EQ(page.claims.size(), 1U);
  EXPECT_EQ(value(page.claims[0], "supplier"), "Sweden");
  EXPECT_EQ(value(page.claims[0], "recipient"), "Kenya");
  EXPECT_EQ(value(page.claims[0], "number"), "40");
  EXPECT_EQ(value(page.claims[0], "stage"), "delivered");
  EXPECT_EQ(value(page.claims[0], "date"), "");
}

TEST(BuildLedgers, AppointmentsStartAndDismissalsEndAnOffice) {
  PageRecord page;
  for (const char* frame : {"appoint", "dismiss"}) {
    page.events.push_back(event(frame));
    page.events.back().recipients.push_back(party("Anna Berg"));
    page.events.back().actors.push_back(party("Norway"));
    page.events.back().date = Cited<When>(
        When{parse_iso_day("2014-05-06"), parse_iso_day("2014-05-06"), Grain::kDay, false},
        words("May 6"));
  }
  build_ledgers(page);
  ASSERT_EQ(page.claims.size(), 2U);
  EXPECT_EQ(value(page.claims[0], "from"), "2014-05-06");
  EXPECT_EQ(value(page.claims[1], "until"), "2014-05-06");
  EXPECT_EQ(value(page.claims[1], "person"), "Anna Berg");
}

TEST(BuildLedgers, NoRowForOtherFramesAndForEmptyOnes) {
  PageRecord page;
  page.events.push_back(event("visit"));
  page.events.push_back(event("displacement"));
  build_ledgers(page);
  EXPECT_TRUE(page.claims.empty());
}

}  // namespace
}  // namespace casus::events
