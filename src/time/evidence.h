// The article's own publication date, given or worked out from evidence (semantics.md §3, "The year of 12/5").
//
// Evidence is a set of constraints on one unknown, the day of publication: bounds from offices and events, full dates, weekdays, the
// crawl date. Each candidate year places the story's undated days and is kept when nothing contradicts it; a year is chosen only when one
// is left, and `why` lists what decided and what was in conflict.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "time/place.h"
#include "time/scan.h"
#include "time/timex.h"

namespace nienbieu::when {

// The primary expressions of one part, in text order, with the tense of their clauses, and the upper bound the page itself shows.
struct TokenRange {
  std::uint32_t first = 0, last = 0;
};

struct StoryTimes {
  struct Item {
    const Timex* timex = nullptr;
    Tense tense = Tense::none;
  };
  std::vector<Item> primary;
  std::vector<TokenRange> text;         // of the part's primary text
  std::optional<DayNumber> byline_day;  // the date line above or below the text
  std::optional<DayNumber> page_day;    // "Tử vi hôm nay 29/9/2024" in boilerplate: the day the page was made for its reader
};

struct Publication {
  std::optional<DayNumber> day;  // given, exact or estimated (the story's last day)
  bool exact = false;
  PublicationDate printed;
};

Publication infer_publication(const Scan& scan, const StoryTimes& story, const Reference& reference);

// Past or future as the words near an expression say; none when they do not.
Tense clause_tense(const Scan& scan, const Timex& timex);

}  // namespace nienbieu::when
