#include <doctest/doctest.h>

#include "output/report.h"

using namespace nienbieu;

namespace {

constexpr std::string_view page = "<html><!--data--><script>1</script></html>";
const std::string timeline =
    R"({"schema":"nienbieu/timeline@1","entities":{},"documents":[{"id":"a","title":"</script><!-- <b>"}],"events":[],"undated":[]})";

}  // namespace

TEST_CASE("report: the data stands in its block, and no text of an article ends it") {
  std::string out;
  REQUIRE(write_report(timeline, page, out).ok());
  CHECK(out ==
        "<html><script type=\"application/json\" "
        "id=\"timeline-data\">{\"schema\":\"nienbieu/timeline@1\",\"entities\":{},\"documents\":[{\"id\":\"a\",\"title\":\"\\u003c/"
        "script>\\u003c!-- \\u003cb>\"}],"
        "\"events\":[],\"undated\":[]}</script><script>1</script></html>");
}

TEST_CASE("report: a large timeline is packed, into the same bytes each time") {
  ReportOptions options;
  options.pack_above = 10;
  std::string first, second;
  REQUIRE(write_report(timeline, page, first, options).ok());
  REQUIRE(write_report(timeline, page, second, options).ok());
  CHECK(first == second);
  CHECK(first.find("id=\"timeline-data-gzip\">H4sIAAAAAAA") != std::string::npos);
  CHECK(first.find("nienbieu/timeline@1") == std::string::npos);
}

TEST_CASE("report: what is no timeline, or no page, is refused") {
  std::string out;
  CHECK(write_report("{\"schema\":", page, out).error().code == "json.syntax");
  CHECK(write_report("{\"schema\":\"nienbieu/event@1\"}", page, out).error().code == "json.schema");
  CHECK(write_report("[]", page, out).error().code == "json.schema");
  CHECK(write_report(timeline, "<html></html>", out).error().code == "report.template");
  CHECK(out.empty());
}

TEST_CASE("report: a timeline is known by its beginning") {
  CHECK(is_timeline(" \n{ \"schema\" : \"nienbieu/timeline@1\","));
  CHECK_FALSE(is_timeline("{\"schema\":\"nienbieu/event@1\",\"id\":\"e\"}"));
  CHECK_FALSE(is_timeline(""));
}
