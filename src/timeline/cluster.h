// Groups of reports from scored pairs. Likeness is not transitive, so the groups are worked out for the whole set at once, from the
// best pair down, by a rule that depends on the set only.
#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "timeline/decide.h"
#include "timeline/timeline.h"

namespace nienbieu {

struct Group {
  std::vector<std::uint32_t> members;  // positions in `events`, ascending
  std::vector<Merge> joins;
};

// Groups in the order of their first members; every event is in exactly one.
std::vector<Group> cluster(const RecordSet& records, const std::vector<std::uint32_t>& events, const BuildOptions& options);

}  // namespace nienbieu
