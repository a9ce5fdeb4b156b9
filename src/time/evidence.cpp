#include "time/evidence.h"

#include <algorithm>
#include <cstdlib>

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
  std::int32_t weekday = 0;      // 0 = not said
  std::int32_t lag = -1;         // "hôm qua (27/3)": publication is `lag` days later; -1 = not said
  bool future = false, first_end = false;
  const Timex* timex = nullptr;
};

struct Facts {
  std::vector<StoryDay> days;
  std::optional<DayNumber> full;        // the last full date that is not in the future
  bool full_leads = false;              // it opens the story
  std::string full_text;
};

StoryDay story_day(const Moment& m, const Timex& timex, Tense tense) {
  StoryDay out{m.month, m.day, 0, -1, tense == Tense::future || m.tense == Tense::future, false, &timex};
  const TimexReading& r = timex.reading;
  if (r.paired) {
    const Moment& other = &m == &r.check ? r.first : r.check;
    if (other.shape == TimexShape::weekday && other.week_shift == no_shift) out.weekday = other.weekday;
    if (other.shape == TimexShape::shift && other.unit == TimexUnit::day && other.anchor == TimexAnchor::publication && other.n <= 0) out.lag = -other.n;
  }
  return out;
}

Facts gather(const Scan& scan, const StoryTimes& story) {
  Facts facts;
  for (const auto& [timex, tense] : story.primary) {
    const Moment* m = figures(*timex);
    if (!m) continue;
    if (m->year == no_year && m->year_shift == no_shift) {
      facts.days.push_back(story_day(*m, *timex, tense));
      continue;
    }
    if (m->year == no_year || tense == Tense::future || m->tense == Tense::future || !is_valid({m->year, m->month, m->day})) continue;
    const DayNumber day = to_days({m->year, m->month, m->day});
    if (facts.full && *facts.full >= day) continue;
    facts.full = day;
    facts.full_leads = facts.days.empty() && timex->sentence <= 2;
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
    tighten(bounds, bound);
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
struct Candidate { std::int32_t year = 0; DayNumber day = 0; bool exact = false, valid = false; };

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

// A story day close to a full date of the text shares its year.
Choice by_full_date(const Facts& facts, const StoryDay& focus, const Bounds& bounds) {
  Choice out;
  if (!facts.full) return out;
  const std::int32_t year = from_days(*facts.full).year;
  for (std::int32_t y = year; y <= year + 1; ++y) {
    const Candidate c = candidate(facts, focus, y);
    const DayNumber distance = c.day - *facts.full;
    if (!c.valid || distance < -2 || distance > 150 || !bounds.admits(c.day, 7)) continue;
    out.chosen = c;
    out.why = "full date \"" + facts.full_text + "\" in the text";
    return out;
  }
  return out;
}

Choice by_near_crawl(const Facts& facts, const StoryDay& focus, const Bounds& bounds, const Reference& reference) {
  Choice out;
  if (!reference.crawled) return out;
  const DayNumber crawled = to_days(*reference.crawled);
  const Candidate c = candidate(facts, focus, from_days(nearest_to(focus.month, focus.day, crawled)).year);
  if (!c.valid || c.day > crawled + 1 || crawled - c.day > 7) return out;
  out.chosen = c;
  out.why = "crawled " + iso_day(crawled) + ", within a week of the story's day";
  if (!bounds.admits(c.day, 1)) out.why += "; conflict: " + (bounds.low && c.day < *bounds.low ? bounds.low_why : bounds.high_why);
  return out;
}

std::string bounds_why(const Bounds& bounds, bool weekday) {
  std::string out = bounds.low_why;
  if (!bounds.high_why.empty() && bounds.high_why != bounds.low_why) out += (out.empty() ? "" : "; ") + bounds.high_why;
  if (weekday) out += std::string(out.empty() ? "" : "; ") + "the weekday fits only this year";
  return out;
}

// All years within the bounds; chosen when one alone is left.
Choice by_bounds(const Facts& facts, const StoryDay& focus, const Bounds& bounds, std::optional<DayNumber> upper) {
  Choice out;
  if (!bounds.high && !upper) return out;
  Bounds limits = bounds;
  if (upper && (!limits.high || *upper < *limits.high)) limits.high = upper, limits.high_why = "not after " + iso_day(*upper) + ", when the page was read";
  const std::int32_t last = from_days(*limits.high).year, first = limits.low ? from_days(*limits.low).year : last - 30;
  int left = 0;
  Candidate only;
  bool weekday = false;
  for (std::int32_t y = first; y <= last; ++y) {
    const Candidate c = candidate(facts, focus, y);
    const bool late_enough = !facts.full || c.day + 2 >= *facts.full;
    if (!c.valid || !limits.admits(c.day) || !late_enough) continue;
    ++left;
    only = c;
  }
  for (const StoryDay& day : facts.days) weekday = weekday || day.weekday != 0;
  if (left == 1) return out.chosen = only, out.why = bounds_why(limits, weekday), out;
  if (left > 1 && upper && *upper - only.day <= 90 && *upper >= only.day) {
    out.chosen = only;
    out.why = "the last such day before " + iso_day(*upper) + ", when the page was read";
  }
  return out;
}

Publication estimated(DayNumber day, bool exact, std::string why, const Bounds& bounds) {
  Publication out;
  out.day = day;
  out.exact = exact;
  out.printed.basis = PublicationDate::Basis::inferred;
  out.printed.edtf = iso_day(day) + (exact ? "" : "~");
  out.printed.earliest = from_days(day);
  if (exact) out.printed.latest = from_days(day);
  out.printed.why = std::move(why);
  if (!bounds.conflict.empty()) out.printed.why += "; " + bounds.conflict;
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
  Bounds bounds = combine(reference.bounds);
  Facts facts = gather(scan, story);
  add_events(scan, story, bounds, facts);
  std::optional<DayNumber> upper = story.page_day;
  if (reference.crawled && (!upper || to_days(*reference.crawled) < *upper)) upper = to_days(*reference.crawled);
  const StoryDay* focus = focus_of(facts);
  if (focus) {
    Choice choice = by_full_date(facts, *focus, bounds);
    if (!choice.chosen) choice = by_near_crawl(facts, *focus, bounds, reference);
    if (!choice.chosen) choice = by_bounds(facts, *focus, bounds, upper);
    if (choice.chosen) return estimated(choice.chosen->day, choice.chosen->exact, choice.why, bounds);
  } else if (facts.full && facts.full_leads && bounds.admits(*facts.full, 7)) {
    return estimated(*facts.full, false, "full date \"" + facts.full_text + "\" opens the text", bounds);
  }
  Publication unknown;
  unknown.printed.why = bounds.conflict.empty() ? "nothing in the text or its metadata decides the year" : bounds.conflict;
  return unknown;
}

}  // namespace nienbieu::when
