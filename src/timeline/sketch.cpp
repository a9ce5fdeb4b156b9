#include "timeline/sketch.h"

#include <algorithm>
#include <cmath>

namespace nienbieu {
namespace {

constexpr std::size_t min_shingles = 12;
constexpr std::size_t encoded_bytes = sketch_slots + 2;
constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint64_t empty_slot = ~0ULL;

// The finalizer of SplitMix64.
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

std::string encode(const std::array<std::uint8_t, encoded_bytes>& bytes) {
  std::string out;
  out.reserve(encoded_bytes / 3 * 4);
  for (std::size_t i = 0; i < encoded_bytes; i += 3) {
    const std::uint32_t group = static_cast<std::uint32_t>(bytes[i]) << 16 | static_cast<std::uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2];
    for (int shift = 18; shift >= 0; shift -= 6) out += alphabet[group >> shift & 63];
  }
  return out;
}

int digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '-' ? 62 : c == '_' ? 63 : -1;
}

// A slot that no shingle fell into borrows from the next full one; the distance is mixed in so that runs of borrowed slots differ.
void fill_empty_slots(std::array<std::uint64_t, sketch_slots>& slots) {
  const auto original = slots;
  for (std::size_t i = 0; i < sketch_slots; ++i) {
    if (original[i] != empty_slot) continue;
    std::size_t distance = 1;
    while (original[(i + distance) % sketch_slots] == empty_slot) ++distance;
    slots[i] = mix(original[(i + distance) % sketch_slots] + distance * 0x9E3779B97F4A7C15ULL);
  }
}

}  // namespace

std::string make_sketch(const TokenList& tokens, std::span<const Span> parts) {
  std::array<std::uint64_t, sketch_slots> slots;
  slots.fill(empty_slot);
  std::uint64_t first = 0, second = 0, third = 0;  // keys of the words before
  std::size_t seen = 0, part = 0;
  for (const Token& token : tokens) {
    if (!token.is_word() && !token.is_number()) continue;
    while (part < parts.size() && parts[part].end <= token.start) ++part;
    if (!parts.empty() && (part == parts.size() || token.start < parts[part].start)) continue;
    if (++seen >= 4) {
      const std::uint64_t hash = mix(first + 3 * second + 5 * third + 7 * token.key);
      auto& slot = slots[hash >> 58];
      slot = std::min<std::uint64_t>(slot, hash & 0x03FFFFFFFFFFFFFFULL);
    }
    first = second, second = third, third = token.key;
  }
  const std::size_t shingles = seen < 4 ? 0 : seen - 3;
  if (shingles < min_shingles) return {};
  fill_empty_slots(slots);
  std::array<std::uint8_t, encoded_bytes> bytes{};
  for (std::size_t i = 0; i < sketch_slots; ++i) bytes[i] = static_cast<std::uint8_t>(mix(slots[i]) & 0xFF);
  const std::size_t count = std::min<std::size_t>(shingles, 0xFFFF);
  bytes[sketch_slots] = static_cast<std::uint8_t>(count >> 8);
  bytes[sketch_slots + 1] = static_cast<std::uint8_t>(count & 0xFF);
  return encode(bytes);
}

std::optional<Sketch> decode_sketch(std::string_view encoded) {
  if (encoded.size() != encoded_bytes / 3 * 4) return std::nullopt;
  std::array<std::uint8_t, encoded_bytes> bytes{};
  for (std::size_t i = 0, o = 0; i < encoded.size(); i += 4, o += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const int value = digit(encoded[i + k]);
      if (value < 0) return std::nullopt;
      group = group << 6 | static_cast<std::uint32_t>(value);
    }
    bytes[o] = static_cast<std::uint8_t>(group >> 16);
    bytes[o + 1] = static_cast<std::uint8_t>(group >> 8 & 0xFF);
    bytes[o + 2] = static_cast<std::uint8_t>(group & 0xFF);
  }
  Sketch sketch;
  std::copy_n(bytes.begin(), sketch_slots, sketch.slots.begin());
  sketch.shingles = static_cast<std::uint16_t>(bytes[sketch_slots] << 8 | bytes[sketch_slots + 1]);
  return sketch;
}

Likeness compare(const Sketch& a, const Sketch& b) {
  int agree = 0;
  for (std::size_t i = 0; i < sketch_slots; ++i) agree += a.slots[i] == b.slots[i];
  const double chance = 1.0 / 256;
  Likeness out;
  out.jaccard = std::max(0.0, (agree / static_cast<double>(sketch_slots) - chance) / (1 - chance));
  const double shared = out.jaccard / (1 + out.jaccard) * (a.shingles + b.shingles);
  const double shorter = std::max<double>(1, std::min(a.shingles, b.shingles));
  out.containment = std::min(1.0, shared / shorter);
  return out;
}

bool same_family(const Likeness& likeness) { return likeness.jaccard >= 0.5 || (likeness.jaccard >= 0.25 && likeness.containment >= 0.8); }

}  // namespace nienbieu
