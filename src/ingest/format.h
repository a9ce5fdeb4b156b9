// Which format an input has: by its name, else by its first bytes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace nienbieu {

enum class Format : std::uint8_t { kUnknown, kText, kHtml, kJsonLines, kJson, kWarc };

// .txt, .html/.htm, .jsonl/.ndjson, .json, .warc, each also with .gz or .zst behind it, in any letter case; else kUnknown.
Format format_of_name(std::string_view path);

// Never kUnknown. `head` is the first bytes, decompressed, blanks passed over. "WARC/1" is WARC; `{"` and "[" before "{" are JSON; the
// beginning of an HTML page is HTML; everything else is text. `lenient` (standard input, where no name was chosen): any "{" is JSON, any
// tag is HTML.
Format sniff_format(std::string_view head, bool lenient);

}  // namespace nienbieu
