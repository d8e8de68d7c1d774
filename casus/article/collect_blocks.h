// The blocks of an HTML page: every stretch of text between two borders of block elements.
#pragma once

#include <vector>

#include "casus/article/candidate.h"

namespace casus::article {

// In page order. What no reader sees (scripts, forms' fields, <head>, <noscript>) is left out; a
// row of a data table is one block. A <br><br> parts blocks. Overwrites `candidates`.
void collect_blocks(const Page& page, std::vector<Candidate>& candidates);

// The blocks of a plain-text page: its lines; lines that were wrapped inside a sentence are joined.
void collect_lines(const Page& page, std::vector<Candidate>& candidates);

}  // namespace casus::article
