// Which keys have been seen, in a fixed number of bits: a key that was seen is always told, another one seldom. Private to src/timeline.
#pragma once
#include <bit>
#include <cstdint>
#include <vector>

namespace nienbieu {

class KeyFilter {
 public:
  explicit KeyFilter(std::size_t bytes) : bits_(std::bit_ceil(bytes < 64 ? std::size_t{64} : bytes) / 8), mask_(bits_.size() * 64 - 1) {}
  void add(std::uint64_t key) {
    for (const std::uint64_t bit : {first(key), second(key)}) bits_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
  }
  bool may_contain(std::uint64_t key) const { return has(first(key)) && has(second(key)); }

 private:
  static constexpr std::uint64_t spread(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15ULL;
    return key ^ key >> 32;
  }
  std::uint64_t first(std::uint64_t key) const { return spread(key) & mask_; }
  std::uint64_t second(std::uint64_t key) const { return spread(key ^ 0xD6E8FEB86659FD93ULL) & mask_; }
  bool has(std::uint64_t bit) const { return bits_[bit >> 6] >> (bit & 63) & 1; }

  std::vector<std::uint64_t> bits_;
  std::uint64_t mask_;
};

}  // namespace nienbieu
