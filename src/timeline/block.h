// Which pairs are worth a decision: blocks by day (or month) and participant (block_keys.h), and identical quotations.
//
// Near-linear: an event joins a handful of blocks; a block of more than `wide_block` events is not compared all with all but along
// its members sorted by content, each with a window of neighbours. Which pairs are proposed depends on the set only.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "timeline/event_source.h"

namespace nienbieu {

// Pairs of positions of `count` events, first < second, sorted, unique.
std::vector<std::pair<std::uint32_t, std::uint32_t>> propose_pairs(const EventSource& events, std::uint32_t count);

}  // namespace nienbieu
