// Who held which office when, and what the offices of the people mentioned tell about the year.
#include "entity/offices.h"

#include <doctest/doctest.h>

#include "entity_fixture.h"

using namespace nienbieu;
using namespace testing_entity;

namespace {

std::vector<std::string> holders(const char* title, const char* scope, CivilDate from, CivilDate to) {
  std::vector<std::uint32_t> offices, rows;
  offices_with(lexicon(), title, scope, offices);
  REQUIRE(offices.size() == 1);
  holders_on(lexicon(), offices[0], from, to, rows);
  std::vector<std::string> out;
  for (const auto row : rows) out.emplace_back(lexicon().cell(Kind::people, row, 0));
  return out;
}

std::vector<DateBound> bounds(const std::string& text) {
  const auto a = annotate(text, "");
  std::vector<DateBound> out;
  office_bounds(a.article.text, lexicon(), a.entities, out);
  return out;
}

}  // namespace

TEST_CASE("an office has its holder on a day, and two in the weeks of the change") {
  CHECK(holders("Thủ tướng", "IL", {2024, 5, 12}, {2024, 5, 12}) == std::vector<std::string>{"Q43723"});
  CHECK(holders("Tổng thống", "US", {2023, 1, 1}, {2023, 1, 1}) == std::vector<std::string>{"Q6279"});
  CHECK(holders("Tổng thống", "US", {2025, 1, 1}, {2025, 2, 1}).size() == 2);
  CHECK(holders("Tổng thống", "US", {1890, 1, 1}, {1890, 2, 1}).empty());
}

TEST_CASE("folded spellings of a title find the same office; an unknown scope none") {
  std::vector<std::uint32_t> one, two;
  offices_with(lexicon(), "Thủ tướng", "IL", one);
  offices_with(lexicon(), "thủ tướng", "IL", two);
  CHECK(one == two);
  offices_with(lexicon(), "Thủ tướng", "no such scope", two);
  CHECK(two.empty());
}

TEST_CASE("a tenure known by its year alone covers the whole year") {
  std::size_t seen = 0;
  for (std::uint32_t row = 0; row < lexicon().rows(Kind::tenures); ++row) {
    if (lexicon().cell(Kind::tenures, row, 2).size() != 4 || lexicon().cell(Kind::tenures, row, 3).size() != 4) continue;
    const TenureSpan t = read_tenure(lexicon(), row);
    REQUIRE(t.from);
    REQUIRE(t.to);
    CHECK(t.from->month == 1);
    CHECK(t.from->day == 1);
    CHECK(t.to->month == 12);
    CHECK(t.to->day == 31);
    ++seen;
  }
  CHECK(seen > 10);
}

TEST_CASE("an end known by its year alone is evidence when a successor began in that year") {
  const auto followed = bounds("Người phát ngôn Bộ Ngoại giao Lê Thị Thu Hằng thông báo lịch chuyến thăm.");
  REQUIRE(followed.size() == 1);
  CHECK(followed[0].not_before == to_days({2017, 1, 1}));
  CHECK(followed[0].not_after == to_days({2023, 12, 31}));
  // Nobody is known to have followed in 2018, when the first of her two terms was last seen.
  const auto open = bounds("Phó Phát ngôn viên Bộ Ngoại giao Phạm Thu Hằng thông báo lịch chuyến thăm.");
  REQUIRE(open.size() == 1);
  CHECK(open[0].not_before == to_days({2013, 1, 1}));
  CHECK_FALSE(open[0].not_after);
}

TEST_CASE("two offices and the weekday of the regular press conference leave one year") {
  const std::string story = "Họp báo thường kỳ chiều 7/7 do Phó Phát ngôn viên Bộ Ngoại giao Phạm Thu Hằng chủ trì. ";
  const auto a = annotate(story + "Lập trường này từng được Người phát ngôn Lê Thị Thu Hằng nêu.", "");
  REQUIRE(a.times.size() == 1);
  CHECK(a.times[0].edtf == "2022-07-07");
  const auto alone = annotate(story, "");
  REQUIRE(alone.times.size() == 1);
  CHECK(alone.times[0].edtf == "XXXX-07-07");
}

TEST_CASE("a former office is evidence from its end on, up to the next term") {
  const auto obama = bounds("Cựu Tổng thống Mỹ Barack Obama phát biểu tại Chicago.");
  REQUIRE(obama.size() == 1);
  CHECK(obama[0].not_before == to_days({2017, 1, 20}));
  CHECK_FALSE(obama[0].not_after);
  const auto trump = bounds("Theo cựu tổng thống Mỹ Donald Trump, thỏa thuận này không có lợi.");
  REQUIRE(trump.size() == 1);
  REQUIRE(trump[0].spans.size() == 1);
  CHECK(trump[0].not_before == to_days({2021, 1, 20}));
  CHECK(trump[0].not_after == to_days({2025, 1, 20}));
  CHECK(
      bounds("Cựu Tổng thống Ukraine Volodymyr Zelensky phát biểu.").empty());  // still in office: the text is wrong or the lexicon is old
}

TEST_CASE("a president-elect without a name is one of those the article speaks of") {
  const auto elect = bounds("Tổng thống đắc cử gặp báo giới tại New York. Ông Donald Trump nói sẽ sớm lập nội các.");
  REQUIRE(elect.size() == 1);
  CHECK(elect[0].spans.size() == 2);
  CHECK(elect[0].not_after == to_days({2025, 1, 20}));
  CHECK(bounds("Tổng thống đắc cử gặp báo giới tại New York.").empty());
  CHECK(bounds("Tổng thống tái đắc cử Joe Biden phát biểu.").empty());
}

TEST_CASE("who held an office before the web only is history") {
  CHECK(bounds("Chủ tịch Hồ Chí Minh từng sống tại đây. Tổng thống Mỹ Richard Nixon thăm Trung Quốc.").empty());
}

TEST_CASE("a candidate and a namesake's office are no evidence") {
  CHECK(bounds("Ứng viên Tổng thống Mỹ Joe Biden phát biểu tại Chicago.").empty());
  CHECK(bounds("Phó Thủ tướng Phạm Minh Chính phát biểu tại Hà Nội.").empty());
  CHECK(bounds("Ông Joe Biden phát biểu tại Chicago.").empty());
  CHECK(bounds("Tổng thống Mỹ Joe Biden phát biểu tại Chicago.").size() == 1);
}

TEST_CASE("Thủ tướng Israel without a name is the holder on the story's date") {
  const auto now = annotate("Thủ tướng Israel cho biết sẽ không nhượng bộ.", "2024-05-12");
  CHECK(id_of(now, mention(now, "Thủ tướng Israel")) == "Q43723");
  const auto then = annotate("Tổng thống Mỹ cho biết sẽ không nhượng bộ.", "2019-05-12");
  CHECK(id_of(then, mention(then, "Tổng thống Mỹ")) == "Q22686");
  const auto unknown = annotate("Tổng thống Mỹ cho biết sẽ không nhượng bộ.", "");
  CHECK(id_of(unknown, mention(unknown, "Tổng thống Mỹ")).empty());
}

TEST_CASE("the document's own holder of a title comes before the lexicon's") {
  const auto a =
      annotate("Bộ trưởng Bộ Tài chính Nguyễn Văn Thắng đã làm việc tại London. Phát biểu tại đây, Bộ trưởng đề nghị tăng cường hợp tác.",
               "2025-09-18");
  const auto* full = mention(a, "Nguyễn Văn Thắng");
  REQUIRE(full);
  CHECK(id_of(a, mention(a, "Bộ trưởng")) == id_of(a, full));
}
