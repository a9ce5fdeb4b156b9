#include "server/http.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "timeline/json_writer.h"

namespace nienbieu {
namespace {

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c != 0 && std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos);
  });
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool decode(std::string_view text, bool form, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return false;
      c = static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else if (form && c == '+') {
      c = ' ';
    }
    if (c == '\0') return false;
    out += c;
  }
  return valid_utf8(out);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char buffer[96];
  std::snprintf(buffer, sizeof buffer, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[parts.tm_wday], parts.tm_mday, months[parts.tm_mon],
                parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return buffer;
}

class HeadReader {
 public:
  HeadReader(std::string_view head, const HttpLimits& limits, HttpRequest& out, HttpHead& result)
      : rest_(head), limits_(limits), out_(out), result_(result) {}

  void read() {
    if (!request_line(next_line())) return;
    for (std::string_view line = next_line(); !line.empty(); line = next_line())
      if (!header_line(line)) return;
    if (!framing()) return;
    result_.state = HttpHead::State::complete;
  }

 private:
  bool fault(int status, const char* reason) {
    result_.state = HttpHead::State::fault;
    result_.status = status;
    result_.reason = reason;
    return false;
  }

  std::string_view next_line() {
    const auto end = rest_.find("\r\n");
    const auto line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 2);
    return line;
  }

  bool request_line(std::string_view line) {
    const auto first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return fault(400, "a request line is METHOD TARGET HTTP/1.1");
    const std::string_view method = line.substr(0, first), target = line.substr(first + 1, last - first - 1),
                           version = line.substr(last + 1);
    if (!is_token(method) || method.size() > 16) return fault(400, "no method");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return fault(400, "only HTTP/1.1 and HTTP/1.0 are spoken");
    if (target.size() > limits_.target_bytes) return fault(414, "the target is too long");
    out_.method = method;
    out_.keep_alive = version == "HTTP/1.1";
    return read_target(target);
  }

  bool read_target(std::string_view target) {
    const auto odd = [](unsigned char c) { return c <= 0x20 || c == 0x7F || c == '#' || c == '\\' || c == '<' || c == '>' || c == '"'; };
    if (!target.starts_with('/') || std::any_of(target.begin(), target.end(), odd))
      return fault(400, "a target is a path from / on, percent-encoded");
    out_.target = target;
    const auto mark = target.find('?');
    if (!decode(target.substr(0, mark), false, out_.path)) return fault(400, "the path is not percent-encoded UTF-8");
    return mark == std::string_view::npos || read_query(target.substr(mark + 1));
  }

  bool read_query(std::string_view query) {
    while (!query.empty()) {
      const auto end = query.find('&');
      const std::string_view pair = query.substr(0, end);
      query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
      if (pair.empty()) continue;
      if (out_.query.size() == limits_.parameters) return fault(400, "too many parameters");
      const auto equals = pair.find('=');
      auto& [name, value] = out_.query.emplace_back();
      if (!decode(pair.substr(0, equals), true, name)) return fault(400, "the query is not percent-encoded UTF-8");
      if (equals != std::string_view::npos && !decode(pair.substr(equals + 1), true, value))
        return fault(400, "the query is not percent-encoded UTF-8");
    }
    return true;
  }

  bool header_line(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return fault(400, "a header is NAME: VALUE");
    if (out_.headers.size() == limits_.headers) return fault(431, "too many headers");
    const std::string_view value = trim(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(), [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7F; }))
      return fault(400, "a header holds a control character");
    out_.headers.emplace_back(lower(line.substr(0, colon)), value);
    return true;
  }

  std::size_t count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(out_.headers.begin(), out_.headers.end(), [&](const auto& h) { return h.first == name; }));
  }

  bool framing() {
    if (count("host") > 1 || (out_.keep_alive && count("host") == 0)) return fault(400, "one Host header is needed");
    if (count("transfer-encoding")) return fault(411, "a body needs a Content-Length");
    const std::string connection = lower(out_.header("connection"));
    if (connection.find("close") != std::string::npos) out_.keep_alive = false;
    if (const std::string expect = lower(out_.header("expect")); !expect.empty()) {
      if (expect != "100-continue") return fault(417, "only 100-continue can be expected");
      out_.expects_continue = true;
    }
    if (!count("content-length")) return true;
    const std::string_view length = out_.header("content-length");
    if (count("content-length") > 1 || length.empty() || length.find_first_not_of("0123456789") != std::string_view::npos)
      return fault(400, "Content-Length is one number");
    if (length.size() > 12) return fault(413, "the body is too large");
    for (const char c : length) result_.body_bytes = result_.body_bytes * 10 + static_cast<std::size_t>(c - '0');
    return result_.body_bytes <= limits_.body_bytes || fault(413, "the body is too large");
  }

  std::string_view rest_;
  const HttpLimits& limits_;
  HttpRequest& out_;
  HttpHead& result_;
};

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

const std::string* HttpRequest::parameter(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return &value;
  return nullptr;
}

HttpHead parse_head(std::string_view bytes, const HttpLimits& limits, HttpRequest& out) {
  HttpHead result;
  const auto end = bytes.substr(0, limits.head_bytes + 4).find("\r\n\r\n");
  const auto stop = std::min(end, bytes.size());
  // A line feed or a NUL of its own is no HTTP; said at once, not when the time is over.
  for (std::size_t at = bytes.find('\n'); at < stop; at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') {
      result.state = HttpHead::State::fault;
      result.status = 400;
      result.reason = "lines end in CR LF";
      return result;
    }
  }
  if (end == std::string_view::npos) {
    if (bytes.size() <= limits.head_bytes) return result;
    result.state = HttpHead::State::fault;
    result.status = bytes.find("\r\n") == std::string_view::npos ? 414 : 431;
    result.reason = "the head is too large";
    return result;
  }
  result.head_bytes = end + 4;
  out = {};
  HeadReader(bytes.substr(0, end + 2), limits, out, result).read();
  return result;
}

std::string response_head(const HttpResponse& response, bool keep_alive) {
  std::string out =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(status_text(response.status)) + "\r\nDate: " + http_date() + "\r\n";
  if (response.status != 304) out += "Content-Type: " + response.type + "\r\n";
  if (!response.stream && response.status != 304) out += "Content-Length: " + std::to_string(response.bytes().size()) + "\r\n";
  for (const auto& [name, value] : response.headers) out += name + ": " + value + "\r\n";
  out += keep_alive && !response.stream ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return out;
}

std::string_view status_text(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Internal Server Error";
  }
}

HttpResponse problem(int status, std::string_view detail) {
  HttpResponse out;
  out.status = status;
  out.type = "application/problem+json";
  out.body = "{\"type\":\"about:blank\",\"title\":";
  json::string(out.body, status_text(status));
  out.body += ",\"status\":" + std::to_string(status) + ",\"detail\":";
  json::string(out.body, detail);
  out.body += "}\n";
  return out;
}

bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u; };
    const unsigned lead = byte(0);
    const std::size_t size = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
    if (!size) return false;
    for (std::size_t k = 1; k < size; ++k)
      if ((byte(k) & 0xC0) != 0x80) return false;
    if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) > 0x8F))
      return false;
    i += size;
  }
  return true;
}

}  // namespace nienbieu
