// Where the pieces of a read end must not matter: tiny buffers give the same articles and the same faults as large ones.
#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "ingest/byte_source.h"
#include "packing.h"
#include "temporary_files.h"

using namespace nienbieu;
using namespace std::string_literals;

namespace {

std::string described(const Everything& all) {
  std::string out;
  for (const auto& a : all.articles) {
    out += a.id + '|' + a.title + '|' + a.published + '|' + a.crawled + '|' + a.url + '|' + a.text + '|' + a.source + '|' +
           std::to_string(a.line) + '\n';
  }
  for (const auto& error : all.errors) out += error.to_string() + '\n';
  return out;
}

std::string json_lines(unsigned seed) {
  const char* const pieces[] = {"{\"text\":\"Một hai\",\"id\":\"a\"}\n",
                                "\n",
                                "  \r\n",
                                "{\"text\":\"ba \\\"bốn\\\" 😀\"}\r\n",
                                "[1]\n",
                                "{\"text\":5}\n",
                                "{\"text\":\"\xFF\"}\n",
                                "{\"text\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n",
                                "{\"text\":\"x\n"};
  std::string out;
  for (int i = 0; i < 30; ++i) out += pieces[(seed = seed * 1664525 + 1013904223) / 65536 % std::size(pieces)];
  if (seed & 0x10000) out.pop_back();
  return out;
}

std::string warc() {
  const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Tin</title><p>Một";
  std::string out;
  for (int i = 0; i < 3; ++i) {
    out += "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: https://x.vn/" + std::to_string(i) +
           "\r\nContent-Length: " + std::to_string(page.size()) + "\r\n\r\n" + page + "\r\n\r\n";
    if (i == 1) out += "garbage\r\n\r\n";
  }
  return out;
}

}  // namespace

TEST_CASE("chunk boundaries do not matter") {
  const TemporaryFolder folder;
  std::vector<std::string> inputs;
  for (unsigned seed = 0; seed < 20; ++seed) {
    const std::string lines = json_lines(seed);
    const std::string name = std::to_string(seed);
    inputs.push_back(folder.write(name + ".jsonl", lines));
    inputs.push_back(folder.write(name + ".jsonl.gz", gzip(lines.substr(0, lines.size() / 2)) + gzip(lines.substr(lines.size() / 2))));
    inputs.push_back(folder.write(name + ".jsonl.zst", zstd(lines) + zstd(lines)));
    inputs.push_back(folder.write(name + ".json", "[" + lines + "]"));
    inputs.push_back(folder.write(name + "-cut.jsonl.gz", gzip(lines).substr(0, 100)));
  }
  inputs.push_back(folder.write("a.json", "[{\"text\":\"a\"},\n{\n\"text\":\"b ]} \\\\\"}, 12 , \"x\" ,{\"text\":\"c\"}]"));
  inputs.push_back(folder.write("a.html", "<title>Tin</title><p>Một"));
  inputs.push_back(folder.write("a.warc", warc()));
  inputs.push_back(folder.write("u.jsonl", "\xFF\xFE{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0\x3D\xD8\x00\xDE\"\0}\0"s));
  for (const std::size_t limit : {std::size_t{64} << 20, std::size_t{70}}) {
    ReadOptions whole;
    whole.max_article_bytes = limit;
    const std::string expected = described(read_everything(inputs, whole));
    for (const std::size_t buffer : {1, 2, 3, 5, 7, 16, 61, 1000}) {
      CAPTURE(limit);
      CAPTURE(buffer);
      ReadOptions tiny = whole;
      tiny.buffer_bytes = buffer;
      CHECK((described(read_everything(inputs, tiny)) == expected));
    }
  }
}

TEST_CASE("a source as long as the limit is read, one byte more is not; the greatest limit is none") {
  const std::string bytes(200'000, 'x');
  const auto read = [&](std::size_t limit) {
    std::string out;
    const Status status = read_all(*read_memory(bytes, 777), limit, out);
    CHECK((status.ok() ? out == bytes : status.error().code == "io.limit"));
    return status.ok();
  };
  CHECK(read(bytes.size()));
  CHECK(read(std::numeric_limits<std::size_t>::max()));
  CHECK(read(std::numeric_limits<std::size_t>::max() - 1));
  CHECK_FALSE(read(bytes.size() - 1));
  CHECK_FALSE(read(0));
}
