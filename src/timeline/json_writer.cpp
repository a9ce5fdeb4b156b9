#include "timeline/json_writer.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nienbieu::json {
namespace {

constexpr std::uint64_t every(unsigned char byte) { return 0x0101010101010101ULL * byte; }

// A word with the high bit set in (at least the lowest of) the bytes that need an escape: < 0x20, '"' or '\'.
std::uint64_t needs_escape(std::uint64_t word) {
  const std::uint64_t quote = word ^ every('"');
  const std::uint64_t slash = word ^ every('\\');
  const std::uint64_t control = (word - every(0x20)) & ~word;
  return ((quote - every(1)) & ~quote) | ((slash - every(1)) & ~slash) | control;
}

// How many bytes from the start need no escape.
std::size_t plain_prefix(std::string_view text) {
  std::size_t at = 0;
#if defined(__SSE2__)
  const __m128i last_control = _mm_set1_epi8(0x1F), quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\');
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(bytes, last_control), last_control);
    const __m128i escaped = _mm_or_si128(control, _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, slash)));
    if (const auto mask = static_cast<unsigned>(_mm_movemask_epi8(escaped))) return at + static_cast<std::size_t>(std::countr_zero(mask));
  }
#endif
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if (needs_escape(word) & every(0x80)) break;
  }
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x20 || c == '"' || c == '\\') break;
  }
  return at;
}

void escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u00";
  out += digits[static_cast<unsigned char>(c) >> 4];
  out += digits[c & 0xF];
}

}  // namespace

void string(std::string& out, std::string_view text) {
  out += '"';
  while (true) {
    const std::size_t plain = plain_prefix(text);
    out.append(text.data(), plain);
    if (plain == text.size()) break;
    escape(out, text[plain]);
    text.remove_prefix(plain + 1);
  }
  out += '"';
}

void string_or_null(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += "null";
  } else {
    string(out, text);
  }
}

void integer(std::string& out, std::int64_t value) {
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void real(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  if (value == std::floor(value) && std::fabs(value) < 9007199254740992.0) return integer(out, static_cast<std::int64_t>(value));
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void rate(std::string& out, double value) { real(out, std::round(value * 1000.0) / 1000.0); }

}  // namespace nienbieu::json
