// The key of a word that a rule names, worked out at compile time: rules compare it with Token::key.
//
//   bool follows(const Token& token) { return token.key == WordKey("của").value; }
//
// The word is one Vietnamese syllable in small letters, NFC; anything else does not compile. The same hash as syllable_key().
#pragma once
#include <cstdint>
#include <string_view>

#include "text/folder.h"

namespace nienbieu {

namespace detail {

struct Vowel {
  char32_t plain;
  std::u32string_view toned;  // grave, acute, hook, tilde, dot below
};
constexpr Vowel vowels[] = {{'a', U"àáảãạ"}, {U'ă', U"ằắẳẵặ"}, {U'â', U"ầấẩẫậ"}, {'e', U"èéẻẽẹ"}, {U'ê', U"ềếểễệ"}, {'i', U"ìíỉĩị"},
                            {'o', U"òóỏõọ"}, {U'ô', U"ồốổỗộ"}, {U'ơ', U"ờớởỡợ"}, {'u', U"ùúủũụ"}, {U'ư', U"ừứửữự"}, {'y', U"ỳýỷỹỵ"}};

// Not constexpr: a literal that is no syllable in small letters ends here, which the compiler refuses.
inline void no_such_letter() {}

constexpr void fold_letter(char32_t c, Folder& folder) {
  if ((c >= 'a' && c <= 'z') || c == U'đ') return folder.letter(c, 0);
  for (const Vowel& vowel : vowels) {
    if (c == vowel.plain) return folder.letter(c, 0);
    const auto tone = vowel.toned.find(c);
    if (tone != std::u32string_view::npos) return folder.letter(vowel.plain, static_cast<std::uint8_t>(tone + 1));
  }
  no_such_letter();
}

// Two or three bytes of UTF-8 are enough for every letter of Vietnamese.
constexpr std::uint64_t word_key(std::string_view word) {
  Folder folder;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  for (std::size_t i = 0; i < word.size();) {
    if (byte(i) < 0x80) {
      fold_letter(byte(i), folder);
      i += 1;
    } else if (byte(i) < 0xE0) {
      fold_letter(static_cast<char32_t>((byte(i) & 0x1F) << 6 | (byte(i + 1) & 0x3F)), folder);
      i += 2;
    } else {
      fold_letter(static_cast<char32_t>((byte(i) & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F)), folder);
      i += 3;
    }
  }
  return folder.key();
}

}  // namespace detail

struct WordKey {
  std::uint64_t value;
  consteval WordKey(const char* word) : value(detail::word_key(word)) {}  // NOLINT(google-explicit-constructor): rules write the word
};

}  // namespace nienbieu
