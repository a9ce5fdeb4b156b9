// One article as it came in. The text is kept exactly as given (after decoding to UTF-8); offsets of all output refer to it.
#pragma once
#include <cstdint>
#include <string>

namespace nienbieu {

struct Article {
  std::string id;         // given, else derived from the content: "sha:" + 16 hex digits of a content hash
  std::string title;      // empty = unknown
  std::string published;  // ISO 8601 date or date-time as given; empty = unknown
  std::string crawled;
  std::string url;
  std::string outlet;
  std::string text;       // valid UTF-8
  std::string revision;   // optional: revision or modified date of the document's version
  bool withdrawn = false; // the record says that the article is taken back ("withdrawn": true)
  // Where it came from, for messages.
  std::string source;     // file name or "-"
  std::uint64_t line = 0; // of a JSON Lines file, from 1; 0 otherwise
};

}  // namespace nienbieu
