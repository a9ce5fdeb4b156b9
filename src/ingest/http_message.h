// The HTTP response inside a WARC record: header fields, chunked transfer, content encoding.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace nienbieu {

// Header fields of HTTP and WARC: names in lower case, values trimmed.
class HeaderFields {
 public:
  // `block` is everything after the first line, up to the blank line.
  static HeaderFields parse(std::string_view block);
  std::string_view get(std::string_view lower_case_name) const;  // "" where there is none

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// "text/html" of "Text/HTML; charset=utf-8", and its charset.
std::string media_type(std::string_view content_type);
std::string media_charset(std::string_view content_type);

struct HttpMessage {
  int status = 0;
  HeaderFields fields;
  std::string body;  // without transfer and content encoding
};

// Bodies that say they are chunked or compressed but are not (crawlers store them unpacked) are taken as they are. More than `limit`
// bytes after decompression, an encoding other than gzip and deflate, broken data: an Error.
Result<HttpMessage> parse_http_response(std::string_view bytes, std::size_t limit);

}  // namespace nienbieu
