#include "time/evidence.h"

#include <algorithm>
#include <cstdlib>

#include "time/ahead.h"
#include "time/bounds.h"
#include "time/edtf.h"
#include "time/named_days.h"

namespace nienbieu::when {
namespace {

const Moment* figures(const Timex& timex) {
  const TimexReading& r = timex.reading;
  const Moment& m = r.paired && r.check.shape == TimexShape::calendar ? r.check : r.range ? r.last : r.first;
  return m.shape == TimexShape::calendar && m.day != 0 && m.month != 0 && !m.lunar ? &m : nullptr;
}

// An undated day of the story, with what else the phrase says about it.
struct StoryDay {
  std::int32_t month = 0, day = 0;
  std::int32_t weekday = 0;  // 0 = not said
  std::int32_t lag = -1;     // "hôm qua (27/3)": publication is `lag` days later; -1 = not said
  bool future = false, first_end = false;
  const Timex* timex = nullptr;
};

struct Facts {
  std::vector<StoryDay> days;
  std::optional<DayNumber> full;  // the last full date that is not in the future
  bool full_exact = false;        // "hôm nay 26/6/2023" says the day of publication itself
  std::int32_t latest_year = 0;   // the latest year of our time that the text writes in any way ("Euro 2024")
  std::string full_text;
  std::vector<DayNumber> fulls;          // all full dates that are no terms
  std::optional<std::int32_t> year_low;  // the last year that the text tells of as past
};

StoryDay story_day(const Moment& m, const Timex& timex, Tense tense) {
  StoryDay out{m.month, m.day, 0, -1, tense == Tense::future || m.tense == Tense::future, false, &timex};
  const TimexReading& r = timex.reading;
  if (r.paired) {
    const Moment& other = &m == &r.check ? r.first : r.check;
    if (other.shape == TimexShape::weekday && other.week_shift == no_shift) out.weekday = other.weekday;
    if (other.shape == TimexShape::shift && other.unit == TimexUnit::day && other.anchor == TimexAnchor::publication && other.n <= 0)
      out.lag = -other.n;
  }
  const Moment& words = r.check;  // "từ tối hôm qua (22/4) đến rạng sáng hôm nay (23/4)"
  if (r.range && words.shape == TimexShape::shift && words.anchor == TimexAnchor::publication && words.n <= 0) out.lag = -words.n;
  return out;
}

bool told_as_past(const Moment& m, Tense tense) { return tense != Tense::future && m.tense != Tense::future; }

// "mạnh nhất trong 25 năm qua, kể từ năm 1999": the year of publication is 1999 + 25.
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

// "từ ngày 1/6/2027", "đến hết 30/6/2025": a term, not what has happened.
bool term_of(const Timex& timex) {
  return timex.qualifier == Qualifier::since || timex.qualifier == Qualifier::until || timex.qualifier == Qualifier::before;
}

// A text that writes a later year anywhere is not of the year of its full dates.
std::int32_t latest_year_written(const Scan& scan, const StoryTimes& story) {
  std::int32_t latest = 0;
  if (story.primary.empty()) return latest;
  const std::uint32_t first = story.first_token, last = story.last_token ? story.last_token : scan.size;
  for (std::uint32_t i = first; i < last && i < scan.size; ++i) {
    if (scan.digits(i) != 4 || (scan.mark(i + 1) && scan.tight(i + 1) && scan.is_number(i + 2) && scan.digits(i + 2) == 3)) continue;
    const std::int32_t year = scan.value(i);
    if (year >= 1990 && year <= 2040 && year > latest) latest = year;
  }
  return latest;
}

Facts gather(const Scan& scan, const StoryTimes& story) {
  Facts facts;
  facts.latest_year = latest_year_written(scan, story);
  for (const auto& [timex, tense] : story.primary) {
    const Moment& first = timex->reading.first;
    const bool year_told = first.shape == TimexShape::calendar && first.year != no_year && told_as_past(first, tense) &&
                           !timex->reading.range && (tense == Tense::past || first.month != 0);
    if (year_told && (!facts.year_low || first.year > *facts.year_low)) facts.year_low = first.year;
    const Moment* m = figures(*timex);
    if (!m) continue;
    if (m->year == no_year && m->year_shift == no_shift) {
      facts.days.push_back(story_day(*m, *timex, tense));
      if (facts.days.back().weekday == 0 && regular_press_conference(scan, *timex)) facts.days.back().weekday = 4;
      continue;
    }
    if (m->year == no_year || !told_as_past(*m, tense) || !is_valid({m->year, m->month, m->day})) continue;
    const DayNumber day = to_days({m->year, m->month, m->day});
    const StoryDay said = story_day(*m, *timex, tense);
    if (said.lag >= 0) {
      facts.full = facts.full_exact ? std::max(*facts.full, day + said.lag) : day + said.lag;
      facts.full_exact = true;
      facts.full_text = std::string(slice(scan.text, timex->span));
    }
    if (!term_of(*timex)) facts.fulls.push_back(day);
    if (term_of(*timex) || facts.full_exact || (facts.full && *facts.full >= day)) continue;
    facts.full = day;
    facts.full_text = std::string(slice(scan.text, timex->span));
  }
  return facts;
}

// Known events narrow the bounds: "vụ tấn công ngày 7/10 của Hamas" cannot be told before it happened.
void add_events(const Scan& scan, const StoryTimes& story, Bounds& bounds, Facts& facts) {
  for (const auto& [timex, tense] : story.primary) {
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
    if (!day.future) return &day;
  }
  return nullptr;
}

// Publication as seen from a candidate year of the story's first day: its last told day, or exactly where "hôm qua (27/3)" says it.
struct Candidate {
  std::int32_t year = 0;
  DayNumber day = 0;
  bool exact = false, valid = false;
};

Candidate candidate(const Facts& facts, const StoryDay& focus, std::int32_t year) {
  Candidate out{year, 0, false, is_valid({year, focus.month, focus.day})};
  if (!out.valid) return out;
  const DayNumber start = to_days({year, focus.month, focus.day});
  out.day = start;
  for (const StoryDay& day : facts.days) {
    const DayNumber at = nearest_to(day.month, day.day, start);
    if (day.weekday != 0 && iso_weekday(at) != day.weekday) out.valid = false;
    if (day.lag >= 0) return out.day = at + day.lag, out.exact = true, out;
    if (!day.future && at - start <= 31) out.day = std::max(out.day, at);
  }
  return out;
}

struct Choice {
  std::optional<Candidate> chosen;
  std::string why;
};

// One full date alone is as often a memory, a deadline or an anniversary as news: it counts when a second one lies within the year before
// it or the same day is told again without its year, when the story has other days, and when the text writes no later year.
bool corroborated(const Facts& facts) {
  const CivilDate full = from_days(*facts.full);
  if (full.year < 2000 || facts.latest_year > full.year) return false;
  bool other_day = false, again = false;
  for (const StoryDay& day : facts.days) {
    const bool same = day.month == full.month && day.day == full.day;
    again = again || same;
    other_day = other_day || (!same && !day.future);
  }
  const bool second =
      std::any_of(facts.fulls.begin(), facts.fulls.end(), [&](DayNumber day) { return day < *facts.full && day + 370 > *facts.full; });
  return other_day && (again || second);
}

// A story day close to a full date of the text shares its year.
Choice by_full_date(const Facts& facts, const StoryDay& focus, const Bounds& bounds) {
  Choice out;
  if (!facts.full) return out;
  if (!facts.full_exact && !corroborated(facts)) return out;
  const std::int32_t year = from_days(*facts.full).year;
  for (std::int32_t y = year; y <= year + 1; ++y) {
    const Candidate c = candidate(facts, focus, y);
    const DayNumber distance = c.day - *facts.full;
    if (!c.valid || distance < -2 || distance > 60 || !bounds.admits(c.day)) continue;
    out.chosen = c;
    out.why = "full date \"" + facts.full_text + "\" in the text";
    return out;
  }
  return out;
}

// A page is read within days of its publication far more often than on the same day of another year: this outweighs one contrary witness.
Choice by_near_crawl(const Facts& facts, const StoryDay& focus, const Bounds& bounds, const Reference& reference) {
  Choice out;
  if (!reference.crawled) return out;
  const DayNumber crawled = to_days(*reference.crawled);
  const Candidate c = candidate(facts, focus, from_days(nearest_to(focus.month, focus.day, crawled)).year);
  if (!c.valid || c.day > crawled + 1 || crawled - c.day > 7) return out;
  out.chosen = c;
  out.why = "crawled " + iso_day(crawled) + ", within a week of the story's day";
  if (!bounds.admits(c.day)) out.why += "; conflict: " + bounds.against_why(c.day);
  return out;
}

// The years that the fewest witnesses contradict; chosen when one alone is left. Contradiction is borne only from one witness of four or
// more.
Choice by_bounds(const Facts& facts, const StoryDay& focus, const Bounds& bounds, std::optional<DayNumber> upper) {
  Choice out;
  const auto high = bounds.high(), low = bounds.low();
  if (!high && !upper) return out;
  const std::int32_t last = from_days(upper && (!high || *upper < *high || bounds.all.size() > 3) ? *upper : *high).year;
  const std::int32_t first = std::min(last, low ? from_days(*low).year : last) - (low && bounds.all.size() < 4 ? 0 : 30);
  std::size_t fewest = bounds.all.size() >= 4 ? 2 : 1;
  std::vector<Candidate> left;
  for (std::int32_t y = first; y <= std::max(last, low ? from_days(*low).year : last) + (bounds.all.size() >= 4 && !upper ? 30 : 0); ++y) {
    const Candidate c = candidate(facts, focus, y);
    if (!c.valid || (facts.full && c.day + 2 < *facts.full) || (facts.year_low && y < *facts.year_low) || (upper && c.day > *upper + 1))
      continue;
    const std::size_t against = bounds.against(c.day);
    if (against > fewest || (against == fewest && left.empty() && against > 0 && bounds.all.size() < 4)) continue;
    if (against < fewest) left.clear(), fewest = against;
    left.push_back(c);
  }
  if (left.size() == 1 && fewest < 2) {
    out.chosen = left[0];
    out.why = bounds.narrowing_why(left[0].day);
    for (const StoryDay& day : facts.days) {
      if (day.weekday != 0) return out.why += std::string(out.why.empty() ? "" : "; ") + "the weekday fits only this year", out;
    }
    if (out.why.empty() && upper) out.why = "not after " + iso_day(*upper) + ", when the page was read";
    if (fewest > 0) out.why += "; conflict: " + bounds.against_why(left[0].day);
    return out;
  }
  if (left.size() > 1 && upper && *upper - left.back().day <= 90 && *upper + 1 >= left.back().day && fewest == 0) {
    out.chosen = left.back();
    out.why = "the last such day before " + iso_day(*upper) + ", when the page was read";
  }
  return out;
}

Publication estimated(DayNumber day, bool exact, std::string why) {
  Publication out;
  out.day = day;
  out.exact = exact;
  out.printed.basis = PublicationDate::Basis::inferred;
  out.printed.edtf = iso_day(day) + (exact ? "" : "~");
  out.printed.earliest = from_days(day);
  if (exact) out.printed.latest = from_days(day);
  out.printed.why = std::move(why);
  return out;
}

Publication given(const Reference& reference) {
  Publication out;
  out.day = to_days(*reference.published);
  out.exact = true;
  out.printed = {iso_day(*out.day), reference.published, reference.published, PublicationDate::Basis::given, "given"};
  return out;
}

}  // namespace

Publication infer_publication(const Scan& scan, const StoryTimes& story, const Reference& reference) {
  if (reference.published) return given(reference);
  Bounds bounds{reference.bounds};
  Facts facts = gather(scan, story);
  add_events(scan, story, bounds, facts);
  add_elapsed_years(story, bounds);
  add_ahead(scan, story, facts.year_low, bounds);
  std::optional<DayNumber> upper = story.page_day;
  if (reference.crawled && (!upper || to_days(*reference.crawled) < *upper)) upper = to_days(*reference.crawled);
  const StoryDay* focus = focus_of(facts);
  if (focus && !facts.full_exact) {
    Choice choice = by_full_date(facts, *focus, bounds);
    if (!choice.chosen) choice = by_near_crawl(facts, *focus, bounds, reference);
    if (!choice.chosen) choice = by_bounds(facts, *focus, bounds, upper);
    if (choice.chosen) return estimated(choice.chosen->day, choice.chosen->exact, choice.why);
  }
  // a page that says "today" of one day and tells of a later one decides nothing
  const bool later =
      facts.full && std::any_of(facts.fulls.begin(), facts.fulls.end(), [&](DayNumber day) { return day > *facts.full + 3; });
  if (facts.full && facts.full_exact && !later && (!focus || bounds.admits(*facts.full))) {
    return estimated(*facts.full, true, "the text says which day it is");
  }
  Publication unknown;
  unknown.printed.why = "nothing in the text or its metadata leaves one year only";
  return unknown;
}

}  // namespace nienbieu::when
