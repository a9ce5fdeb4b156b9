// An independent reading of what the tokenizer folds, by ICU: the oracle of the text tests.
#pragma once
#include <string>
#include <string_view>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace nienbieu::test {

inline icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

inline std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

inline icu::UnicodeString normalized(const icu::UnicodeString& text, bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = composed ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
  return form->normalize(text, status);
}

inline std::string nfc(std::string_view text) { return utf8(normalized(unicode(text), true)); }
inline std::string nfd(std::string_view text) { return utf8(normalized(unicode(text), false)); }

inline bool is_tone(char16_t c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323; }

// Lower case, tones moved to the end, y for i at the end of a bare syllable.
inline std::string icu_fold(std::string_view syllable) {
  icu::UnicodeString parts = normalized(unicode(syllable).toLower(icu::Locale("vi")), false), letters, tones;
  for (int32_t i = 0; i < parts.length(); ++i) (is_tone(parts[i]) ? tones : letters).append(parts[i]);
  letters = normalized(letters, true);
  const bool bare = letters.length() == 2 && unicode("hklmst").indexOf(letters[0]) >= 0;
  if (letters.endsWith(unicode("y")) && (bare || letters == unicode("quy"))) letters.setCharAt(letters.length() - 1, 'i');
  return utf8(letters + tones);
}

}  // namespace nienbieu::test
