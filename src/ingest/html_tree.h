// A parsed HTML page (gumbo, HTML5 rules), held in one arena, and a walk over it that needs no recursion.
#pragma once
#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace nienbieu {

class HtmlTree {
 public:
  // `page` is valid UTF-8 and outlives the tree. Pages that would cost time without end (elements nested more than a thousand deep, a tag
  // with thousands of attributes) are the error "html.depth" or "html.attributes".
  static Result<HtmlTree> parse(std::string_view page);

  const GumboNode* root() const { return root_; }

 private:
  struct Arena {
    std::vector<std::unique_ptr<char[]>> blocks;
    std::size_t used = 0;
    std::size_t size = 0;
    void* allocate(std::size_t wanted);
  };
  HtmlTree() = default;

  std::unique_ptr<Arena> arena_;
  const GumboNode* root_ = nullptr;
};

inline bool is_element(const GumboNode* node, GumboTag tag) { return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag; }
inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

// An element's attribute, "" where it has none.
std::string_view attribute(const GumboNode* element, const char* name);

// All text below a node, white space collapsed and trimmed.
std::string inner_text(const GumboNode* node);

// ASCII white space runs become one blank; `out` never begins with one.
void append_collapsed(std::string_view text, std::string& out);

// Goes through the nodes below and with `root` in document order: enter(node) says whether to go into it, leave(node) follows for those.
template <class Enter, class Leave>
void walk_html(const GumboNode* root, Enter enter, Leave leave) {
  const auto children = [](const GumboNode* node) -> const GumboVector* {
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
    return nullptr;
  };
  std::vector<std::pair<const GumboNode*, unsigned>> open;
  if (enter(root)) open.emplace_back(root, 0);
  while (!open.empty()) {
    auto& [node, at] = open.back();
    const GumboVector* below = children(node);
    if (!below || at >= below->length) {
      leave(node);
      open.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(below->data[at++]);
    if (enter(child)) open.emplace_back(child, 0);
  }
}

}  // namespace nienbieu
