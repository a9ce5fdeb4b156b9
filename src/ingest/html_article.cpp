#include "ingest/html_article.h"

#include <utility>

#include "ingest/ascii.h"
#include "ingest/encoding.h"
#include "ingest/html_metadata.h"
#include "ingest/html_text.h"
#include "ingest/html_tree.h"
#include "ingest/text_article.h"
#include "ingest/whole_stream.h"

namespace nienbieu {
namespace {

constexpr std::size_t kCharsetBytes = 4096;

// The title, then the lines without the first one that repeats it.
std::string with_headline(const std::string& title, std::string lines) {
  if (title.empty()) return lines;
  const std::string headline = title + '\n';
  const std::size_t repeated = lines.starts_with(headline) ? 0 : lines.find('\n' + headline);
  if (repeated != std::string::npos) lines.erase(repeated == 0 ? 0 : repeated + 1, headline.size());
  return headline + lines;
}

}  // namespace

std::string web_encoding(std::string_view label) {
  std::string name = lower_ascii(label);
  if (name == "iso-8859-1" || name == "iso8859-1" || name == "latin1" || name == "latin-1" || name == "ascii" || name == "us-ascii")
    return "windows-1252";
  return name;
}

std::string html_meta_charset(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kCharsetBytes));
  for (std::size_t at = 0; (at = head.find("<meta", at)) != std::string::npos; ++at) {
    const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    std::size_t name = tag.find("charset");
    if (name == std::string_view::npos) continue;
    name = tag.find_first_not_of(" \t\r\n", name + 7);
    if (name == std::string_view::npos || tag[name] != '=') continue;
    name = tag.find_first_not_of(" \t\r\n\"'", name + 1);
    if (name == std::string_view::npos) continue;
    const std::string label = web_encoding(tag.substr(name, tag.find_first_of(" \t\r\n\"';/>", name) - name));
    return label.starts_with("utf-16") || label.starts_with("utf-32") ? "utf-8" : label;
  }
  return {};
}

Result<Article> html_article(std::string bytes, const std::string& encoding, const std::string& http_charset) {
  std::string name = encoding.empty() ? web_encoding(http_charset) : encoding;
  if (name.empty()) name = html_meta_charset(bytes);
  // A name that nobody knows is passed over, as browsers do; it is told when the page turns out to be no UTF-8 either.
  const std::string unknown = encoding.empty() && !name.empty() && !check_encoding(name) ? std::exchange(name, {}) : std::string();
  auto page = to_utf8(std::move(bytes), name);
  if (!page) {
    Error error = page.error();
    if (!unknown.empty()) error.message += "; the page names an encoding that ICU does not know: \"" + unknown + "\"";
    return error;
  }
  if (const Status checked = check_text(*page); !checked) return checked.error();
  const auto tree = HtmlTree::parse(*page);
  if (!tree) return tree.error();
  std::string lines = html_lines(tree->root());
  if (lines.empty()) return Error{"text.empty", "", 0, 0, "no text: the page has no readable line"};
  HtmlMetadata about = html_metadata(tree->root());
  Article article;
  article.text = with_headline(about.title, std::move(lines));
  article.title = std::move(about.title);
  article.published = std::move(about.published);
  article.revision = std::move(about.modified);
  article.outlet = std::move(about.outlet);
  article.url = std::move(about.url);
  return article;
}

ArticleStreamPtr read_html(ByteSourcePtr source, const ReadOptions& options) {
  return std::make_unique<WholeStream>(
      std::move(source), options, [](std::string bytes, const std::string& encoding) { return html_article(std::move(bytes), encoding); });
}

}  // namespace nienbieu
