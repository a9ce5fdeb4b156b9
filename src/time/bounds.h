// Bounds on the day of publication, combined; one that contradicts the others is set aside and named.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "time/timex.h"

namespace nienbieu::when {

struct Bounds {
  std::optional<DayNumber> low, high;
  std::string low_why, high_why;
  std::string conflict;
  bool admits(DayNumber day, DayNumber slack = 0) const { return (!low || day + slack >= *low) && (!high || day - slack <= *high); }
};

Bounds combine(std::span<const DateBound> bounds);
void tighten(Bounds& bounds, const DateBound& bound);

}  // namespace nienbieu::when
