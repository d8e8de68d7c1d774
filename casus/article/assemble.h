// From decided blocks to an Article: text, source map, blocks, what was dropped.
#pragma once

#include <vector>

#include "casus/article/story.h"
#include "casus/types/article.h"

namespace casus::article {

// Writes text, to_raw, blocks, dropped and title of `article` from the blocks of one story.
void assemble(const Page& page, const std::vector<Candidate>& blocks, const Story& story,
              Article& article);

// All blocks as left out, for a page without an article.
void drop_all(const Page& page, const std::vector<Candidate>& blocks,
              std::vector<DroppedBlock>& dropped);

// The page as one article, byte for byte; lines are blocks.
void assemble_whole(const Page& page, Article& article);

}  // namespace casus::article
