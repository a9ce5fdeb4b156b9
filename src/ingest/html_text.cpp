#include "ingest/html_text.h"

#include <algorithm>
#include <array>

#include "ingest/ascii.h"

namespace nienbieu {
namespace {

bool is_dropped_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_DATALIST:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_NAV:
      return true;
    default:
      return false;
  }
}

bool is_inline(GumboTag tag) {
  constexpr std::array kInline{GUMBO_TAG_A,      GUMBO_TAG_ABBR,  GUMBO_TAG_B,    GUMBO_TAG_BDI,   GUMBO_TAG_BDO,    GUMBO_TAG_BIG,
                               GUMBO_TAG_CITE,   GUMBO_TAG_CODE,  GUMBO_TAG_DATA, GUMBO_TAG_DEL,   GUMBO_TAG_DFN,    GUMBO_TAG_EM,
                               GUMBO_TAG_FONT,   GUMBO_TAG_I,     GUMBO_TAG_IMG,  GUMBO_TAG_INS,   GUMBO_TAG_KBD,    GUMBO_TAG_LABEL,
                               GUMBO_TAG_MARK,   GUMBO_TAG_METER, GUMBO_TAG_NOBR, GUMBO_TAG_Q,     GUMBO_TAG_RP,     GUMBO_TAG_RT,
                               GUMBO_TAG_RUBY,   GUMBO_TAG_S,     GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,   GUMBO_TAG_STRIKE,
                               GUMBO_TAG_STRONG, GUMBO_TAG_SUB,   GUMBO_TAG_SUP,  GUMBO_TAG_TIME,  GUMBO_TAG_TT,     GUMBO_TAG_U,
                               GUMBO_TAG_VAR,    GUMBO_TAG_WBR,   GUMBO_TAG_TD,   GUMBO_TAG_TH,    GUMBO_TAG_OUTPUT, GUMBO_TAG_PROGRESS,
                               GUMBO_TAG_UNKNOWN};
  return std::find(kInline.begin(), kInline.end(), tag) != kInline.end();
}

bool is_hidden(const GumboNode* element) {
  if (element->v.element.attributes.length == 0) return false;
  if (::gumbo_get_attribute(&element->v.element.attributes, "hidden") || attribute(element, "aria-hidden") == "true") return true;
  if (attribute(element, "role") == "navigation") return true;
  std::string style;
  for (const char c : attribute(element, "style")) {
    if (c != ' ') style += lower_ascii(c);
  }
  return style.find("display:none") != std::string::npos;
}

class LineWriter {
 public:
  bool enter(const GumboNode* node) {
    if (is_text(node)) {
      text(node->v.text.text);
      return false;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    const GumboTag tag = node->v.element.tag;
    if (is_dropped_tag(tag) || is_hidden(node) || (tag == GUMBO_TAG_FOOTER && articles_ == 0)) return false;
    if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) ++articles_;
    if (tag == GUMBO_TAG_PRE) ++preformatted_;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) cell();
    if (!is_inline(tag)) end_line();
    return true;
  }

  void leave(const GumboNode* node) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) --articles_;
    if (!is_inline(tag)) end_line();
    if (tag == GUMBO_TAG_PRE) --preformatted_;
  }

  std::string finish() {
    end_line();
    return std::move(out_);
  }

 private:
  void text(std::string_view piece) {
    if (preformatted_ == 0) return append_collapsed(piece, line_);
    for (const char c : piece) {
      if (c == '\n')
        end_line();
      else if (c != '\r')
        line_ += c;
    }
  }

  void cell() {
    while (!line_.empty() && line_.back() == ' ') line_.pop_back();
    if (!line_.empty()) line_ += '\t';
  }

  void end_line() {
    const std::string_view line = trimmed(line_);
    if (!line.empty()) out_.append(line) += '\n';
    line_.clear();
  }

  std::string out_;
  std::string line_;
  int articles_ = 0;
  int preformatted_ = 0;
};

}  // namespace

std::string html_lines(const GumboNode* root) {
  LineWriter writer;
  walk_html(
      root, [&](const GumboNode* node) { return writer.enter(node); }, [&](const GumboNode* node) { writer.leave(node); });
  return writer.finish();
}

}  // namespace nienbieu
