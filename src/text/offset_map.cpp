#include "text/offset_map.h"

#include <algorithm>
#include <cstring>

namespace nienbieu {
namespace {

constexpr std::uint32_t stride = 64;

// Units that begin in text[from, to). Eight bytes at a time: every byte but a continuation (10xxxxxx) begins a code point, and a lead of
// four bytes (1111xxxx) is two units of UTF-16.
template <OffsetUnit unit>
std::uint32_t count_units(std::string_view text, std::size_t from, std::size_t to) {
  constexpr std::uint64_t ones = 0x0101010101010101ull;
  std::uint32_t n = 0;
  std::size_t i = from;
  for (; i + 8 <= to; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    std::uint64_t units = (~word >> 7 | word >> 6) & ones;
    if constexpr (unit == OffsetUnit::utf16) units += word >> 7 & word >> 6 & word >> 5 & word >> 4 & ones;
    n += static_cast<std::uint32_t>(units * ones >> 56);
  }
  for (; i < to; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    n += (byte & 0xC0) != 0x80;
    if constexpr (unit == OffsetUnit::utf16) n += byte >= 0xF0;  // a surrogate pair
  }
  return n;
}

std::uint32_t count_units(std::string_view text, std::size_t from, std::size_t to, OffsetUnit unit) {
  return unit == OffsetUnit::utf16 ? count_units<OffsetUnit::utf16>(text, from, to) : count_units<OffsetUnit::code_points>(text, from, to);
}

}  // namespace

void OffsetMap::reset(std::string_view text, OffsetUnit unit) {
  text_ = text;
  unit_ = unit;
  checkpoints_.clear();
  if (unit == OffsetUnit::bytes) return;
  std::uint32_t total = 0;
  for (std::size_t at = 0; at < text.size(); at += stride) {
    checkpoints_.push_back(total);
    total += count_units(text, at, std::min(text.size(), at + stride), unit);
  }
  checkpoints_.push_back(total);
}

std::uint32_t OffsetMap::operator()(std::uint32_t byte_offset) const {
  if (unit_ == OffsetUnit::bytes) return byte_offset;
  const std::size_t block = byte_offset / stride;
  return checkpoints_[block] + count_units(text_, block * stride, byte_offset, unit_);
}

}  // namespace nienbieu
