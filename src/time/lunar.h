// The Vietnamese lunisolar calendar, worked out from the positions of sun and moon for UTC+7.
//
// A month begins on the day of the new moon; the month that holds the winter solstice is the eleventh; where thirteen
// months lie between two solstices, the first one without a principal term (the sun crossing a multiple of 30°) is the leap
// month and repeats the number before it. New moons and the sun's longitude follow J. Meeus, Astronomical Algorithms
// (2nd ed., chapters 49 and 25), good to about a minute and a quarter of an hour; the order of the rules is that of Hồ Ngọc Đức's
// public description. Valid for 1800 to 2199: outside it every function returns nothing.
//
// Times before 1968 were reckoned for other meridians in parts of the country; this calendar always uses UTC+7.
#pragma once
#include <optional>

#include "base/civil_date.h"

namespace nienbieu {

struct LunarDate {
  std::int32_t year = 0;   // the Gregorian year in which the lunar year begins
  std::int32_t month = 0;  // 1..12
  std::int32_t day = 0;    // 1..30
  bool leap = false;       // the second month of this number
  friend bool operator==(const LunarDate&, const LunarDate&) = default;
};

std::optional<LunarDate> to_lunar(DayNumber day);
// Nothing when the lunar year has no such month or the month no such day.
std::optional<DayNumber> from_lunar(LunarDate date);
// 29 or 30; nothing when there is no such month.
std::optional<std::int32_t> lunar_month_length(std::int32_t year, std::int32_t month, bool leap = false);
// The first day of the lunar year (mùng 1 Tết).
std::optional<DayNumber> tet(std::int32_t year);

// Place of a year in the cycle of sixty, 0 = Giáp Tý (1984).
constexpr std::int32_t sexagenary_of_year(std::int32_t year) { return ((year - 4) % 60 + 60) % 60; }
// From a stem 0..9 (Giáp …) and a branch 0..11 (Tý …); nothing when they never meet.
std::optional<std::int32_t> sexagenary_of(std::int32_t stem, std::int32_t branch);

}  // namespace nienbieu
