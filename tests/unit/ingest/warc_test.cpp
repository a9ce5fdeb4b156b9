#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "ingest/http_message.h"
#include "packing.h"
#include "temporary_files.h"

using namespace nienbieu;

namespace {

std::string record(const std::string& type, const std::string& media, const std::string& block, const std::string& uri = "https://x.vn/a") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri +
         "\r\nWARC-Date: 2024-05-12T01:02:03Z\r\nContent-Type: " + media + "\r\nContent-Length: " + std::to_string(block.size()) +
         "\r\n\r\n" + block + "\r\n\r\n";
}

std::string response(const std::string& head, const std::string& body, const std::string& uri = "https://x.vn/a") {
  return record("response", "application/http; msgtype=response", "HTTP/1.1 " + head + "\r\n\r\n" + body, uri);
}

std::string chunked(const std::string& body) {
  const std::size_t half = body.size() / 2;
  const auto hex = [](std::size_t n) {
    char out[32];
    std::snprintf(out, sizeof out, "%zX", n);
    return std::string(out);
  };
  return hex(half) + ";x=y\r\n" + body.substr(0, half) + "\r\n" + hex(body.size() - half) + "\r\n" + body.substr(half) + "\r\n0\r\n\r\n";
}

const std::string kOk = "200 OK\r\nContent-Type: text/html; charset=utf-8";

}  // namespace

TEST_CASE("records that are articles, and those that are not") {
  const TemporaryFolder folder;
  const std::string page = "<title>Tin</title><p>Một</p>";
  const std::string file =
      record("warcinfo", "application/warc-fields", "software: x") + record("request", "application/http", "GET / HTTP/1.1\r\n\r\n") +
      response(kOk, page) + response("301 Moved\r\nContent-Type: text/html", page, "https://x.vn/b") +
      response("200 OK\r\nContent-Type: image/png", "\x89PNG", "https://x.vn/c") +
      response("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", chunked(page), "https://x.vn/d") +
      response(kOk + "\r\nContent-Encoding: gzip", gzip(page), "https://x.vn/e") +
      response(kOk + "\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(gzip(page)), "https://x.vn/f") +
      response(kOk + "\r\nContent-Encoding: deflate", gzip(page, -15), "https://x.vn/g") +
      response(kOk + "\r\nContent-Encoding: br\r\nTransfer-Encoding: chunked", page, "https://x.vn/h") +
      record("conversion", "text/plain", "Tin\nMột\n", "https://x.vn/i") +
      record("resource", "text/html", "<title>Tin</title><link rel=canonical href=https://x.vn/canon><p>Một", "<https://x.vn/j>");
  for (const auto& [name, bytes] :
       {std::pair("a.warc", file), std::pair("b.warc.gz", gzip(file.substr(0, 700)) + gzip(file.substr(700)))}) {
    CAPTURE(name);
    const auto all = read_everything({folder.write(name, bytes)});
    for (const auto& error : all.errors) MESSAGE(error.to_string());
    REQUIRE(all.errors.empty());
    REQUIRE(all.articles.size() == 8);
    for (const auto& article : all.articles) {
      CHECK(article.text == "Tin\nMột\n");
      CHECK(article.crawled == "2024-05-12T01:02:03Z");
      CHECK(article.id == article.url);
    }
    CHECK(all.articles[1].url == "https://x.vn/d");
    CHECK(all.articles[7].url == "https://x.vn/canon");
  }
}

TEST_CASE("bad records do not stop the file") {
  const TemporaryFolder folder;
  const std::string good = response(kOk, "<p>Một</p>", "https://x.vn/1");
  struct Case {
    std::string bad;
    const char* code;
  };
  const std::vector<Case> cases{
      {response(kOk, "<p>\xFF</p>"), "utf8.invalid"},
      {response(kOk, "<script></script>"), "text.empty"},
      {response(kOk + "\r\nContent-Encoding: gzip", gzip("<p>a</p>").substr(0, 15)), "gzip.broken"},
      {response(kOk + "\r\nContent-Encoding: br", "\x8B\x02"), "http.encoding"},
      {record("response", "application/http", "nothing"), "http.status"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n\r\n", "warc.record"},
      {"garbage\r\nmore\r\n\r\n", "warc.record"},
      {"WARC/1.0\r\nContent-Length: -5\r\n\r\nx\r\n\r\n", "warc.record"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.code);
    const auto all = read_everything({folder.write("a.warc", good + one.bad + good)});
    REQUIRE(all.errors.size() == 1);
    CHECK(all.errors[0].code == one.code);
    CHECK(all.errors[0].message.find("at byte " + std::to_string(good.size() + 1)) != std::string::npos);
    CHECK(all.articles.size() == 2);
  }
  const auto cut = read_everything({folder.write("a.warc", good + good.substr(0, good.size() - 10))});
  CHECK(cut.articles.size() == 1);
  REQUIRE(cut.errors.size() == 1);
  CHECK(cut.errors[0].code == "warc.record");
  const auto none = read_everything({folder.write("a.warc", record("warcinfo", "application/warc-fields", "x"))});
  REQUIRE(none.errors.size() == 1);
  CHECK(none.errors[0].code == "warc.no_articles");
  ReadOptions small;
  small.max_article_bytes = 1000;
  const auto large = read_everything({folder.write("a.warc", response(kOk, std::string(200000, 'a')) + good)}, small);
  CHECK(large.articles.size() == 1);
  REQUIRE(large.errors.size() == 1);
  CHECK(large.errors[0].code == "io.limit");
  const auto bomb =
      read_everything({folder.write("a.warc", response(kOk + "\r\nContent-Encoding: gzip", gzip(std::string(200000, 'a'))) + good)}, small);
  CHECK(bomb.articles.size() == 1);
  REQUIRE(bomb.errors.size() == 1);
  CHECK(bomb.errors[0].code == "io.limit");
}

TEST_CASE("media types") {
  CHECK(media_type("Text/HTML ; charset=x") == "text/html");
  CHECK(media_charset("text/html; Charset=\"UTF-8\"; x=y") == "utf-8");
  CHECK(media_charset("text/html").empty());
}
