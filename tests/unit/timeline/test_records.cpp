// Reading records: faults with their place; versions of documents; families; the pair decision on small cases.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "event_json.h"
#include "timeline/sketch.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

using namespace nienbieu;
using namespace nienbieu::test;
using nlohmann::json;

namespace {

json person(const std::string& id) {
  return {{"entity", id}, {"name", "Người " + id}, {"type", "person"}, {"role", nullptr}, {"mention", nullptr}, {"via", "name"}};
}

// An action or statement of a document; `more` is merged over it.
json event(const std::string& id, const std::string& document, const json& more) {
  json e = bare_event(document);
  e.update({{"id", id},
            {"kind", "action"},
            {"type", "CONSULT"},
            {"trigger", {{"text", "gặp"}, {"start", 10}, {"end", 13}}},
            {"time", on_day("2024-05-12")},
            {"sentence", {{"text", "Hai bên gặp nhau ở Rafah."}, {"start", 0}, {"end", 25}}}});
  if (!more.is_null()) e.merge_patch(more);
  return e;
}

Timeline timeline_of(const std::vector<json>& records) {
  TimelineBuilder builder;
  for (const json& record : records) {
    const auto status = builder.add_line(record.dump(), "test", 1);
    REQUIRE(status.ok());
  }
  return builder.build();
}

std::string bytes(const Timeline& timeline) {
  std::string out;
  write_timeline_json(timeline, out);
  return out;
}

json toll(double value) { return {{"what", "killed"}, {"value", value}, {"bound", "exact"}}; }

}  // namespace

TEST_CASE("a bad line is reported with its place and the others are kept") {
  TimelineBuilder builder;
  const std::string file = event("a", "d", {}).dump() +
                           "\n[1]\n\n{\"schema\":\"nienbieu/event@1\",\"id\":7}\n{\"schema\":\"x\"}\n{\"a\":\n" +
                           event("b", "d", {{"actors", "x"}}).dump() + "\n";
  const Errors errors = builder.add_records(file, "events.jsonl");
  REQUIRE(errors.size() == 5);
  CHECK(errors[0].to_string() == "events.jsonl:2: field `record` must be a JSON object [record.field]");
  CHECK(errors[1].to_string() == "events.jsonl:4: field `id` must be a string or null [record.field]");
  CHECK(errors[2].code == "record.field");
  CHECK(errors[3].code == "json.syntax");
  CHECK(errors[4].to_string() == "events.jsonl:7: field `actors` must be an array [record.field]");
  CHECK(builder.build().events.size() == 1);
}

TEST_CASE("a newer version replaces an older one, by id and by address, and leaves no trace of it") {
  const json article_old = {{"id", "x"}, {"published", "2024-05-13"}, {"content", "1"}, {"url", "https://bao.vn/a.html"}};
  json article_new = article_old;
  article_new["revision"] = "2024-05-14";
  article_new["content"] = "2";
  const json e_old = event("x/1", "x", {{"document", article_old}}),
             e_new = event("x/2", "x", {{"document", article_new}, {"actors", {person("Q1")}}});
  CHECK(bytes(timeline_of({e_old, e_new})) == bytes(timeline_of({e_new})));
  CHECK(bytes(timeline_of({e_new, e_old})) == bytes(timeline_of({e_new})));
  // Another id, the same address but for scheme and fragment.
  json moved = article_new;
  moved["id"] = "y";
  moved["url"] = "http://www.bao.vn/a.html#top";
  const Timeline t = timeline_of({event("y/1", "y", {{"document", moved}}), e_old});
  REQUIRE(t.events.size() == 1);
  CHECK(t.documents[0].also == std::vector<std::string>{"x"});
}

TEST_CASE("a withdrawn article has no events, whatever came first") {
  const json notice = {{"schema", "nienbieu/document@1"}, {"document", {{"id", "d"}, {"withdrawn", true}}}};
  const json e = event("d/1", "d", {{"document", {{"id", "d"}, {"revision", "9"}}}}), other = event("o/1", "o", {});
  CHECK(timeline_of({e, notice}).events.empty());
  CHECK(bytes(timeline_of({e, notice, other})) == bytes(timeline_of({other, notice})));
}

TEST_CASE("the same meeting told twice is one entry; other people, another mode or a denial are another") {
  const json who = {{"actors", {person("Q1")}}, {"targets", {person("Q2")}}};
  const auto entries = [&](const json& more) {
    json second = who;
    if (!more.is_null()) second.merge_patch(more);
    return timeline_of({event("a", "d1", who), event("b", "d2", second)}).events.size();
  };
  CHECK(entries({}) == 1);
  CHECK(entries({{"time", {{"edtf", "2024-05"}, {"earliest", "2024-05-01"}, {"latest", "2024-05-31"}}}}) == 1);
  CHECK(entries({{"targets", {person("Q3")}}}) == 2);
  CHECK(entries({{"realis", "negated"}}) == 2);
  CHECK(entries({{"type", "ASSAULT"}}) == 2);
  CHECK(entries({{"time", {{"edtf", "2024-05-14"}, {"earliest", "2024-05-14"}, {"latest", "2024-05-14"}}}}) == 2);
}

TEST_CASE("an entry takes the finer date and keeps the other in its report") {
  const json who = {{"actors", {person("Q1")}}, {"targets", {person("Q2")}}};
  json month = who;
  month["time"] = {{"edtf", "2024-05"}, {"earliest", "2024-05-01"}, {"latest", "2024-05-31"}};
  const Timeline t = timeline_of({event("a", "d1", month), event("b", "d2", who)});
  REQUIRE(t.events.size() == 1);
  const json entry = json::parse(bytes(t))["events"][0];
  CHECK(entry["time"]["edtf"] == "2024-05-12");
  CHECK(entry["representative"] == "b");
  CHECK(entry["reports"].size() == 2);
  CHECK(entry["reports"][0]["time"]["edtf"] == "2024-05");
  CHECK(entry["conflicts"].empty());
  CHECK(entry["why"].size() == 1);
}

TEST_CASE("tolls: disagreement is a conflict, a rise over the days of reporting is a series") {
  const auto harm = [](const std::string& id, const std::string& document, const std::string& published, double value) {
    return event(id, document,
                 {{"type", "HARM"},
                  {"places", {person("Q9")}},
                  {"quantities", {toll(value)}},
                  {"document", {{"id", document}, {"published", published}}}});
  };
  const Timeline conflict = timeline_of({harm("a", "d1", "2024-05-13", 12), harm("b", "d2", "2024-05-13", 15)});
  REQUIRE(conflict.events.size() == 1);
  REQUIRE(conflict.events[0].conflicts.size() == 1);
  CHECK(conflict.events[0].conflicts[0].field == "toll");
  const Timeline rising = timeline_of({harm("a", "d1", "2024-05-13", 12), harm("b", "d2", "2024-05-15", 15)});
  REQUIRE(rising.events.size() == 1);
  CHECK(rising.events[0].conflicts.empty());
  CHECK(rising.events[0].series.size() == 1);
  const Timeline falling = timeline_of({harm("a", "d1", "2024-05-15", 12), harm("b", "d2", "2024-05-13", 15)});
  CHECK(falling.events[0].conflicts.size() == 1);
  // Counted long after the event: no running toll.
  const Timeline late = timeline_of({harm("a", "d1", "2024-09-13", 12), harm("b", "d2", "2024-10-15", 15)});
  CHECK(late.events[0].conflicts.size() == 1);
}

TEST_CASE("a day whose year its article does not tell takes it from a report that agrees") {
  const json who = {{"actors", {person("Q1")}}, {"targets", {person("Q2")}}};
  json yearless = who;
  yearless["time"] = {{"edtf", "XXXX-05-12"}, {"earliest", "XXXX-05-12"}, {"latest", "XXXX-05-12"}};
  const Timeline t = timeline_of({event("a", "d1", yearless), event("b", "d2", who)});
  REQUIRE(t.events.size() == 1);
  CHECK(t.events[0].reports.size() == 2);
  yearless["time"] = {{"edtf", "XXXX-05-13"}, {"earliest", "XXXX-05-13"}, {"latest", "XXXX-05-13"}};
  const Timeline other = timeline_of({event("a", "d1", yearless), event("b", "d2", who)});
  CHECK(other.events.size() == 1);
  CHECK(other.undated.size() == 1);
}

TEST_CASE("undated events stand apart") {
  const json undated = {{"actors", {person("Q1")}}, {"time", {{"edtf", nullptr}, {"earliest", nullptr}, {"latest", nullptr}}}};
  const Timeline t = timeline_of({event("a", "d1", undated), event("b", "d1", {{"actors", {person("Q1")}}})});
  CHECK(t.events.size() == 1);
  CHECK(t.undated.size() == 1);
}

TEST_CASE("sketches tell copies from other texts") {
  std::string text, copy, other;
  for (int i = 0; i < 300; ++i) text += "âm" + std::to_string(i * 7 % 501) + " tiết" + std::to_string(i) + " ";
  copy = "Theo hãng tin, " + text.substr(0, text.size() * 4 / 5);
  for (int i = 0; i < 300; ++i) other += "chữ" + std::to_string(i * 11 % 701) + " khác" + std::to_string(i) + " ";
  const auto sketch = [](const std::string& s) {
    TokenList tokens;
    tokenize(s, tokens);
    const std::string encoded = make_sketch(tokens, {});
    CHECK(encoded.size() == 88);
    return *decode_sketch(encoded);
  };
  CHECK(same_family(compare(sketch(text), sketch(copy))));
  CHECK(compare(sketch(text), sketch(text)).jaccard == doctest::Approx(1));
  CHECK_FALSE(same_family(compare(sketch(text), sketch(other))));
  CHECK_FALSE(decode_sketch("abc").has_value());
  TokenList few;
  tokenize("Một câu ngắn.", few);
  CHECK(make_sketch(few, {}).empty());
}
