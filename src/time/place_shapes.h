// One function per family of shapes; see place.h.
#pragma once
#include "time/place.h"

namespace nienbieu::when {

Placed place_calendar(const Moment& moment, const Anchors& anchors);
Placed place_shift(const Moment& moment, const Anchors& anchors);
Placed place_week(const Moment& moment, const Anchors& anchors);          // weekday, weekend
Placed place_part_of_year(const Moment& moment, const Anchors& anchors);  // quarter, half, months, season
Placed place_long(const Moment& moment);                                  // decade, century
Placed place_named(const Moment& moment, const Anchors& anchors);         // holiday, lunar, sexagenary
Placed place_span(const Moment& moment, const Anchors& anchors);

// The tense that decides: the phrase's own word, else the clause's.
inline Tense tense_of(const Moment& moment, const Anchors& anchors) { return moment.tense != Tense::none ? moment.tense : anchors.tense; }
// The year that the phrase says ("2024", "năm ngoái"), or nothing. `why` and `basis` are set when there is one.
std::optional<std::int32_t> said_year(const Moment& moment, const Anchors& anchors, Placed& out);
// The day of a reference from which `unit`s are counted, or nothing; sets anaphoric and why.
std::optional<DayNumber> anchor_day(TimexAnchor anchor, TimexUnit unit, const Anchors& anchors, Placed& out);

}  // namespace nienbieu::when
