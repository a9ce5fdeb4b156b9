// One HTTP/1.1 request and its answer, and the strict reading of a request's head.
//
// Whatever is not plainly a request is a fault with a 4xx status: nothing is guessed, no header is folded, no body is chunked (411), a
// length is digits. Limits are part of the contract: they bound the memory that a stranger can make us use. No sockets here.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nienbieu {

struct HttpLimits {
  std::size_t head_bytes = 16 * 1024;   // 431
  std::size_t target_bytes = 4 * 1024;  // 414
  std::size_t headers = 64;             // 431
  std::size_t parameters = 32;          // 400
  std::size_t body_bytes = 4u << 20;    // 413
};

struct HttpRequest {
  std::string method;
  std::string path;                                          // decoded, valid UTF-8, without a NUL
  std::string target;                                        // as it came
  std::vector<std::pair<std::string, std::string>> query;    // decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  bool keep_alive = true;
  bool expects_continue = false;

  std::string_view header(std::string_view name) const;  // empty when there is none
  const std::string* parameter(std::string_view name) const;
};

struct HttpResponse {
  int status = 200;
  std::string type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<const std::string> shared;  // instead of body: bytes that many answers share
  bool stream = false;                        // server-sent events: the connection stays and gets what is published

  std::string_view bytes() const { return shared ? std::string_view(*shared) : std::string_view(body); }
};

struct HttpHead {
  enum class State { incomplete, complete, fault } state = State::incomplete;
  std::size_t head_bytes = 0;  // up to and with the empty line
  std::size_t body_bytes = 0;
  int status = 0;  // of a fault
  const char* reason = "";
};

// Reads a head from the start of `bytes`; fills all of `out` but its body.
HttpHead parse_head(std::string_view bytes, const HttpLimits& limits, HttpRequest& out);

std::string_view status_text(int status);
// Status line and headers with the date of now.
std::string response_head(const HttpResponse& response, bool keep_alive);
// application/problem+json (RFC 9457).
HttpResponse problem(int status, std::string_view detail);

bool valid_utf8(std::string_view text);

}  // namespace nienbieu
