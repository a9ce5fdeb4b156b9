// A fingerprint of an article's text, small enough to travel in every record, so that partial merges on any machine can tell
// copies of one agency text from independent reports.
//
// The sketch is a one-permutation MinHash of the 4-token shingles of the primary text: 64 slots of 8 bits, and the number of
// shingles (2 bytes), 88 characters of base64url. Two sketches agree in a slot with the texts' Jaccard similarity as probability
// (plus 1/256), so the estimate's standard error is below 0.063. A text of fewer than 12 shingles has no sketch: it says too little.
// Everything is computed with fixed-width integers, byte by byte: the same text has the same sketch on every machine.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/span.h"
#include "text/tokens.h"

namespace nienbieu {

constexpr std::size_t sketch_slots = 64;

struct Sketch {
  std::array<std::uint8_t, sketch_slots> slots{};
  std::uint16_t shingles = 0;  // saturates
};

// The encoded sketch of those tokens that lie in `parts` (all of them when empty); "" when there is too little text.
std::string make_sketch(const TokenList& tokens, std::span<const Span> parts);

std::optional<Sketch> decode_sketch(std::string_view encoded);

struct Likeness {
  double jaccard = 0;      // shared part of both texts together
  double containment = 0;  // shared part of the shorter text
};
Likeness compare(const Sketch& a, const Sketch& b);

// Copies of one text: half of the shingles shared, or the shorter one nearly whole inside the longer.
bool same_family(const Likeness& likeness);

}  // namespace nienbieu
