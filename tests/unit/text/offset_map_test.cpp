#include <doctest/doctest.h>

#include <random>

#include "icu_fold.h"
#include "text/offset_map.h"

using namespace nienbieu;
using namespace nienbieu::test;

TEST_CASE("offsets: ICU counts the same code points and UTF-16 units") {
  std::mt19937 random(4);
  static const char* pieces[] = {"a", "đ", "ệ", "\u0301", "😀", "中", "𝒳", "\n", "“", " ", "x\u0323"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    std::vector<std::uint32_t> cuts{0};
    for (auto n = random() % 300; n-- > 0;) {
      text += pieces[random() % std::size(pieces)];
      cuts.push_back(static_cast<std::uint32_t>(text.size()));
    }
    OffsetMap points, units, bytes;
    points.reset(text);
    units.reset(text, OffsetUnit::utf16);
    bytes.reset(text, OffsetUnit::bytes);
    for (const auto cut : cuts) {
      const auto before = unicode(std::string_view(text).substr(0, cut));
      REQUIRE(points(cut) == static_cast<std::uint32_t>(before.countChar32()));
      REQUIRE(units(cut) == static_cast<std::uint32_t>(before.length()));
      REQUIRE(bytes(cut) == cut);
    }
  }
}

TEST_CASE("offsets: the empty text and blocks of exactly the stride") {
  OffsetMap map;
  map.reset("");
  CHECK(map(0) == 0);
  const std::string text(128, 'x');
  map.reset(text);
  for (std::uint32_t at = 0; at <= 128; ++at) CHECK(map(at) == at);
}
