// A phrase as the trie sees it: the folded spelling and key of each token; hyphens and apostrophes are transparent.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/tokens.h"

namespace nienbieu {

struct PhraseToken {
  std::string folded;
  std::uint64_t key = 0;
  Casing casing = Casing::none;
};

// Entry::flags: which of the first 15 tokens the lexicon writes with a capital; entry_upper: a one-word name all in capitals.
std::uint16_t casing_flags(const std::vector<PhraseToken>& tokens);

constexpr bool is_transparent(const Token& token) {
  return token.kind == TokenKind::punct && (token.value == '-' || token.value == '\'' || token.value == 0x2019);
}

// A capital, or what a hyphen joins to the word before: "Suk-yeol", "Jong-un". `first` is the first token of the phrase.
inline bool written_as_capital(const TokenList& tokens, std::uint32_t first, std::uint32_t i) {
  const Token& token = tokens[i];
  return token.capitalised() || (i > first + 1 && !token.space_before && is_transparent(tokens[i - 1]) && !tokens[i - 1].space_before &&
                                 tokens[i - 1].value == '-');
}

void fold_token(std::string_view text, const Token& token, std::string& folded);
void phrase_tokens(std::string_view phrase, std::vector<PhraseToken>& out);

}  // namespace nienbieu
