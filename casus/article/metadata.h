// Metadata: what a page's head, its links and its JSON-LD say about the page.
#pragma once

#include <string>
#include <vector>

#include "casus/types/page.h"

namespace casus::article {

// A date as some part of the page states it; unread.
struct DateClaim {
  enum class Source : std::uint8_t {
    kJsonLdPublished,
    kJsonLdModified,
    kMetaPublished,
    kMetaModified,
    kMetaOther,
    kItemprop,
    kTimePublished,
    kTime
  };
  Source source = Source::kMetaOther;
  std::string value;
};

struct HeadFacts {
  std::string title;     // <title>.
  std::string og_title;  // og:title, twitter:title, dc.title.
  std::string headline;  // JSON-LD.
  std::string site;
  std::string section;
  std::string canonical_url;
  std::string language;  // As declared.
  std::string description;
  std::vector<std::string> authors;
  std::vector<DateClaim> dates;
};

// Reads meta, link, title, time and itemprop elements and JSON-LD scripts. Total.
// JSON-LD: the first node whose type is an article; design/web-extraction.md §7.
[[nodiscard]] HeadFacts read_head(const Page& page);

// A <title> without the site's name at its ends.
[[nodiscard]] std::string without_site(const std::string& title, const std::string& site);

}  // namespace casus::article
