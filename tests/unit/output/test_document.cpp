#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "base/utf8.h"
#include "output/chronology.h"
#include "output/document.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

using namespace nienbieu;

namespace {

Span find(const Annotations& a, std::string_view text) {
  const auto at = a.article.text.find(text);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

// One sentence with a statement, as the stages before would leave it.
Annotations sample() {
  Annotations a;
  a.article.id = "bài-1";
  a.article.text = "Ngày 12/5, Tổng thống Mỹ Joe Biden \"kêu gọi\" 🕊 Israel dừng ở Rafah.";
  a.article.outlet = "Báo \"A\"";
  tokenize(a.article.text, a.tokens);
  split_sentences(a.article.text, a.tokens, a.sentences);
  a.sections.push_back({SectionKind::body, {0, static_cast<std::uint32_t>(a.article.text.size())}, 0, true});
  a.published.edtf = "2024-05-13";
  a.published.basis = PublicationDate::Basis::given;
  Entity biden, israel, rafah;
  biden.id = "Q6279", biden.name = "Joe Biden", biden.country = "US";
  israel.id = "Q801", israel.name = "Israel", israel.type = EntityType::place, israel.country = "IL";
  rafah.id = "Q172943", rafah.name = "Rafah", rafah.type = EntityType::place;
  rafah.lat = 31.29, rafah.lon = 34.25, rafah.has_position = true;
  a.entities.list = {biden, israel, rafah};
  Mention m;
  m.span = find(a, "Joe Biden");
  m.entity = 0;
  a.entities.mentions.push_back(m);
  Timex t;
  t.span = find(a, "Ngày 12/5");
  t.edtf = t.earliest = t.latest = "2024-05-12";
  t.grain = Grain::day;
  t.basis = Basis::resolved;
  t.why = "published";
  a.times.push_back(t);
  Event e;
  e.id = "bài-1/1";
  e.kind = EventKind::statement;
  e.type = EventType::REQUEST;
  e.trigger = find(a, "kêu gọi");
  e.time = {0, t.edtf, t.earliest, t.latest, t.why, Grain::day, Basis::resolved};
  Argument speaker, place;
  speaker.entity = 0;
  speaker.mention = find(a, "Joe Biden");
  speaker.role = find(a, "Tổng thống Mỹ");
  place.entity = 2;
  place.mention = find(a, "Rafah");
  e.actors = {speaker};
  e.places = {place};
  e.content = find(a, "Israel dừng ở Rafah");
  e.confidence = 0.93F;
  a.events.push_back(e);
  return a;
}

// Code points start..end of a UTF-8 text.
std::string code_points(const std::string& text, std::size_t start, std::size_t end) {
  std::string out;
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    decode_utf8(text, at);
    if (n >= start && n < end) out += text.substr(from, at - from);
    ++n;
  }
  return out;
}

void check_spans(const nlohmann::json& value, const std::string& text) {
  if (value.is_object() && value.contains("text") && value.contains("start")) {
    CHECK(code_points(text, value["start"], value["end"]) == value["text"].get<std::string>());
  }
  if (value.is_structured()) {
    for (const auto& item : value) check_spans(item, text);
  }
}

}  // namespace

TEST_CASE("document@1: every span is the text's own slice, in code points") {
  const Annotations a = sample();
  DocumentWriter writer;
  writer.begin(a);
  std::string out;
  writer.write_document(out);
  REQUIRE(out.back() == '\n');
  const auto record = nlohmann::json::parse(out);
  check_spans(record, a.article.text);
  CHECK(record["schema"] == "nienbieu/document@1");
  CHECK(record["document"]["outlet"] == "Báo \"A\"");
  CHECK(record["document"]["published_basis"] == "given");
  CHECK(record["document"]["content"].get<std::string>().size() == 16);
  CHECK(record["mentions"][0]["entity"] == "Q6279");
  CHECK(record["times"][0]["edtf"] == "2024-05-12");
  const auto& event = record["events"][0];
  CHECK(event["actors"][0]["role"] == "Tổng thống Mỹ");
  CHECK(event["places"][0]["lat"] == 31.29);
  CHECK(event["time"]["expression"]["text"] == "Ngày 12/5");
  CHECK(event["statement"]["content"]["text"] == "Israel dừng ở Rafah");
  CHECK(event["statement"]["venue"].is_null());
  CHECK(event["within"].is_null());
  CHECK(event["confidence"] == 0.93);
}

TEST_CASE("offsets in bytes and in UTF-16 units") {
  const Annotations a = sample();
  const auto start_of_content = [&](OffsetUnit unit) {
    DocumentWriter writer(unit);
    writer.begin(a);
    std::string out;
    writer.write_events(out);
    return nlohmann::json::parse(out)["statement"]["content"]["start"].get<std::size_t>();
  };
  CHECK(start_of_content(OffsetUnit::bytes) == a.article.text.find("Israel"));
  CHECK(start_of_content(OffsetUnit::utf16) == start_of_content(OffsetUnit::code_points) + 1);  // the dove is two units
}

TEST_CASE("an event read back and written again has the same bytes, alone and through a timeline") {
  const Annotations a = sample();
  DocumentWriter writer;
  writer.begin(a);
  std::string lines, document, from_lines, from_memory, from_document;
  writer.write_events(lines);
  writer.write_document(document);
  TimelineBuilder read, memory, whole;
  REQUIRE(read.add_records(lines, "events.jsonl").empty());
  REQUIRE(whole.add_records(document, "documents.jsonl").empty());
  memory.add_event(writer.event(0), writer.document());
  write_timeline_json(read.build(), from_lines);
  write_timeline_json(memory.build(), from_memory);
  write_timeline_json(whole.build(), from_document);
  CHECK(from_lines == from_memory);
  CHECK(from_lines == from_document);
  TimelineBuilder again;
  REQUIRE(again.add_records(from_lines, "timeline.json").empty());
  std::string second;
  write_timeline_json(again.build(), second);
  CHECK(second == from_lines);
}

TEST_CASE("the chronology says date, who, what, where and source, and colours only when asked") {
  const Annotations a = sample();
  DocumentWriter writer;
  writer.begin(a);
  TimelineBuilder builder;
  builder.add_event(writer.event(0), writer.document());
  std::string plain, colored;
  write_chronology(builder.build(), {}, plain);
  write_chronology(builder.build(), {true, 60}, colored);
  CHECK(plain ==
        "2024-05-12             Joe Biden (Tổng thống Mỹ) · kêu gọi\n"
        "                       Israel dừng ở Rafah\n"
        "                       @ Rafah\n"
        "                       [REQUEST] Báo \"A\" 2024-05-13\n");
  CHECK(colored.find("\x1b[1m2024-05-12") == 0);
}

TEST_CASE("the chronology calls an article by its outlet, else its title, else its id, of which an id made of the text is cut") {
  const struct {
    const char *outlet, *title, *id, *called;
  } cases[] = {
      {"Báo \"A\"", "Tiêu đề", "bài-1", "Báo \"A\""},
      {"", "Tiêu đề", "bài-1", "Tiêu đề"},
      {"", "", "bài-1", "bài-1"},
      {"", "", "hash:0123456789abcdef0123456789abcdef", "untitled article 01234567"},
  };
  for (const auto& c : cases) {
    Annotations a = sample();
    a.article.outlet = c.outlet, a.article.title = c.title, a.article.id = c.id;
    DocumentWriter writer;
    writer.begin(a);
    TimelineBuilder builder;
    builder.add_event(writer.event(0), writer.document());
    std::string text;
    write_chronology(builder.build(), {}, text);
    CHECK(text.find(std::string("[REQUEST] ") + c.called + " 2024-05-13\n") != std::string::npos);
  }
}
