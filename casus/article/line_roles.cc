#include "casus/article/line_roles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "casus/article/word_table.h"
#include "casus/base/utf8.h"

namespace casus::article {
namespace {

// Lower-case phrases of news pages, each seen on pages of several sites or given by common content
// systems (WordPress, Drupal, Joomla); kept by hand.
constexpr PhraseList kRelatedHeads(std::array<std::string_view, 32>{"in the same section",
                                                                    "more news",
                                                                    "in other pages",
                                                                    "from the archive",
                                                                    "other news",
                                                                    "other stories",
                                                                    "elsewhere on",
                                                                    "our other stories",
                                                                    "read also",
                                                                    "also read",
                                                                    "read more",
                                                                    "related",
                                                                    "on the same subject",
                                                                    "most read",
                                                                    "most popular",
                                                                    "see also",
                                                                    "you may also like",
                                                                    "you might also like",
                                                                    "recommended",
                                                                    "more on this",
                                                                    "more stories",
                                                                    "more from",
                                                                    "trending",
                                                                    "popular",
                                                                    "latest news",
                                                                    "top stories",
                                                                    "don't miss",
                                                                    "up next",
                                                                    "editor's picks",
                                                                    "more:",
                                                                    "in this section",
                                                                    "further reading"});
constexpr PhraseList kCommentHeads(std::array<std::string_view, 15>{
    "add comment", "have your say", "a message, a comment", "leave a reply", "leave a comment",
    "leave your comment", "add a comment", "post a comment", "comments",
    "your email address will not be published", "cancel reply", "name*",
    "required fields are marked", "join the discussion", "view comments"});
constexpr PhraseList kShareLines(std::array<std::string_view, 22>{
    "share",     "tweet",     "print",     "email",     "facebook",  "twitter",
    "whatsapp",  "telegram",  "copy link", "follow us", "views:",    "hits:",
    "(visited ", "translate", "source",    "tt",        "listen to", "listen",
    "save",      "text size", "print |",   "bookmark"});
constexpr PhraseList kNavigationLines(std::array<std::string_view, 16>{
    "skip to content", "skip to main content", "you are here", "menu", "home", "log in", "login",
    "sign in", "search", "back to top", "next", "previous", "next article", "previous article",
    "register", "home page"});
constexpr PhraseList kLegalParts(std::array<std::string_view, 16>{
    "all rights reserved", "copyright ", "©", "terms of use", "terms of service", "privacy policy",
    "use of cookies", "cookies help us", "we use cookies", "hyperlink is required",
    "may not be published, broadcast", "is not responsible for the content",
    "reproduction is prohibited", "terms and conditions", "cookie policy",
    "compiled by the newsroom"});
constexpr PhraseList kAdvertisementLines(std::array<std::string_view, 16>{
    "advertisement", "advertising", "sponsored", "story continues below", "article continues below",
    "continue reading below", "subscribe", "sign up", "newsletter", "your e-mail:", "receive ",
    "get the day's", "get the latest", "join our", "support us", "donate"});
constexpr PhraseList kAppeals(std::array<std::string_view, 6>{
    "consider a donation", "value our reporting", "support our journalism", "support our work",
    "consider supporting", "become a member"});
constexpr auto kCredits = word_set(std::array<std::string_view, 26>{
    "reuters", "ap",      "afp",           "getty",  "epa",      "efe",          "tass",
    "xinhua",  "dpa",     "anadolu",       "photo",  "handout",  "file",         "via",
    "flash90", "images",  "press service", "agency", "courtesy", "shutterstock", "wikimedia",
    "picture", "archive", "screenshot",    "pool",   "bloomberg"});
constexpr auto kSections = word_set(std::array<std::string_view, 30>{
    "news",     "world",    "politics",   "business", "sport",   "sports",
    "opinion",  "economy",  "culture",    "europe",   "asia",    "africa",
    "americas", "military", "security",   "defence",  "defense", "global",
    "featured", "middle",   "technology", "science",  "health",  "video",
    "life",     "weather",  "home",       "travel",   "local",   "international"});

// The phrase and nothing of a sentence after it: "Share the post:", "Comments (23)".
bool is_label(std::string_view text, std::uint32_t words, const auto& list) {
  if (words > 7 || !list.may_begin(text)) return false;
  for (const std::string_view phrase : list.phrases()) {
    if (!text.starts_with(phrase)) continue;
    const std::string_view rest = text.substr(phrase.size());
    if (rest.empty() || phrase.back() == ':' || phrase.back() == '(') return true;
    const CodePoint c = decode_utf8(rest, 0);
    if (is_letter(c.value)) continue;
    if (words <= 4 || rest.front() == ':') return true;
    const std::string_view after = trim(rest);
    if (after.starts_with("-") || after.starts_with("|") || after.starts_with("(") ||
        after.starts_with("\xE2\x80\x93"))
      return true;
  }
  return false;
}

bool is_parted(std::string_view text, std::size_t at, std::size_t size) {
  return at > 0 && text[at - 1] == ' ' && at + size < text.size() && text[at + size] == ' ';
}

// How often the mark stands between two spaces, which may not be those of two marks.
std::size_t count_parted(std::string_view text, std::string_view mark) {
  std::size_t n = 0;
  std::size_t free = 0;  // First byte that belongs to no mark yet.
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    if (at <= free && free > 0) continue;
    if (!is_parted(text, at, mark.size())) continue;
    free = at + mark.size() + 1;
    ++n;
  }
  return n;
}

// Where the space before the first mark between two spaces is, npos for none.
std::size_t first_parted(std::string_view text, char mark) {
  std::size_t at = text.find(mark);
  while (at != text.npos && !is_parted(text, at, 1)) at = text.find(mark, at + 1);
  return at == text.npos ? at : at - 1;
}

// The same of the last one.
std::size_t last_parted(std::string_view text, char mark) {
  std::size_t at = text.rfind(mark);
  while (at != text.npos && at > 0 && !is_parted(text, at, 1)) at = text.rfind(mark, at - 1);
  return at == text.npos || at == 0 ? text.npos : at - 1;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// Without what is no letter at both ends.
std::string_view letters_of(std::string_view word) {
  while (!word.empty()) {
    const CodePoint c = decode_utf8_before(word, word.size());
    if (is_letter(c.value)) break;
    word.remove_suffix(c.size);
  }
  while (!word.empty()) {
    const CodePoint c = decode_utf8(word, 0);
    if (is_letter(c.value)) break;
    word.remove_prefix(c.size);
  }
  return word;
}

bool is_capitals(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_letter(c.value)) {
      if (!is_upper(c.value)) return false;
      ++letters;
    }
    at += c.size;
  }
  return letters >= 3;
}

bool parts_credits(char c) {
  return c == ' ' || c == '/' || c == '|' || c == ',' || c == ':';
}

// A photographer or agency: a word of kCredits among words parted by blanks and slashes.
bool names_credit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !parts_credits(text[end])) ++end;
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && (word.back() == '.' || word.back() == ')' || word.back() == ']'))
      word.remove_suffix(1);
    if (kCredits(word) != 0) return true;
    at = end + 1;
  }
  return false;
}

std::size_t last_copyright_sign(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t at = text.rfind('\xC2', end - 1);
    if (at == text.npos || text.substr(at).starts_with("\xC2\xA9")) return at;
    end = at;
  }
  return text.npos;
}

// Where a credit may begin: "(" or "[" of the last bracket, "©", " | ", " / "; npos for none.
std::size_t credit_begin(std::string_view text) {
  if (text.ends_with(")") || text.ends_with("]")) return text.find_last_of("([");
  if (const std::size_t sign = last_copyright_sign(text); sign != text.npos) return sign;
  if (const std::size_t bar = first_parted(text, '|'); bar != text.npos) return bar;
  return last_parted(text, '/');
}

bool is_breadcrumb(std::string_view lower, std::uint32_t words) {
  for (const std::string_view mark : {"»", "›", ">", "/"}) {
    const std::size_t n = count_parted(lower, mark);
    if (n >= 2 && words < 30) return true;
    if (n == 1 && (lower.starts_with("home") || words <= 4)) return true;
  }
  return false;
}

bool is_menu(std::string_view lower, std::uint32_t words) {
  const std::size_t bars =
      count_parted(lower, "|") + count_parted(lower, "•") + count_parted(lower, "·");
  if (bars >= 2 && words <= bars * 4 + 4) return true;
  return bars == 1 && words <= 4;
}

bool is_section_row(std::string_view lower, std::uint32_t words) {
  if (words < 2 || words > 16) return false;
  std::size_t sections = 0;
  for (const std::string_view word : words_of(lower)) {
    if (kSections(word) != 0) ++sections;
  }
  return sections * 2 >= words && sections >= 2;
}

// Words of letters outside the dates, but for those that go with a date.
std::size_t words_outside(const std::string& text, const std::vector<FoundDate>& found) {
  static constexpr auto kWithDates = word_set(
      std::array<std::string_view, 43>{"press",     "release",   "for",      "immediate",
                                       "from",      "our",       "own",      "correspondent",
                                       "published", "updated",   "posted",   "on",
                                       "at",        "by",        "last",     "date",
                                       "pm",        "am",        "p.m",      "a.m",
                                       "gmt",       "utc",       "est",      "edt",
                                       "cet",       "ist",       "first",    "modified",
                                       "created",   "release",   "time",     "monday",
                                       "tuesday",   "wednesday", "thursday", "friday",
                                       "saturday",  "sunday",    "pst",      "pdt",
                                       "bst",       "story",     "h"});
  std::string rest;
  std::uint32_t at = 0;
  for (const FoundDate& date : found) {
    rest += text.substr(at, date.begin - at);
    rest += ' ';
    at = date.end;
  }
  rest += text.substr(at);
  std::size_t others = 0;
  const std::string lower = to_lower(rest);  // The words are views of it.
  for (const std::string_view word : words_of(lower)) {
    const std::string_view bare = letters_of(word);
    if (!bare.empty() && kWithDates(bare) == 0) ++others;
  }
  return others;
}

bool is_counter(std::string_view lower, std::uint32_t words) {
  static constexpr PhraseList kCounted(std::array<std::string_view, 6>{
      " shares", " views", " comments", " min read", " likes", " reads"});
  if (words > 8) return false;
  const bool number = !lower.empty() && lower[0] >= '0' && lower[0] <= '9';
  return number && kCounted.is_inside(lower);
}

}  // namespace

bool ends_as_sentence(const std::string& text) {
  std::size_t end = text.size();
  while (end > 0) {
    const CodePoint c = decode_utf8_before(text, end);
    if (c.value == U'.' || c.value == U'!' || c.value == U'?' || c.value == 0x2026 ||
        c.value == 0x3002)
      return true;
    if (c.value != U'"' && c.value != 0x201D && c.value != 0x2019 && c.value != U')' &&
        c.value != U'\'' && c.value != 0xBB) {
      return false;
    }
    end -= c.size;
  }
  return false;
}

bool is_title_case(const std::string& text) {
  std::size_t long_words = 0;
  for (const std::string_view word : words_of(text)) {
    std::size_t at = 0;
    while (at < word.size() && !is_letter(decode_utf8(word, at).value))
      at += decode_utf8(word, at).size;
    if (word.size() - at < 4) continue;
    ++long_words;
    if (!is_upper(decode_utf8(word, at).value)) return false;
  }
  return long_words > 0;
}

bool is_related_head(const std::string& text, std::uint32_t words) {
  if (words > 6 || ends_as_sentence(text)) return false;
  const std::string lower = to_lower(text);
  return kRelatedHeads.begins(lower);
}

bool is_byline(const std::string& text, std::uint32_t words) {
  if (words > 12 || words < 1) return false;
  const std::string lower = to_lower(text);
  if (lower.starts_with("written by ") || lower.starts_with("author:") ||
      lower.starts_with("posted by ") || lower.starts_with("reported by ") ||
      lower.starts_with("edited by ") || lower.starts_with("reporting by ")) {
    return true;
  }
  if (lower == "our correspondents" || lower == "our correspondent" || lower == "staff writer" ||
      lower == "staff reporter" || lower == "newsroom" || lower == "news desk" ||
      lower == "by our correspondent") {
    return true;
  }
  if (!lower.starts_with("by ") || text[0] != 'B' || ends_as_sentence(text)) return false;
  return words >= 2 && is_title_case(text.substr(3));
}

bool is_date_line(const std::string& text, std::uint32_t words, const DateReader& dates) {
  if (words > 24 || text.find("://") != std::string::npos) return false;
  const std::vector<FoundDate> found = dates.find(text);
  // "— Name (@name) July 16, 2024": who wrote an embedded post.
  if (found.empty() || text.starts_with("\xE2\x80\x94")) return false;
  const std::string lower = to_lower(text);
  // "9 July 2015, by Jane Doe and our correspondent in Nairobi"
  const std::string rest = to_lower(std::string_view(text).substr(found.front().end));
  const std::string_view after = trim(rest);
  if (found.front().begin == 0 && (after.starts_with(", by ") || after.starts_with("by ")))
    return true;
  // "Story posted 2/7/2008 7:12 AM | By Jane Doe | 19 comments", "Staff November 2, 2023 0 Comments
  // 2 min read"
  if (count_parted(text, "|") >= 2 && found.front().begin < first_parted(text, '|')) return true;
  if (lower.find(" min read") != std::string::npos || lower.find(" comments") != std::string::npos)
    return true;
  return words <= 18 && words_outside(text, found) <= 3 &&
         !(words_outside(text, found) > 1 && ends_as_sentence(text));
}

bool has_photo_credit(const std::string& text) {
  constexpr std::size_t kLeast = 20;    // Bytes of the caption itself.
  constexpr std::size_t kLongest = 75;  // Bytes of a credit.
  static constexpr PhraseList kCreditStarts(std::array<std::string_view, 11>{
      "photo:", "photo by", "file -", "file photo", "image:", "picture:", "[photo", "[picture",
      "[image", "credit:", "photo credit"});
  static constexpr PhraseList kCreditMarks(std::array<std::string_view, 5>{
      ". photo:", ". photo/", ". photo by", ". picture:", ". credit:"});
  const std::string lower = to_lower(text);
  if (kCreditStarts.begins(lower)) return true;
  if (lower.ends_with("photo") || lower.ends_with("picture")) {
    for (const std::string_view end : {"agency photo", "archive photo", "file photo",
                                       "file picture", "handout photo", "staff photo"}) {
      if (lower.ends_with(end)) return true;
    }
  }
  const std::size_t near_end = lower.size() - std::min(lower.size(), kLongest + 14);
  if (kCreditMarks.is_inside(std::string_view(lower).substr(near_end))) return true;
  // Lower case may have another length: what is found in one is no place in the other.
  std::string_view view = text;
  if (view.ends_with(".")) view.remove_suffix(1);
  const std::size_t begin = credit_begin(view);
  if (begin == std::string_view::npos || begin < kLeast || view.size() - begin > kLongest)
    return false;
  const std::string_view own = view.substr(begin);
  if (own.starts_with("\xC2\xA9") || names_credit(to_lower(own.substr(1)))) return true;
  // "… yesterday at the airport. / JANE D.", "Police on Wednesday. [The Desk]"
  const bool after_stop = trim(std::string_view(text).substr(0, begin)).ends_with(".");
  if (own.starts_with(" / ")) return after_stop && is_capitals(own);
  return after_stop && own.starts_with("[") && is_title_case(std::string(own.substr(1)));
}

bool has_dateline(const std::string& text) {
  // Capitals, then a dash or an agency in parentheses, within the first 60 bytes.
  std::size_t capitals = 0;
  std::size_t at = 0;
  while (at < text.size() && at < 40) {
    const CodePoint c = decode_utf8(text, at);
    if (is_letter(c.value)) {
      if (!is_upper(c.value)) break;
      ++capitals;
    } else if (c.value != U' ' && c.value != U'.' && c.value != U'\'' && c.value != U'-' &&
               c.value != U'/') {
      break;
    }
    at += c.size;
  }
  if (capitals < 3) return false;
  const std::string_view head = std::string_view(text).substr(0, 70);
  return head.find(" - ") != head.npos || head.find("\xE2\x80\x94") != head.npos ||
         head.find(" \xE2\x80\x93 ") != head.npos || head.find(" -- ") != head.npos;
}

bool ends_story(const std::string& text, std::uint32_t words) {
  const std::string lower = to_lower(text);
  if (is_related_head(text, words)) return true;
  if (is_label(lower, words, kCommentHeads)) return true;
  if (lower.starts_with("tags:") || lower.starts_with("share the post") ||
      lower.starts_with("share this") || lower.starts_with("filed under"))
    return true;
  return words <= 8 && (lower.starts_with("©") || lower.starts_with("(visited "));
}

namespace {

bool is_advertisement(const std::string& lower, std::uint32_t words) {
  if (is_label(lower, words, kAdvertisementLines)) return true;
  if (words <= 30 && lower.find('[') != std::string::npos && kAdvertisementLines.begins(lower))
    return true;
  if (words <= 25 && lower.find("newsletter") != std::string::npos &&
      lower.find("said") == std::string::npos)
    return true;
  if (words <= 25 &&
      (lower.starts_with("get the day's") || lower.find("in your inbox") != std::string::npos))
    return true;
  return words <= 45 && kAppeals.is_inside(lower);
}

bool is_contribution(const std::string& lower, std::uint32_t words) {
  return words <= 14 && (lower.find("contributed to this report") != std::string::npos ||
                         lower.find("contributed to this article") != std::string::npos ||
                         lower.find("contributed to this story") != std::string::npos);
}

}  // namespace

std::optional<BlockRole> role_of_line(const std::string& text, std::uint32_t words,
                                      const DateReader& dates) {
  if (words > 60) return std::nullopt;
  const std::string lower = to_lower(text);
  if (is_label(lower, words, kCommentHeads)) return BlockRole::kComment;
  if (words <= 40 && lower.starts_with("tags:")) return BlockRole::kNavigation;
  if (is_related_head(text, words)) return BlockRole::kRelated;
  if (is_date_line(text, words, dates)) return BlockRole::kDateline;
  if (has_photo_credit(text)) return BlockRole::kCaption;
  if (is_breadcrumb(lower, words) || is_section_row(lower, words)) return BlockRole::kNavigation;
  if (is_label(lower, words, kNavigationLines) || is_menu(lower, words))
    return BlockRole::kNavigation;
  if (is_label(lower, words, kShareLines) || is_counter(lower, words)) return BlockRole::kOther;
  if (words <= 45 && kLegalParts.is_inside(lower)) return BlockRole::kLegal;
  if (is_advertisement(lower, words)) return BlockRole::kAdvertisement;
  if (is_byline(text, words) || is_contribution(lower, words)) return BlockRole::kByline;
  return std::nullopt;
}

}  // namespace casus::article
