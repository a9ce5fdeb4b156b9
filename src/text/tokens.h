// Tokens of a Vietnamese text: syllables, numbers, punctuation, line breaks.
//
// Contract. tokenize() reads valid UTF-8 once, left to right, and writes one Token per syllable (a maximal run of
// letters and combining marks), per run of ASCII digits, per punctuation or symbol code point, and per line break.
// Blanks (space, tab, NBSP, thin spaces ...) make no token. Characters that show nothing (ZWSP, ZWJ, soft hyphen,
// BOM, variation selectors) make no token either and do not end a syllable. The text is never copied or rewritten:
// spelling variants meet in the token's key.
//
// Key. Two syllables have the same key when they differ only in case, in NFC/NFD form, in where the tone mark sits
// (hòa = hoà) or in a lone final y/i after h k l m s t qu (Mỹ = Mĩ). Diacritics are never stripped: thánh and thanh have
// different keys. The key is a 64-bit hash of the folded spelling (fold_syllable); tables that are looked up by it
// keep the folded spelling and compare it, so a hit is exact.
//
// Threads: pure functions; a TokenList may be reused for the next document (clear keeps its memory).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace nienbieu {

enum class TokenKind : std::uint8_t { word, number, punct, newline };

// How a word is written.
enum class Casing : std::uint8_t { none, lower, initial, upper, mixed };  // none: not a word; upper needs two letters or more

// Token::syllable before annotate(): words of the same bytes may have the same number, words of other bytes never do, in one process.
constexpr std::uint32_t spelling_bit = 0x80000000;

struct Token {
  std::uint64_t key = 0;    // word: hash of the folded syllable; number: hash of its digits; punct: the (unified) code point
  std::uint32_t start = 0;  // bytes
  std::uint32_t end = 0;
  std::uint32_t syllable = 0;  // id in the lexicon's syllable table, 0 = not in it (filled by Lexicon::annotate; before that, private
                               // to tokenize and annotate: 0 or spelling_bit and the number of the word's spelling)
  std::uint32_t value = 0;     // number: its value (saturates at 4,000,000,000); punct: the unified code point
  TokenKind kind = TokenKind::punct;
  Casing casing = Casing::none;
  bool space_before = false;   // a blank, a line break or the start of the text is to the left
  bool single_letter = false;  // a word of one code point

  Span span() const { return {start, end}; }
  bool is_word() const { return kind == TokenKind::word; }
  bool is_number() const { return kind == TokenKind::number; }
  bool is_newline() const { return kind == TokenKind::newline; }
  bool is_punct(char32_t c) const { return kind == TokenKind::punct && value == c; }
  bool capitalised() const { return casing == Casing::initial || casing == Casing::upper || casing == Casing::mixed; }
};

using TokenList = std::vector<Token>;

// Punctuation is unified for comparison: every dash, hyphen and minus is U'-', every double quotation mark that opens
// or closes keeps its own code point (text/quotes.h knows them), every ellipsis is U'…', fullwidth forms are ASCII.
char32_t unify_punctuation(char32_t c);

// Replaces the contents of `out` by the tokens of `text`.
void tokenize(std::string_view text, TokenList& out);

// The folded spelling of one syllable as tokenize() hashes it, and the hash. `folded` is replaced.
void fold_syllable(std::string_view syllable, std::string& folded);
std::uint64_t syllable_key(std::string_view syllable);

// Folded spellings of all words and numbers of a phrase joined by single blanks (punctuation that is not a tight hyphen
// or an apostrophe is kept as itself): the key under which a phrase is equal to its variants.
std::string fold_phrase(std::string_view phrase);

}  // namespace nienbieu
