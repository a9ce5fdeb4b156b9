// UTF-8 decoding over valid text. Validation happens once, at the border (ingest/encoding.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace nienbieu {

// Decodes the code point at text[at] and advances `at` past it. Precondition: text is valid UTF-8, at < text.size().
inline char32_t decode_utf8(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return at += 1, lead;
  if (lead < 0xE0) {
    const char32_t c = static_cast<char32_t>(lead & 0x1F) << 6 | (byte(at + 1) & 0x3F);
    return at += 2, c;
  }
  if (lead < 0xF0) {
    const char32_t c = static_cast<char32_t>(lead & 0x0F) << 12 | static_cast<char32_t>(byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F);
    return at += 3, c;
  }
  const char32_t c = static_cast<char32_t>(lead & 0x07) << 18 | static_cast<char32_t>(byte(at + 1) & 0x3F) << 12 |
                     static_cast<char32_t>(byte(at + 2) & 0x3F) << 6 | (byte(at + 3) & 0x3F);
  return at += 4, c;
}

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace nienbieu
