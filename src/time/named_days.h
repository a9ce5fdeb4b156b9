// Days that have a name, and dated events that the press names without a year.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/civil_date.h"
#include "time/scan.h"
#include "time/timex.h"

namespace nienbieu::when {

enum class DayRule : std::uint8_t { fixed, lunar, easter, weekday_of_month, table };

struct NamedDay {
  std::string_view phrase;  // folded words, single blanks
  DayRule rule;
  std::int8_t month, day;    // fixed, lunar; weekday_of_month: day = weekday, nth below; easter: day = offset
  std::int8_t nth = 0;       // 1..4, -1 = last
  std::string_view english;  // for `why`
};

std::span<const NamedDay> named_days();
// Row of the longest name that begins at token `at`, and one past it; -1 = none.
std::int32_t find_named_day(const Scan& scan, std::uint32_t at, std::uint32_t& end);
// The day in a Gregorian year; nothing where it is not known.
std::optional<DayNumber> named_day_in(std::int32_t row, std::int32_t year);

// An event whose date is a fact; `month`/`day` is how the press writes it, `words` what stands near it.
struct KnownEvent {
  CivilDate date;
  bool month_too;          // "tháng 10 năm ngoái" alone may mean it
  std::string_view words;  // syllables of which one must stand within twelve tokens, "|" between them
  std::string_view deed;   // and one of these
  std::string_view english;
};
std::span<const KnownEvent> known_events();
// The event that a day or month without a year names in its sentence, or -1.
std::int32_t find_event(const Scan& scan, const Timex& timex);

}  // namespace nienbieu::when
