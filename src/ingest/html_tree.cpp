#include "ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ingest/ascii.h"

namespace nienbieu {
namespace {

constexpr std::size_t kMaxDepth = 1000;
constexpr std::size_t kMaxAttributes = 2000;
constexpr std::size_t kBlock = std::size_t{256} << 10;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Elements that hold nothing or that the parser closes by itself: they do not nest without others between them.
bool closes_itself(std::string_view name) {
  constexpr std::array<std::string_view, 38> kNames{
      "area",   "base",     "br", "col", "embed", "hr",   "img",  "input", "link",   "meta",  "param", "source",  "track",
      "wbr",    "p",        "li", "dd",  "dt",    "td",   "th",   "tr",    "tbody",  "thead", "tfoot", "caption", "colgroup",
      "option", "optgroup", "rp", "rt",  "html",  "head", "body", "path",  "circle", "rect",  "use",   "a"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// A quick look over the tags before the parser, whose time grows with depth times length.
class TagScan {
 public:
  explicit TagScan(std::string_view page) : page_(page) {}

  Status run() {
    while ((at_ = page_.find('<', at_)) != std::string_view::npos) {
      if (page_.substr(at_, 4) == "<!--") {
        at_ = after("-->", at_ + 4);
      } else if (Status tag_read = tag(); !tag_read) {
        return tag_read;
      }
    }
    return {};
  }

 private:
  std::size_t after(std::string_view what, std::size_t from) const {
    const std::size_t found = page_.find(what, from);
    return found == std::string_view::npos ? page_.size() : found + what.size();
  }

  Error too_much(const char* code, const char* message) const {
    const std::string_view before = page_.substr(0, at_);
    const auto line = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    return {code, "", line, at_ - (before.rfind('\n') + 1) + 1, message};
  }

  Status tag() {
    const bool closing = at_ + 1 < page_.size() && page_[at_ + 1] == '/';
    std::size_t end = at_ + (closing ? 2 : 1);
    if (end >= page_.size() || !is_letter(page_[end])) return ++at_, Status{};
    std::string name;
    for (; end < page_.size() && !is_ascii_blank(page_[end]) && page_[end] != '>' && page_[end] != '/'; ++end) {
      if (name.size() < 16) name += lower_ascii(page_[end]);
    }
    std::size_t gaps = 0;
    char quote = '\0';
    for (; end < page_.size() && (quote || page_[end] != '>'); ++end) {
      const char c = page_[end];
      if (quote) {
        if (c == quote) quote = '\0';
      } else if ((c == '"' || c == '\'') && page_[end - 1] == '=') {
        quote = c;
      } else if (is_ascii_blank(c) || c == '/') {
        ++gaps;
      }
    }
    if (gaps > kMaxAttributes) return too_much("html.attributes", "a tag with more than 2000 attributes: no page of news");
    count(name, closing, end > at_ && page_[end - 1] == '/');
    if (depth_ > kMaxDepth) return too_much("html.depth", "elements are nested more than 1000 deep: no page of news");
    at_ = end;
    if (!closing && (name == "script" || name == "style" || name == "textarea")) skip_raw(name);
    return {};
  }

  void count(std::string_view name, bool closing, bool self_closing) {
    if (closes_itself(name) || self_closing) return;
    if (!closing)
      ++depth_;
    else if (depth_ > 0)
      --depth_;
  }

  void skip_raw(const std::string& name) {
    for (std::size_t end = at_; (end = page_.find("</", end)) != std::string_view::npos; end += 2) {
      std::size_t same = 0;
      while (same < name.size() && end + 2 + same < page_.size() && lower_ascii(page_[end + 2 + same]) == name[same]) ++same;
      if (same == name.size()) return void(at_ = end);
    }
    at_ = page_.size();
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

void* HtmlTree::Arena::allocate(std::size_t wanted) {
  const std::size_t rounded =
      (std::max<std::size_t>(wanted, 1) + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);
  if (used + rounded > size) {
    size = std::max(kBlock, rounded);
    used = 0;
    blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
  }
  used += rounded;
  return blocks.back().get() + (used - rounded);
}

Result<HtmlTree> HtmlTree::parse(std::string_view page) {
  if (Status scanned = TagScan(page).run(); !scanned) return scanned.error();
  HtmlTree tree;
  tree.arena_ = std::make_unique<Arena>();
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = tree.arena_.get();
  options.allocator = [](void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  tree.root_ = ::gumbo_parse_with_options(&options, page.data(), page.size())->root;
  return tree;
}

std::string_view attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* found = ::gumbo_get_attribute(&element->v.element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view{};
}

void append_collapsed(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (!is_ascii_blank(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ' && out.back() != '\t') {
      out += ' ';
    }
  }
}

std::string inner_text(const GumboNode* node) {
  std::string out;
  const auto enter = [&](const GumboNode* at) {
    if (is_text(at)) append_collapsed(at->v.text.text, out);
    if (is_element(at, GUMBO_TAG_BR)) append_collapsed(" ", out);
    return at->type == GUMBO_NODE_ELEMENT;
  };
  walk_html(node, enter, [](const GumboNode*) {});
  return std::string(trimmed(out));
}

}  // namespace nienbieu
