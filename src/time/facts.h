// What the story's own expressions say about the day of publication, gathered once before anything is chosen.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "time/bounds.h"
#include "time/evidence.h"

namespace nienbieu::when {

// An undated day of the story, with what else the phrase says about it.
struct StoryDay {
  std::int32_t month = 0, day = 0;
  std::int32_t weekday = 0;  // 0 = not said
  std::int32_t lag = -1;     // "hôm qua (27/3)": publication is `lag` days later; -1 = not said
  Tense tense = Tense::none;
  bool yearly = false;  // "ngày 21/6 hằng năm"
  const Timex* timex = nullptr;

  bool future() const { return tense == Tense::future; }
};

struct Facts {
  std::vector<StoryDay> days;
  std::optional<DayNumber> full;  // the last full date that is not in the future
  bool full_exact = false;        // "hôm nay 26/6/2023" says the day of publication itself
  bool full_denied = false;       // by a weekday of the same line: "… hôm nay 26/6/2023. XSMN thứ Tư."
  const Timex* full_at = nullptr;
  std::int32_t latest_year = 0;  // the latest year of our time that the text writes in any way but as a year to come ("Euro 2024")
  std::string full_text;
  std::vector<DayNumber> fulls;          // all full dates that are no terms
  std::optional<std::int32_t> year_low;  // the last year that the text tells of as past
  // A day written both with and without its year ("kể từ ngày 19/8/2024 … Ngày 19/8"): the one is the other.
  std::optional<DayNumber> repeated;
  std::string repeated_text;
};

Facts gather_facts(const Scan& scan, const StoryTimes& story);

// Known events narrow the bounds: "vụ tấn công ngày 7/10 của Hamas" cannot be told before it happened. Their days are no story days.
void add_events(const Scan& scan, const StoryTimes& story, Bounds& bounds, Facts& facts);
// "mạnh nhất trong 25 năm qua, kể từ năm 1999": the year of publication is 1999 + 25.
void add_elapsed_years(const StoryTimes& story, Bounds& bounds);

// The day of the year nearest to another day.
DayNumber nearest_to(std::int32_t month, std::int32_t day, DayNumber near);

// The day that the story begins with: the first that is not in the future, else the first.
const StoryDay* focus_of(const Facts& facts);

// Publication as seen from a candidate year of the story's first day: its last told day, or exactly where "hôm qua (27/3)" says it.
struct Candidate {
  std::int32_t year = 0;
  DayNumber day = 0;
  bool exact = false, valid = false;
  bool weekday = false;  // a weekday of the text fits the year
};
Candidate candidate(const Facts& facts, const StoryDay& focus, std::int32_t year);

}  // namespace nienbieu::when
