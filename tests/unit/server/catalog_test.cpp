// A catalog's lists: in order, by any spelling, cut by one another.
#include <doctest/doctest.h>

#include "server/answers.h"
#include "server/catalog.h"

using namespace nienbieu;

namespace {

std::string entry(const char* id, const char* kind, const char* day, const char* entity, const char* name, const char* sentence,
                  const char* document) {
  const std::string actors = std::string("[{\"entity\":\"") + entity + "\",\"name\":\"" + name +
                             "\",\"type\":\"person\",\"via\":\"name\",\"mention\":{\"text\":\"" + name + "\",\"start\":0,\"end\":1}}]";
  const std::string time = std::string("{\"edtf\":\"") + day + "\",\"earliest\":\"" + day + "\",\"latest\":\"" + day + "\"}";
  return std::string("{\"id\":\"") + id + "\",\"aliases\":[\"" + id + "x\"],\"kind\":\"" + kind + "\",\"type\":\"SAY\",\"time\":" + time +
         ",\"actors\":" + actors + ",\"targets\":[],\"places\":[],\"reports\":[{\"event\":\"ev\",\"document\":\"" + document +
         "\",\"actors\":" + actors + ",\"sentence\":{\"text\":\"" + sentence + "\",\"start\":0,\"end\":1}}],\"why\":[]}";
}

std::shared_ptr<const Catalog> sample() {
  return Catalog::build(
      "{\"schema\":\"nienbieu/"
      "timeline@1\",\n\"entities\":{\n\"Q1\":{\"name\":\"Hoà\",\"type\":\"person\"},\n\"Q2\":{\"name\":\"Đức\",\"type\":\"person\"}},"
      "\n\"documents\":[\n{\"id\":\"d1\",\"title\":\"T\",\"outlet\":\"Báo Mới\",\"published\":\"2024-05-13\"},"
      "\n{\"id\":\"d2\",\"title\":null,\"outlet\":null,\"published\":null}],\n\"events\":[\n" +
      entry("e-1", "statement", "2024-05-11", "Q1", "Hoà", "thánh đường mở cửa", "d1") + ",\n" +
      entry("e-2", "action", "2024-05-12", "Q2", "Đức", "thanh niên đến", "d2") + "],\n\"undated\":[\n" +
      entry("e-3", "statement", "XXXX-05-12", "Q1", "Hoà", "cửa đóng", "d1") + "]}\n");
}

HttpResponse ask(const Catalog& catalog, std::vector<std::pair<std::string, std::string>> query) {
  HttpRequest request;
  request.query = std::move(query);
  return answer_events(catalog, request);
}

}  // namespace

TEST_CASE("lines are cut where objects end") {
  const auto catalog = sample();
  REQUIRE(catalog->entries().size() == 3);
  for (const auto& e : catalog->entries()) CHECK(e.json.ends_with("\"why\":[]}"));
  REQUIRE(catalog->documents().size() == 2);
  CHECK(catalog->documents()[1].json == "{\"id\":\"d2\",\"title\":null,\"outlet\":null,\"published\":null}");
  REQUIRE(catalog->entities().size() == 2);
  CHECK(catalog->entities()[0].json == "{\"id\":\"Q1\",\"events\":2,\"statements\":2,\"name\":\"Hoà\",\"type\":\"person\"}");
  CHECK(catalog->entry("e-2x") == catalog->entry("e-2"));
  CHECK(!catalog->entry("e-9"));
}

TEST_CASE("names and words by any spelling") {
  const auto c = sample();
  CHECK(c->with_entity("Q1", false) == EntryList{0, 2});
  CHECK(c->with_entity("hòa", false) == EntryList{0, 2});  // the tone mark sits elsewhere
  CHECK(c->with_entity("HOA", false) == EntryList{0, 2});
  CHECK(c->with_entity("hỏa", false).empty());
  CHECK(c->with_entity("duc", false) == EntryList{1});
  CHECK(c->with_entity("Q1", true).empty());
  CHECK(c->with_words("thanh") == EntryList{0, 1});
  CHECK(c->with_words("thánh") == EntryList{0});
  CHECK(c->with_words("cửa Hoà") == EntryList{0, 2});
  CHECK(c->with_words("cửa thanh") == EntryList{0});
  CHECK(c->with_words("…").empty());
  CHECK(c->with_source("báo mới") == EntryList{0, 2});
  CHECK(c->with_source("d2") == EntryList{1});
}

TEST_CASE("intersections are those of sets") {
  EntryList few{3, 500, 999}, many;
  for (std::uint32_t i = 0; i < 1000; i += 3) many.push_back(i);
  CHECK(intersection(few, many) == EntryList{3, 999});
  CHECK(intersection(many, few) == EntryList{3, 999});
  CHECK(intersection(many, many) == many);
  CHECK(intersection({}, many).empty());
}

TEST_CASE("pages") {
  const auto c = sample();
  const auto all = ask(*c, {});
  CHECK(all.body.find("\"total\":3,\"next\":null") != std::string::npos);
  const auto first = ask(*c, {{"limit", "1"}, {"kind", "statement"}});
  CHECK(first.body.find("\"total\":2,\"next\":\"e-1\"") != std::string::npos);
  const auto second = ask(*c, {{"limit", "1"}, {"kind", "statement"}, {"cursor", "e-1"}});
  CHECK(second.body.find("\"id\":\"e-3\"") != std::string::npos);
  CHECK(second.body.find("\"next\":null") != std::string::npos);
  CHECK(ask(*c, {{"from", "2024-05"}, {"to", "2024-05-11"}}).body.find("\"total\":1") != std::string::npos);
  CHECK(ask(*c, {{"from", "2024-05-32"}}).status == 400);
  CHECK(ask(*c, {{"cursor", "e-9"}}).status == 410);
}
