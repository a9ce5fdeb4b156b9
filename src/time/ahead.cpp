#include "time/ahead.h"

#include <string>

namespace nienbieu::when {
namespace {

bool future_cue(const Scan& scan, std::uint32_t at) { return scan.is(at, W::se) || (scan.is(at, W::du) && scan.is(at + 1, W::kien)); }

// A word that puts the clause into the past, or into what somebody said: a plan of those days is no evidence of these.
bool told_of_the_past(const Scan& scan, std::uint32_t at) {
  return scan.any(at, W::da, W::tung, W::vua) || (scan.is(at, W::truoc) && scan.is(at + 1, W::do_));
}

bool clause_ends(const Scan& scan, std::uint32_t at) {
  const char32_t mark = scan.mark(at);
  return scan.ends_line(at) || mark == '.' || mark == ',' || mark == ';' || mark == ':' || mark == '"' || mark == U'“' || mark == U'”' ||
         mark == '(' || mark == ')';
}

// Stricter than clause_tense, which looks far: the verb to come stands in the expression's own clause, before it, or right behind "từ …".
bool stands_ahead(const Scan& scan, const Timex& timex) {
  constexpr std::uint32_t before = 14, behind = 5;
  for (std::uint32_t back = 1; back <= before && timex.first_token >= back; ++back) {
    const std::uint32_t at = timex.first_token - back;
    if (clause_ends(scan, at) || told_of_the_past(scan, at)) break;
    if (future_cue(scan, at)) return true;
  }
  if (timex.qualifier != Qualifier::since) return false;
  for (std::uint32_t at = timex.last_token; at < timex.last_token + behind; ++at) {
    if (scan.is(at, W::se)) return true;
    if ((clause_ends(scan, at) && !scan.punct(at, ',')) || told_of_the_past(scan, at)) return false;
  }
  return false;
}

// Of a day or a month; a year to come ("sẽ tăng trong năm 2025") is as often the running one.
std::optional<DayNumber> last_day(const Moment& m) {
  if (m.shape != TimexShape::calendar || m.year == no_year || m.month == 0 || m.lunar || m.approximate) return std::nullopt;
  if (m.day == 0) return (m.month == 12 ? to_days({m.year + 1, 1, 1}) : to_days({m.year, m.month + 1, 1})) - 1;
  if (!is_valid({m.year, m.month, m.day})) return std::nullopt;
  return to_days({m.year, m.month, m.day});
}

}  // namespace

void add_ahead(const Scan& scan, const StoryTimes& story, std::optional<std::int32_t> year_low, Bounds& bounds) {
  for (const auto& [timex, tense] : story.primary) {
    const TimexReading& reading = timex->reading;
    if (reading.range || tense != Tense::future || timex->qualifier == Qualifier::until || timex->qualifier == Qualifier::before) continue;
    const auto day = last_day(reading.first);
    if (!day || (year_low && reading.first.year < *year_low) || !stands_ahead(scan, *timex)) continue;
    DateBound bound;
    bound.not_after = day;
    bound.why = "\"" + std::string(slice(scan.text, timex->span)) + "\" is still to come";
    bounds.all.push_back(bound);
  }
}

}  // namespace nienbieu::when
