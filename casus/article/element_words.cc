#include "casus/article/element_words.h"

#include <algorithm>
#include <array>

#include "casus/article/word_table.h"

namespace casus::article {
namespace {

// Words of class and id names, as content systems and themes use them.
constexpr WordTable kWords(std::array<Word, 211>{{
    {"ad", kInAd},
    {"adbox", kInAd},
    {"addthis", kInShare},
    {"addtoany", kInShare},
    {"ads", kInAd},
    {"adsbygoogle", kInAd},
    {"adslot", kInAd},
    {"adunit", kInAd},
    {"advert", kInAd},
    {"advertisement", kInAd},
    {"advertisements", kInAd},
    {"advertising", kInAd},
    {"adverts", kInAd},
    {"adwrapper", kInAd},
    {"affiliate", kInAd},
    {"alsolike", kInRelated},
    {"articletitle", kInTitle},
    {"aside", kInAside},
    {"author", kInMeta},
    {"authorbio", kInMeta},
    {"authorbox", kInMeta},
    {"authors", kInMeta},
    {"banner", kInHeader},
    {"bibliography", kInRelated},
    {"bio", kInMeta},
    {"bookmark", kInShare},
    {"bookmarks", kInShare},
    {"bottombar", kInFooter},
    {"breadcrumb", kInNav},
    {"breadcrumbs", kInNav},
    {"byline", kInMeta},
    {"caption", kInCaption},
    {"card", kInTeaser},
    {"cards", kInTeaser},
    {"carousel", kInTeaser},
    {"citations", kInRelated},
    {"colophon", kInFooter},
    {"comment", kInComments},
    {"commentform", kInComments},
    {"commentlist", kInComments},
    {"comments", kInComments},
    {"complementary", kInAside},
    {"consent", kInLegal},
    {"contentinfo", kInFooter},
    {"cookie", kInLegal},
    {"cookies", kInLegal},
    {"copyright", kInLegal},
    {"credit", kInCaption},
    {"credits", kInCaption},
    {"crumb", kInNav},
    {"crumbs", kInNav},
    {"date", kInMeta},
    {"dateline", kInMeta},
    {"datemodified", kInMeta},
    {"datepublished", kInMeta},
    {"dfp", kInAd},
    {"dialog", kInForm},
    {"disclaimer", kInLegal},
    {"discussion", kInComments},
    {"disqus", kInComments},
    {"donate", kInForm},
    {"donation", kInForm},
    {"endnote", kInRelated},
    {"endnotes", kInRelated},
    {"entrymeta", kInMeta},
    {"entrytitle", kInTitle},
    {"facebook", kInShare},
    {"figcaption", kInCaption},
    {"follow", kInShare},
    {"foot", kInFooter},
    {"footer", kInFooter},
    {"footnote", kInRelated},
    {"footnotes", kInRelated},
    {"form", kInForm},
    {"gdpr", kInLegal},
    {"gpt", kInAd},
    {"hamburger", kInNav},
    {"headline", kInTitle},
    {"headlines", kInTeaser},
    {"imagecaption", kInCaption},
    {"latest", kInTeaser},
    {"leftcol", kInAside},
    {"legal", kInLegal},
    {"lightbox", kInForm},
    {"livefyre", kInComments},
    {"login", kInForm},
    {"mailchimp", kInForm},
    {"mainmenu", kInNav},
    {"masthead", kInNav},
    {"megamenu", kInNav},
    {"menu", kInNav},
    {"menubar", kInNav},
    {"meta", kInMeta},
    {"modal", kInForm},
    {"morefrom", kInRelated},
    {"morestories", kInRelated},
    {"mostpopular", kInRelated},
    {"mostread", kInRelated},
    {"nav", kInNav},
    {"navbar", kInNav},
    {"navigation", kInNav},
    {"newsletter", kInForm},
    {"newsletters", kInForm},
    {"newslist", kInTeaser},
    {"nextprev", kInNav},
    {"offcanvas", kInNav},
    {"optin", kInForm},
    {"outbrain", kInRelated},
    {"overlay", kInForm},
    {"pagenav", kInNav},
    {"pager", kInNav},
    {"pagination", kInNav},
    {"paginator", kInNav},
    {"paywall", kInForm},
    {"photocredit", kInCaption},
    {"poll", kInForm},
    {"popular", kInRelated},
    {"popup", kInForm},
    {"postedon", kInMeta},
    {"postmeta", kInMeta},
    {"posttitle", kInTitle},
    {"prevnext", kInNav},
    {"printfriendly", kInShare},
    {"privacy", kInLegal},
    {"promo", kInAd},
    {"promobox", kInAd},
    {"promos", kInAd},
    {"promoted", kInAd},
    {"promotion", kInAd},
    {"pubdate", kInMeta},
    {"published", kInMeta},
    {"quiz", kInForm},
    {"rail", kInAside},
    {"readmore", kInRelated},
    {"readnext", kInRelated},
    {"recirc", kInRelated},
    {"recirculation", kInRelated},
    {"recommendation", kInRelated},
    {"recommendations", kInRelated},
    {"recommended", kInRelated},
    {"references", kInRelated},
    {"reflist", kInRelated},
    {"register", kInForm},
    {"regwall", kInForm},
    {"related", kInRelated},
    {"relatedposts", kInRelated},
    {"replies", kInComments},
    {"reply", kInComments},
    {"respond", kInComments},
    {"rightcol", kInAside},
    {"screenreader", kHidden},
    {"search", kInForm},
    {"searchbox", kInForm},
    {"searchform", kInForm},
    {"seealso", kInRelated},
    {"share", kInShare},
    {"shareaholic", kInShare},
    {"sharebar", kInShare},
    {"sharedaddy", kInShare},
    {"sharing", kInShare},
    {"sidebar", kInAside},
    {"sidecol", kInAside},
    {"siderail", kInAside},
    {"signin", kInForm},
    {"signup", kInForm},
    {"similar", kInRelated},
    {"skip", kInNav},
    {"skiplink", kInNav},
    {"slider", kInTeaser},
    {"slideshow", kInTeaser},
    {"sns", kInShare},
    {"social", kInShare},
    {"socialbar", kInShare},
    {"socials", kInShare},
    {"sponsor", kInAd},
    {"sponsored", kInAd},
    {"sponsors", kInAd},
    {"sronly", kHidden},
    {"subfooter", kInFooter},
    {"submenu", kInNav},
    {"subnav", kInNav},
    {"subscribe", kInForm},
    {"subscription", kInForm},
    {"suggested", kInRelated},
    {"suggestions", kInRelated},
    {"taboola", kInRelated},
    {"tabs", kInNav},
    {"teaser", kInTeaser},
    {"teasers", kInTeaser},
    {"terms", kInLegal},
    {"thumbnails", kInTeaser},
    {"tile", kInTeaser},
    {"tiles", kInTeaser},
    {"time", kInMeta},
    {"timestamp", kInMeta},
    {"toc", kInNav},
    {"toolbar", kInShare},
    {"tools", kInShare},
    {"topbar", kInNav},
    {"topnav", kInNav},
    {"trc", kInRelated},
    {"trending", kInRelated},
    {"twitter", kInShare},
    {"upnext", kInRelated},
    {"vcard", kInMeta},
    {"visuallyhidden", kHidden},
    {"whatsapp", kInShare},
    {"widget", kInAside},
    {"widgets", kInAside},
    {"wpcaption", kInCaption},
    {"yarpp", kInRelated},
}});

// Words that mean something together: "entry-content" is the body, "content" alone is not.
enum Part : std::uint32_t { kSubject = 1, kMatter = 2, kHead = 4, kBody = 8 };
constexpr WordTable kParts(std::array<Word, 16>{{
    {"article", kSubject},
    {"entry", kSubject},
    {"post", kSubject},
    {"story", kSubject},
    {"news", kSubject},
    {"blog", kSubject},
    {"field", kSubject},
    {"body", kMatter},
    {"content", kMatter},
    {"text", kMatter},
    {"articlebody", kMatter | kBody},
    {"postbody", kBody},
    {"entrycontent", kBody},
    {"storybody", kBody},
    {"title", kHead},
    {"heading", kHead},
}});

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool is_upper_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower_ascii(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_name_char(char c) {
  return is_upper_ascii(c) || is_lower_ascii(c);
}

// One class or id name: its words, alone and each pair joined ("share-bar", "shareBar"), with what
// combinations mean.
class NameReader {
 public:
  static constexpr std::size_t kLongest = 80;

  // REQUIRES: name.size() <= kLongest
  std::uint32_t read(std::string_view name) {
    bits_ = parts_ = 0;
    letters_ = before_ = word_ = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
      const bool letter = i < name.size() && is_name_char(name[i]);
      const bool camel = letter && i > 0 && is_upper_ascii(name[i]) && is_lower_ascii(name[i - 1]);
      if ((!letter || camel) && word_ < letters_) take();
      if (letter) lowered_[letters_++] = lower(name[i]);
    }
    if ((parts_ & kBody) != 0 || ((parts_ & kSubject) != 0 && (parts_ & kMatter) != 0))
      bits_ |= kInBody;
    if ((parts_ & kSubject) != 0 && (parts_ & kHead) != 0) bits_ |= kInTitle;
    return bits_;
  }

 private:
  [[nodiscard]] std::string_view from(std::size_t begin) const {
    return {lowered_.data() + begin, letters_ - begin};
  }
  void take() {
    bits_ |= kWords(from(word_));
    parts_ |= kParts(from(word_));
    if (before_ < word_) bits_ |= kWords(from(before_));
    before_ = word_;
    word_ = letters_;
  }

  std::array<char, kLongest> lowered_{};  // The letters so far; the words stand side by side in it.
  std::size_t letters_ = 0;
  std::size_t word_ = 0;    // Where the word that is read begins,
  std::size_t before_ = 0;  // and the one before it.
  std::uint32_t bits_ = 0;
  std::uint32_t parts_ = 0;
};

constexpr std::array<std::string_view, 38> kBlocks = {
    "address", "article", "aside",   "blockquote", "body",  "caption",  "center",     "dd",
    "details", "dialog",  "div",     "dl",         "dt",    "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",      "h2",         "h3",    "h4",       "h5",         "h6",
    "header",  "hgroup",  "html",    "legend",     "li",    "main",     "nav",        "ol",
    "p",       "pre",     "section", "summary",    "table", "ul"};
constexpr std::array<std::string_view, 6> kTableBlocks = {"tbody", "td",    "tfoot",
                                                          "th",    "thead", "tr"};
constexpr std::array<std::string_view, 21> kSkipped = {
    "audio",  "button", "canvas", "datalist", "embed",    "head",   "iframe",
    "input",  "map",    "math",   "noscript", "object",   "option", "script",
    "select", "style",  "svg",    "template", "textarea", "title",  "video"};

bool is_one_of(const auto& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

struct TagContext {
  std::string_view tag;
  std::uint32_t bits;
};
constexpr std::array<TagContext, 16> kTags = {{{"article", kInArticle},
                                               {"aside", kInAside},
                                               {"blockquote", kInQuote},
                                               {"dialog", kInForm},
                                               {"figcaption", kInCaption | kInFigure},
                                               {"figure", kInFigure},
                                               {"footer", kInFooter},
                                               {"form", kInForm},
                                               {"header", kInHeader},
                                               {"main", kInMain},
                                               {"menu", kInNav},
                                               {"nav", kInNav},
                                               {"ol", kInList},
                                               {"table", kInTable},
                                               {"time", kInMeta},
                                               {"ul", kInList}}};

Flow flow_of(std::string_view name) {
  if (is_one_of(kBlocks, name) || is_one_of(kTableBlocks, name)) return Flow::kBlock;
  if (name == "br") return Flow::kBreak;
  if (name == "hr") return Flow::kRule;
  return is_one_of(kSkipped, name) ? Flow::kSkipped : Flow::kInline;
}

BlockKind kind_of(std::string_view name) {
  if (name == "p") return BlockKind::kParagraph;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
    return BlockKind::kHeading;
  if (name == "li" || name == "dd" || name == "dt") return BlockKind::kListItem;
  if (name == "blockquote") return BlockKind::kQuote;
  if (name == "figcaption" || name == "caption") return BlockKind::kCaption;
  if (name == "tr" || name == "td" || name == "th") return BlockKind::kCell;
  if (name == "pre") return BlockKind::kPreformatted;
  return BlockKind::kOther;
}

}  // namespace

std::uint32_t context_of_words(std::string_view names) {
  std::uint32_t bits = 0;
  NameReader reader;
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\n\f\r", begin), names.size());
    if (end > begin && end - begin <= NameReader::kLongest)
      bits |= reader.read(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return bits;
}

ElementReader::ElementReader(const Page& page)
    : page_(page),
      class_(page.names.find("class")),
      id_(page.names.find("id")),
      role_(page.names.find("role")),
      itemprop_(page.names.find("itemprop")),
      style_(page.names.find("style")),
      hidden_(page.names.find("hidden")),
      aria_hidden_(page.names.find("aria-hidden")) {
  tags_.resize(page.names.size());
  for (std::uint32_t i = 0; i < tags_.size(); ++i) {
    const std::string_view name = page.names[StringId(i)];
    tags_[i].flow = flow_of(name);
    tags_[i].kind = kind_of(name);
    tags_[i].root = name == "html" || name == "body";
    for (const TagContext& row : kTags) {
      if (row.tag == name) tags_[i].context |= row.bits;
    }
  }
}

std::string_view ElementReader::attribute(NodeId element, std::string_view name) const {
  const StringId wanted = page_.names.find(name);
  if (!wanted.valid()) return {};
  for (const AttributeId id : page_.attributes[element]) {
    if (page_.attribute[id].name == wanted) return page_.attribute[id].value;
  }
  return {};
}

bool ElementReader::has_itemprop(NodeId element) const {
  if (!itemprop_.valid()) return false;
  for (const AttributeId at : page_.attributes[element]) {
    if (page_.attribute[at].name == itemprop_) return true;
  }
  return false;
}

std::uint32_t ElementReader::context_of(std::string_view names) {
  const auto [known, fresh] = known_.emplace(names, 0);
  if (fresh) known->second = context_of_words(names);
  return known->second;
}

std::uint32_t ElementReader::context(NodeId element) {
  const Tag& tag = tags_[page_.tag[element].value];
  std::uint32_t bits = tag.context;
  if (tag.root) return bits;
  for (const AttributeId at : page_.attributes[element]) {
    const Attribute& attribute = page_.attribute[at];
    if (attribute.name == class_ || attribute.name == id_ || attribute.name == role_) {
      bits |= context_of(attribute.value);
      if (attribute.name == role_ && attribute.value == "main") bits |= kInMain;
    } else if (attribute.name == itemprop_) {
      if (contains(attribute.value, "articleBody")) bits |= kInBody;
      if (attribute.value == "headline") bits |= kInTitle;
      if (contains(attribute.value, "author") || contains(attribute.value, "date")) bits |= kInMeta;
    } else if (attribute.name == style_) {
      if (contains(attribute.value, "display:none") || contains(attribute.value, "display: none"))
        bits |= kHidden;
    } else if (attribute.name == hidden_) {
      bits |= kHidden;
    }
  }
  return bits;
}

}  // namespace casus::article
