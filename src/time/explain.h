// `nienbieu time "TEXT" --reference DATE`: what is found in a text, its value and why. A library function: no printing.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "time/timex.h"

namespace nienbieu {

struct TimeFinding {
  Timex timex;
  std::string text;  // the slice of the input
  std::string rule;  // name of the grammar's rule, stable
};

// Tokenizes, finds and resolves. `published` as given; `out` is replaced. The text must be valid UTF-8.
PublicationDate explain_times(std::string_view text, const Reference& reference, const Lexicon& lexicon, std::vector<TimeFinding>& out);

}  // namespace nienbieu
