// Sentence boundaries by rule: a line break always ends a sentence; . ! ? … end one when what follows looks like a
// start (capital, digit, opening quote, dash) and what precedes is no abbreviation ("TP.", "PGS.", initials) or number;
// closing quotation marks and brackets stay with the sentence they close.
#pragma once
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/tokens.h"

namespace nienbieu {

struct Sentence {
  Span span;                      // bytes, trimmed of blanks
  std::uint32_t first_token = 0;  // half-open range of tokens; newline tokens are in no sentence
  std::uint32_t last_token = 0;
};

void split_sentences(std::string_view text, const TokenList& tokens, std::vector<Sentence>& out);

}  // namespace nienbieu
