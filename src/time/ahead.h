// What the text tells as still to come bounds its publication from above: "sẽ tăng lương từ ngày 1/7/2024" was written before that day.
#pragma once
#include <cstdint>
#include <optional>

#include "time/bounds.h"
#include "time/evidence.h"
#include "time/scan.h"

namespace nienbieu::when {

// One bound for each whole date or month with its year that is ahead of the story. None from before `year_low`, the last year that the text
// tells of as past: there the future was somebody's of those days.
void add_ahead(const Scan& scan, const StoryTimes& story, std::optional<std::int32_t> year_low, Bounds& bounds);

}  // namespace nienbieu::when
