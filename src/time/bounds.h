// Bounds on the day of publication. Each is a witness; a day is judged by the witnesses that speak against it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "time/timex.h"

namespace nienbieu::when {

// A day of grace on both sides of a tenure: the news of an appointment and of a farewell is told around it.
constexpr DayNumber bound_slack = 3;

struct Bounds {
  std::vector<DateBound> all;

  std::optional<DayNumber> low() const;  // the latest "not before" and the earliest "not after" that any witness gives
  std::optional<DayNumber> high() const;
  bool admits(DayNumber day) const { return against(day) == 0; }
  std::size_t against(DayNumber day) const;
  // The witnesses against a day, and those that narrow the years most, in English.
  std::string against_why(DayNumber day) const;
  std::string narrowing_why(DayNumber day) const;
};

}  // namespace nienbieu::when
