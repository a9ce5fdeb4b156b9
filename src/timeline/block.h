// Which pairs are worth a decision: blocks by day (or month) and participant, and by identical quotations.
//
// Near-linear: an event joins a handful of blocks; a block of more than `wide_block` events is not compared all with all but along
// its members sorted by content, each with a window of neighbours. Which pairs are proposed depends on the set only.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "timeline/record_set.h"

namespace nienbieu {

// Pairs of positions in `events` (canonical order), first < second, sorted, unique.
std::vector<std::pair<std::uint32_t, std::uint32_t>> propose_pairs(const RecordSet& records, const std::vector<std::uint32_t>& events);

}  // namespace nienbieu
