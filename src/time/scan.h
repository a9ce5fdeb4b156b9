// A bounds-safe view of the tokens for the grammar: every question about a token that does not exist has a plain answer.
#pragma once
#include <cstdint>
#include <string_view>

#include "text/tokens.h"
#include "time/time_words.h"

namespace nienbieu::when {

struct Scan {
  std::string_view text;
  const Token* tokens = nullptr;
  std::uint32_t size = 0;
  const TimeWords* words = nullptr;

  Scan(std::string_view source, const TokenList& list)
      : text(source), tokens(list.data()), size(static_cast<std::uint32_t>(list.size())), words(&TimeWords::get()) {}

  // i may be -1 (wrapped): outside of the list every answer is "no".
  bool has(std::uint32_t i) const { return i < size; }
  W w(std::uint32_t i) const { return has(i) && tokens[i].kind == TokenKind::word ? words->find(tokens[i].key) : W::none; }
  bool is(std::uint32_t i, W word) const { return w(i) == word; }
  template <class... Words>
  bool any(std::uint32_t i, Words... list) const {
    const W word = w(i);
    return word != W::none && ((word == list) || ...);
  }
  // Two words in a row.
  bool pair(std::uint32_t i, W first, W second) const { return w(i) == first && w(i + 1) == second; }
  bool is_number(std::uint32_t i) const { return has(i) && tokens[i].kind == TokenKind::number; }
  bool is_word(std::uint32_t i) const { return has(i) && tokens[i].kind == TokenKind::word; }
  std::int32_t value(std::uint32_t i) const {
    return is_number(i) && tokens[i].value < 1000000 ? static_cast<std::int32_t>(tokens[i].value) : -1;
  }
  std::uint32_t digits(std::uint32_t i) const { return is_number(i) ? tokens[i].end - tokens[i].start : 0; }
  bool punct(std::uint32_t i, char32_t c) const { return has(i) && tokens[i].is_punct(c); }
  char32_t mark(std::uint32_t i) const { return has(i) && tokens[i].kind == TokenKind::punct ? static_cast<char32_t>(tokens[i].value) : 0; }
  // No blank before token i.
  bool tight(std::uint32_t i) const { return has(i) && !tokens[i].space_before; }
  bool capital(std::uint32_t i) const { return has(i) && tokens[i].capitalised(); }
  bool ends_line(std::uint32_t i) const { return !has(i) || tokens[i].kind == TokenKind::newline; }
  std::string_view token_text(std::uint32_t i) const { return has(i) ? slice(text, tokens[i].span()) : std::string_view{}; }
};

}  // namespace nienbieu::when
