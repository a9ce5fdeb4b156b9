#include "lexicon/phrase_tokens.h"

#include "base/utf8.h"

namespace nienbieu {

void fold_token(std::string_view text, const Token& token, std::string& folded) {
  if (token.is_word()) return fold_syllable(slice(text, token.span()), folded);
  folded.clear();
  if (token.kind == TokenKind::punct) return append_utf8(folded, token.value);
  folded = slice(text, token.span());
}

void phrase_tokens(std::string_view phrase, std::vector<PhraseToken>& out) {
  TokenList tokens;
  tokenize(phrase, tokens);
  out.clear();
  for (const Token& token : tokens) {
    if (is_transparent(token) || token.is_newline()) continue;
    PhraseToken part;
    part.key = token.key;
    fold_token(phrase, token, part.folded);
    out.push_back(std::move(part));
  }
}

}  // namespace nienbieu
