// Does a title tell of somebody that the rest of the text never names? Then it is of another article.
#pragma once
#include <cstdint>
#include <vector>

#include "lexicon/lexicon.h"
#include "section/lines.h"
#include "text/tokens.h"

namespace nienbieu {

class ForeignLines {
 public:
  ForeignLines(const TokenList& tokens, const PhraseHits& phrases) : tokens_(tokens), phrases_(phrases) {}

  // Does line i open with a name of which no word stands anywhere else? Reads the text once for each line asked about.
  bool opens_foreign(const std::vector<Line>& lines, std::size_t i) const;

 private:
  struct Name {
    std::uint32_t first = 0, last = 0;  // tokens; empty: the line opens with no name
  };
  Name opening_name(const Line& line) const;

  const TokenList& tokens_;
  const PhraseHits& phrases_;
};

}  // namespace nienbieu
