// What TimeML does with a trigger that lies in a time expression, and country codes for PLOVER.
#include <doctest/doctest.h>

#include "output/country_code.h"
#include "output/export_text.h"

using namespace nienbieu;

namespace {

const char* const text = "Sau lễ nhậm chức ngày 20/1, ông rời thủ đô.";

ExportJson span(std::size_t start, std::size_t end, const char* words) { return {{"start", start}, {"end", end}, {"text", words}}; }

ExportJson event(const char* id, ExportJson trigger, ExportJson expression) {
  return {{"id", id},
          {"kind", "action"},
          {"type", "OFFICE"},
          {"realis", "actual"},
          {"trigger", std::move(trigger)},
          {"time", {{"expression", std::move(expression)}}}};
}

std::string timeml(ExportJson expression) {
  const ExportJson time = {
      {"start", expression["start"]}, {"end", expression["end"]}, {"text", expression["text"]}, {"type", "date"}, {"grain", "day"},
      {"edtf", "XXXX-01-20"}};
  const ExportJson record = {{"document", {{"id", "d"}, {"title", "t"}, {"published", "2025-01-21"}}},
                             {"mentions", ExportJson::array()},
                             {"times", ExportJson::array({time})},
                             {"events", ExportJson::array({event("ev:1", span(4, 16, "lễ nhậm chức"), expression),
                                                           event("ev:2", span(32, 35, "rời"), expression)})}};
  std::string out;
  REQUIRE(export_timeml(record, text, out));
  return out;
}

}  // namespace

TEST_CASE("TimeML: a trigger beside its time is tagged, made an instance, and linked") {
  const std::string out = timeml(span(17, 26, "ngày 20/1"));
  CHECK(out.find("<EVENT eid=\"e1\" class=\"OCCURRENCE\">lễ nhậm chức</EVENT> <TIMEX3 tid=\"t1\"") != std::string::npos);
  CHECK(out.find("eventID=\"e1\" eiid=\"ei1\"") != std::string::npos);
  CHECK(out.find("eventInstanceID=\"ei1\" relatedToTime=\"t1\"") != std::string::npos);
  CHECK(out.find("eventInstanceID=\"ei2\" relatedToTime=\"t1\"") != std::string::npos);
}

TEST_CASE("TimeML: a trigger inside a time expression has no element, hence no instance and no link that would point nowhere") {
  const std::string out = timeml(span(0, 26, "Sau lễ nhậm chức ngày 20/1"));
  CHECK(out.find(">Sau lễ nhậm chức ngày 20/1</TIMEX3>") != std::string::npos);
  CHECK(out.find("\"e1\"") == std::string::npos);
  CHECK(out.find("ev:1") == std::string::npos);
  CHECK(out.find("<MAKEINSTANCE eventID=\"e2\" eiid=\"ei1\"") != std::string::npos);
  CHECK(out.find("eventInstanceID=\"ei1\" relatedToTime=\"t1\"") != std::string::npos);
  CHECK(out.find("\"ei2\"") == std::string::npos);
}

TEST_CASE("country codes: three letters of two, none of what is no country of ISO 3166-1") {
  CHECK(alpha3_of("VN") == "VNM");
  CHECK(alpha3_of("AD") == "AND");
  CHECK(alpha3_of("ZW") == "ZWE");
  CHECK(alpha3_of("CH") == "CHE");
  CHECK(alpha3_of("DA") == "");  // lies across two rows of the table
  CHECK(alpha3_of("XK") == "");
  CHECK(alpha3_of("LB|IL") == "");
  CHECK(alpha3_of("") == "");
}
