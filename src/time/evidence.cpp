#include "time/evidence.h"

#include <algorithm>
#include <cstdlib>

#include "time/ahead.h"
#include "time/bounds.h"
#include "time/edtf.h"
#include "time/facts.h"

namespace nienbieu::when {
namespace {

struct Choice {
  std::optional<Candidate> chosen;
  std::string why;
};

// One full date alone is as often a memory, a deadline or an anniversary as news: it counts when a second one lies within the year before
// it or the same day is told again without its year, when the story has other days, and when the text writes no later year.
bool second_full_date(const Facts& facts) {
  return std::any_of(facts.fulls.begin(), facts.fulls.end(), [&](DayNumber day) { return day < *facts.full && day + 370 > *facts.full; });
}

bool corroborated(const Facts& facts) {
  const CivilDate full = from_days(*facts.full);
  if (full.year < 2000 || facts.latest_year > full.year) return false;
  bool other_day = false, again = false;
  for (const StoryDay& day : facts.days) {
    const bool same = day.month == full.month && day.day == full.day;
    again = again || same;
    other_day = other_day || (!same && !day.future());
  }
  return other_day && (again || second_full_date(facts));
}

Choice chosen(const Candidate& c, std::string why) { return {c, std::move(why)}; }

// The story's first day lies near: what the text opens with is news, a full date far from it is history.
bool opens_near(const Facts& facts, DayNumber day) {
  const StoryDay& lead = facts.days.front();
  return std::abs(nearest_to(lead.month, lead.day, day) - day) <= 60;
}

// A day written with its year and again without: the story's days lie around it.
Choice by_repeated_day(const Facts& facts, const StoryDay& focus, const Bounds& bounds) {
  if (!facts.repeated || from_days(*facts.repeated).year < 2000) return {};
  const DayNumber near = nearest_to(focus.month, focus.day, *facts.repeated);
  const Candidate c = candidate(facts, focus, from_days(near).year);
  const DayNumber distance = c.day - *facts.repeated;
  if (!c.valid || distance < -31 || distance > 180 || !bounds.admits(c.day) || !opens_near(facts, c.day)) return {};
  // "chiều nay (28/7)" beside "ngày 28/7/2022": the year is written because it is not this one
  if (c.exact && distance == 0) return {};
  return chosen(c, "\"" + facts.repeated_text + "\" in the text is told again without its year");
}

// A story day close to a full date of the text shares its year.
Choice by_full_date(const Facts& facts, const StoryDay& focus, const Bounds& bounds) {
  if (!facts.full) return {};
  if (!facts.full_exact && !corroborated(facts)) return {};
  const std::int32_t year = from_days(*facts.full).year;
  // a story of several months goes back behind the last of its full dates, too
  const DayNumber back = second_full_date(facts) ? 31 : 2;
  for (std::int32_t y = year; y <= year + 1; ++y) {
    const Candidate c = candidate(facts, focus, y);
    const DayNumber distance = c.day - *facts.full;
    if (!c.valid || distance < -back || distance > 60 || !bounds.admits(c.day) || !opens_near(facts, c.day)) continue;
    return chosen(c, "full date \"" + facts.full_text + "\" in the text");
  }
  return {};
}

// A page is read within days of its publication far more often than on the same day of another year: this outweighs one contrary witness.
Choice by_near_crawl(const Facts& facts, const StoryDay& focus, const Bounds& bounds, const Reference& reference) {
  if (!reference.crawled) return {};
  const DayNumber crawled = to_days(*reference.crawled);
  const Candidate c = candidate(facts, focus, from_days(nearest_to(focus.month, focus.day, crawled)).year);
  if (!c.valid || c.day > crawled + 1 || crawled - c.day > 7) return {};
  Choice out = chosen(c, "crawled " + iso_day(crawled) + ", within a week of the story's day");
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
    if (!c.valid || (upper && c.day > *upper + 1)) continue;
    // what the text tells as past is one more witness; a date of the weeks ahead ("quốc tang ngày 4/12/2016") speaks against nothing
    const std::size_t against = bounds.against(c.day) + (facts.full && c.day + 31 < *facts.full) + (facts.year_low && y < *facts.year_low);
    if (against > fewest || (against == fewest && left.empty() && against > 0 && bounds.all.size() < 4)) continue;
    if (against < fewest) left.clear(), fewest = against;
    left.push_back(c);
  }
  // a text that writes a year two years later is not of the year that is left: some witness is wrong
  const bool outdated = left.size() == 1 && left[0].year + 1 < facts.latest_year;
  if (left.size() == 1 && fewest < 2 && !outdated) {
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
  if (reference.addressed)
    return estimated(to_days(*reference.addressed), true, "the address says " + iso_day(to_days(*reference.addressed)));
  if (story.byline_day) return estimated(*story.byline_day, true, "the byline says " + iso_day(*story.byline_day));
  Bounds bounds{reference.bounds};
  Facts facts = gather_facts(scan, story);
  add_events(scan, story, bounds, facts);
  add_elapsed_years(story, bounds);
  add_ahead(scan, story, facts.year_low, bounds);
  std::optional<DayNumber> upper = story.page_day;
  if (reference.crawled && (!upper || to_days(*reference.crawled) < *upper)) upper = to_days(*reference.crawled);
  const StoryDay* focus = focus_of(facts);
  if (focus && !facts.full_exact) {
    Choice choice = by_repeated_day(facts, *focus, bounds);
    if (!choice.chosen) choice = by_full_date(facts, *focus, bounds);
    if (!choice.chosen) choice = by_near_crawl(facts, *focus, bounds, reference);
    if (!choice.chosen) choice = by_bounds(facts, *focus, bounds, upper);
    if (choice.chosen) return estimated(choice.chosen->day, choice.chosen->exact, choice.why);
  }
  // a page that says "today" of one day and tells of a later one decides nothing
  const bool later =
      facts.full && std::any_of(facts.fulls.begin(), facts.fulls.end(), [&](DayNumber day) { return day > *facts.full + 3; });
  if (facts.full && facts.full_exact && !facts.full_denied && !later && (!focus || bounds.admits(*facts.full))) {
    return estimated(*facts.full, true, "the text says which day it is");
  }
  Publication unknown;
  unknown.printed.why = facts.full_denied ? "conflict: \"" + facts.full_text + "\" in the text is not on the weekday told beside it"
                                          : "nothing in the text or its metadata leaves one year only";
  return unknown;
}

}  // namespace nienbieu::when
