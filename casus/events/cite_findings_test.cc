#include "casus/events/cite_findings.h"

#include <string>

#include <gtest/gtest.h>

#include "casus/base/hash.h"
#include "casus/events/check_citations.h"
#include "casus/types/recorded_annotation.h"
#include "casus/types/view.h"

namespace casus::events {
namespace {

constexpr const char* kParse =
    "# block\n"
    "Peru\t_\tNNP\tPROPN\t-\tPeru\t2\tnsubj\tGPE-1\n"
    "sent\t_\tVBD\tVERB\t-\tsend\t0\tROOT\t-\n"
    "40\t_\tCD\tNUM\t-\t40\t4\tnummod\t-\n"
    "howitzers\t_\tNNS\tNOUN\t-\thowitzer\t2\tdobj\t-\n"
    "to\t_\tIN\tADP\t-\tto\t2\tprep\t-\n"
    "Chile\t_\tNNP\tPROPN\t-\tChile\t5\tpobj\tGPE-2\n"
    "on\t_\tIN\tADP\t-\ton\t2\tprep\t-\n"
    "Monday\t-\tNNP\tPROPN\t-\tMonday\t7\tpobj\tDATE-3\n"
    ".\t-\t.\tPUNCT\t-\t.\t2\tpunct\t-\n\n";

Actor state(const std::string& id, const std::string& name, const std::string& country) {
  Actor actor;
  actor.id = id;
  actor.name = name;
  actor.kind = ActorKind::kState;
  actor.country = country;
  return actor;
}

// A page whose text is its bytes with two bytes of chrome in front, and one coded event.
struct Fixture {
  std::string raw;
  Page page;
  Article article;
  std::vector<Document> documents;

  Fixture() : documents(1) {
    auto recorded = read_recorded_annotation(kParse).take();
    article.text = recorded.text;
    article.to_raw.copy(2, static_cast<std::uint32_t>(recorded.text.size()));
    article.title = "Arms";
    article.language = "en";
    raw = "# " + recorded.text;
    page.id = "p1";
    page.sha256 = sha256_hex(raw);
    page.charset = "utf-8";
    page.content_type = "text/plain";
    Document& d = documents[0];
    d.article = &article;
    d.annotation = std::move(recorded.annotation);
    fill_mentions(d.mentions);
    fill_event(d);
  }

  static void fill_mentions(Mentions& m) {
    m.actors.push(state("state:PER", "Peru", "PER"));
    m.actors.push(state("state:CHL", "Chile", "CHL"));
    ActorMention peru;
    peru.span = TokenSpan(0, 1);
    peru.head = TokenId(0);
    peru.actor = ActorIndex(0);
    ActorMention chile = peru;
    chile.span = TokenSpan(5, 6);
    chile.head = TokenId(5);
    chile.actor = ActorIndex(1);
    m.actor_mentions = {peru, chile};
    TimeMention monday;
    monday.span = TokenSpan(7, 8);
    monday.when =
        When{parse_iso_day("2024-09-16"), parse_iso_day("2024-09-16"), Grain::kDay, false};
    m.times = {monday};
    QuantityMention forty;
    forty.span = TokenSpan(2, 3);
    forty.value = 40;
    forty.thing = "howitzers";
    m.quantities = {forty};
    m.index(9);
  }

  static void fill_event(Document& d) {
    EventMention event;
    event.type = EventType::kAid;
    event.frame = "arms_transfer";
    event.rule = "arms_transfer/1";
    event.evidence = TokenSpan(0, 8);
    event.actors = {Party{ActorIndex(0), TokenSpan(0, 1), "supplier", "", How::kStated, 0}};
    event.recipients = {Party{ActorIndex(1), TokenSpan(), "recipient", "", How::kDefault, 0}};
    event.time = 0;
    event.quantities = {EventQuantity{0, "delivered"}};
    event.slots["stage"] = SlotValue{"shipped", TokenSpan(1, 2), How::kStated};
    event.status_reason = TokenSpan(1, 2);
    d.findings.events = {event};
  }
};

std::string plain(std::string_view bytes, const std::string& /*charset*/, bool /*html*/) {
  return std::string(bytes);
}

TEST(FindingsCiter, CitesEveryFieldInPageBytes) {
  const Fixture f;
  PageRecord record;
  FindingsCiter()(f.page, f.documents, record);
  ASSERT_EQ(record.events.size(), 1U);
  const Json line = code_line(record, {"casus test", "", ""});
  const Json& event = line["events"][0];
  EXPECT_EQ(event["type"], "AID");
  EXPECT_EQ(event["evidence"]["quote"], "Peru sent 40 howitzers to Chile on Monday");
  EXPECT_EQ(event["evidence"]["bytes"], Json::parse("[[2,43]]"));
  EXPECT_EQ(event["evidence"]["text"], Json::parse("[0,41]"));
  EXPECT_EQ(event["fields"]["date"]["quote"], "Monday");
  EXPECT_EQ(event["fields"]["date"]["bytes"], Json::parse("[[37,43]]"));
  EXPECT_EQ(event["fields"]["quantities.0"]["quote"], "40");
  EXPECT_EQ(event["fields"]["slots.stage"]["quote"], "sent");
  EXPECT_EQ(event["date"]["earliest"], "2024-09-16");
  EXPECT_EQ(event["quantities"][0]["value"], 40);
  // A default cites the clause that led to it, and says that it is one.
  EXPECT_EQ(event["recipients"][0]["id"], "state:CHL");
  EXPECT_EQ(event["fields"]["recipients.0"]["how"], "default");
  EXPECT_EQ(event["fields"]["recipients.0"]["quote"], event["evidence"]["quote"]);
}

TEST(FindingsCiter, EveryCitationOfItsRecordChecks) {
  const Fixture f;
  PageRecord record;
  FindingsCiter()(f.page, f.documents, record);
  const Json line = code_line(record, {"casus test", "", ""});
  CitationCounts counts;
  std::vector<CitationProblem> problems;
  check_citations(line, f.raw, plain, counts, problems);
  EXPECT_EQ(counts.lost + counts.moved, 0U) << (problems.empty() ? "" : problems[0].where);
  EXPECT_GE(counts.verified, 8U);
}

TEST(FindingsCiter, IdIsTheHashOfTheContract) {
  const Fixture f;
  PageRecord record;
  FindingsCiter()(f.page, f.documents, record);
  const std::string key = "[\"" + f.page.sha256 +
                          "\",\"AID\",\"arms_transfer\",[[2,43]],[\"state:PER\"],[\"state:CHL\"]]";
  EXPECT_EQ(record.events[0].id, "m:" + hex16(xxh3_64(key)));
}

TEST(FindingsCiter, OneActorRecordForAllArticles) {
  const Fixture one;
  const Fixture two;
  std::vector<Document> documents(2);
  for (std::size_t i = 0; i < 2; ++i) {
    const Fixture& f = i == 0 ? one : two;
    documents[i].article = &f.article;
    documents[i].annotation = read_recorded_annotation(kParse).take().annotation;
    Fixture::fill_mentions(documents[i].mentions);
  }
  PageRecord record;
  FindingsCiter()(one.page, documents, record);
  ASSERT_EQ(record.actors.size(), 2U);
  EXPECT_EQ(record.actors[0].id, "state:PER");
  EXPECT_EQ(record.actors[0].mentions.size(), 2U);
  EXPECT_EQ(record.actors[0].mentions[1].article, 1U);
}

TEST(CheckCitations, TellsVerifiedMovedAndLost) {
  const std::string page = "one  two three two";
  struct Case {
    const char* citation;
    std::uint64_t verified, moved, lost;
  };
  for (const Case& c : {
           Case{R"({"quote":"one two","bytes":[[0,8]]})", 1, 0, 0},
           Case{R"({"quote":"one two","bytes":[[0,3],[5,8]]})", 1, 0, 0},
           Case{R"({"quote":"three","bytes":[[0,3]]})", 0, 1, 0},
           Case{R"({"quote":"two","bytes":[[0,3]]})", 0, 0, 1},   // Stands twice.
           Case{R"({"quote":"four","bytes":[[0,3]]})", 0, 0, 1},  // Stands nowhere.
           Case{R"({"quote":"one","bytes":[[0,99]]})", 0, 1, 0},  // Beyond the page.
           Case{R"({"quote":"one","bytes":[[3,0]]})", 0, 1, 0},
           Case{R"({"quote":"","bytes":[[0,0]]})", 0, 0, 1},
           Case{R"({"quote":7,"bytes":[]})", 0, 0, 1},
           Case{R"({"deep":[{"quote":"one","bytes":[[0,3]]}]})", 1, 0, 0},
       }) {
    CitationCounts counts;
    std::vector<CitationProblem> problems;
    check_citations(Json::parse(c.citation), page, plain, counts, problems);
    EXPECT_EQ(counts.verified, c.verified) << c.citation;
    EXPECT_EQ(counts.moved, c.moved) << c.citation;
    EXPECT_EQ(counts.lost, c.lost) << c.citation;
  }
}

}  // namespace
}  // namespace casus::events
