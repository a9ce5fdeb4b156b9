#include "text/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace nienbieu {
namespace {

std::uint8_t tone_of_mark(char32_t mark) {
  switch (mark) {
    case 0x0300:
      return 1;
    case 0x0301:
      return 2;
    case 0x0309:
      return 3;
    case 0x0303:
      return 4;
    case 0x0323:
      return 5;
    default:
      return 0;
  }
}

bool is_ignorable(char32_t c) {
  return c == 0x00AD || c == 0x034F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_newline(char32_t c) { return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029; }

// c and a cedilla are ç: whatever Unicode composes, but for the marks that are Vietnamese tones.
char32_t compose_foreign(char32_t base, char32_t mark) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) || base == 0 || tone_of_mark(mark)) return 0;
  const UChar32 joined = nfc->composePair(static_cast<UChar32>(base), static_cast<UChar32>(mark));
  return joined > 0 ? static_cast<char32_t>(joined) : 0;
}

// Takes the tone mark off a precomposed letter and puts the rest together again.
void split_tone(char32_t lower, CharInfo& info) {
  info.base = lower;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return;
  icu::UnicodeString parts;
  if (!nfd->getDecomposition(static_cast<UChar32>(lower), parts)) return;
  char32_t base = static_cast<char32_t>(parts.char32At(0));
  for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const char32_t mark = static_cast<char32_t>(parts.char32At(i));
    if (const auto tone = tone_of_mark(mark)) {
      info.tone = tone;
    } else if (const char32_t joined = compose_quality(base, mark)) {
      base = joined;
    } else {
      return;  // a letter that Unicode does not compose again: it stays whole
    }
  }
  info.base = base;
}

CharInfo classify(char32_t c) {
  CharInfo info;
  const auto u = static_cast<UChar32>(c);
  if (c >= '0' && c <= '9') return info.cls = CharClass::digit, info.base = c, info;
  if (is_newline(c)) return info.cls = CharClass::newline, info;
  if (is_ignorable(c)) return info.cls = CharClass::ignorable, info;
  if (u_isUWhiteSpace(u) || c < 0x20 || c == 0x7F) return info.cls = CharClass::blank, info;
  const auto type = u_charType(u);
  if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK) {
    return info.cls = CharClass::mark, info.base = c, info.tone = tone_of_mark(c), info;
  }
  if (u_isalpha(u)) {
    info.cls = CharClass::letter;
    info.upper = u_isupper(u) || u_istitle(u);
    // Eth is typed for Đ in many old fonts and never meant in Vietnamese.
    const char32_t lower = c == 0x00D0 || c == 0x00F0 ? 0x0111 : static_cast<char32_t>(u_tolower(u));
    split_tone(lower, info);
    return info;
  }
  info.base = c;
  return info;
}

std::array<CharInfo, detail::char_table_size> build_table() {
  std::array<CharInfo, detail::char_table_size> table{};
  for (char32_t c = 0; c < detail::char_table_size; ++c) table[c] = classify(c);
  return table;
}

}  // namespace

char32_t compose_quality(char32_t base, char32_t mark) {
  switch (mark) {
    case 0x0302:
      return base == 'a' ? 0x00E2 : base == 'e' ? 0x00EA : base == 'o' ? 0x00F4 : compose_foreign(base, mark);
    case 0x0306:
      return base == 'a' ? 0x0103 : compose_foreign(base, mark);
    case 0x031B:
      return base == 'o' ? 0x01A1 : base == 'u' ? 0x01B0 : compose_foreign(base, mark);
    default:
      return compose_foreign(base, mark);
  }
}

namespace detail {

const std::array<CharInfo, char_table_size>& char_table() {
  static const auto table = build_table();
  return table;
}

CharInfo classify_rare(char32_t c) { return classify(c); }

}  // namespace detail
}  // namespace nienbieu
