// Days of the proleptic Gregorian calendar as plain integers. No clock, no zone, no locale.
//
// Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).
#pragma once
#include <compare>
#include <cstdint>

namespace nienbieu {

struct CivilDate {
  std::int32_t year = 0;
  std::int32_t month = 0;  // 1..12
  std::int32_t day = 0;    // 1..31
  friend constexpr bool operator==(CivilDate, CivilDate) = default;
  friend constexpr auto operator<=>(CivilDate, CivilDate) =
      default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 takes the 0 behind <=> for a pointer
};

// Days since 1970-01-01, negative before.
using DayNumber = std::int32_t;

constexpr bool is_leap(std::int32_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  constexpr std::int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

constexpr bool is_valid(CivilDate d) { return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= days_in_month(d.year, d.month); }

constexpr DayNumber to_days(CivilDate d) {
  const std::int32_t y = d.year - (d.month <= 2);
  const std::int32_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int32_t yoe = y - era * 400;
  const std::int32_t doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const std::int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

constexpr CivilDate from_days(DayNumber z) {
  z += 719468;
  const std::int32_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int32_t doe = z - era * 146097;
  const std::int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const std::int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::int32_t mp = (5 * doy + 2) / 153;
  const std::int32_t month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1};
}

// ISO 8601: Monday is 1, Sunday is 7.
constexpr std::int32_t iso_weekday(DayNumber days) {
  const std::int32_t w = (days % 7 + 7 + 3) % 7;
  return w + 1;
}

}  // namespace nienbieu
