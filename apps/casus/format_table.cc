#include <algorithm>

#include "apps/casus/formats.h"
#include "casus/base/utf8.h"

namespace casus::apps {
namespace {

struct Style {
  bool colour;
  [[nodiscard]] std::string bold(const std::string& text) const {
    return colour ? "\033[1m" + text + "\033[0m" : text;
  }
  [[nodiscard]] std::string dim(const std::string& text) const {
    return colour ? "\033[2m" + text + "\033[0m" : text;
  }
};

// Cut or filled to `width` code points.
std::string fit(const std::string& text, std::size_t width) {
  const std::size_t size = count_code_points(text);
  if (size <= width) return text + std::string(width - size, ' ');
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size() && kept + 1 < width; ++kept) {
    const CodePoint c = decode_utf8(text, at);
    out.append(text, at, c.size);
    at += c.size;
  }
  return out + "…";
}

std::string parties(const std::vector<Cited<PartyRecord>>& list) {
  std::string out;
  for (const auto& party : list) out += (out.empty() ? "" : ", ") + party.value().name;
  return out.empty() ? "–" : out;
}

std::string when(const EventRecord& event) {
  return event.date ? to_iso(event.date->value()) : "undated";
}

// "in Tehran · 3 killed · according to IRIB"
std::string details(const EventRecord& event) {
  std::vector<std::string> parts;
  if (event.place) parts.push_back("at " + event.place->value().raw);
  for (const auto& cited : event.quantities) {
    const QuantityRecord& quantity = cited.value();
    parts.push_back(quantity.raw + (quantity.thing.empty() ? "" : " " + quantity.thing) +
                    (quantity.role.empty() ? "" : " (" + quantity.role + ")"));
  }
  for (const auto& source : event.attribution)
    parts.push_back("according to " + source.value().source);
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " · ") + part;
  return out;
}

// Words broken at blanks into lines of `width`, each after `indent` blanks.
std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  std::string out;
  std::string line;
  std::size_t at = 0;
  const auto end_line = [&] {
    out += std::string(indent, ' ') + line + "\n";
    line.clear();
  };
  while (at < text.size()) {
    std::size_t end = text.find_first_of(" \n", at);
    if (end == std::string::npos) end = text.size();
    const std::string word = text.substr(at, end - at);
    if (!line.empty() && count_code_points(line) + 1 + count_code_points(word) > width - indent)
      end_line();
    line += (line.empty() ? "" : " ") + word;
    at = end + 1;
  }
  if (!line.empty()) end_line();
  return out;
}

}  // namespace

std::string event_table(const PageRecord& record, std::size_t width, bool colour) {
  const Style style{colour};
  width = std::max<std::size_t>(width, 60);
  std::string out = style.bold(record.id) + "\n";
  for (const ArticleRecord& article : record.articles) {
    out += "  " + (article.title.empty() ? "(no title)" : article.title) +
           style.dim(article.published ? "  published " + to_iso(*article.published)
                                       : "  no date found") +
           "\n";
  }
  if (record.events.empty()) out += style.dim("  no events\n");
  for (const EventRecord& event : record.events) {
    std::string act =
        std::string(to_string(event.type)) + "/" + (event.frame.empty() ? "?" : event.frame);
    out += "\n  " + fit(when(event), 22) + " " + style.bold(fit(act, 30)) + " " +
           fit(std::string(to_string(event.status->value())), 12) + "\n";
    out += wrapped(parties(event.actors) +
                       (event.recipients.empty() ? "" : "  →  " + parties(event.recipients)),
                   width, 4);
    if (const std::string more = details(event); !more.empty()) out += wrapped(more, width, 4);
    out += style.dim(wrapped("“" + event.evidence->quote + "”", width, 4));
  }
  return out + "\n";
}

}  // namespace casus::apps
