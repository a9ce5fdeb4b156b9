// A phrase as the trie sees it: the folded spelling and key of each token; hyphens and apostrophes are transparent.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace nienbieu {

struct PhraseToken {
  std::string folded;
  std::uint64_t key = 0;
};

constexpr bool is_transparent(const Token& token) {
  return token.kind == TokenKind::punct && (token.value == '-' || token.value == '\'' || token.value == 0x2019);
}

void fold_token(std::string_view text, const Token& token, std::string& folded);
void phrase_tokens(std::string_view phrase, std::vector<PhraseToken>& out);

}  // namespace nienbieu
