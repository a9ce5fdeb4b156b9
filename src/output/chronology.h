// A timeline for people: date, who, what, where, source. Plain text; colours only when asked for.
#pragma once
#include <cstddef>
#include <string>

#include "timeline/timeline.h"

namespace nienbieu {

struct ChronologyOptions {
  bool color = false;       // ANSI escapes
  std::size_t width = 100;  // columns; longer sayings are cut with "…". 0: nothing is cut
};

// One block per entry; a day's date stands once. Undated events follow under a heading of their own.
void write_chronology(const Timeline& timeline, const ChronologyOptions& options, std::string& out);

}  // namespace nienbieu
