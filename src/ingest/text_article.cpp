#include "ingest/text_article.h"

#include <algorithm>

#include "ingest/encoding.h"
#include "ingest/whole_stream.h"

namespace nienbieu {

Status check_text(const std::string& text) {
  if (text.find_first_not_of(" \t\r\n\f\v") == std::string::npos) {
    return Error{"text.empty", "", 0, 0, "no text: there is nothing but white space"};
  }
  const std::size_t at = text.find('\0');
  if (at == std::string::npos) return {};
  const auto line = static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
  const std::size_t newline = text.rfind('\n', at);
  return Error{"text.nul", "", line, newline == std::string::npos ? at + 1 : at - newline,
               "the character U+0000 at byte " + std::to_string(at + 1) + ": this is not text, or its encoding is another (--encoding)"};
}

Result<Article> text_article(std::string bytes, const std::string& encoding) {
  auto text = to_utf8(std::move(bytes), encoding);
  if (!text) return text.error();
  if (const Status checked = check_text(*text); !checked) return checked.error();
  Article article;
  article.text = std::move(*text);
  return article;
}

ArticleStreamPtr read_text(ByteSourcePtr source, const ReadOptions& options) {
  return std::make_unique<WholeStream>(std::move(source), options, text_article);
}

}  // namespace nienbieu
