#include "timeline/word_sketch.h"

#include <algorithm>

#include "timeline/weights.h"

namespace nienbieu {

void BitSketch::add(std::uint32_t hash) {
  const std::uint32_t at = (hash * 0x9E3779B1U) >> 23;  // of 512
  std::uint64_t& word = bits[at >> 6];
  const std::uint64_t bit = std::uint64_t{1} << (at & 63);
  hidden = static_cast<std::uint16_t>(hidden + ((word & bit) != 0));
  word |= bit;
  ++members;
}

std::uint32_t most_shared(const BitSketch& a, const BitSketch& b) {
  // Bits counted in all bytes at once; std::popcount is a call where the processor's own may not be used.
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < a.bits.size(); ++i) {
    std::uint64_t v = a.bits[i] & b.bits[i];
    v -= (v >> 1) & 0x5555555555555555ULL;
    v = (v & 0x3333333333333333ULL) + ((v >> 2) & 0x3333333333333333ULL);
    bytes += (v + (v >> 4)) & 0x0F0F0F0F0F0F0F0FULL;
  }
  const std::uint64_t halves = (bytes & 0x00FF00FF00FF00FFULL) + ((bytes >> 8) & 0x00FF00FF00FF00FFULL);
  const auto most = static_cast<std::uint32_t>((halves * 0x0001000100010001ULL) >> 48) + std::min(a.hidden, b.hidden);
  return std::min({most, std::uint32_t{a.members}, std::uint32_t{b.members}});
}

WordSketch sketch_words(std::span<const std::uint32_t> tokens, std::span<const std::uint32_t> pairs) {
  WordSketch out;
  for (const std::uint32_t token : tokens) {
    const std::uint32_t weight = token & 15;
    if (weight <= light_weight) {
      ++out.light;
      continue;
    }
    out.words.add(token >> 4);
    out.bright = static_cast<std::uint16_t>(out.bright + (weight > ordinary_word_weight));
  }
  for (const std::uint32_t pair : pairs) out.pairs.add(pair);
  return out;
}

int most_shared_words(const WordSketch& a, const WordSketch& b, std::uint32_t weight_a, std::uint32_t weight_b) {
  if (!weight_a || !weight_b) return 0;
  const std::uint32_t words = most_shared(a.words, b.words);
  const std::uint32_t bright = std::min({words, std::uint32_t{a.bright}, std::uint32_t{b.bright}});
  const std::uint32_t shared = bright * number_weight + (words - bright) * ordinary_word_weight + std::min(a.light, b.light) * light_weight;
  return static_cast<int>(std::min(1000U, 2000 * shared / (weight_a + weight_b)));
}

int most_shared_wording(const WordSketch& a, const WordSketch& b) {
  const std::uint32_t shorter = std::min(a.pairs.members, b.pairs.members);
  return shorter ? static_cast<int>(1000 * most_shared(a.pairs, b.pairs) / shorter) : 0;
}

}  // namespace nienbieu
