// Groups of reports from scored pairs.
//
// Likeness is not transitive, so groups are worked out for the whole set at once. Pairs that `decide` holds to be one event link reports
// into components; within a component, the two groups that agree best on average are joined, again and again, while they agree on the
// whole and no pair of theirs is excluded (average linkage). A component too large for that is joined along its pairs from the best
// down, by the same test on the first members of each group. Both depend on the set only: on scores, ties broken by canonical order.
#pragma once
#include <cstdint>
#include <vector>

#include "timeline/decide.h"
#include "timeline/timeline.h"

namespace nienbieu {

struct Group {
  std::vector<std::uint32_t> members;  // positions in `events`, ascending
  std::vector<Merge> joins;            // in the order in which they were made
};

// Groups in the order of their first members; every event is in exactly one.
std::vector<Group> cluster(const RecordSet& records, const std::vector<std::uint32_t>& events, const BuildOptions& options);

}  // namespace nienbieu
