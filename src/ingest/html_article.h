// An HTML page to an Article: metadata (html_metadata.h), then the title as first line and the page's lines (html_text.h) as text.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/article.h"

namespace nienbieu {

// The encoding is the byte order mark's, else `encoding`, else `http_charset`, else the page's <meta> (either only where ICU knows it),
// else UTF-8.
Result<Article> html_article(std::string bytes, const std::string& encoding, const std::string& http_charset = {});

// The charset of <meta charset> or <meta http-equiv> among the first bytes, as an ICU name by the rules of the web: iso-8859-1 and
// ascii mean windows-1252, UTF-16 in a <meta> means UTF-8. "" where there is none.
std::string html_meta_charset(std::string_view bytes);
std::string web_encoding(std::string_view label);

}  // namespace nienbieu
