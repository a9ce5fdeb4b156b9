// block.h on disk: the same pairs, by sorting. Private to src/timeline.
#pragma once
#include <cstdint>
#include <string>

#include "timeline/external_sort.h"
#include "timeline/facts_file.h"

namespace nienbieu {

struct Pair {
  std::uint32_t a = 0, b = 0;  // positions, a < b
  auto operator<=>(const Pair&) const = default;
};

// Every pair that is worth a decision, some of them more than once. `memory`: of all sorting together.
void propose_pairs(const FactsFile& events, const std::string& folder, std::size_t memory, ExternalSort<Pair>& pairs);

}  // namespace nienbieu
