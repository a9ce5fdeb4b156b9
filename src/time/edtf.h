// ISO 8601-2 / EDTF values as text. Pure; years are astronomical (0 = 1 BC), written with four digits or more.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/civil_date.h"

namespace nienbieu {

// "2024", "2024-05", "2024-05-12"; month or day 0 leaves the rest away. `year_known` false writes XXXX.
std::string edtf_date(CivilDate date, bool year_known = true);
std::string iso_day(DayNumber day);
// "199X" and "20XX".
std::string edtf_decade(std::int32_t first_year);
std::string edtf_century(std::int32_t hundreds);
// "a/b"; "a" when both are equal; an empty side is open ("..").
std::string edtf_interval(std::string_view first, std::string_view last);

struct DayBounds {
  std::optional<DayNumber> first, last;  // absent = open, or the year is unknown
  friend bool operator==(const DayBounds&, const DayBounds&) = default;
};

// The days that an EDTF value bounds; nullopt when it is not one that this library writes. Seasons take the northern
// hemisphere's months, winter ending in February of the next year.
std::optional<DayBounds> edtf_bounds(std::string_view edtf);

}  // namespace nienbieu
