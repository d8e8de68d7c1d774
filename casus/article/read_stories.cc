#include <algorithm>
#include <unordered_map>

#include "casus/article/line_roles.h"
#include "casus/article/story.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

constexpr std::uint32_t kParagraphWords = 14;  // From so many words on a line is running text.

bool is_bullet(const std::string& text) {
  return text.starts_with("-") || text.starts_with("*") || text.starts_with("\xE2\x80\xA2") ||
         text.starts_with("\xE2\x80\x93 ");
}

bool is_running_text(const Candidate& line) {
  return line.words >= kParagraphWords || (line.words >= 6 && ends_as_sentence(line.text));
}

// May stand over a story: some words, no full stop at the end, not a list item, not a label.
bool may_be_title(const Candidate& line) {
  if (line.words < 3 || line.words > 30 || is_bullet(line.text)) return false;
  if (line.text.back() == ':' || line.text.back() == ',') return false;
  const char32_t c = decode_utf8(line.text, 0).value;
  if (is_letter(c) && !is_upper(c) && line.words < 6) return false;
  return line.text.back() != '.' || line.text.ends_with("...");
}

class StoryReader {
 public:
  StoryReader(const DateReader& dates, std::vector<Candidate>& lines)
      : dates_(dates), lines_(lines) {}

  void read(std::vector<Story>& stories, std::string& why) {
    count_repeats();
    for (Candidate& line : lines_) read_line(line);
    mark_captions();
    cut(stories);
    for (Story& story : stories) read_story(story);
    std::erase_if(stories, [&](const Story& story) { return body_words(story) < 20; });
    if (stories.empty())
      why = lines_.empty() ? "no text on the page" : "no running text: the page holds single lines";
  }

 private:
  void count_repeats() {
    for (const Candidate& line : lines_) ++repeats_[line.hash];
  }
  bool repeated(const Candidate& line) const { return repeats_.at(line.hash) > 1; }

  // First guess from the line alone.
  void read_line(Candidate& line) const {
    if (const auto said = role_of_line(line.text, line.words, dates_)) {
      line.role = *said;
    } else if (is_bullet(line.text)) {
      line.role = BlockRole::kList;
    } else if (is_running_text(line)) {
      line.role = BlockRole::kBody;
    } else {
      line.role = BlockRole::kHeading;
    }
  }

  // A sentence or long line that is printed again at once is a picture's caption (alt text and
  // caption).
  void mark_captions() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Candidate& line = lines_[i];
      if (line.role != BlockRole::kBody || line.words < 5 || line.words > 60) continue;
      const bool beside = (i > 0 && lines_[i - 1].hash == line.hash) ||
                          (i + 1 < lines_.size() && lines_[i + 1].hash == line.hash);
      if (beside && (!may_be_title(line) || line.words > 16)) line.role = BlockRole::kCaption;
    }
  }

  // Signs within the lines after a title that a story begins with it.
  double start_signs(std::size_t at) const {
    constexpr std::size_t kWindow = 6;
    double signs = 0.0;
    const Candidate& title = lines_[at];
    if (title.after_rule) signs += 1.0;
    for (std::size_t i = at + 1; i < std::min(at + kWindow, lines_.size()); ++i) {
      const Candidate& line = lines_[i];
      if (line.hash == title.hash) signs += 2.0;
      if (line.role == BlockRole::kDateline) signs += 1.5;
      if (line.role == BlockRole::kByline) signs += 1.0;
      if (line.role == BlockRole::kCaption && repeated(line)) signs += 0.7;
      if (line.role == BlockRole::kBody) {
        if (has_dateline(line.text)) signs += 1.5;
        break;
      }
    }
    return signs;
  }

  std::uint32_t words_between(std::size_t from, std::size_t to) const {
    std::uint32_t words = 0;
    for (std::size_t i = from; i < to; ++i) {
      if (lines_[i].role == BlockRole::kBody) words += lines_[i].words;
    }
    return words;
  }

  // Parts the page where a title with the signs of a start stands between two bodies.
  void cut(std::vector<Story>& stories) const {
    constexpr double kEnough = 1.5;
    constexpr double kSure = 2.5;
    constexpr std::uint32_t kLeast = 40;     // Words of a story.
    constexpr std::uint32_t kShortest = 25;  // The same where the signs are sure.
    std::vector<std::size_t> starts;
    std::size_t last = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Candidate& line = lines_[i];
      const bool head = line.after_gap && may_be_title(line) && line.role != BlockRole::kCaption &&
                        (line.role == BlockRole::kHeading || line.role == BlockRole::kBody) &&
                        lines_[i].words <= 25;
      if (!head || words_between(last, i) < kLeast ||
          words_between(i + 1, lines_.size()) < kShortest)
        continue;
      // The same title a second time belongs to the story that it began.
      if (last < i && lines_[last].hash == line.hash) continue;
      const double signs = start_signs(i);
      if (signs < kEnough || (signs < kSure && words_between(i + 1, lines_.size()) < kLeast))
        continue;
      starts.push_back(i);
      last = i;
    }
    std::size_t from = 0;
    starts.push_back(lines_.size());
    for (const std::size_t to : starts) {
      if (to > from) {
        Story story;
        story.from = from;
        story.to = to;
        stories.push_back(story);
      }
      from = to;
    }
  }

  // Running text, or a list item that is a sentence of some length.
  static bool begins_body(const Candidate& line) {
    return line.role == BlockRole::kBody ||
           (line.role == BlockRole::kList && line.words >= 10 && ends_as_sentence(line.text));
  }

  std::size_t first_body(const Story& story) const {
    std::size_t i = story.from;
    while (i < story.to && !begins_body(lines_[i])) ++i;
    return i;
  }

  void read_story(Story& story) {
    // A title that is long enough to be running text stands first, or is printed twice.
    std::size_t body = first_body(story);
    find_title(story, body);
    if (story.title == body) {
      ++body;
      while (body < story.to && !begins_body(lines_[body])) ++body;
    }
    bool over = false;
    bool related = false;
    std::unordered_map<std::uint64_t, bool> printed;
    for (std::size_t i = story.from; i < story.to; ++i) {
      Candidate& line = lines_[i];
      if (i == story.title) continue;
      line.kept = keep(line, i, story, body, over, related);
      if (line.kept && line.words >= 4) {
        if (!printed.emplace(line.hash, true).second) line.kept = false;
      }
    }
    drop_idle_headings(story);
    if (story.title != Story::kNone) {
      lines_[story.title].role = BlockRole::kTitle;
      lines_[story.title].kept = true;
      for (std::size_t i = story.from; i < story.to; ++i) {
        if (i != story.title && lines_[i].hash == lines_[story.title].hash) lines_[i].kept = false;
      }
    }
  }

  // Among the lines before the body and the first of it: the one that most looks like a title and
  // stands as one does (over a date or byline, printed twice, not over a menu).
  void find_title(Story& story, std::size_t body) const {
    double best = 0.0;
    const std::size_t to = std::min(body + 1, story.to);
    for (std::size_t i = story.from; i < to; ++i) {
      const Candidate& line = lines_[i];
      if (line.role != BlockRole::kHeading && line.role != BlockRole::kBody) continue;
      if (!may_be_title(line) || (i == body && i != story.from && line.words > 25)) continue;
      const double score = title_score(i, story, body);
      if (score > best) {
        best = score;
        story.title = i;
      }
    }
  }

  double title_score(std::size_t i, const Story& story, std::size_t body) const {
    const Candidate& line = lines_[i];
    double score = 1.0 + std::min(line.words, 10U) * 0.15;
    if (repeated(line)) score += 1.0;
    if (line.after_gap) score += 0.5;
    if (i == story.from) score += 0.4;
    if (i == body && i != story.from) score -= 0.3;
    if (is_shout(line.text)) score -= 1.0;
    if (line.text.find(" | ") != std::string::npos) score -= 0.8;
    for (std::size_t after = i + 1; after < std::min(i + 4, story.to); ++after) {
      const BlockRole role = lines_[after].role;
      if (role == BlockRole::kDateline || role == BlockRole::kByline) {
        score += 1.2 - 0.2 * static_cast<double>(after - i);
        break;
      }
      if (role == BlockRole::kBody) break;
    }
    if (i + 1 < story.to && lines_[i + 1].role == BlockRole::kNavigation) score -= 1.0;
    // A longer line under it: a standfirst.
    if (i + 1 < to_body(story, body) && lines_[i + 1].role == BlockRole::kHeading &&
        lines_[i + 1].words > line.words)
      score += 0.3;
    return score;
  }

  static std::size_t to_body(const Story& story, std::size_t body) {
    return std::min(body, story.to);
  }

  // All capitals: a site's name or a button rather than a title.
  static bool is_shout(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode_utf8(text, at);
      if (is_letter(c.value) && !is_upper(c.value)) return false;
      at += c.size;
    }
    return true;
  }

  bool keep(Candidate& line, std::size_t i, const Story& story, std::size_t body, bool& over,
            bool& related) const {
    if (i > body && ends_story(line.text, line.words)) {
      related = is_related_head(line.text, line.words);
      over = over || !related;
      return false;
    }
    const bool text = line.role == BlockRole::kBody || line.role == BlockRole::kList ||
                      line.role == BlockRole::kQuote;
    if (over) {
      if (text || line.role == BlockRole::kHeading) line.role = BlockRole::kOther;
      return false;
    }
    if (related) {
      // Headlines follow; running text ends the list.
      if (!(line.role == BlockRole::kBody && ends_as_sentence(line.text) && line.words >= 12)) {
        if (text || line.role == BlockRole::kHeading) line.role = BlockRole::kRelated;
        return false;
      }
      related = false;
    }
    if (i < body) return keep_before_body(line, i, story);
    if (line.role == BlockRole::kHeading && is_single_mark(line, story, i)) {
      line.role = BlockRole::kOther;
      return false;
    }
    return text || line.role == BlockRole::kHeading || line.role == BlockRole::kCaption ||
           line.role == BlockRole::kDateline || line.role == BlockRole::kByline;
  }

  // Before the body: date, byline and captions are the story's, other lines are the page's.
  bool keep_before_body(Candidate& line, std::size_t i, const Story& story) const {
    switch (line.role) {
      case BlockRole::kDateline:
      case BlockRole::kByline:
      case BlockRole::kCaption:
        return story.title == Story::kNone || i > story.title || line.role != BlockRole::kCaption;
      case BlockRole::kHeading: {
        const bool after_title = story.title != Story::kNone && i > story.title;
        if (after_title && line.words >= 2 && line.words <= 6 &&
            (is_title_case(line.text) || is_shout(line.text))) {
          line.role = BlockRole::kByline;
          return true;
        }
        if (after_title && line.words > 6) return true;  // A standfirst without a full stop.
        line.role = BlockRole::kNavigation;
        return false;
      }
      default:
        return false;
    }
  }

  // One or two words alone among paragraphs: a button.
  bool is_single_mark(const Candidate& line, const Story& story, std::size_t i) const {
    if (line.words > 2 || line.text.back() == ':') return false;
    const bool last = i + 1 == story.to;
    return last || line.text.size() <= 3;
  }

  // Headings that nothing follows are not the story's.
  void drop_idle_headings(const Story& story) {
    bool needed = false;
    for (std::size_t i = story.to; i-- > story.from;) {
      Candidate& line = lines_[i];
      if (!line.kept) continue;
      if (line.role == BlockRole::kHeading && !needed) {
        line.kept = false;
        line.role = BlockRole::kOther;
      } else if (line.role == BlockRole::kBody || line.role == BlockRole::kList) {
        needed = true;
      }
    }
  }

  std::uint32_t body_words(const Story& story) const {
    std::uint32_t words = 0;
    for (std::size_t i = story.from; i < story.to; ++i) {
      const bool text = lines_[i].role == BlockRole::kBody || lines_[i].role == BlockRole::kList;
      if (lines_[i].kept && text) words += lines_[i].words;
    }
    return words;
  }

  const DateReader& dates_;
  std::vector<Candidate>& lines_;
  std::unordered_map<std::uint64_t, int> repeats_;
};

}  // namespace

void read_stories(const DateReader& dates, std::vector<Candidate>& blocks,
                  std::vector<Story>& stories, std::string& why) {
  StoryReader(dates, blocks).read(stories, why);
}

}  // namespace casus::article
