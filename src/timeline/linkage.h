// The groups of one component of linked reports. Internal to component.cpp.
#pragma once
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "timeline/decide.h"

namespace nienbieu {

// Puts nodes 0..n-1 into groups so that the odds within groups add up to as much as can be found: the two groups that agree most are
// joined, again and again; then single nodes move where they fit better, and whoever excludes them leaves. `score` is asked once for
// every pair i < k; a pair that is `never` is in one group never. Returns the pairs that hold each group together, the closest first.
std::vector<std::pair<std::uint32_t, std::uint32_t>> link_groups(std::uint32_t n,
                                                                 const std::function<PairScore(std::uint32_t, std::uint32_t)>& score);

// Very sure pairs do not outweigh many doubtful ones, nor the other way round.
int bounded(int odds);

}  // namespace nienbieu
