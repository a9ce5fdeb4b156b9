#include "time/facts.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "time/grammar.h"
#include "time/named_days.h"

namespace nienbieu::when {
namespace {

constexpr std::int32_t first_year = 1990, last_year = 2040;  // the years that a page of the web can be of
// A story goes on from day to day; a day further off is its own only where the words tell it as past.
constexpr DayNumber next_day_within = 45, told_day_within = 180;

const Moment* figures(const Timex& timex) {
  const TimexReading& r = timex.reading;
  const Moment& m = r.paired && r.check.shape == TimexShape::calendar ? r.check : r.range ? r.last : r.first;
  return m.shape == TimexShape::calendar && m.day != 0 && m.month != 0 && !m.lunar ? &m : nullptr;
}

StoryDay story_day(const Moment& m, const Timex& timex, Tense tense) {
  StoryDay out{m.month, m.day, 0, -1, m.tense != Tense::none ? m.tense : tense, false, &timex};
  const TimexReading& r = timex.reading;
  out.weekday = m.weekday;
  if (r.paired) {
    const Moment& other = &m == &r.check ? r.first : r.check;
    if (other.shape == TimexShape::weekday && other.week_shift == no_shift) out.weekday = other.weekday;
    if (other.shape == TimexShape::shift && other.unit == TimexUnit::day && other.anchor == TimexAnchor::publication && other.n <= 0)
      out.lag = -other.n;
  }
  const Moment& words = r.check;  // "từ chiều hôm qua (8/6) đến sáng hôm nay (9/6)"
  if (r.range && words.shape == TimexShape::shift && words.anchor == TimexAnchor::publication && words.n <= 0) out.lag = -words.n;
  return out;
}

bool told_as_past(const Moment& m, Tense tense) { return tense != Tense::future && m.tense != Tense::future; }

// The Foreign Ministry of Vietnam holds its regular press conference on Thursdays.
bool regular_press_conference(const Scan& scan, const Timex& timex) {
  const std::uint32_t first = timex.first_token > 12 ? timex.first_token - 12 : 0;
  bool regular = false, ministry = false;
  for (std::uint32_t i = first; i < timex.last_token + 12 && scan.has(i); ++i) {
    const bool phrase =
        scan.token_text(i) == "thường" && scan.is(i + 1, W::ky_han) && scan.token_text(i - 1) == "báo" && i < timex.first_token;
    regular = regular || phrase;
    ministry = ministry || (scan.token_text(i) == "Ngoại" && scan.token_text(i + 1) == "giao");
  }
  return regular && ministry;
}

// "từ ngày 1/6/2027", "đến hết 30/6/2025", "hạn sử dụng 20/5/2027": a term, not what has happened.
bool term_of(const Scan& scan, const Timex& timex) {
  if (timex.qualifier == Qualifier::since || timex.qualifier == Qualifier::until || timex.qualifier == Qualifier::before) return true;
  for (std::uint32_t back = 1; back <= 4; ++back) {
    const std::string_view word = scan.token_text(timex.first_token - back);
    if (word == "hạn" || word == "lực") return true;  // "thời hạn", "có hiệu lực"
  }
  return false;
}

// A year to come is no bound from below: "sẽ hoàn thành năm 2030", "giai đoạn 2021-2025", "đến năm 2030".
bool year_to_come(const Timex& timex, Tense tense) {
  const TimexReading& r = timex.reading;
  if (tense == Tense::future || r.first.tense == Tense::future || timex.qualifier == Qualifier::until) return true;
  return r.range && r.last.year != no_year && r.last.year - r.first.year > 1;
}

// A text that writes a later year anywhere is not of the year of its full dates.
std::int32_t latest_year_written(const Scan& scan, const StoryTimes& story) {
  std::int32_t latest = 0;
  std::size_t t = 0;
  for (const TokenRange& range : story.text) {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (scan.digits(i) != 4 || (scan.mark(i + 1) && scan.tight(i + 1) && scan.is_number(i + 2) && scan.digits(i + 2) == 3)) continue;
      const std::int32_t year = scan.value(i);
      if (year < first_year || year > last_year || year <= latest) continue;
      while (t < story.primary.size() && story.primary[t].timex->last_token <= i) ++t;
      const bool inside = t < story.primary.size() && story.primary[t].timex->first_token <= i;
      if (!inside || !year_to_come(*story.primary[t].timex, story.primary[t].tense)) latest = year;
    }
  }
  return latest;
}

struct FullDate {
  DayNumber day;
  std::string text;
  bool range = false;
};

// What the text writes of one day of the year.
struct WrittenDay {
  bool alone = false;   // without a year
  bool yearly = false;  // "ngày 21/6 hằng năm"
  bool years = false;   // with several years, or as the end of a range
  std::int32_t year = no_year;
};

class WrittenDays {
 public:
  WrittenDays(const std::vector<StoryDay>& days, const std::vector<FullDate>& all) {
    for (const StoryDay& day : days) {
      WrittenDay& written = at(day.month, day.day);
      written.alone = true;
      written.yearly |= day.yearly;
    }
    for (const FullDate& full : all) {
      const CivilDate date = from_days(full.day);
      WrittenDay& written = at(date.month, date.day);
      written.years |= full.range || (written.year != no_year && written.year != date.year);
      written.year = date.year;
    }
  }

  WrittenDay& at(std::int32_t month, std::int32_t day) {
    return days_[static_cast<std::size_t>(month & 15) * 32 + static_cast<std::size_t>(day & 31)];
  }

 private:
  std::array<WrittenDay, 16 * 32> days_{};
};

// A day that comes again each year is written with many years: "ngày 21/6 hằng năm", a page about what happened on 25/11.
bool anniversary(const WrittenDay& written, CivilDate full) {
  const auto same_day = [&](const NamedDay& named) {
    return named.rule == DayRule::fixed && named.month == full.month && named.day == full.day;
  };
  return written.yearly || written.years || std::any_of(named_days().begin(), named_days().end(), same_day);
}

// The last day that is written both with and without its year.
void find_repeated(Facts& facts, const std::vector<FullDate>& all) {
  if (all.empty() || facts.days.empty()) return;
  WrittenDays days(facts.days, all);
  for (const FullDate& full : all) {
    const CivilDate date = from_days(full.day);
    if (date.year != facts.latest_year || (facts.repeated && *facts.repeated >= full.day)) continue;
    const WrittenDay& written = days.at(date.month, date.day);
    if (written.alone && !anniversary(written, date)) facts.repeated = full.day, facts.repeated_text = full.text;
  }
}

// A full date: of the story, or only a term.
void add_full(const Scan& scan, const Timex& timex, const Moment& m, Tense tense, Facts& facts, std::vector<FullDate>& all) {
  if (!is_valid({m.year, m.month, m.day})) return;
  const DayNumber day = to_days({m.year, m.month, m.day});
  all.push_back({day, std::string(slice(scan.text, timex.span)), timex.reading.range});
  if (!told_as_past(m, tense)) return;
  const StoryDay said = story_day(m, timex, tense);
  if (said.lag >= 0) {
    facts.full = facts.full_exact ? std::max(*facts.full, day + said.lag) : day + said.lag;
    facts.full_exact = true;
    facts.full_at = &timex;
    facts.full_text = all.back().text;
  }
  const bool term = term_of(scan, timex);
  if (!term) facts.fulls.push_back(day);
  if (term || facts.full_exact || (facts.full && *facts.full >= day)) return;
  facts.full = day;
  facts.full_text = all.back().text;
}

// A weekday by itself in the line that says which day it is: year and weekday do not go together, one of them is mistyped.
bool weekday_denies(const Scan& scan, const Facts& facts) {
  if (!facts.full_exact) return false;
  std::uint32_t at = facts.full_at->first_token;
  while (at > 0 && !scan.ends_line(at - 1)) --at;
  for (; !scan.ends_line(at); ++at) {
    std::int8_t weekday = 0;
    std::uint32_t end = 0;
    if (!scan.any(at, W::thu, W::chu) || scan.is(at - 1, W::lan) || !weekday_number(scan, at, weekday, end)) continue;
    const bool alone = scan.ends_line(end) || scan.punct(end, '.');
    if (alone && iso_weekday(*facts.full) != static_cast<std::int32_t>(weekday)) return true;
  }
  return false;
}

}  // namespace

Facts gather_facts(const Scan& scan, const StoryTimes& story) {
  Facts facts;
  std::vector<FullDate> all;
  facts.latest_year = latest_year_written(scan, story);
  for (const auto& [timex, tense] : story.primary) {
    const Moment& first = timex->reading.first;
    const bool year_told = first.shape == TimexShape::calendar && first.year != no_year && told_as_past(first, tense) &&
                           !timex->reading.range && (tense == Tense::past || first.month != 0) && !term_of(scan, *timex);
    if (year_told && (!facts.year_low || first.year > *facts.year_low)) facts.year_low = first.year;
    const Moment* m = figures(*timex);
    if (!m) continue;
    if (m->year == no_year && m->year_shift == no_shift) {
      facts.days.push_back(story_day(*m, *timex, tense));
      facts.days.back().yearly = scan.any(timex->last_token, W::hang, W::hang_) && scan.is(timex->last_token + 1, W::nam);
      if (facts.days.back().weekday == 0 && regular_press_conference(scan, *timex)) facts.days.back().weekday = 4;
    } else if (m->year != no_year) {
      add_full(scan, *timex, *m, tense, facts, all);
    }
  }
  find_repeated(facts, all);
  facts.full_denied = weekday_denies(scan, facts);
  return facts;
}

void add_events(const Scan& scan, const StoryTimes& story, Bounds& bounds, Facts& facts) {
  for (const StoryTimes::Item& item : story.primary) {
    const Timex* timex = item.timex;
    const Moment& m = timex->reading.first;
    if (m.shape != TimexShape::calendar || m.month == 0 || m.year != no_year) continue;
    const std::int32_t row = find_event(scan, *timex);
    if (row < 0) continue;
    const KnownEvent& event = known_events()[static_cast<std::size_t>(row)];
    DateBound bound;
    bound.not_before = to_days(event.date);
    bound.why = event.english;
    if (m.year_shift != no_shift) {  // "tháng 10 năm ngoái": the year of publication follows
      const std::int32_t year = event.date.year - m.year_shift;
      bound.not_before = to_days({year, 1, 1});
      bound.not_after = to_days({year, 12, 31});
    }
    bounds.all.push_back(bound);
    std::erase_if(facts.days, [&](const StoryDay& day) { return day.timex == timex; });
  }
}

void add_elapsed_years(const StoryTimes& story, Bounds& bounds) {
  for (const auto& [span, span_tense] : story.primary) {
    const Moment& m = span->reading.first;
    if (m.shape != TimexShape::span || m.unit != TimexUnit::year || m.tense != Tense::past || m.vague || m.approximate || m.n < 3) continue;
    for (const auto& [since, tense] : story.primary) {
      const Moment& y = since->reading.first;
      if (since->sentence != span->sentence || since->first_token < span->last_token || since->first_token > span->last_token + 10)
        continue;
      if (y.shape != TimexShape::calendar || y.year == no_year || y.month != 0 || since->reading.range) continue;
      DateBound bound;
      bound.not_before = to_days({y.year + m.n, 1, 1});
      bound.not_after = to_days({y.year + m.n, 12, 31});
      bound.why = std::to_string(m.n) + " years have passed since " + std::to_string(y.year);
      bounds.all.push_back(bound);
    }
  }
}

DayNumber nearest_to(std::int32_t month, std::int32_t day, DayNumber near) {
  DayNumber best = 0;
  std::int32_t distance = 1 << 20;
  const std::int32_t year = from_days(near).year;
  for (std::int32_t y = year - 1; y <= year + 1; ++y) {
    if (!is_valid({y, month, day})) continue;
    const DayNumber at = to_days({y, month, day});
    if (std::abs(at - near) < distance) distance = std::abs(at - near), best = at;
  }
  return best;
}

const StoryDay* focus_of(const Facts& facts) {
  for (const StoryDay& day : facts.days) {
    if (!day.future()) return &day;
  }
  return facts.days.empty() ? nullptr : &facts.days.front();
}

Candidate candidate(const Facts& facts, const StoryDay& focus, std::int32_t year) {
  Candidate out{year, 0, false, is_valid({year, focus.month, focus.day}), false};
  if (!out.valid) return out;
  const DayNumber start = to_days({year, focus.month, focus.day});
  out.day = start;
  for (const StoryDay& day : facts.days) {
    const DayNumber at = nearest_to(day.month, day.day, start);
    if (day.weekday != 0) {
      if (iso_weekday(at) != day.weekday) out.valid = false;
      out.weekday = true;
    }
    if (day.lag >= 0) return out.day = at + day.lag, out.exact = true, out;
    if (!day.future() && at - out.day <= (day.tense == Tense::past ? told_day_within : next_day_within)) out.day = std::max(out.day, at);
  }
  return out;
}

}  // namespace nienbieu::when
