// casus read: page -> articles, what was kept and what was dropped.
#include <unistd.h>

#include "apps/casus/commands.h"
#include "casus/base/utf8.h"

namespace casus::apps {
namespace {

// First `width` code points of the text on one line.
std::string one_line(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (++kept > width) return out + "…";
    out += c.value == U'\n' ? " " : text.substr(at, c.size);
    at += c.size;
  }
  return out;
}

std::string role_column(BlockRole role) {
  std::string name(to_string(role));
  name.resize(15, ' ');
  return name;
}

// Per page: each article with its blocks, then what was left out and why.
std::string read_text(const engine::Workspace& w) {
  constexpr std::size_t kWidth = 100;
  std::string out = "== " + w.page.id + "  [" + w.page.content_type + ", " + w.page.charset + "]\n";
  if (w.articles.empty()) out += "no article: " + w.no_article + "\n";
  for (const Article& article : w.articles) {
    out += "-- " + (article.title.empty() ? "(no title)" : article.title) + "\n   published " +
           (article.published ? to_iso(*article.published) : "unknown") + ", language " +
           (article.language.empty() ? "unknown" : article.language) + ", trust " +
           std::to_string(article.trust).substr(0, 4) + "\n";
    for (const Block& block : article.blocks)
      out += " + " + role_column(block.role) +
             one_line(article.text.substr(block.span.begin_, block.span.size()), kWidth) + "\n";
    for (const DroppedBlock& block : article.dropped)
      out += " - " + role_column(block.role) + one_line(block.text, kWidth) + "\n";
  }
  return out + "\n";
}

std::string read_json(const engine::Workspace& w) {
  return write_json(read_line(w.page, w.articles)) + "\n";
}

int read(const Options& options) {
  return run_pages(options, engine::Depth::kArticles, [&options](const MadeBy&) {
    return engine::PageWriter(options.format == "text" ? read_text : read_json);
  });
}

}  // namespace

void add_read_command(CLI::App& app, Options& options, const Chosen& chosen) {
  CLI::App* command =
      app.add_subcommand("read", "page -> articles: what is the story, what was left out");
  command->footer(
      "\nExamples:\n"
      "  casus read --format text page.html    kept blocks with +, dropped ones with -\n"
      "  casus read pages/ -o articles.jsonl   a JSON line a page, offsets into the page's "
      "bytes\n");
  add_input_options(*command, options);
  add_output_options(*command, options, {"jsonl", "text"});
  command->callback([&options, chosen] { chosen([&options] { return read(options); }); });
}

}  // namespace casus::apps
