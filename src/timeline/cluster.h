// Groups of reports from scored pairs.
//
// Likeness is not transitive, so groups are worked out for the whole set at once. Pairs that `decide` holds to be one event link reports
// into components; within a component, the two groups that agree most are joined, again and again, while they agree on the whole and no
// pair of theirs is excluded; then reports move to the group that they fit better (linkage.h). A component too large for that is joined
// along its pairs from the best down, by the same test on the first members of each group. Both depend on the set only: on scores, ties
// broken by canonical order.
#pragma once
#include <cstdint>
#include <vector>

#include "timeline/component.h"

namespace nienbieu {

// Groups of `count` events in the order of their first members; every event is in exactly one.
std::vector<Group> cluster(const EventSource& events, std::uint32_t count, const Explain& explain);

}  // namespace nienbieu
