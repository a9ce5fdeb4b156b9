#include "lexicon/phrase_tokens.h"

#include "base/utf8.h"

namespace nienbieu {

void fold_token(std::string_view text, const Token& token, std::string& folded) {
  if (token.is_word()) return fold_syllable(slice(text, token.span()), folded);
  folded.clear();
  if (token.kind == TokenKind::punct) return append_utf8(folded, token.value);
  folded = slice(text, token.span());
}

std::uint16_t casing_flags(const std::vector<PhraseToken>& tokens) {
  std::uint16_t flags = 0;
  for (std::size_t i = 0; i < tokens.size() && i < 15; ++i) {
    const Casing casing = tokens[i].casing;
    if (casing == Casing::initial || casing == Casing::upper || casing == Casing::mixed)
      flags = static_cast<std::uint16_t>(flags | 1u << i);
  }
  if (tokens.size() == 1 && tokens[0].casing == Casing::upper) flags |= entry_upper;
  return flags;
}

void phrase_tokens(std::string_view phrase, std::vector<PhraseToken>& out) {
  TokenList tokens;
  tokenize(phrase, tokens);
  out.clear();
  for (const Token& token : tokens) {
    if (is_transparent(token) || token.is_newline()) continue;
    PhraseToken part;
    part.key = token.key;
    part.casing = token.casing;
    fold_token(phrase, token, part.folded);
    out.push_back(std::move(part));
  }
}

}  // namespace nienbieu
