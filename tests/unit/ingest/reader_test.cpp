#include "ingest/reader.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <string>
#include <vector>

#include "ingest/format.h"
#include "packing.h"
#include "temporary_files.h"

using namespace nienbieu;
using namespace std::string_literals;

TEST_CASE("a folder is read in the order of its paths") {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a/b/c.html", "Ă.txt", "B.TXT", "a-b.txt"}) folder.write(name, "x"s + name);
  for (const char* name : {"README.md", "a/x.png", ".hidden.txt", ".git/a.txt", "noname", "txt", "articles.gz"}) folder.write(name, "no");
  const auto all = read_everything({folder.path()});
  CHECK(all.errors.empty());
  std::vector<std::string> names;
  for (const auto& article : all.articles) names.push_back(article.source.substr(folder.path().size() + 1));
  CHECK(names == std::vector<std::string>{"B.TXT", "a-b.txt", "a.txt", "a/b/c.html", "a/z.txt", "b.txt", "Ă.txt"});
}

TEST_CASE("text is kept as given") {
  const TemporaryFolder folder;
  const std::string text = "Một\r\nhai\t\xC2\xA0\xE2\x80\x8B\n\n  ba  ";
  ReadOptions options;
  options.published = "2024-05-12";
  const auto all = read_everything({folder.write("a.txt", text), folder.write("b", text), folder.write("c.txt.gz", gzip(text))}, options);
  REQUIRE(all.articles.size() == 3);
  for (const auto& article : all.articles) {
    CHECK(article.text == text);
    CHECK(article.published == "2024-05-12");
    CHECK(article.id == all.articles[0].id);
  }
}

TEST_CASE("one bad input of many") {
  const TemporaryFolder folder;
  folder.write("empty/x.md", "x");
  folder.write("locked/a.txt", "x");
  const std::string lines = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n";
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "{\"id\":" + std::to_string(i * 7919) + ",\"text\":\"a" + std::to_string(i * 104729) + "\"}\n";
  std::string corrupt = gzip(many);
  for (std::size_t i = 0; i < 40; ++i) corrupt[corrupt.size() / 2 + i] = static_cast<char>(0x55 + i);
  struct Case {
    std::string input;
    const char* code;
    std::size_t least_articles;
  };
  const std::vector<Case> cases{
      {folder / "missing.txt", "io.missing", 0},
      {folder / "empty", "io.no_articles", 0},
      {folder.write("e1.txt", ""), "io.empty", 0},
      {folder.write("e2.jsonl", ""), "io.empty", 0},
      {folder.write("e3.txt.gz", gzip("")), "io.empty", 0},
      {folder.write("e4.html", ""), "io.empty", 0},
      {folder.write("w.txt", " \r\n\t"), "text.empty", 0},
      {folder.write("w.jsonl", "\n \n"), "json.empty", 0},
      {folder.write("w.json", " \n"), "json.empty", 0},
      {folder.write("l.json", "[]"), "json.empty", 0},
      {folder.write("n.txt", "a\0b"s), "text.nul", 0},
      {folder.write("u.txt", "tiếng Vi\xE1t"), "utf8.invalid", 0},
      {folder.write("h.html", "<script>x</script>"), "text.empty", 0},
      {folder.write("j.jsonl", "{\"text\":\"a\"}\n[1]\n{\"text\":\"b\"}"), "json.object", 2},
      {folder.write("k.jsonl", "{\"text\":\"a\"}\n{\"text\":\"\xFF\"}\n{\"text\":\"b\"}"), "utf8.invalid", 2},
      {folder.write("c.jsonl.gz", corrupt), "gzip.broken", 1000},
      {folder.write("t.jsonl.gz", gzip(many).substr(0, gzip(many).size() - 20)), "gzip.broken", 1000},
      {folder.write("x.jsonl.gz", gzip(lines) + "xx"), "gzip.broken", 2},
      {folder.write("t.jsonl.zst", zstd(many).substr(0, zstd(many).size() - 20)), "zstd.broken", 0},
      {folder.write("q.txt.zst", zstd("a").substr(0, 6)), "zstd.broken", 0},
  };
  for (const auto& one : cases) {
    CAPTURE(one.input);
    const auto all = read_everything({folder.write("first.txt", "một"), one.input, folder.write("last.txt", "hai")});
    REQUIRE_FALSE(all.errors.empty());
    const bool garbage = one.input.ends_with("/c.jsonl.gz");  // what comes out before the fault is seen
    CHECK((garbage || all.errors.size() == 1));
    CHECK(all.errors.back().code == one.code);
    CHECK(all.errors.back().file == one.input);
    CHECK(all.articles.size() >= one.least_articles + 2);
    CHECK(all.articles.back().text == "hai");
  }
}

TEST_CASE("folders that cannot be read, and links") {
  const TemporaryFolder folder;
  folder.write("a.txt", "a");
  folder.write("sub/b.txt", "b");
  std::filesystem::create_directory_symlink("..", folder / "sub/loop");
  std::filesystem::create_symlink("nowhere", folder / "dangling.txt");
  auto all = read_everything({folder.path()});
  CHECK(all.articles.size() == 2);
  REQUIRE(all.errors.size() == 2);
  CHECK(all.errors[0].code == "io.open");
  CHECK(all.errors[1].code == "io.loop");
  if (::geteuid() == 0) return;
  ::chmod((folder / "sub").c_str(), 0);
  all = read_everything({folder.path()});
  ::chmod((folder / "sub").c_str(), 0755);
  CHECK(all.errors.size() == 2);
}

TEST_CASE("lines longer than the limit are passed over") {
  const TemporaryFolder folder;
  ReadOptions options;
  options.max_article_bytes = 1000;
  options.buffer_bytes = 64;
  const std::string good = "{\"text\":\"" + std::string(980, 'a') + "\"}\n";
  const std::string file = good + "{\"text\":\"" + std::string(100000, 'b') + "\"}\n" + good + std::string(5000, 'c');
  for (const auto& input : {folder.write("a.jsonl", file), folder.write("a.jsonl.gz", gzip(file))}) {
    const auto all = read_everything({input}, options);
    CHECK(all.articles.size() == 2);
    REQUIRE(all.errors.size() == 2);
    CHECK(all.errors[0].code == "json.limit");
    CHECK(all.errors[0].line == 2);
    CHECK(all.errors[0].message.find("100011 bytes") != std::string::npos);
    CHECK(all.errors[1].line == 4);
  }
  const auto array =
      read_everything({folder.write("a.json", "[" + good + ",{\"x\":[\"" + std::string(100000, ']') + "\"]},\n" + good + "]")}, options);
  CHECK(array.articles.size() == 2);
  REQUIRE(array.errors.size() == 1);
  CHECK(array.errors[0].code == "json.limit");
  const auto text =
      read_everything({folder.write("a.txt", std::string(1001, 'a')), folder.write("b.txt", std::string(1000, 'a'))}, options);
  CHECK(text.articles.size() == 1);
  REQUIRE(text.errors.size() == 1);
  CHECK(text.errors[0].code == "io.limit");
}

TEST_CASE("what a .json file may be") {
  const TemporaryFolder folder;
  struct Case {
    const char* json;
    std::string texts;
    std::string faults;  // line:column
  };
  const std::vector<Case> cases{
      {"{\"text\":\"a\"}", "a", ""},
      {"{\n \"text\": \"a\"\n}\n", "a", ""},
      {"{\n \"text\": \"a\"\n}\n{\n\"text\":\"b\"}", "a b", ""},
      {"{\"text\":\"a\"}\n{\"text\":\"b\"}\n", "a b", ""},
      {"[{\"text\":\"a\"},\n {\"text\":\"b}]\\\"\"} ]", "a b}]\"", ""},
      {"[{\"text\":\"a\"}, 5, \"x,]\", [{}], null, {\"text\":\"b\"}]", "a b", "1:16 1:19 1:26 1:32"},
      {"[{\"text\":\"a\"} {\"text\":\"b\"}]", "a b", "1:15"},
      {"[{\"text\":\"a\"},\n{\"text\":5}]", "a", "2:9"},
      {"[{\"text\":\"a\"},\n{\"text\":\"b\"", "a", "2:12"},
      {"[{\"text\":\"a\"},\n", "a", "2:1"},
      {"{\"text\":\"a\n{\"text\":\"b\"}\n", "b", "1:9"},
      {"[{\"text\":\"a\"}]\nx", "a", "2:1"},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.json));
    const auto all = read_everything({folder.write("a.json", one.json)});
    std::string texts;
    std::string faults;
    for (const auto& article : all.articles) texts += (texts.empty() ? "" : " ") + article.text;
    for (const auto& error : all.errors)
      faults += (faults.empty() ? "" : " ") + std::to_string(error.line) + ":" + std::to_string(error.column);
    CHECK(texts == one.texts);
    CHECK(faults == one.faults);
  }
}

TEST_CASE("formats by name and by first bytes") {
  CHECK(format_of_name("x/a.TXT.gz") == Format::kText);
  CHECK(format_of_name("a.htm.zst") == Format::kHtml);
  CHECK(format_of_name("a.ndjson") == Format::kJsonLines);
  CHECK(format_of_name("a.warc.gz") == Format::kWarc);
  CHECK(format_of_name("a.json/b") == Format::kUnknown);
  CHECK(format_of_name("a.gz") == Format::kUnknown);
  struct Case {
    std::string head;
    Format strict;
    Format lenient;
  };
  const std::vector<Case> cases{
      {"Tin", Format::kText, Format::kText},
      {"", Format::kText, Format::kText},
      {" \n{\"text\":1}", Format::kJson, Format::kJson},
      {"{x", Format::kText, Format::kJson},
      {"[ {\"text\"", Format::kJson, Format::kJson},
      {"[Video] Tin", Format::kText, Format::kText},
      {"<!DOCTYPE HTML>", Format::kHtml, Format::kHtml},
      {"\n<html lang=vi>", Format::kHtml, Format::kHtml},
      {"<p>a", Format::kText, Format::kHtml},
      {"<<Tin>>", Format::kText, Format::kText},
      {"<3", Format::kText, Format::kText},
      {"\xEF\xBB\xBF{\"text\"", Format::kJson, Format::kJson},
      {"\xFF\xFE<\0h\0t\0m\0l\0"s, Format::kHtml, Format::kHtml},
      {"WARC/1.0\r\n", Format::kWarc, Format::kWarc},
  };
  for (const auto& one : cases) {
    CAPTURE(one.head);
    CHECK(sniff_format(one.head, false) == one.strict);
    CHECK(sniff_format(one.head, true) == one.lenient);
  }
}

TEST_CASE("progress") {
  const TemporaryFolder folder;
  const std::string packed = gzip("{\"text\":\"a\"}");
  ArticleReader reader({folder.write("a.txt", "12345"), folder.write("b.jsonl.gz", packed), folder / "missing"}, {});
  CHECK(reader.bytes_total() == 5 + packed.size());
  CHECK(reader.bytes_read() == 0);
  while (const auto item = reader.next()) (void)item;
  CHECK(reader.bytes_read() == reader.bytes_total());
  CHECK(ArticleReader({"-"}, {}).bytes_total() == 0);
}
