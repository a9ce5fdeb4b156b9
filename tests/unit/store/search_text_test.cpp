// What people search: case, tone placement and encoding never matter; diacritics do where they are written.
#include <doctest/doctest.h>

#include "store/search_text.h"
#include "store/timeline_lines.h"

using namespace nienbieu;

TEST_CASE("plain words") {
  CHECK(plain_words("Ngoại trưởng Mỹ, ông Đức-Anh: 12/5!") == "ngoai truong my ong duc anh 12 5");
  CHECK(plain_words("Ho\u0300a") == "hoa");  // NFD
  CHECK(plain_words("…").empty());
}

TEST_CASE("a needle with diacritics means them") {
  CHECK(Needle("hòa bình").in("Thỏa thuận HOÀ BÌNH"));
  CHECK(!Needle("hòa bình").in("hoa bình"));
  CHECK(Needle("hoa binh").in("Hòa Bình"));
  CHECK(!Needle("thanh").in("ông Minhthanh"));
  CHECK(Needle("thanh").in("thành phố"));
  CHECK(!Needle("bình").in("yênbình"));
  CHECK(!Needle("").in("gì đó"));
  CHECK(Needle("hòa").in_folded(folded_text("Hoà Lạc")));
  CHECK(!Needle("hóa").in_folded(folded_text("Hoà Lạc")));
  CHECK(Needle("lac").in_folded(folded_text("Hoà Lạc")));
}

TEST_CASE("lines of a timeline without anything in it") {
  int lines = 0;
  for_each_timeline_line("{\"schema\":\"nienbieu/timeline@1\",\n\"entities\":{},\n\"documents\":[],\n\"events\":[],\n\"undated\":[]}\n",
                         [&](TimelinePart, std::string_view) { ++lines; });
  CHECK(lines == 0);
}
