#include "store/search_text.h"

#include "base/utf8.h"
#include "text/characters.h"
#include "text/tokens.h"

namespace nienbieu {
namespace {

char32_t without_quality(char32_t c) {
  switch (c) {
    case U'ă':
    case U'â':
      return 'a';
    case U'ê':
      return 'e';
    case U'ô':
    case U'ơ':
      return 'o';
    case U'ư':
      return 'u';
    case U'đ':
      return 'd';
    default:
      return c;
  }
}

}  // namespace

std::string plain_words(std::string_view text) {
  static const CharTable chars;
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CharInfo info = chars(decode_utf8(text, at));
    if (info.cls == CharClass::mark || info.cls == CharClass::ignorable) continue;
    if (info.cls != CharClass::letter && info.cls != CharClass::digit) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append_utf8(out, without_quality(info.base));
  }
  return out;
}

std::string exact_words(std::string_view text) {
  thread_local TokenList tokens;
  tokens.clear();
  tokenize(text, tokens);
  std::string out, part;
  for (const Token& token : tokens) {
    if (!token.is_word() && !token.is_number()) continue;
    if (!out.empty()) out += ' ';
    if (token.is_word()) {
      fold_syllable(slice(text, token.span()), part);
      out += part;
    } else {
      out += slice(text, token.span());
    }
  }
  return out;
}

bool has_diacritics(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

std::string folded_text(std::string_view text) { return " " + plain_words(text) + " \n " + exact_words(text) + " "; }

Needle::Needle(std::string_view query) : exact_(has_diacritics(query)) {
  const std::string words = exact_ ? exact_words(query) : plain_words(query);
  if (!words.empty()) words_ = " " + words + " ";
}

bool Needle::in(std::string_view text) const {
  return !empty() && (" " + (exact_ ? exact_words(text) : plain_words(text)) + " ").find(words_) != std::string::npos;
}

}  // namespace nienbieu
