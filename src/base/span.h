// Half-open ranges of the original text.
//
// Inside the library every offset is a BYTE offset into the document's UTF-8 text; offsets are turned into
// code points (or UTF-16 units) once, when a record is written (text/offset_map.h). A Span never owns text.
#pragma once
#include <cstdint>
#include <string_view>

namespace nienbieu {

struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  constexpr bool empty() const { return end <= start; }
  constexpr std::uint32_t length() const { return end > start ? end - start : 0; }
  constexpr bool contains(std::uint32_t at) const { return start <= at && at < end; }
  constexpr bool contains(Span other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(Span other) const { return start < other.end && other.start < end; }
  friend constexpr bool operator==(Span, Span) = default;
};

inline std::string_view slice(std::string_view text, Span span) {
  return span.empty() ? std::string_view{} : text.substr(span.start, span.length());
}

}  // namespace nienbieu
