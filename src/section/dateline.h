// The line that says when, and perhaps who and where: "Minh An - Thứ năm, 06/06/2024 07:53 (GMT+7)", "New Delhi, 10/9".
#pragma once
#include <cstdint>

#include "text/tokens.h"

namespace nienbieu {

enum class Dateline : std::uint8_t {
  none,
  full,    // a whole date, alone or with author, outlet, place, weekday, clock
  place,   // "New Delhi, 10/9": no year
  stamped  // a title with the day and the hour of its page glued to its end
};

struct DatelineReading {
  Dateline kind = Dateline::none;
  std::uint32_t stamp = 0;  // of `stamped`: the token at which the stamp begins
};

// Reads the line [first, last) of tokens. Says only what the line looks like: a row of a table may look the same, so where it stands
// counts.
DatelineReading read_dateline(const TokenList& tokens, std::uint32_t first, std::uint32_t last);

}  // namespace nienbieu
