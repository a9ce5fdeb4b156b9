#include "ingest/encoding.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ingest/content_hash.h"
#include "temporary_files.h"

using namespace nienbieu;
using namespace std::string_literals;

TEST_CASE("every encoding gives the same text") {
  struct Case {
    const char* name;
    std::string bytes;
    std::string text;
  };
  const std::vector<Case> cases{
      {"", "Một 😀", "Một 😀"},
      {"", "\xEF\xBB\xBFMột", "Một"},
      {"windows-1258", "\xEF\xBB\xBFMột", "Một"},
      {"UTF-8", "a\r\nb", "a\r\nb"},
      {"", "\xFF\xFE"s + "M\0\xD9\x1Et\0"s, "Một"},
      {"", "\xFE\xFF"s + "\0M\x1E\xD9\0t"s, "Một"},
      {"UTF-16LE", "M\0\x3D\xD8\0\xDE"s, "M😀"},
      {"", "\xFF\xFE\0\0M\0\0\0\0\xF6\1\0"s, "M😀"},
      {"utf-16", "\xFF\xFE"s + "M\0"s, "M"},
      {"windows-1258", "M\xF4\xF2t", "Mô\xCC\xA3t"},  // base letter and combining dot below, as decoded
      {"windows-1252", "caf\xE9 \x96", "café –"},
      {"iso-8859-1", "caf\xE9", "café"},
  };
  for (const auto& one : cases) {
    CAPTURE(one.name);
    CAPTURE(one.text);
    const auto text = to_utf8(one.bytes, one.name);
    REQUIRE(text.ok());
    CHECK(*text == one.text);
  }
}

TEST_CASE("bytes that are not valid have their position") {
  struct Case {
    const char* name;
    std::string bytes;
    std::uint64_t byte;
  };
  const std::vector<Case> cases{
      {"", "ab\xFF", 3},
      {"", "\x80", 1},
      {"", "a\nb\xC3", 4},
      {"", "\xC0\x80", 1},
      {"", "\xE0\x80\x80", 1},
      {"", "ab\xED\xA0\x80", 3},
      {"", "\xF4\x90\x80\x80", 1},
      {"", "ếế\xE1\xBA", 7},
      {"", "\xF5", 1},
      {"", "\xEF\xBB\xBF\xFF", 4},
      {"UTF-16LE", "M\0\x3D\xD8M\0"s, 3},
      {"UTF-16LE", "M\0M"s, 3},
      {"UTF-16LE", "M\0\0\xDE"s, 3},
      {"", "\xFF\xFEM\0\x3D\xD8"s, 5},
  };
  for (const auto& one : cases) {
    CAPTURE(one.name);
    CAPTURE(one.bytes);
    const auto text = to_utf8(one.bytes, one.name);
    REQUIRE_FALSE(text.ok());
    CHECK(text.error().message.find("at byte " + std::to_string(one.byte) + ":") != std::string::npos);
    CHECK(text.error().code == (one.name[0] || one.bytes[0] == '\xFF' ? "encoding.invalid" : "utf8.invalid"));
  }
  const auto second = to_utf8("ab\nc\xFF", "");
  CHECK(second.error().line == 2);
  CHECK(second.error().column == 2);
}

TEST_CASE("names of encodings") {
  CHECK(check_encoding("windows-1258").ok());
  CHECK(check_encoding("utf-16").ok());
  CHECK_FALSE(check_encoding("no-such-thing").ok());
  CHECK_FALSE(check_encoding("").ok());
  CHECK(check_encoding("no-such-thing").error().code == "encoding.unknown");
  CHECK(is_utf8_name("utf8"));
  CHECK_FALSE(is_utf8_name("utf-16"));
}

TEST_CASE("a stream is converted whatever the pieces") {
  std::string utf16 = "\xFF\xFE";
  for (int i = 0; i < 20000; ++i) utf16 += "\x3D\xD8\x00\xDE\xD9\x1E"s;
  for (const std::size_t piece : {1, 2, 3, 5, 4096, 1 << 20}) {
    auto source = transcode(read_memory(utf16, piece), "");
    REQUIRE(source.ok());
    std::string out;
    REQUIRE(read_all(**source, 1 << 24, out).ok());
    CHECK(out.size() == 20000 * 7);
    CHECK(out.substr(7, 7) == "😀ộ");
  }
}

TEST_CASE("JSON Lines in UTF-16 and with --encoding") {
  const TemporaryFolder folder;
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("{\"text\":\"a\"}\n{\"text\":\"b\"}\n")) utf16 += c, utf16 += '\0';
  const auto all = read_everything({folder.write("a.jsonl", utf16)});
  CHECK(all.errors.empty());
  CHECK(all.articles.size() == 2);
  ReadOptions options;
  options.encoding = "windows-1252";
  const auto latin = read_everything({folder.write("b.jsonl", "{\"text\":\"caf\xE9\"}")}, options);
  REQUIRE(latin.articles.size() == 1);
  CHECK(latin.articles[0].text == "café");
  options.encoding = "nonsense";
  const auto wrong = read_everything({folder.write("c.txt", "a"), folder.write("d.jsonl", "{\"text\":\"a\"}")}, options);
  REQUIRE(wrong.errors.size() == 2);
  CHECK(wrong.errors[1].code == "encoding.unknown");
  const auto mark = read_everything({folder.write("e.jsonl", "\xEF\xBB\xBF{\"text\":\"a\"}")});
  CHECK(mark.articles.size() == 1);
}

TEST_CASE("the hash is MurmurHash3 x64 128") {
  CHECK(content_hash("") == "00000000000000000000000000000000");
  CHECK(content_hash("hello") == "cbd8a7b341bd9b025b1e906a48ae1d19");
  CHECK(content_hash("The quick brown fox jumps over the lazy dog") == "e34bbc7bbc071b6c7a433ca9c49a9347");
}
