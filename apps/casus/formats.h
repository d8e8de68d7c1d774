// The forms in which a coded page is printed beside JSON lines.
#pragma once

#include <string>

#include "casus/types/record.h"

namespace casus::apps {

// One line in the shape of the gold pages (design §5, `--format gold`).
[[nodiscard]] std::string gold_line(const PageRecord& record);

// A table that a person reads at once: a heading for the page, then an event a row with date, type,
// status, who, whom, where, how many, according to whom, and the words of the page.
// `width`: columns of the terminal, at least 60.
[[nodiscard]] std::string event_table(const PageRecord& record, std::size_t width, bool colour);

}  // namespace casus::apps
