// One JSON object to one Article: {id?, title?, published?, crawled?, url?, outlet?, text, revision?|modified?, withdrawn?}.
//
// Contract. `text` must be a string that is more than white space, without U+0000; it may be missing only where `withdrawn` is true and
// `id` or `url` says which article is meant. `id` may be an integer. `null` is as good as absent. Dates begin as ISO 8601 does
// ("2024", "2024-05", "2024-05-12", "2024-05-12T10:00:00+07:00", also with a blank for the T) and are kept as given. Other fields are
// ignored, but must be valid JSON. A key that comes twice is an error where it is one of ours.
// Every fault has its line and its column: the byte in the line, from 1. Not thread-safe: the parser reuses its memory.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "ingest/article.h"

namespace nienbieu {

class JsonArticleParser {
 public:
  JsonArticleParser();
  ~JsonArticleParser();
  JsonArticleParser(const JsonArticleParser&) = delete;
  JsonArticleParser& operator=(const JsonArticleParser&) = delete;

  // `json` is one value; kLinePadding bytes after it must be readable. `line` and `column` are where it begins in its file.
  // The article's id may come back empty (see derive_id), `file` and `source` are the caller's to fill.
  Result<Article> parse(std::string_view json, std::uint64_t line, std::uint64_t column = 1);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Gives an article without an id one that depends on the article alone: its url, else "hash:" and a hash of title, date, outlet and text.
void derive_id(Article& article);

// Whether a date is written as `published` has to be.
bool is_iso_date(std::string_view text);

}  // namespace nienbieu
