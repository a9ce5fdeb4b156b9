// Quotation marks: which spans of the text stand inside which marks.
//
// Pairs “ ” ‘ ’ « » „ “ 「 」 and the straight " are matched within one paragraph (line) first; a quotation that runs over
// several paragraphs is joined when each paragraph opens anew, or the paragraph ends a sentence with the mark left open
// and the next mark, within three lines, closes it. A straight ' or a ’ between letters is an apostrophe. A mark without a partner spoils
// nothing beyond its line: it is reported as unbalanced and gives no quotation.
#pragma once
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/tokens.h"

namespace nienbieu {

struct Quotation {
  Span outer;                     // with the marks
  Span inner;                     // without
  std::uint32_t first_token = 0;  // tokens of outer, half-open
  std::uint32_t last_token = 0;
  bool single = false;  // ‘ ’ or ' '
};

struct QuoteScan {
  std::vector<Quotation> quotations;      // by start; nested ones follow their outer
  std::vector<std::uint32_t> unbalanced;  // token indexes of marks without a partner
};

void find_quotations(std::string_view text, const TokenList& tokens, QuoteScan& out);

}  // namespace nienbieu
