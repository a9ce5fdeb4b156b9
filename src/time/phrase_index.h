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
    if (!scan.is_word(at) || !first_[scan.tokens[at].key >> 56]) return -1;  // a filter of 256 bits keeps the list off the hot path
    return find_longest(scan, at, end);
  }

 private:
  std::int32_t find_longest(const Scan& scan, std::uint32_t at, std::uint32_t& end) const;
  std::vector<std::vector<std::uint64_t>> phrases_;
  std::array<bool, 256> first_{};
};

}  // namespace nienbieu::when
