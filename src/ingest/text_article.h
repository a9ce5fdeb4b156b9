// Decoded text to an Article, and the checks every text passes.
#pragma once
#include <string>

#include "base/result.h"
#include "ingest/article.h"

namespace nienbieu {

// "text.empty" where there is nothing but white space, "text.nul" where there is a U+0000, with its line and column.
Status check_text(const std::string& text);

// An article of a plain text file's bytes; `encoding` as for to_utf8(). The text is kept as decoded.
Result<Article> text_article(std::string bytes, const std::string& encoding);

}  // namespace nienbieu
