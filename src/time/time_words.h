// The closed set of syllables that Vietnamese time expressions are made of, and a small table from token keys to them.
//
// A key is a 64-bit hash of the folded syllable (text/tokens.h), so case, NFC/NFD, tone placement and i/y are already one.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include <nienbieu/time_words.inc>

namespace nienbieu::when {

// NIENBIEU_TIME_WORDS(X) is X(name, "syllable") for every row of lexicons/time_words.tsv.
enum class W : std::uint16_t {
  none,
#define NIENBIEU_X(id, text) id,
  NIENBIEU_TIME_WORDS(NIENBIEU_X)
#undef NIENBIEU_X
      count_
};

std::string_view text_of(W word);  // as the table spells it

class TimeWords {
 public:
  static const TimeWords& get();
  W find(std::uint64_t key) const {
    for (std::size_t slot = key >> shift;; slot = (slot + 1) & (size - 1)) {
      if (keys_[slot] == key) return words_[slot];
      if (keys_[slot] == 0) return W::none;
    }
  }

 private:
  TimeWords();
  static constexpr std::size_t size = 1024;
  static constexpr int shift = 54;
  std::array<std::uint64_t, size> keys_{};
  std::array<W, size> words_{};
};

}  // namespace nienbieu::when
