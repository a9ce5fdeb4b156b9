// Average linkage over one component of linked reports. Internal to cluster.cpp.
#pragma once
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "timeline/decide.h"

namespace nienbieu {

// Joins nodes 0..n-1 into groups. `score` is asked once for every pair i < k. Returns the joins made, as pairs of nodes: the closest
// pair across the two groups joined, in order. A pair that is `never` keeps its groups apart for good.
std::vector<std::pair<std::uint32_t, std::uint32_t>> average_linkage(std::uint32_t n,
                                                                     const std::function<PairScore(std::uint32_t, std::uint32_t)>& score);

// Very sure pairs do not outweigh many doubtful ones, nor the other way round.
int bounded(int odds);

}  // namespace nienbieu
