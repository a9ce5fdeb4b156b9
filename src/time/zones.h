// Time zones by the names that the press gives them: "giờ Moscow", "giờ miền Đông nước Mỹ", "giờ Hà Nội".
//
// A name stands for an entry of the tz database; its offset on a day, summer time included, is ICU's. A country of several zones is no
// zone by its name alone ("giờ Mỹ"): its cities and regions are.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/civil_date.h"
#include "time/scan.h"

namespace nienbieu::when {

constexpr std::int16_t no_zone = -1;

// Row of the longest zone name that begins at token `at`, and one past it; no_zone = none.
std::int16_t find_zone(const Scan& scan, std::uint32_t at, std::uint32_t& end);
// The one zone of all the places named in the tokens [first, last), or no_zone where there is none or more than one.
std::int16_t zone_of_places(const Scan& scan, std::uint32_t first, std::uint32_t last);
std::string_view zone_id(std::int16_t zone);  // "Europe/Moscow"
// Minutes east of UTC at a wall clock's time on a day.
std::int32_t zone_offset(std::int16_t zone, DayNumber day, std::int32_t hour, std::int32_t minute);

}  // namespace nienbieu::when
