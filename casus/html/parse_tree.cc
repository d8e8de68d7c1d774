#include "casus/html/parse_tree.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <lexbor/dom/interfaces/character_data.h>
#include <lexbor/html/html.h>
#include <lexbor/html/parser.h>
#include <lexbor/html/tree.h>

#include "casus/base/check.h"

namespace casus::html {
namespace {

constexpr std::size_t kChunk = 1U << 16U;

// Attributes that reading asks for, and those that the tree builder itself asks for.
constexpr std::array<std::string_view, 29> kKeptAttributes = {
    "alt",       "aria-hidden", "aria-label",     "charset",    "class",    "color",
    "content",   "data-date",   "data-published", "datetime",   "dir",      "encoding",
    "face",      "hidden",      "href",           "http-equiv", "id",       "itemprop",
    "itemscope", "itemtype",    "lang",           "name",       "property", "pubdate",
    "rel",       "role",        "style",          "title",      "type"};

constexpr std::size_t kFormattingAttributes = 16;

bool is_formatting(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_A:
    case LXB_TAG_B:
    case LXB_TAG_BIG:
    case LXB_TAG_CODE:
    case LXB_TAG_EM:
    case LXB_TAG_FONT:
    case LXB_TAG_I:
    case LXB_TAG_NOBR:
    case LXB_TAG_S:
    case LXB_TAG_SMALL:
    case LXB_TAG_STRIKE:
    case LXB_TAG_STRONG:
    case LXB_TAG_TT:
    case LXB_TAG_U:
      return true;
    default:
      return false;
  }
}

// Elements that never stay open, or whose start switches the tokenizer to raw text: dropping these
// start tags would save nothing, or would turn a script into text.
bool is_harmless(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_SCRIPT:
    case LXB_TAG_STYLE:
    case LXB_TAG_TITLE:
    case LXB_TAG_TEXTAREA:
    case LXB_TAG_IFRAME:
    case LXB_TAG_NOEMBED:
    case LXB_TAG_NOFRAMES:
    case LXB_TAG_XMP:
    case LXB_TAG_BR:
    case LXB_TAG_IMG:
    case LXB_TAG_META:
    case LXB_TAG_LINK:
    case LXB_TAG_HR:
    case LXB_TAG_WBR:
      return true;
    default:
      return false;
  }
}

std::string_view view(const lxb_char_t* data, std::size_t size) {
  return data == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(data),
                                            size);  // NOLINT: lexbor's bytes
}

bool keeps(std::string_view name) {
  return std::binary_search(kKeptAttributes.begin(), kKeptAttributes.end(), name);
}

// keeps() of the attributes that lexbor knows by number, and the page's name for each.
class KeptNames {
 public:
  [[nodiscard]] bool keeps_name(const lxb_html_token_attr_t& attribute) {
    const lxb_dom_attr_id_t id = attribute.name->attr_id;
    if (id < known_.size() && known_[id] != Known::kUnasked) return known_[id] == Known::kKept;
    std::size_t size = 0;
    const lxb_char_t* name =
        lxb_html_token_attr_name(const_cast<lxb_html_token_attr_t*>(&attribute),
                                 &size);  // NOLINT: lexbor has no const getter
    const bool kept = name != nullptr && keeps(view(name, size));
    if (id < known_.size()) known_[id] = kept ? Known::kKept : Known::kDropped;
    return kept;
  }

 private:
  enum class Known : std::uint8_t { kUnasked, kKept, kDropped };
  std::array<Known, LXB_DOM_ATTR__LAST_ENTRY> known_{};
};

// Unlinks the attributes that nobody asks for, and repeated ones, before the tree builder copies
// them.
void prune_attributes(KeptNames& names, lxb_html_token_t* token) {
  const bool formatting = is_formatting(token->tag_id);
  std::array<lxb_dom_attr_id_t, kKeptAttributes.size()> seen{};
  std::size_t kept = 0;
  for (lxb_html_token_attr_t* attribute = token->attr_first; attribute != nullptr;) {
    lxb_html_token_attr_t* const next = attribute->next;
    const bool wanted =
        attribute->name != nullptr &&
        (names.keeps_name(*attribute) || (formatting && kept < kFormattingAttributes));
    const bool again =
        wanted &&
        std::find(seen.begin(), seen.begin() + static_cast<std::ptrdiff_t>(kept),
                  attribute->name->attr_id) != seen.begin() + static_cast<std::ptrdiff_t>(kept);
    if (!wanted || again || kept == seen.size()) {
      lxb_html_token_attr_remove(token, attribute);
    } else {
      seen[kept++] = attribute->name->attr_id;
    }
    attribute = next;
  }
}

struct Builder {
  std::string_view html;
  TreeBounds bounds;
  TextTokens& tokens;
  lxb_html_tree_t* tree = nullptr;
  lxb_html_tokenizer_token_f build = nullptr;  // lexbor's own callback.
  void* build_context = nullptr;
  KeptNames names = {};
  std::uint32_t nodes = 0;
  std::uint32_t end_tags = 0;
  bool bounded = false;
  bool stopped = false;
};

bool has_room(const Builder& builder) {
  // An end tag makes no node, but each may walk the whole stack of open elements.
  if (std::max(builder.nodes, builder.end_tags) >= builder.bounds.max_nodes) return false;
  // Elements that the tree builder clones are seen in the count of live objects only: nodes and the
  // few kept attributes, so twice the bound of nodes.
  const lexbor_mraw_t* objects = builder.tree->document->dom_document.mraw;
  return objects->ref_count < 2 * std::size_t{builder.bounds.max_nodes};
}

bool is_too_deep(const Builder& builder, lxb_tag_id_t tag) {
  const std::size_t open = lexbor_array_length(builder.tree->open_elements);
  const std::size_t formatting = lexbor_array_length(builder.tree->active_formatting);
  if (is_harmless(tag)) return open > builder.bounds.max_open_elements + 64;
  return open > builder.bounds.max_open_elements || formatting > builder.bounds.max_formatting;
}

// Whether the text that is being read belongs to a script that is no data, or to a style sheet.
bool in_code(const Builder& builder) {
  const auto* node = static_cast<lxb_dom_node_t*>(lexbor_array_get(
      builder.tree->open_elements, lexbor_array_length(builder.tree->open_elements) - 1));
  if (node == nullptr || node->ns != LXB_NS_HTML) return false;
  if (node->local_name == LXB_TAG_STYLE) return true;
  if (node->local_name != LXB_TAG_SCRIPT) return false;
  std::size_t size = 0;
  const lxb_char_t* type = lxb_dom_element_get_attribute(
      lxb_dom_interface_element(
          const_cast<lxb_dom_node_t*>(node)),                  // NOLINT: lexbor has no const getter
      reinterpret_cast<const lxb_char_t*>("type"), 4, &size);  // NOLINT: lexbor's bytes
  return view(type, size).find("json") == std::string_view::npos;
}

lxb_html_token_t* take_text(Builder& builder, lxb_html_tokenizer_t* tokenizer,
                            lxb_html_token_t* token) {
  if (in_code(builder)) return token;
  const auto offset = [&](const lxb_char_t* at) {
    const char* const pointer = reinterpret_cast<const char*>(at);  // NOLINT: lexbor's bytes
    const char* const data = builder.html.data();
    if (at == nullptr || pointer < data) return std::size_t{0};
    return std::min(static_cast<std::size_t>(pointer - data), builder.html.size());
  };
  const std::size_t begin = offset(token->begin);
  const std::size_t end = std::max(begin, offset(token->end));
  const std::string_view mark = builder.tokens.add(
      builder.html, begin, end,
      view(token->text_start, static_cast<std::size_t>(token->text_end - token->text_start)));
  if (mark.empty()) return token;
  token->text_start = reinterpret_cast<const lxb_char_t*>(mark.data());  // NOLINT: lexbor's bytes
  token->text_end = token->text_start + mark.size();
  token->null_count = 0;
  ++builder.nodes;
  return builder.build(tokenizer, token, builder.build_context);
}

lxb_html_token_t* take_token(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token,
                             void* context) {
  Builder& builder = *static_cast<Builder*>(context);
  if (token->tag_id == LXB_TAG__END_OF_FILE) {
    return builder.build(tokenizer, token, builder.build_context);
  }
  if (builder.stopped || !has_room(builder)) {
    builder.stopped = true;
    return token;
  }
  if (token->tag_id == LXB_TAG__TEXT) return take_text(builder, tokenizer, token);
  if (token->tag_id == LXB_TAG__EM_COMMENT) return token;
  if (token->tag_id != LXB_TAG__EM_DOCTYPE && (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) == 0) {
    if (is_too_deep(builder, token->tag_id)) {
      builder.bounded = true;
      return token;
    }
    prune_attributes(builder.names, token);
    ++builder.nodes;
  } else {
    ++builder.end_tags;
  }
  return builder.build(tokenizer, token, builder.build_context);
}

class Parser {
 public:
  Parser() : parser_(lxb_html_parser_create()) {
    CASUS_CHECK(parser_ != nullptr && lxb_html_parser_init(parser_) == LXB_STATUS_OK);
    document_ = lxb_html_parse_chunk_begin(parser_);
    CASUS_CHECK(document_ != nullptr);
    // Nobody reads the list of errors, and hostile pages make it long.
    errors_ = parser_->tkz->parse_errors;
    tree_errors_ = parser_->tree->parse_errors;
    parser_->tkz->parse_errors = nullptr;
    parser_->tree->parse_errors = nullptr;
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    parser_->tkz->parse_errors = errors_;
    parser_->tree->parse_errors = tree_errors_;
    lxb_html_document_destroy(document_);
    lxb_html_parser_destroy(parser_);
  }

  // Feeds the page through take_token.
  void run(Builder& builder) {
    lxb_html_tokenizer_t* const tokenizer = parser_->tkz;
    builder.tree = parser_->tree;
    builder.build = tokenizer->callback_token_done;
    builder.build_context = tokenizer->callback_token_ctx;
    lxb_html_tokenizer_callback_token_done_set(tokenizer, take_token, &builder);
    for (std::size_t at = 0; at < builder.html.size() && !builder.stopped; at += kChunk) {
      const std::size_t size = std::min(kChunk, builder.html.size() - at);
      const auto* data =
          reinterpret_cast<const lxb_char_t*>(builder.html.data() + at);  // NOLINT: lexbor's bytes
      CASUS_CHECK(lxb_html_parse_chunk_process(parser_, data, size) == LXB_STATUS_OK,
                  "lexbor failed");
      if (lexbor_dobject_allocated(tokenizer->dobj_token_attr) > builder.bounds.max_attributes) {
        builder.stopped = true;
      }
    }
    CASUS_CHECK(lxb_html_parse_chunk_end(parser_) == LXB_STATUS_OK, "lexbor failed at the end");
  }

  [[nodiscard]] lxb_dom_node_t* root() const { return lxb_dom_interface_node(document_); }

 private:
  lxb_html_parser_t* parser_;
  lxb_html_document_t* document_ = nullptr;
  lexbor_array_obj_t* errors_ = nullptr;
  lexbor_array_obj_t* tree_errors_ = nullptr;
};

// Copies lexbor's tree into the page's columns, without recursion.
class TreeCopier {
 public:
  TreeCopier(const TextTokens& tokens, Page& page) : tokens_(tokens), page_(page) {}

  void copy(lxb_dom_node_t* root) {
    push(NodeKind::kDocument, NodeId());
    std::vector<NodeId> open = {NodeId(0)};
    lxb_dom_node_t* node = root->first_child;
    while (node != nullptr) {
      const NodeId id = copy_node(node, open.back());
      if (id.valid() && node->first_child != nullptr) {
        open.push_back(id);
        node = node->first_child;
        continue;
      }
      if (id.valid()) close(id);
      while (node != root && node->next == nullptr) {
        node = node->parent;
        if (node != root) {
          close(open.back());
          open.pop_back();
        }
      }
      node = node == root ? nullptr : node->next;
    }
    close(NodeId(0));
  }

 private:
  NodeId push(NodeKind kind, NodeId parent) {
    const NodeId id = page_.node_kind.push(kind);
    page_.parent.push(parent);
    page_.subtree_end.push(NodeId());
    page_.tag.push(StringId());
    page_.attributes.push(AttributeRange());
    page_.node_text.push(ByteRange());
    return id;
  }

  void close(NodeId id) { page_.subtree_end[id] = NodeId(page_.node_kind.size()); }

  NodeId copy_node(lxb_dom_node_t* node, NodeId parent) {
    if (node->type == LXB_DOM_NODE_TYPE_TEXT) return copy_text(node, parent);
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT) return NodeId();
    const NodeId id = push(NodeKind::kElement, parent);
    page_.tag[id] = tag_name(node);
    copy_attributes(lxb_dom_interface_element(node), id);
    return id;
  }

  NodeId copy_text(lxb_dom_node_t* node, NodeId parent) {
    const lexbor_str_t& data = lxb_dom_interface_character_data(node)->data;
    const auto begin = static_cast<std::uint32_t>(page_.text.size());
    tokens_.read_marks(view(data.data, data.length), page_.text, page_.text_to_raw);
    const auto end = static_cast<std::uint32_t>(page_.text.size());
    if (begin == end) return NodeId();
    const NodeId id = push(NodeKind::kText, parent);
    page_.node_text[id] = {begin, end};
    return id;
  }

  StringId tag_name(lxb_dom_node_t* node) {
    const auto known = static_cast<std::size_t>(node->local_name);
    if (known < tags_.size() && tags_[known].valid()) return tags_[known];
    std::size_t size = 0;
    const lxb_char_t* name = lxb_dom_element_local_name(lxb_dom_interface_element(node), &size);
    const StringId id = page_.names.intern(view(name, size));
    if (known < tags_.size()) tags_[known] = id;
    return id;
  }

  void copy_attributes(lxb_dom_element_t* element, NodeId id) {
    const auto begin = page_.attribute.size();
    for (lxb_dom_attr_t* attribute = element->first_attr; attribute != nullptr;
         attribute = attribute->next) {
      const StringId name = attribute_name(attribute);
      if (!name.valid()) continue;
      std::size_t size = 0;
      const lxb_char_t* value = lxb_dom_attr_value(attribute, &size);
      page_.attribute.push({name, std::string(view(value, value == nullptr ? 0 : size))});
    }
    page_.attributes[id] = AttributeRange(begin, page_.attribute.size());
  }

  // The page's name for it, none if it is not kept.
  StringId attribute_name(lxb_dom_attr_t* attribute) {
    const auto known = static_cast<std::size_t>(attribute->node.local_name);
    if (known < names_.size() && names_[known].valid()) return names_[known];
    std::size_t size = 0;
    const lxb_char_t* name = lxb_dom_attr_local_name(attribute, &size);
    if (name == nullptr || !keeps(view(name, size))) return StringId();
    const StringId id = page_.names.intern(view(name, size));
    if (known < names_.size()) names_[known] = id;
    return id;
  }

  const TextTokens& tokens_;
  Page& page_;
  std::array<StringId, LXB_TAG__LAST_ENTRY> tags_{};
  std::array<StringId, LXB_DOM_ATTR__LAST_ENTRY> names_{};
};

}  // namespace

void parse_tree(std::string_view html, const TreeBounds& bounds, TextTokens& tokens, Page& page) {
  tokens.clear();
  Builder builder{html, bounds, tokens};
  Parser parser;
  parser.run(builder);
  page.truncated = builder.bounded || builder.stopped;
  TreeCopier(tokens, page).copy(parser.root());
}

}  // namespace casus::html
