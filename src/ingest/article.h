// One article as it came in. The text is kept exactly as given (after decoding to UTF-8); offsets of all output refer to it.
#pragma once
#include <cstdint>
#include <string>

namespace nienbieu {

struct Article {
  std::string id;         // given, else the url, else "hash:" + 32 hex digits (derive_id in json_article.h): never of the file's name
  std::string title;      // empty = unknown
  std::string published;  // ISO 8601 date or date-time as given; empty = unknown
  std::string crawled;
  std::string url;
  std::string outlet;
  std::string text;        // valid UTF-8 without U+0000, more than white space (but of a withdrawn article it may be empty)
  std::string revision;    // optional: revision or modified date of the document's version
  bool withdrawn = false;  // the record says that the article is taken back ("withdrawn": true)
  // Where it came from, for messages.
  std::string source;      // file name or "-"
  std::uint64_t line = 0;  // of a JSON file, where the article begins, from 1; 0 otherwise
};

}  // namespace nienbieu
