// Heads of requests: what is one, what is none, and where the limits are.
#include <doctest/doctest.h>

#include "server/gzip.h"
#include "server/http.h"

using namespace nienbieu;

namespace {

HttpHead read(std::string_view bytes, HttpRequest& out) { return parse_head(bytes, {}, out); }

int status_of(std::string_view bytes) {
  HttpRequest request;
  const HttpHead head = read(bytes, request);
  return head.state == HttpHead::State::fault ? head.status : 0;
}

}  // namespace

TEST_CASE("a request is read whole") {
  HttpRequest request;
  const std::string_view bytes =
      "GET /api/events?entity=Qu%E1%BB%91c+h%E1%BB%99i&limit=5&flag HTTP/1.1\r\nHost: x\r\nIf-None-Match:  \"a\" \r\nContent-Length: "
      "3\r\n\r\nabc";
  const HttpHead head = read(bytes, request);
  REQUIRE(head.state == HttpHead::State::complete);
  CHECK(head.head_bytes == bytes.size() - 3);
  CHECK(head.body_bytes == 3);
  CHECK(request.method == "GET");
  CHECK(request.path == "/api/events");
  REQUIRE(request.query.size() == 3);
  CHECK(*request.parameter("entity") == "Quốc hội");
  CHECK(*request.parameter("flag") == "");
  CHECK(request.header("if-none-match") == "\"a\"");
  CHECK(request.keep_alive);
}

TEST_CASE("every beginning of a request is incomplete, never a fault") {
  const std::string_view bytes = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    HttpRequest request;
    CHECK(read(bytes.substr(0, n), request).state == HttpHead::State::incomplete);
  }
}

TEST_CASE("faults have their status") {
  CHECK(status_of("GET /a HTTP/1.1\nHost: x\n\n") == 400);
  CHECK(status_of("GET /a HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_of("GET /a HTTP/1.0\r\n\r\n") == 0);
  CHECK(status_of("GET a HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status_of("GET /%0 HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status_of("GET /%c3%28 HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
  CHECK(status_of("GET /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") == 411);
  CHECK(status_of("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1, 1\r\n\r\n") == 400);
  CHECK(status_of("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 4194305\r\n\r\n") == 413);
  CHECK(status_of("GET /" + std::string(4096, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n") == 414);
  CHECK(status_of("GET /a HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'a')) == 431);
  CHECK(status_of(std::string(20000, 'a')) == 414);
}

TEST_CASE("UTF-8 is what Unicode says") {
  for (const char* good : {"", "a", "ế", "\U0010FFFF", "\uE000"}) CHECK(valid_utf8(good));
  for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE1\xBA", "\xFF"})
    CHECK(!valid_utf8(bad));
}

TEST_CASE("gzip of anything ends") {
  for (const std::size_t size : {0u, 1u, 100u, 100000u}) {
    std::string bytes;
    unsigned state = 1;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>((state = state * 1664525u + 1013904223u) >> 24);
    const std::string packed = gzip(bytes, 1);
    REQUIRE(packed.size() > 18);
    const auto at = [&](std::size_t k) { return static_cast<unsigned>(static_cast<unsigned char>(packed[packed.size() - 4 + k])); };
    CHECK((at(0) | at(1) << 8 | at(2) << 16 | at(3) << 24) == size);  // the length that gzip's tail tells
  }
}
