// The options that commands share, tied to their flags and help lines in one table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "apps/casus/output.h"
#include "casus/base/result.h"
#include "casus/engine/engine.h"
#include "casus/types/view.h"

namespace casus::apps {

struct Options {
  std::vector<std::string> inputs;
  std::string output;
  std::string format;
  std::string model;
  std::vector<std::string> data;
  std::string url;
  std::string date;
  std::string max_page = "8M";
  std::uint32_t max_sentence = 1000;
  std::string grammar = "layout";
  std::string kernels = "best";
  std::string reader = "frames";
  std::size_t jobs = 0;  // 0: as many as there are cores.
  bool whole = false;
  bool quiet = false;
  bool trace = false;
  bool resume = false;
  std::string progress = "auto";
  std::string errors = "text";
};

// INPUT…, --whole, --url, --date, --max-page, --jobs and the message options.
void add_input_options(CLI::App& command, Options& options);
// --model, --data, --max-sentence, --grammar.
void add_language_options(CLI::App& command, Options& options);
// -o and --format with the formats of this command; the first is the default.
void add_output_options(CLI::App& command, Options& options,
                        const std::vector<std::string>& formats);
// --quiet, --progress, --errors.
void add_message_options(CLI::App& command, Options& options);

[[nodiscard]] Messages make_messages(const Options& options);
[[nodiscard]] engine::EngineOptions engine_options(const Options& options);

// Opens engine, inputs and output, writes one `writer` result a page, prints messages, and a last
// line that says what was done. `after` gets every outcome that was written (may be empty).
[[nodiscard]] int run_pages(const Options& options, engine::Depth depth,
                            const std::function<engine::PageWriter(const MadeBy&)>& make_writer,
                            const std::function<void(const engine::PageOutcome&)>& after = {});

// "8M", "512k", "1000000", "1G" -> bytes.
[[nodiscard]] Result<std::uint64_t> parse_size(const std::string& text);
[[nodiscard]] MadeBy made_by(const engine::Engine& engine);

}  // namespace casus::apps
