// From what the words say to days of the calendar, against known anchors. Pure.
#pragma once
#include <optional>
#include <string>

#include "base/civil_date.h"
#include "time/reading.h"
#include "time/timex.h"

namespace nienbieu::when {

struct DaySpan {
  DayNumber first = 0, last = 0;
  friend bool operator==(DaySpan, DaySpan) = default;
};

// What is known when an expression is resolved.
struct Anchors {
  std::optional<DayNumber> published;  // given or inferred
  std::string_view published_why;      // "published 2024-05-13"; the resolver holds it
  std::optional<DaySpan> running;      // the story's running date
  std::optional<DaySpan> nearby;       // the last time named in the same paragraph, at most a sentence back, of any grain and however far
  Tense tense = Tense::none;           // of the clause the expression stands in
};

struct Placed {
  bool known = false;      // days are worked out (perhaps of an unknown year)
  bool year_known = true;  // false: first and last lie in a stand-in year
  bool clock = false;      // edtf has a time of day
  DaySpan days;
  std::string edtf;  // empty = null
  std::string why;
  Basis basis = Basis::unknown;
  bool anaphoric = false;
};

// The year of a month (day 0) or a day and month: past of publication unless the tense or the distance says otherwise.
// Nothing when the publication is unknown.
struct YearChoice {
  std::int32_t year;
  const char* why;
};
YearChoice choose_year(std::int32_t month, std::int32_t day, DayNumber published, Tense tense);

Placed place(const Moment& moment, const Anchors& anchors);
// A whole reading: ranges, lists and pairs.
Placed place(const TimexReading& reading, const Anchors& anchors);

}  // namespace nienbieu::when
