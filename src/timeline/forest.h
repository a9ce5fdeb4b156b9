// Disjoint sets of 0..n-1 (union-find). Private to src/timeline.
#pragma once
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace nienbieu {

class Forest {
 public:
  explicit Forest(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The lower root stays: a set is known by its first member.
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace nienbieu
