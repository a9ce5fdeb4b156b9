#include <doctest/doctest.h>

#include "time/edtf.h"
#include "time/lunar.h"

using namespace nienbieu;

TEST_CASE("Tết falls on the published days") {
  struct Row {
    int year, month, day;
  };
  const Row rows[] = {{1900, 1, 31}, {1945, 2, 13}, {1954, 2, 3},  {1968, 1, 29}, {1975, 2, 11}, {1976, 1, 31}, {1985, 1, 21},
                      {1990, 1, 27}, {1995, 1, 31}, {2000, 2, 5},  {2004, 1, 22}, {2007, 2, 17}, {2010, 2, 14}, {2013, 2, 10},
                      {2014, 1, 31}, {2015, 2, 19}, {2016, 2, 8},  {2017, 1, 28}, {2018, 2, 16}, {2019, 2, 5},  {2020, 1, 25},
                      {2021, 2, 12}, {2022, 2, 1},  {2023, 1, 22}, {2024, 2, 10}, {2025, 1, 29}, {2026, 2, 17}, {2027, 2, 6},
                      {2028, 1, 26}, {2029, 2, 13}, {2030, 2, 2}};
  for (const Row& row : rows) {
    REQUIRE(tet(row.year));
    CHECK_MESSAGE((from_days(*tet(row.year)) == CivilDate{row.year, row.month, row.day}), row.year, " gives ", iso_day(*tet(row.year)));
  }
}

TEST_CASE("leap months are where the published calendars put them") {
  struct Row {
    int year, month;
  };
  const Row rows[] = {{1985, 2}, {1987, 7}, {1990, 5}, {2001, 4}, {2004, 2}, {2006, 7}, {2009, 5},
                      {2012, 4}, {2014, 9}, {2017, 6}, {2020, 4}, {2023, 2}, {2025, 6}, {2028, 5}};
  for (const Row& row : rows) {
    CHECK_MESSAGE(lunar_month_length(row.year, row.month, true).has_value(), row.year);
    for (int month = 1; month <= 12; ++month) {
      if (month != row.month) CHECK_FALSE(lunar_month_length(row.year, month, true).has_value());
    }
  }
}

TEST_CASE("every day of 1801 to 2198 goes to the lunar calendar and back, and months have 29 or 30 days") {
  LunarDate before{};
  for (DayNumber day = to_days({1801, 1, 1}); day <= to_days({2198, 12, 31}); ++day) {
    const auto lunar = to_lunar(day);
    REQUIRE(lunar);
    REQUIRE(from_lunar(*lunar) == std::optional<DayNumber>(day));
    if (before.day != 0 && lunar->day == 1)
      REQUIRE((before.day == 29 || before.day == 30));
    else if (before.day != 0)
      REQUIRE(lunar->day == before.day + 1);
    before = *lunar;
  }
}

TEST_CASE("outside of its range the lunar calendar says nothing") {
  CHECK_FALSE(to_lunar(to_days({1799, 12, 31})));
  CHECK_FALSE(tet(2200));
  CHECK_FALSE(from_lunar({2024, 13, 1, false}));
  CHECK_FALSE(from_lunar({2024, 1, 31, false}));
}

TEST_CASE("the cycle of sixty") {
  CHECK(sexagenary_of_year(1984) == 0);
  CHECK(sexagenary_of(1, 5) == std::optional<std::int32_t>(sexagenary_of_year(2025)));  // Ất Tỵ
  CHECK(sexagenary_of(4, 8) == std::optional<std::int32_t>(sexagenary_of_year(1968)));  // Mậu Thân
  CHECK_FALSE(sexagenary_of(0, 1));
}
