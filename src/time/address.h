// The day that the address of a page holds: "…/2024/05/13/…", "…-20240513201205123.htm". Most papers number their articles so.
#pragma once
#include <optional>
#include <string_view>

#include "base/civil_date.h"

namespace nienbieu {

// Nothing when there is none or two that differ. Eight figures alone are an ordinary number: a time of day must follow them.
std::optional<CivilDate> day_in_address(std::string_view url);

}  // namespace nienbieu
