#include "ingest/http_message.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>

#include "ingest/ascii.h"
#include "ingest/decompress.h"

namespace nienbieu {
namespace {

std::string_view take_line(std::string_view& rest) {
  const std::size_t newline = rest.find('\n');
  const std::string_view line = rest.substr(0, newline);
  rest.remove_prefix(newline == std::string_view::npos ? rest.size() : newline + 1);
  return trimmed(line);
}

// The chunks joined; false where the bytes are not chunked after all.
bool unchunk(std::string_view rest, std::string& out) {
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || (end != line.data() + line.size() && *end != ';' && *end != ' ')) return false;
    if (size == 0) return true;
    out.append(rest.substr(0, size));
    if (size > rest.size()) return true;  // cut off by the crawler: what there is
    rest.remove_prefix(size);
    take_line(rest);
  }
  return true;
}

Result<std::string> gunzip(std::string bytes, std::size_t limit) {
  auto source = decompress(read_memory(std::move(bytes)));
  if (!source) return source.error();
  std::string out;
  if (const Status read = read_all(**source, limit, out); !read) return read.error();
  return out;
}

// "deflate" is zlib's format by the letter, raw deflate by the custom of servers.
Result<std::string> inflate_all(const std::string& bytes, std::size_t limit) {
  for (const int window : {15, -15}) {
    z_stream stream{};
    if (::inflateInit2(&stream, window) != Z_OK) break;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    int done = Z_OK;
    while (done == Z_OK && out.size() <= limit) {
      const std::size_t before = out.size();
      out.resize(before + std::max<std::size_t>(before, 65536));
      stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
      stream.avail_out = static_cast<uInt>(out.size() - before);
      done = ::inflate(&stream, Z_NO_FLUSH);
      out.resize(out.size() - stream.avail_out);
    }
    ::inflateEnd(&stream);
    if (out.size() > limit)
      return Error{"io.limit", "", 0, 0, "larger than the limit of " + std::to_string(limit) + " bytes for one article"};
    if (done == Z_STREAM_END) return out;
  }
  return Error{"http.encoding", "", 0, 0, "the body is not valid deflate data as its Content-Encoding says"};
}

Result<std::string> decoded(std::string body, const std::string& encoding, std::size_t limit) {
  if (encoding == "gzip" || encoding == "x-gzip") return gunzip(std::move(body), limit);
  if (encoding == "deflate" && !body.empty() && body.front() != '<') return inflate_all(body, limit);
  const bool plain = encoding.empty() || encoding == "identity" || trimmed(std::string_view(body).substr(0, 64)).starts_with('<');
  if (!plain && compression_of(body) == Compression::kNone) {
    return Error{"http.encoding", "", 0, 0, "the Content-Encoding \"" + encoding + "\" cannot be read: gzip, deflate and zstd can"};
  }
  return plain ? body : gunzip(std::move(body), limit);
}

}  // namespace

HeaderFields HeaderFields::parse(std::string_view block) {
  HeaderFields out;
  while (!block.empty()) {
    const bool continued = block.front() == ' ' || block.front() == '\t';
    const std::string_view line = take_line(block);
    const std::size_t colon = line.find(':');
    if (continued && !out.fields_.empty()) {
      out.fields_.back().second.append(" ").append(line);
    } else if (colon != std::string_view::npos) {
      out.fields_.emplace_back(lower_ascii(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    }
  }
  return out;
}

std::string_view HeaderFields::get(std::string_view lower_case_name) const {
  for (const auto& [name, value] : fields_) {
    if (name == lower_case_name) return value;
  }
  return {};
}

std::string media_type(std::string_view content_type) { return lower_ascii(trimmed(content_type.substr(0, content_type.find(';')))); }

std::string media_charset(std::string_view content_type) {
  const std::string lower = lower_ascii(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(lower).substr(at + 8);
  if (value.starts_with('"')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of("\"; ,")));
}

Result<HttpMessage> parse_http_response(std::string_view bytes, std::size_t limit) {
  HttpMessage message;
  std::string_view rest = bytes;
  const std::string_view first = take_line(rest);
  const std::size_t blank = first.find(' ');
  if (!first.starts_with("HTTP/") || blank == std::string_view::npos) {
    return Error{"http.status", "", 0, 0, "no HTTP response: expected a first line such as HTTP/1.1 200 OK"};
  }
  std::from_chars(first.data() + blank + 1, first.data() + first.size(), message.status);
  const std::string_view head = rest;
  for (std::string_view line = "-"; !line.empty() && !rest.empty();) line = take_line(rest);
  message.fields = HeaderFields::parse(head.substr(0, head.size() - rest.size()));
  if (lower_ascii(message.fields.get("transfer-encoding")).find("chunked") == std::string::npos || !unchunk(rest, message.body))
    message.body = rest;
  auto body = decoded(std::move(message.body), lower_ascii(message.fields.get("content-encoding")), limit);
  if (!body) return body.error();
  message.body = std::move(*body);
  return message;
}

}  // namespace nienbieu
