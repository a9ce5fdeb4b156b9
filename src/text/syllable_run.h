// The bytes of a word, fast: the run of ASCII letters and non-ASCII bytes at a place of a text, as two 64-bit words.
//
// Nearly every syllable of Vietnamese in UTF-8 is such a run of at most 16 bytes, and a news text repeats a few thousand of them. So
// what is worked out from the bytes alone (a folded key, a casing, an id in a table) can be kept in a small direct-mapped table whose
// entries hold the bytes themselves: a hit compares all of them and is exact. Private to src/text and src/lexicon.
#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nienbieu {

struct RawBytes {
  std::uint64_t low = 0, high = 0;
  friend bool operator==(const RawBytes&, const RawBytes&) = default;

  std::uint64_t hash() const {
    const std::uint64_t h = (low ^ std::rotl(high, 29)) * 0x9E3779B97F4A7C15ull;
    return h ^ (h >> 32);
  }
};

constexpr std::uint32_t raw_limit = 16;  // longer runs are read the slow way

// Masks that keep the first n bytes (little-endian words).
struct RawMask {
  std::uint64_t low, high;
};
constexpr std::array<RawMask, raw_limit + 1> raw_masks = [] {
  std::array<RawMask, raw_limit + 1> masks{};
  for (unsigned n = 1; n <= raw_limit; ++n) masks[n] = {n < 8 ? ~0ull >> (8 - n) * 8 : ~0ull, n > 8 ? ~0ull >> (16 - n) * 8 : 0};
  return masks;
}();

// text[at, at + length) with zeros after it; length <= raw_limit. Reads within the text only.
inline RawBytes load_raw(std::string_view text, std::size_t at, std::uint32_t length) {
  RawBytes raw;
  if (at + raw_limit <= text.size()) [[likely]] {
    std::memcpy(&raw, text.data() + at, sizeof raw);
    raw.low &= raw_masks[length].low;
    raw.high &= raw_masks[length].high;
  } else {
    std::memcpy(&raw, text.data() + at, length);
  }
  return raw;
}

// All of a text of at most raw_limit bytes, wherever it lies: two loads that may overlap, no byte beyond its end.
inline RawBytes load_whole(std::string_view text) {
  RawBytes raw;
  const char* const bytes = text.data();
  const std::size_t n = text.size();
  if (n >= 8) {
    std::memcpy(&raw.low, bytes, 8);
    if (n > 8) {
      std::memcpy(&raw.high, bytes + n - 8, 8);
      raw.high >>= (16 - n) * 8;
    }
  } else if (n >= 4) {
    std::uint32_t first, last;
    std::memcpy(&first, bytes, 4);
    std::memcpy(&last, bytes + n - 4, 4);
    raw.low = first | static_cast<std::uint64_t>(last) << (n - 4) * 8;
  } else {
    for (std::size_t i = 0; i < n; ++i) raw.low |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << i * 8;
  }
  return raw;
}

constexpr bool is_run_byte(unsigned char c) {
  return c >= 0x80 || (static_cast<unsigned char>(c | 0x20) >= 'a' && static_cast<unsigned char>(c | 0x20) <= 'z');
}

// Length of the run that begins at text[at]; raw_limit when it is that long or longer.
inline std::uint32_t run_length(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  if (at + raw_limit <= text.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
    const auto in_run = static_cast<std::uint32_t>(_mm_movemask_epi8(letters) | _mm_movemask_epi8(bytes));
    return static_cast<std::uint32_t>(std::countr_one(in_run));
  }
#endif
  std::uint32_t n = 0;
  while (n < raw_limit && at + n < text.size() && is_run_byte(static_cast<unsigned char>(text[at + n]))) ++n;
  return n;
}

}  // namespace nienbieu
