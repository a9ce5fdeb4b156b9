#include "text/tokens.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace nienbieu {
namespace {

constexpr std::uint64_t mix_constant = 0x9E3779B97F4A7C15ull;

constexpr std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
  h = (h ^ v) * mix_constant;
  return h ^ (h >> 29);
}

// Accumulates the folded form of one syllable: its letters without tone, and its tones in order.
class Folder {
 public:
  void letter(char32_t base, std::uint8_t tone) {
    before_last_ = hash_;
    hash_ = mix(hash_, base);
    if (length_ == 0) first_ = base;
    if (length_ == 1) second_ = base;
    last_ = base;
    ++length_;
    add_tone(tone);
  }
  void mark(const CharInfo& info) {
    if (info.tone) return add_tone(info.tone);
    if (const char32_t joined = compose_quality(last_, info.base)) {
      hash_ = mix(before_last_, joined);
      last_ = joined;
      if (length_ == 1) first_ = joined;
      if (length_ == 2) second_ = joined;
    } else {
      letter(info.base, 0);
    }
  }
  // Mỹ = Mĩ, Lý = Lí, quý = quí: y alone after these onsets is written i as well.
  bool ends_in_loose_y() const {
    if (last_ != 'y') return false;
    if (length_ == 2) return first_ == 'h' || first_ == 'k' || first_ == 'l' || first_ == 'm' || first_ == 's' || first_ == 't';
    return length_ == 3 && first_ == 'q' && second_ == 'u';
  }
  std::uint64_t key() const {
    const std::uint64_t h = ends_in_loose_y() ? mix(before_last_, 'i') : hash_;
    return mix(h, tones_ + 0x100) | 1;
  }
  std::uint64_t tones() const { return tones_; }

 private:
  void add_tone(std::uint8_t tone) {
    if (tone) tones_ = tones_ * 7 + tone;
  }
  std::uint64_t hash_ = 0, before_last_ = 0, tones_ = 0;
  char32_t first_ = 0, second_ = 0, last_ = 0;
  std::uint32_t length_ = 0;
};

Casing casing_of(std::uint32_t letters, std::uint32_t uppers, bool first_upper) {
  if (uppers == 0) return Casing::lower;
  if (first_upper && uppers == 1) return Casing::initial;
  return uppers == letters ? Casing::upper : Casing::mixed;
}

// Reads one syllable from `at` on; returns its end.
std::size_t read_word(std::string_view text, std::size_t at, const CharTable& chars, Token& token) {
  Folder folder;
  std::uint32_t letters = 0, uppers = 0;
  bool first_upper = false;
  std::size_t end = at;
  while (at < text.size()) {
    const CharInfo info = chars(decode_utf8(text, at));
    if (info.cls == CharClass::letter) {
      folder.letter(info.base, info.tone);
      if (info.upper && letters == 0) first_upper = true;
      uppers += info.upper;
      ++letters;
    } else if (info.cls == CharClass::mark) {
      folder.mark(info);
    } else if (info.cls != CharClass::ignorable) {
      break;
    } else {
      continue;  // hidden characters inside a syllable; trailing ones stay outside of it
    }
    end = at;
  }
  token.kind = TokenKind::word;
  token.casing = casing_of(letters, uppers, first_upper);
  token.single_letter = letters == 1;
  token.key = folder.key();
  token.end = static_cast<std::uint32_t>(end);
  return end;
}

std::size_t read_number(std::string_view text, std::size_t at, Token& token) {
  std::uint64_t value = 0, hash = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    const auto digit = static_cast<std::uint64_t>(text[at] - '0');
    value = std::min<std::uint64_t>(value * 10 + digit, 4'000'000'000ull);
    hash = mix(hash, '0' + digit);
    ++at;
  }
  token.kind = TokenKind::number;
  token.value = static_cast<std::uint32_t>(value);
  token.key = mix(hash, 0x200) | 1;
  token.end = static_cast<std::uint32_t>(at);
  return at;
}

std::uint64_t punct_key(char32_t c) { return mix(c, 0x300) | 1; }

void fold_letters(std::string_view syllable, std::u32string& out, std::uint64_t& tones) {
  const CharTable chars;
  out.clear();
  tones = 0;
  for (std::size_t at = 0; at < syllable.size();) {
    const char32_t c = decode_utf8(syllable, at);
    const CharInfo info = chars(c);
    if (info.cls == CharClass::ignorable) continue;
    if (info.tone) tones = tones * 7 + info.tone;
    if (info.cls == CharClass::mark) {
      if (info.tone) continue;
      const char32_t joined = out.empty() ? 0 : compose_quality(out.back(), info.base);
      if (joined) out.back() = joined; else out += info.base;
    } else {
      out += info.base ? info.base : c;
    }
  }
  if (out.size() == 2 && out[1] == 'y' && std::u32string_view(U"hklmst").find(out[0]) != std::u32string_view::npos) out[1] = 'i';
  if (out == U"quy") out[2] = 'i';
}

}  // namespace

char32_t unify_punctuation(char32_t c) {
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0x2212 || c == 0xFE58 || c == 0xFE63) return '-';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  if (c == 0x2024) return '.';
  if (c == 0x2044 || c == 0x2215) return '/';
  return c;
}

void tokenize(std::string_view text, TokenList& out) {
  out.clear();
  const CharTable chars;
  bool space = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    const char32_t c = decode_utf8(text, at);
    const CharInfo info = chars(c);
    if (info.cls == CharClass::ignorable) continue;
    if (info.cls == CharClass::blank) {
      space = true;
      continue;
    }
    Token token;
    token.start = static_cast<std::uint32_t>(start);
    token.space_before = space;
    space = false;
    if (info.cls == CharClass::letter || info.cls == CharClass::mark) {
      at = read_word(text, start, chars, token);
    } else if (info.cls == CharClass::digit) {
      at = read_number(text, start, token);
    } else if (info.cls == CharClass::newline) {
      if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
      token.kind = TokenKind::newline;
      token.end = static_cast<std::uint32_t>(at);
      space = true;
    } else {
      // Three full stops are an ellipsis however they are typed.
      if (c == '.' && text.substr(start, 3) == "...") {
        while (at < text.size() && text[at] == '.') ++at;
        token.value = 0x2026;
      } else {
        token.value = unify_punctuation(c);
      }
      token.key = punct_key(token.value);
      token.end = static_cast<std::uint32_t>(at);
    }
    out.push_back(token);
  }
}

void fold_syllable(std::string_view syllable, std::string& folded) {
  thread_local std::u32string letters;
  std::uint64_t tones = 0;
  fold_letters(syllable, letters, tones);
  folded.clear();
  for (const char32_t c : letters) append_utf8(folded, c);
  for (; tones; tones /= 7) folded += static_cast<char>('0' + tones % 7);
}

std::uint64_t syllable_key(std::string_view syllable) {
  Token token;
  read_word(syllable, 0, CharTable{}, token);
  return token.key;
}

std::string fold_phrase(std::string_view phrase) {
  TokenList tokens;
  tokenize(phrase, tokens);
  std::string out, part;
  for (const Token& token : tokens) {
    if (token.is_newline() || token.is_punct('-') || token.is_punct('\'') || token.is_punct(0x2019)) continue;
    if (!out.empty()) out += ' ';
    if (token.is_word()) {
      fold_syllable(slice(phrase, token.span()), part);
      out += part;
    } else if (token.kind == TokenKind::punct) {
      append_utf8(out, token.value);
    } else {
      out += slice(phrase, token.span());
    }
  }
  return out;
}

}  // namespace nienbieu
