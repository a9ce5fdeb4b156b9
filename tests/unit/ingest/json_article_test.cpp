#include "ingest/json_article.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ingest/byte_window.h"
#include "ingest/json_fault.h"

using namespace nienbieu;

namespace {

Result<Article> parse(const std::string& json, std::uint64_t line = 1, std::uint64_t column = 1) {
  JsonArticleParser parser;
  const std::string padded = json + std::string(ByteWindow::kPadding, '\0');
  return parser.parse(std::string_view(padded).substr(0, json.size()), line, column);
}

}  // namespace

TEST_CASE("an article's fields") {
  const auto article = parse(
      R"({"id":"a1","title":"Tin","published":"2024-05-12T08:00:00+07:00","crawled":"2024-05-13","url":"https://x.vn/1","outlet":"X",)"
      R"("text":"M\u1ed9t\nhai \ud83d\ude00","revision":"r2","section":{"text":[1,2.5e3,true]},"withdrawn":false} )");
  REQUIRE(article.ok());
  CHECK(article->id == "a1");
  CHECK(article->title == "Tin");
  CHECK(article->published == "2024-05-12T08:00:00+07:00");
  CHECK(article->crawled == "2024-05-13");
  CHECK(article->url == "https://x.vn/1");
  CHECK(article->outlet == "X");
  CHECK(article->text == "Một\nhai 😀");
  CHECK(article->revision == "r2");
  CHECK_FALSE(article->withdrawn);
}

TEST_CASE("what is given loosely is taken") {
  const std::string right[] = {
      R"({"text":"a"})",
      R"(  {"text":"a","title":null,"id":null,"published":null})",
      "{\"text\":\"a\"}\r",
      R"({"text":"a","tags":["x",{"text":null}],"count":1e5,"text2":5})",
      R"({"text":"a","published":"2024"})",
      R"({"text":"a","published":"2024-05"})",
      R"({"text":"a","published":"2024-05-12 10:00:00"})",
      R"({"text":"a","published":"2024-02-29T23:59"})",
      R"({"id":"x","withdrawn":true})",
      R"({"url":"x","withdrawn":true,"text":""})",
      "{\"text\":\"\xC2\xA0 a\"}",
  };
  for (const auto& json : right) {
    CAPTURE(json);
    CHECK(parse(json).ok());
  }
  CHECK(parse(R"({"id":-7,"text":"a"})")->id == "-7");
  CHECK(parse(R"({"id":18446744073709551615,"text":"a"})")->id == "18446744073709551615");
  CHECK(parse(R"({"modified":"2024-05-12","text":"a"})")->revision == "2024-05-12");
  CHECK(parse(R"({"modified":"2024-05-12","revision":"3","text":"a"})")->revision == "3");
  CHECK(parse(R"({"revision":"3","modified":"2024-05-12","text":"a"})")->revision == "3");
}

TEST_CASE("faults have a code and a place") {
  struct Case {
    std::string json;
    std::string code;
    std::uint64_t column;
  };
  const std::vector<Case> cases{
      {R"([1])", "json.object", 1},
      {R"(  "text")", "json.object", 3},
      {R"(5)", "json.object", 1},
      {R"(null)", "json.object", 1},
      {R"(text)", "json.syntax", 1},
      {R"({"text":"a")", "json.syntax", 12},
      {R"({"text":"a",})", "json.syntax", 13},
      {R"({"text" "a"})", "json.syntax", 9},
      {R"({text:"a"})", "json.syntax", 2},
      {R"({"text":"a"} {"text":"b"})", "json.syntax", 14},
      {R"({"text":"a","n":01})", "json.syntax", 17},
      {R"({"text":"a","n":1.})", "json.syntax", 17},
      {R"({"text":"a","n":nul})", "json.syntax", 17},
      {R"({"text":"a","n":[1 2]})", "json.syntax", 20},
      {R"({"text":"ab\x"})", "json.syntax", 12},
      {R"({"text":"ab\u12g4"})", "json.syntax", 12},
      {R"({"text":"a)", "json.syntax", 9},
      {"{\"text\":\"a\tb\"}", "json.syntax", 11},
      {R"({"text":"ab\ud800cd"})", "json.syntax", 12},
      {R"({"text":"\udc00"})", "json.syntax", 10},
      {R"({"text":"\ud800\ud800"})", "json.syntax", 10},
      {R"({"x":"\udc00","text":"a"})", "json.syntax", 7},
      {"{\"text\":\"a\xFF\"}", "utf8.invalid", 11},
      {"{\"text\":\"\xED\xA0\x80\"}", "utf8.invalid", 10},
      {R"({"title":"a"})", "json.text", 1},
      {R"({})", "json.text", 1},
      {R"({"a":{"text":"x"}})", "json.text", 1},
      {R"({"text":null})", "json.type", 9},
      {R"({"text":["a"]})", "json.type", 9},
      {R"({"text": 5})", "json.type", 10},
      {R"({"text":""})", "text.empty", 9},
      {R"({"text":" \n\t"})", "text.empty", 9},
      {R"({"text":"a\u0000b"})", "text.nul", 9},
      {R"({"text":"a","title":5})", "json.type", 21},
      {R"({"text":"a","id":1.5})", "json.type", 18},
      {R"({"text":"a","id":true})", "json.type", 18},
      {R"({"text":"a","published":1715500000})", "json.type", 25},
      {R"({"text":"a","published":"12/05/2024"})", "json.date", 25},
      {R"({"text":"a","published":"2024-13-01"})", "json.date", 25},
      {R"({"text":"a","published":"2023-02-29"})", "json.date", 25},
      {R"({"text":"a","published":""})", "json.date", 25},
      {R"({"text":"a","crawled":"hôm qua"})", "json.date", 23},
      {R"({"text":"a","withdrawn":"yes"})", "json.type", 25},
      {R"({"withdrawn":true})", "json.withdrawn", 1},
      {R"({"text":"a","text":"b"})", "json.duplicate", 20},
      {R"({"text":"a","withdrawn":true,"withdrawn":false})", "json.duplicate", 42},
  };
  for (const auto& one : cases) {
    CAPTURE(one.json);
    const auto article = parse(one.json, 3);
    REQUIRE_FALSE(article.ok());
    CHECK(article.error().code == one.code);
    CHECK(article.error().line == 3);
    CHECK(article.error().column == one.column);
    CHECK_FALSE(article.error().message.empty());
  }
}

TEST_CASE("a fault in an object over several lines") {
  const auto article = parse("{\n  \"title\": \"a\",\n  \"text\": 5\n}", 10, 4);
  REQUIRE_FALSE(article.ok());
  CHECK(article.error().line == 12);
  CHECK(article.error().column == 11);
}

TEST_CASE("nesting has its limit and costs no stack") {
  CHECK(parse("{\"text\":\"a\",\"x\":" + std::string(1000, '[') + std::string(1000, ']') + "}").ok());
  const auto deep = parse("{\"text\":\"a\",\"x\":" + std::string(1000000, '[') + std::string(1000000, ']') + "}");
  REQUIRE_FALSE(deep.ok());
  CHECK(deep.error().code == "json.syntax");
  CHECK(deep.error().message.find("1024") != std::string::npos);
}

TEST_CASE("the careful scan and the fast parser agree") {
  const std::string seed = R"({"text":"a\u00e9\ud83d\ude00\n","n":-1.5e+3,"l":[true,false,null,{}],"o":{"k":"v"}})";
  const std::string alphabet = "{}[],:\"\\u0d8en1.-+eE tfl \x01\xC3\xA9";
  unsigned state = 1;
  const auto random = [&](std::size_t bound) { return (state = state * 1664525 + 1013904223) / 65536 % bound; };
  for (int round = 0; round < 20000; ++round) {
    std::string json = seed;
    for (std::size_t edits = 1 + random(2); edits > 0; --edits) {
      const std::size_t at = random(json.size());
      if (random(3) == 0) {
        json.erase(at, 1 + random(3));
      } else if (random(2) == 0) {
        json[at] = alphabet[random(alphabet.size())];
      } else {
        json.insert(at, 1, alphabet[random(alphabet.size())]);
      }
    }
    const auto article = parse(json);
    CAPTURE(json);
    const bool valid = article.ok() || (article.error().code != "json.syntax" && article.error().code != "utf8.invalid");
    CHECK(valid == !find_json_fault(json).has_value());
  }
}

TEST_CASE("ids depend on the article alone") {
  Article article;
  article.text = "Một";
  Article other = article;
  other.source = "elsewhere";
  other.line = 9;
  other.crawled = "2024-05-12";
  derive_id(article);
  derive_id(other);
  CHECK(article.id == other.id);
  CHECK(article.id.size() == 5 + 32);
  Article changed;
  changed.text = "Mốt";
  derive_id(changed);
  CHECK(changed.id != article.id);
  Article linked;
  linked.url = "https://x.vn/1";
  linked.text = "Một";
  derive_id(linked);
  CHECK(linked.id == "https://x.vn/1");
}
