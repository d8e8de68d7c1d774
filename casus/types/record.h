// PageRecord: what leaves a page, standing on its own: every value with its citation (design §5).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "casus/base/check.h"
#include "casus/types/article.h"
#include "casus/types/findings.h"
#include "casus/types/mentions.h"
#include "casus/types/source_map.h"
#include "casus/types/when.h"

namespace casus {

// Page bytes and the text they give. `quote` is the article's text, character for character;
// the segments are free of tags and dropped marks.
struct Citation {
  std::string quote;
  std::vector<ByteRange> bytes;
  std::uint32_t article = 0;
  std::uint32_t text_begin = 0;  // Code points of the article's text, half-open.
  std::uint32_t text_end = 0;
  friend bool operator==(const Citation&, const Citation&) = default;
};

// A value that cannot exist without a citation.
template <class T>
class Cited {
 public:
  // REQUIRES: the citation has bytes
  Cited(T value, Citation citation, How how = How::kStated)
      : value_(std::move(value)), citation_(std::move(citation)), how_(how) {
    CASUS_CHECK(!citation_.bytes.empty() && !citation_.quote.empty(), "a citation without bytes");
  }
  [[nodiscard]] const T& value() const { return value_; }
  [[nodiscard]] T& value() { return value_; }
  [[nodiscard]] const Citation& citation() const { return citation_; }
  [[nodiscard]] How how() const { return how_; }

 private:
  T value_;
  Citation citation_;
  How how_;
};

struct PartyRecord {
  std::string id, name, raw, country, office, role;
  std::vector<std::string> sectors;
};
struct PlaceRecord {
  std::string name, raw, country, admin1;
  std::optional<std::uint32_t> geonames;
  std::optional<double> lat, lon;
  PlaceLevel level = PlaceLevel::kCity;
};
struct QuantityRecord {
  std::optional<double> value, low, high;
  Bound bound = Bound::kExact;
  std::string unit, thing, role, raw;
};
struct SourceRecord {
  std::string source, source_id, cue;
  Commitment commitment = Commitment::kReports;
};

struct EventRecord {
  std::string id;  // "m:…"
  std::uint32_t article = 0;
  EventType type = EventType::kConsult;
  std::string mode, frame, cameo;
  std::map<std::string, Cited<std::string>> slots;
  std::vector<std::string> contexts;
  int quad = 0;            // 1 verbal cooperation … 4 material conflict; 0 unknown.
  double intensity = 0.0;  // Goldstein-like, -10 … 10.
  std::vector<Cited<PartyRecord>> actors, recipients;
  std::optional<Cited<When>> date;
  std::optional<Cited<PlaceRecord>> place;
  std::vector<Cited<QuantityRecord>> quantities;
  std::optional<Cited<EventStatus>> status;  // Always set by cite_findings.
  std::vector<Cited<SourceRecord>> attribution;
  std::optional<Citation> evidence;  // Always set.
  std::vector<Citation> also;
  std::vector<std::string> same_act;
  std::string rule;
  double score = 1.0;
};

struct ActorRecord {
  std::string id, name, country;
  ActorKind kind = ActorKind::kOrganisation;
  std::vector<std::string> sectors, offices, aliases;
  bool population = false;
  std::vector<Citation> mentions;
};

struct ArticleRecord {
  std::string title, language;
  std::optional<Day> published;
  std::uint32_t text_length = 0;  // Code points.
  double trust = 0.0;
};

struct SkippedRecord {
  std::string what, why;
  std::vector<ByteRange> bytes;
};

// A ledger row (codebook §5). Every column of the ledger is in `row`; an unknown one is empty.
struct ClaimRecord {
  std::string id, ledger, event;  // "c:…"; the event that it was built from
  std::uint32_t article = 0;
  std::map<std::string, std::optional<Cited<std::string>>> row;
  EventStatus status = EventStatus::kHappened;
  std::vector<Cited<SourceRecord>> attribution;
  std::optional<Citation> evidence;
};

struct PageRecord {
  std::string id, url, sha256, charset, content_type;
  std::vector<ArticleRecord> articles;
  std::vector<ActorRecord> actors;
  std::vector<EventRecord> events;
  std::vector<ClaimRecord> claims;
  std::vector<SkippedRecord> skipped;
};

}  // namespace casus
