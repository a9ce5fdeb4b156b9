// The hash of a folded syllable, letter by letter: what Token::key is made of. Private to src/text.
#pragma once
#include <cstdint>

#include "text/characters.h"

namespace nienbieu {

constexpr std::uint64_t mix_constant = 0x9E3779B97F4A7C15ull;

constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
  h = (h ^ v) * mix_constant;
  return h ^ (h >> 29);
}

// Accumulates the folded form of one syllable: its letters without tone, and its tones in order.
class Folder {
 public:
  constexpr void letter(char32_t base, std::uint8_t tone) {
    before_last_ = hash_;
    hash_ = mix(hash_, base);
    if (length_ == 0) first_ = base;
    if (length_ == 1) second_ = base;
    last_ = base;
    ++length_;
    add_tone(tone);
  }
  void mark(const CharInfo& info) {
    if (info.tone) return add_tone(info.tone);
    if (const char32_t joined = compose_quality(last_, info.base)) {
      hash_ = mix(before_last_, joined);
      last_ = joined;
      if (length_ == 1) first_ = joined;
      if (length_ == 2) second_ = joined;
    } else {
      letter(info.base, 0);
    }
  }
  // Mỹ = Mĩ, Lý = Lí, quý = quí: y alone after these onsets is written i as well.
  constexpr bool ends_in_loose_y() const {
    if (last_ != 'y') return false;
    if (length_ == 2) return first_ == 'h' || first_ == 'k' || first_ == 'l' || first_ == 'm' || first_ == 's' || first_ == 't';
    return length_ == 3 && first_ == 'q' && second_ == 'u';
  }
  constexpr std::uint64_t key() const {
    const std::uint64_t h = ends_in_loose_y() ? mix(before_last_, 'i') : hash_;
    return mix(h, tones_ + 0x100) | 1;
  }
  std::uint64_t tones() const { return tones_; }

 private:
  constexpr void add_tone(std::uint8_t tone) {
    if (tone) tones_ = tones_ * 7 + tone;
  }
  std::uint64_t hash_ = 0, before_last_ = 0, tones_ = 0;
  char32_t first_ = 0, second_ = 0, last_ = 0;
  std::uint32_t length_ = 0;
};

}  // namespace nienbieu
