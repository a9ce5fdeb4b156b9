// A small closed list of phrases, found at a token: names of days, of time zones. The longest one counts.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "time/scan.h"

namespace nienbieu::when {

class PhraseIndex {
 public:
  // Row numbers are those in which the phrases are added; case, tone placement and NFC are folded as in all keys.
  void add(std::string_view phrase);
  // Row of the longest phrase that begins at token `at`, and one past it; -1 = none.
  std::int32_t find(const Scan& scan, std::uint32_t at, std::uint32_t& end) const {
    if (!scan.is_word(at)) return -1;
    // what the first word may begin; a filter over both first words keeps the list off the hot path
    const std::uint8_t first = first_[scan.tokens[at].key >> 56];
    if (first == 0 || (first == longer && !(scan.has(at + 1) && pair_[pair_slot(scan.tokens[at].key, scan.tokens[at + 1].key)]))) return -1;
    return find_longest(scan, at, end);
  }

 private:
  std::int32_t find_longest(const Scan& scan, std::uint32_t at, std::uint32_t& end) const;
  static std::size_t pair_slot(std::uint64_t first, std::uint64_t second) { return ((first >> 40) ^ (second >> 54)) & 1023; }

  static constexpr std::uint8_t longer = 1, alone = 2;
  std::vector<std::vector<std::uint64_t>> phrases_;
  std::array<std::uint8_t, 256> first_{};  // some phrase of two words or more begins so; or one of one word
  std::array<bool, 1024> pair_{};
};

}  // namespace nienbieu::when
