// What two contents can have in common at most, told by a few machine words: most pairs of sayings share next to nothing, and are seen to
// do so without going through their words. Private to src/timeline.
#pragma once
#include <array>
#include <cstdint>
#include <span>

namespace nienbieu {

// A set of words or of word pairs, hashed to bits. Two sets share no more members than bits, but for members that share a bit in both.
struct BitSketch {
  std::array<std::uint64_t, 8> bits{};
  std::uint16_t members = 0;
  std::uint16_t hidden = 0;  // members whose bit an earlier one has

  void add(std::uint32_t hash);
};

// At least as many as the two sets have in common.
std::uint32_t most_shared(const BitSketch& a, const BitSketch& b);

struct WordSketch {
  BitSketch words;           // of weight above 1
  BitSketch pairs;           // of neighbouring words
  std::uint16_t bright = 0;  // words of more than the ordinary weight
  std::uint16_t light = 0;   // words of weight 1
};

// `tokens` and `pairs` as in EventFacts.
WordSketch sketch_words(std::span<const std::uint32_t> tokens, std::span<const std::uint32_t> pairs);

// Bounds of what shared_words() and shared_wording() (pair_features.h) give; `weight` the sum of the tokens' weights.
int most_shared_words(const WordSketch& a, const WordSketch& b, std::uint32_t weight_a, std::uint32_t weight_b);
int most_shared_wording(const WordSketch& a, const WordSketch& b);

}  // namespace nienbieu
