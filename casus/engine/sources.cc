#include "casus/engine/sources.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <simdjson.h>

#include "casus/base/compressed.h"
#include "casus/base/file.h"
#include "casus/base/utf8.h"

namespace casus::engine {
namespace {

enum class FileKind : std::uint8_t { kHtml, kText, kJsonLines, kSniff, kIgnored, kRefused };

struct FileType {
  std::string_view extension;
  FileKind kind;
  std::string_view reason;  // For kRefused: what the file is, and the command that helps.
};

constexpr std::array kFileTypes = {
    FileType{".html", FileKind::kHtml, ""},
    FileType{".htm", FileKind::kHtml, ""},
    FileType{".xhtml", FileKind::kHtml, ""},
    FileType{".txt", FileKind::kText, ""},
    FileType{".md", FileKind::kText, ""},
    FileType{".jsonl", FileKind::kJsonLines, ""},
    FileType{".ndjson", FileKind::kJsonLines, ""},
    FileType{".pdf", FileKind::kRefused,
             "PDF is not a web page: run `pdftotext FILE FILE.txt` and give the .txt"},
    FileType{".docx", FileKind::kRefused,
             "a word processor's file: run `pandoc FILE -o FILE.html` and give the .html"},
    FileType{
        ".doc", FileKind::kRefused,
        "a word processor's file: run `libreoffice --convert-to html FILE` and give the .html"},
    FileType{".odt", FileKind::kRefused,
             "a word processor's file: run `pandoc FILE -o FILE.html` and give the .html"},
    FileType{".eml", FileKind::kRefused, "mail: run `munpack FILE` and give its HTML or text part"},
    FileType{".mbox", FileKind::kRefused,
             "mail: run `munpack FILE` and give its HTML or text parts"},
    FileType{".msg", FileKind::kRefused,
             "mail: run `msgconvert FILE`, then `munpack`, and give its HTML or text part"},
    FileType{".warc", FileKind::kRefused,
             "WARC is not read by this version: run `warcio extract` and give the pages"},
    FileType{".wacz", FileKind::kRefused,
             "WACZ is not read by this version: unzip it, run `warcio extract` and give the pages"},
    FileType{".mhtml", FileKind::kRefused,
             "MHTML is not read by this version: save the page as HTML"},
    FileType{".mht", FileKind::kRefused,
             "MHTML is not read by this version: save the page as HTML"},
    FileType{".xml", FileKind::kRefused,
             "feeds are not read by this version: give the pages that it links to"},
    FileType{".css", FileKind::kIgnored, ""},
    FileType{".js", FileKind::kIgnored, ""},
    FileType{".png", FileKind::kIgnored, ""},
    FileType{".jpg", FileKind::kIgnored, ""},
    FileType{".jpeg", FileKind::kIgnored, ""},
    FileType{".gif", FileKind::kIgnored, ""},
    FileType{".webp", FileKind::kIgnored, ""},
    FileType{".svg", FileKind::kIgnored, ""},
    FileType{".ico", FileKind::kIgnored, ""},
    FileType{".woff", FileKind::kIgnored, ""},
    FileType{".woff2", FileKind::kIgnored, ""},
    FileType{".ttf", FileKind::kIgnored, ""},
};

// Type of a file by its name, a final .gz or .zst put aside.
FileType type_of(const std::string& path) {
  std::string name = to_lower(path);
  for (const std::string_view suffix : {".gz", ".zst"})
    if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  for (const FileType& type : kFileTypes)
    if (name.ends_with(type.extension)) return type;
  return {"", FileKind::kRefused,
          "not a kind of file that Casus reads (.html .htm .txt .md .jsonl, also as .gz or .zst)"};
}

struct InputFile {
  std::string path;
  std::string label;  // Path below INPUT.
  FileType type;
};

// The number as people write limits: "8 MiB" or "1234567 bytes".
std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kMebi = std::uint64_t{1} << 20U;
  return bytes % kMebi == 0 ? std::to_string(bytes / kMebi) + " MiB"
                            : std::to_string(bytes) + " bytes";
}

}  // namespace

struct PageSource::State {
  SourceOptions options;
  std::vector<InputFile> files;
  std::vector<SourceItem> waiting;  // Problems found while listing, handed out first.
  std::size_t files_begun = 0;
  std::optional<LineReader> lines;
  std::string lines_label;
  simdjson::dom::parser parser;

  Status add_input(const std::string& input);
  [[nodiscard]] bool stopped() const { return options.stopped && options.stopped(); }
  [[nodiscard]] SourceItem skip(const std::string& id, const std::string& reason) const {
    SourceItem item;
    item.page.id = id;
    item.skipped = reason;
    return item;
  }
  [[nodiscard]] std::string too_large() const {
    return "over the limit of " + size_text(options.max_page) +
           " a page (raise it with --max-page)";
  }
  std::optional<SourceItem> open_file(const InputFile& file);
  SourceItem read_whole(CompressedReader reader, const InputFile& file, FileKind kind,
                        std::string_view begun = {});
  std::optional<SourceItem> next_line();
  SourceItem read_record(const Line& line);
  Status fill_page(simdjson::dom::object record, const std::string& label, RawPage& page) const;
  std::optional<SourceItem> open_standard_input(CompressedReader reader, const InputFile& file);
};

Status PageSource::State::add_input(const std::string& input) {
  if (input == "-") {
    files.push_back({"-", "-", {"", FileKind::kSniff, ""}});
    return ok_status();
  }
  if (!file_exists(input)) return Error{ErrorCode::kNotFound, input + ": no such file or folder"};
  if (!is_directory(input)) {
    FileType type = type_of(input);
    if (type.kind == FileKind::kIgnored)
      type = {"", FileKind::kRefused, "not a page: an image, style or script"};
    const std::size_t slash = input.find_last_of('/');
    files.push_back({input, slash == std::string::npos ? input : input.substr(slash + 1), type});
    return ok_status();
  }
  std::vector<Error> problems;
  CASUS_TRY(const std::vector<std::string> found, list_files(input, problems));
  for (const Error& problem : problems) waiting.push_back(skip(problem.message, "unreadable"));
  std::string base = input;
  while (base.size() > 1 && base.back() == '/') base.pop_back();
  for (const std::string& path : found) {
    const FileType type = type_of(path);
    if (type.kind != FileKind::kIgnored)
      files.push_back({path, path.substr(base.size() + 1), type});
  }
  return ok_status();
}

std::optional<SourceItem> PageSource::State::open_file(const InputFile& file) {
  if (file.type.kind == FileKind::kRefused) return skip(file.label, std::string(file.type.reason));
  auto reader = CompressedReader::open(file.path, options.stopped);
  if (!reader.ok()) return skip(file.label, reader.error().message);
  switch (file.type.kind) {
    case FileKind::kJsonLines:
      // JSON escapes can make a page six times as long.
      lines.emplace(reader.take(), options.max_page * 6 + 65536);
      lines_label = file.label;
      return std::nullopt;
    case FileKind::kSniff:
      return open_standard_input(reader.take(), file);
    default:
      return read_whole(reader.take(), file, file.type.kind);
  }
}

SourceItem PageSource::State::read_whole(CompressedReader reader, const InputFile& file,
                                         FileKind kind, std::string_view begun) {
  auto bytes = reader.read_all(options.max_page);
  if (!bytes.ok()) {
    const bool large = bytes.error().code == ErrorCode::kTooLarge;
    return skip(file.label, large ? too_large() : bytes.error().message);
  }
  SourceItem item;
  item.page.id = options.url.empty() ? file.label : options.url;
  item.page.url = options.url;
  item.page.date = options.date;
  item.page.kind = kind == FileKind::kText ? PageKind::kText : PageKind::kHtml;
  item.page.bytes = begun.empty() ? bytes.take() : std::string(begun) + bytes.value();
  if (item.page.bytes.size() > options.max_page) return skip(file.label, too_large());
  return item;
}

std::optional<SourceItem> PageSource::State::open_standard_input(CompressedReader reader,
                                                                 const InputFile& file) {
  // The first bytes that are not white space decide: JSON lines are streamed, a page is read whole.
  std::string begun;
  std::array<char, 4096> buffer{};
  while (trim(begun).empty() && begun.size() <= options.max_page) {
    auto got = reader.read(buffer);
    if (!got.ok()) return skip(file.label, got.error().message);
    if (got.value() == 0) break;
    begun.append(buffer.data(), got.value());
  }
  const std::string_view start = trim(begun);
  if (start.starts_with("{")) {
    lines.emplace(std::move(reader), options.max_page * 6 + 65536, std::move(begun));
    lines_label = file.label;
    return std::nullopt;
  }
  const FileKind kind = start.starts_with("<") ? FileKind::kHtml : FileKind::kText;
  return read_whole(std::move(reader), file, kind, begun);
}

std::optional<SourceItem> PageSource::State::next_line() {
  while (true) {
    auto next = lines->next();
    if (!next.ok()) {
      lines.reset();
      return skip(lines_label, next.error().message);
    }
    const std::optional<Line> line = next.take();
    if (!line) {
      lines.reset();
      return std::nullopt;
    }
    if (trim(line->text).empty()) continue;
    return read_record(*line);
  }
}

SourceItem PageSource::State::read_record(const Line& line) {
  const std::string label = lines_label + ":" + std::to_string(line.number);
  if (line.too_long) return skip(label, too_large());
  const simdjson::padded_string padded(line.text);
  simdjson::dom::object record;
  if (const auto error = parser.parse(padded).get(record); error != simdjson::SUCCESS)
    return skip(label, std::string("not a JSON object: ") + simdjson::error_message(error));
  SourceItem item;
  if (Status filled = fill_page(record, label, item.page); !filled.ok())
    return skip(item.page.id.empty() ? label : item.page.id, filled.error().message);
  if (item.page.bytes.size() > options.max_page) return skip(item.page.id, too_large());
  return item;
}

Status PageSource::State::fill_page(simdjson::dom::object record, const std::string& label,
                                    RawPage& page) const {
  const auto text_of = [&record](const char* key) -> std::optional<std::string> {
    std::string_view value;
    if (record[key].get(value) != simdjson::SUCCESS) return std::nullopt;
    return std::string(value);
  };
  page.url = text_of("url").value_or("");
  page.id = text_of("id").value_or("");
  std::int64_t number = 0;
  if (page.id.empty() && record["id"].get(number) == simdjson::SUCCESS)
    page.id = std::to_string(number);
  if (page.id.empty()) page.id = page.url.empty() ? label : page.url;
  page.date = options.date;
  if (const auto date = text_of("date"); date && !trim(*date).empty()) {
    page.date = parse_iso_day(trim(*date));
    if (!page.date)
      return Error{ErrorCode::kInvalidArgument,
                   "field date: '" + *date + "' is no day (wanted YYYY-MM-DD)"};
  }
  if (auto html = text_of("html")) {
    page.kind = PageKind::kHtml;
    page.bytes = std::move(*html);
  } else if (auto text = text_of("text")) {
    page.kind = PageKind::kText;
    page.bytes = std::move(*text);
  } else {
    return Error{ErrorCode::kInvalidArgument,
                 "neither a field html nor a field text holds a string"};
  }
  page.content_type =
      page.kind == PageKind::kHtml ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
  page.fetched_at = text_of("fetched_at").value_or("");
  return ok_status();
}

PageSource::PageSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
PageSource::PageSource(PageSource&&) noexcept = default;
PageSource& PageSource::operator=(PageSource&&) noexcept = default;
PageSource::~PageSource() = default;

Result<PageSource> PageSource::open(const std::vector<std::string>& inputs, SourceOptions options) {
  auto state = std::make_unique<State>();
  state->options = std::move(options);
  for (const std::string& input : inputs) CASUS_TRY_VOID(state->add_input(input));
  return PageSource(std::move(state));
}

std::optional<SourceItem> PageSource::next() {
  State& s = *state_;
  while (!s.stopped()) {
    if (!s.waiting.empty()) {
      SourceItem item = std::move(s.waiting.front());
      s.waiting.erase(s.waiting.begin());
      return item;
    }
    if (s.lines) {
      if (auto item = s.next_line()) return item;
      continue;
    }
    if (s.files_begun == s.files.size()) return std::nullopt;
    const InputFile& file = s.files[s.files_begun++];
    if (auto item = s.open_file(file)) return item;
  }
  return std::nullopt;
}

std::size_t PageSource::files_begun() const {
  return state_->files_begun;
}
std::size_t PageSource::files_total() const {
  return state_->files.size();
}

}  // namespace casus::engine
