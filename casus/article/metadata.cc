#include "casus/article/metadata.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "casus/article/element_words.h"
#include "casus/base/json.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

constexpr std::size_t kLongestValue = 2000;

std::string squeezed(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size() && out.size() < kLongestValue;) {
    const CodePoint c = decode_utf8(text, at);
    if (is_space(c.value)) {
      space = true;
    } else if (!is_soft_mark(c.value) && c.value != 0) {
      if (space && !out.empty()) out += ' ';
      space = false;
      out.append(text.substr(at, c.size));
    }
    at += c.size;
  }
  return out;
}

void set_if_empty(std::string& to, std::string value) {
  if (to.empty()) to = std::move(value);
}

void add_author(std::vector<std::string>& authors, std::string_view name) {
  std::string value = squeezed(name);
  const std::string lower = to_lower(value);
  if (lower.starts_with("by ")) value.erase(0, 3);
  if (value.empty() || value.size() > 120 || value.find("://") != std::string::npos) return;
  if (std::find(authors.begin(), authors.end(), value) == authors.end() && authors.size() < 20)
    authors.push_back(value);
}

struct MetaName {
  std::string_view name;
  DateClaim::Source source;
};
using Source = DateClaim::Source;

// Names of meta elements that state a date; signals of design/web-extraction.md §7.
constexpr std::array<MetaName, 24> kDateMetas = {{
    {"article:published_time", Source::kMetaPublished},
    {"article:published", Source::kMetaPublished},
    {"og:published_time", Source::kMetaPublished},
    {"og:article:published_time", Source::kMetaPublished},
    {"datepublished", Source::kMetaPublished},
    {"article:modified_time", Source::kMetaModified},
    {"og:updated_time", Source::kMetaModified},
    {"datemodified", Source::kMetaModified},
    {"last-modified", Source::kMetaModified},
    {"date", Source::kMetaOther},
    {"pubdate", Source::kMetaOther},
    {"publishdate", Source::kMetaOther},
    {"publish-date", Source::kMetaOther},
    {"publish_date", Source::kMetaOther},
    {"publication_date", Source::kMetaOther},
    {"sailthru.date", Source::kMetaOther},
    {"parsely-pub-date", Source::kMetaOther},
    {"cxenseparse:recs:publishtime", Source::kMetaOther},
    {"article.published", Source::kMetaOther},
    {"dc.date.issued", Source::kMetaOther},
    {"dcterms.created", Source::kMetaOther},
    {"citation_publication_date", Source::kMetaOther},
    {"article_date_original", Source::kMetaOther},
    {"displaydate", Source::kMetaOther},
}};

class HeadReader {
 public:
  explicit HeadReader(const Page& page) : page_(page), elements_(page) {}

  HeadFacts read() {
    const StringId meta = page_.names.find("meta");
    const StringId title = page_.names.find("title");
    const StringId link = page_.names.find("link");
    const StringId html = page_.names.find("html");
    const StringId time = page_.names.find("time");
    const StringId abbr = page_.names.find("abbr");
    const StringId script = page_.names.find("script");
    const StringId a = page_.names.find("a");
    for (const NodeId node : page_.node_kind.ids()) {
      if (page_.node_kind[node] != NodeKind::kElement) continue;
      const StringId tag =
          page_.tag[node];  // Never none: a name that the page lacks is never equal.
      if (tag == meta) {
        read_meta(node);
        continue;
      }
      if (tag == title) {
        set_if_empty(facts_.title, text_of(node));
      } else if (tag == link) {
        read_link(node);
      } else if (tag == html) {
        facts_.language = squeezed(elements_.attribute(node, "lang"));
      } else if (tag == time || tag == abbr) {
        read_time(node);
      } else if (tag == script) {
        read_script(node);
      } else if (tag == a && elements_.attribute(node, "rel") == "author") {
        add_author(visible_authors_, text_of(node));
      }
      if (elements_.has_itemprop(node)) read_itemprop(node, elements_.tag(node));
    }
    if (facts_.authors.empty()) facts_.authors = json_authors_;
    if (facts_.authors.empty()) facts_.authors = visible_authors_;
    if (facts_.canonical_url.empty()) facts_.canonical_url = og_url_;
    return std::move(facts_);
  }

 private:
  std::string text_of(NodeId node) const {
    std::string text;
    for (NodeId at = node.next(); at < page_.subtree_end[node] && text.size() < kLongestValue;
         ++at) {
      if (page_.node_kind[at] != NodeKind::kText) continue;
      const ByteRange range = page_.node_text[at];
      text.append(page_.text, range.begin, range.end - range.begin);
    }
    return squeezed(text);
  }

  void read_meta(NodeId node) {
    std::string name = to_lower(elements_.attribute(node, "property"));
    if (name.empty()) name = to_lower(elements_.attribute(node, "name"));
    if (name.empty()) name = to_lower(elements_.attribute(node, "itemprop"));
    std::string value = squeezed(elements_.attribute(node, "content"));
    if (name.empty() || value.empty()) return;
    for (const MetaName& row : kDateMetas) {
      if (row.name == name) {
        facts_.dates.push_back({row.source, value});
        return;
      }
    }
    if (name == "og:title") {
      facts_.og_title = value;
    } else if (name == "twitter:title" || name == "dc.title" || name == "dcterms.title" ||
               name == "headline") {
      set_if_empty(facts_.og_title, value);
    } else if (name == "og:site_name" || name == "application-name") {
      set_if_empty(facts_.site, value);
    } else if (name == "article:section" || name == "section") {
      set_if_empty(facts_.section, value);
    } else if (name == "og:url") {
      set_if_empty(og_url_, value);
    } else if (name == "description" || name == "og:description") {
      set_if_empty(facts_.description, value);
    } else if (name == "author" || name == "article:author" || name == "dc.creator" ||
               name == "parsely-author" || name == "sailthru.author" || name == "byl") {
      add_author(facts_.authors, value);
    }
  }

  void read_link(NodeId node) {
    if (elements_.attribute(node, "rel") != "canonical") return;
    set_if_empty(facts_.canonical_url, squeezed(elements_.attribute(node, "href")));
  }

  void read_time(NodeId node) {
    std::string value =
        squeezed(elements_.attribute(node, elements_.tag(node) == "time" ? "datetime" : "title"));
    if (value.empty() && elements_.tag(node) == "time") value = text_of(node);
    if (value.empty() || value.size() > 100) return;
    for (NodeId up = page_.parent[node]; up.valid(); up = page_.parent[up]) {
      if (page_.node_kind[up] != NodeKind::kElement) break;
      const std::string_view tag = elements_.tag(up);
      if (tag == "body" || tag == "html" || tag == "article" || tag == "main") break;
      if ((elements_.context(up) &
           (kInAside | kInComments | kInRelated | kInFooter | kInTeaser | kInNav)) != 0)
        return;
    }
    const std::string names = to_lower(std::string(elements_.attribute(node, "class")) + " " +
                                       std::string(elements_.attribute(node, "itemprop")));
    if (names.find("updated") != std::string::npos && names.find("publish") == std::string::npos) {
      facts_.dates.push_back({Source::kMetaModified, value});
      return;
    }
    const bool published =
        names.find("publish") != std::string::npos || names.find("entry-date") != std::string::npos;
    facts_.dates.push_back({published ? Source::kTimePublished : Source::kTime, value});
  }

  void read_itemprop(NodeId node, std::string_view tag) {
    const std::string_view name = elements_.attribute(node, "itemprop");
    if (name.empty() || tag == "time") return;
    if (name.find("datePublished") != name.npos) {
      std::string value = squeezed(elements_.attribute(node, "content"));
      if (value.empty()) value = squeezed(elements_.attribute(node, "datetime"));
      if (value.empty()) value = text_of(node);
      if (!value.empty() && value.size() < 100) facts_.dates.push_back({Source::kItemprop, value});
    } else if (name == "author") {
      add_author(visible_authors_, text_of(node).substr(0, 130));
    }
  }

  void read_script(NodeId node) {
    if (elements_.attribute(node, "type").find("ld+json") == std::string_view::npos) return;
    for (NodeId at = node.next(); at < page_.subtree_end[node]; ++at) {
      const ByteRange range = page_.node_text[at];
      const Result<Json> json =
          parse_json(std::string_view(page_.text).substr(range.begin, range.end - range.begin));
      if (json.ok()) read_json(json.value(), 0);
    }
  }

  static bool is_article_type(const Json& type) {
    if (type.is_array())
      return std::any_of(type.begin(), type.end(),
                         [](const Json& t) { return is_article_type(t); });
    if (!type.is_string()) return false;
    const std::string name = type.get<std::string>();
    return name.ends_with("Article") || name == "BlogPosting" || name == "Report" ||
           name.ends_with("Posting") || name == "WebPage";
  }
  static std::string string_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return "";
    if (found->is_string()) return squeezed(found->get<std::string>());
    if (found->is_array() && !found->empty() && found->front().is_string())
      return squeezed(found->front().get<std::string>());
    return "";
  }

  void read_json(const Json& value, int depth) {
    if (depth > 6) return;
    if (value.is_array()) {
      for (const Json& item : value) read_json(item, depth + 1);
      return;
    }
    if (!value.is_object()) return;
    const auto type = value.find("@type");
    if (type != value.end() && is_article_type(*type)) read_article(value, *type == "WebPage");
    if (const auto graph = value.find("@graph"); graph != value.end()) read_json(*graph, depth + 1);
    if (const auto main = value.find("mainEntity"); main != value.end())
      read_json(*main, depth + 1);
  }

  void read_article(const Json& article, bool web_page) {
    if (json_article_ || (web_page && json_page_)) return;
    (web_page ? json_page_ : json_article_) = true;
    if (!web_page) {
      set_if_empty(facts_.headline, string_of(article, "headline"));
      set_if_empty(facts_.section, string_of(article, "articleSection"));
      if (const auto author = article.find("author"); author != article.end())
        read_authors(*author);
      if (const auto publisher = article.find("publisher");
          publisher != article.end() && publisher->is_object()) {
        set_if_empty(facts_.site, string_of(*publisher, "name"));
      }
    }
    if (std::string day = string_of(article, "datePublished"); !day.empty()) {
      facts_.dates.push_back(
          {web_page ? Source::kMetaOther : Source::kJsonLdPublished, std::move(day)});
    }
    if (std::string day = string_of(article, "dateModified"); !day.empty()) {
      facts_.dates.push_back({Source::kJsonLdModified, std::move(day)});
    }
  }

  void read_authors(const Json& author) {
    if (author.is_array()) {
      for (const Json& one : author) {
        if (!one.is_array()) read_authors(one);
      }
    } else if (author.is_object()) {
      add_author(json_authors_, string_of(author, "name"));
    } else if (author.is_string()) {
      add_author(json_authors_, author.get<std::string>());
    }
  }

  const Page& page_;
  ElementReader elements_;
  HeadFacts facts_;
  std::string og_url_;
  std::vector<std::string> json_authors_;
  std::vector<std::string> visible_authors_;
  bool json_article_ = false;
  bool json_page_ = false;
};

}  // namespace

HeadFacts read_head(const Page& page) {
  return HeadReader(page).read();
}

std::string without_site(const std::string& title, const std::string& site) {
  std::string text = title;
  const std::string site_fold = fold(site);
  for (const std::string_view mark : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                      " \xC2\xAB ", " \xC2\xBB ", " :: ", " / "}) {
    const std::size_t last = text.rfind(mark);
    if (last == std::string::npos) continue;
    const std::string tail = text.substr(last + mark.size());
    const bool is_site = !site_fold.empty() && (fold(tail) == site_fold ||
                                                site_fold.find(fold(tail)) != std::string::npos);
    const bool bar = mark == " | " || mark == " \xC2\xAB " || mark == " :: ";
    if (is_site || (bar && last >= 12) || (tail.size() * 3 < last && last >= 20))
      text = std::string(trim(text.substr(0, last)));
  }
  return text;
}

}  // namespace casus::article
