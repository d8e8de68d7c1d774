// What a single block says about itself by its wording: chrome, byline, date line, caption.
#pragma once

#include <optional>
#include <string>

#include "casus/article/candidate.h"
#include "casus/article/dates.h"

namespace casus::article {

// The role that the wording of a block gives away, none for a block that may be running text or a
// heading. Only short blocks are judged, so that a sentence about cookies stays a sentence.
[[nodiscard]] std::optional<BlockRole> role_of_line(const std::string& text, std::uint32_t words,
                                                    const DateReader& dates);

// "READ ALSO", "Most read today:", "On the same subject": short lines after it lead elsewhere.
[[nodiscard]] bool is_related_head(const std::string& text, std::uint32_t words);
// "Share the post:", "Tags: …", "Leave a reply", "Read also": the story is over before it.
[[nodiscard]] bool ends_story(const std::string& text, std::uint32_t words);
// "By Jane Doe", "Written by Newsroom", "Our Correspondents".
[[nodiscard]] bool is_byline(const std::string& text, std::uint32_t words);
// A line that is a date of publication and little else.
[[nodiscard]] bool is_date_line(const std::string& text, std::uint32_t words,
                                const DateReader& dates);
// "(Reuters)", "Photo: …", "… AGENCY PHOTO", "… | AFP | Getty Images" at its end: a picture's
// caption.
[[nodiscard]] bool has_photo_credit(const std::string& text);
// "BAMAKO, July 9 (WNA) - ", "YANGON - ", "PARIS (Reuters) — " at the front of a paragraph.
[[nodiscard]] bool has_dateline(const std::string& text);
// Ends as a sentence ends.
[[nodiscard]] bool ends_as_sentence(const std::string& text);
// All its words of four letters or more begin with a capital: a row of categories, a name, a title.
[[nodiscard]] bool is_title_case(const std::string& text);

}  // namespace casus::article
