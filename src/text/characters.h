// What a code point is to the tokenizer, in one table lookup. Built once from ICU's properties (off the hot path).
#pragma once
#include <array>
#include <cstdint>

namespace nienbieu {

enum class CharClass : std::uint8_t { letter, mark, digit, blank, newline, ignorable, punct };

struct CharInfo {
  char32_t base = 0;      // letter: lower case, tone mark taken off, vowel quality kept (ă â ê ô ơ ư đ); mark: itself
  std::uint8_t tone = 0;  // 0 none, 1 grave, 2 acute, 3 hook, 4 tilde, 5 dot below
  CharClass cls = CharClass::punct;
  bool upper = false;
};

// A combining mark that changes the letter (circumflex, breve, horn; cedilla, diaeresis … of other languages) joined to its base in lower
// case; 0 when there is no such letter or the mark is a tone.
char32_t compose_quality(char32_t base, char32_t mark);

namespace detail {
constexpr char32_t char_table_size = 0x2100;
const std::array<CharInfo, char_table_size>& char_table();
CharInfo classify_rare(char32_t c);
}  // namespace detail

class CharTable {
 public:
  CharTable() : table_(detail::char_table().data()) {}
  CharInfo operator()(char32_t c) const { return c < detail::char_table_size ? table_[c] : detail::classify_rare(c); }

 private:
  const CharInfo* table_;
};

}  // namespace nienbieu
