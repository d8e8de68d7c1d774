// The commands of the program, one function each: parsed options -> exit code.
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "apps/casus/options.h"

namespace casus::apps {

// Each adds its subcommand with its help to `app`; the function given to `chosen` runs when the
// user named it.
using Chosen = std::function<void(std::function<int()>)>;
void add_read_command(CLI::App& app, Options& options, const Chosen& chosen);
void add_annotate_command(CLI::App& app, Options& options, const Chosen& chosen);
void add_code_command(CLI::App& app, Options& options, const Chosen& chosen);
void add_check_command(CLI::App& app, Options& options, const Chosen& chosen);
void add_explain_command(CLI::App& app, Options& options, const Chosen& chosen);
void add_rules_command(CLI::App& app, Options& options, const Chosen& chosen);

}  // namespace casus::apps
