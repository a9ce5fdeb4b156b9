#include <algorithm>
#include <cstdlib>

#include "timeline/pair_features.h"
#include "timeline/weigher.h"

namespace nienbieu {
namespace {

constexpr int reprint_days = 10;  // between copies of one text, and between reports of one thing without a date
constexpr int slip_days = 3;      // by which papers that reprint "hôm qua" misdate it
constexpr int news_days = 3;      // within which most of what has a paper tells is told

bool published_apart(const StoredEvent& a, const StoredEvent& b) {
  return a.published != open_start && b.published != open_start && std::abs(a.published - b.published) > reprint_days;
}

// Times that exclude each other. Papers date a statement by the day they heard of it, and a copied text says "hôm qua" on the wrong day
// or lost its date: where the words are the same, so is what they tell, and the dates are a conflict.
void weigh_disagreement(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording, int gap) {
  const bool both_written = a.facts.basis == 0 && b.facts.basis == 0;
  if (gap == 1 && wording.same()) return w.add(-500, "one day apart, same words");
  const bool by_publication = a.facts.basis == 2 || b.facts.basis == 2;
  if (gap == 1 && by_publication && a.version != b.version && (wording.shared || wording.reaches(500))) {
    return w.add(-800, "one day apart, one by publication");
  }
  if (gap == 1 && !both_written && wording.same_act) return w.add(-800, "one day apart, one dated by what stands before it");
  if (gap <= slip_days && !both_written && a.facts.statement && a.version != b.version && wording.reaches(gap == 1 ? 450 : 600) &&
      !other_figures(a.facts, b.facts)) {
    return w.add(-1000, gap == 1 ? "one day apart, like words" : "some days apart, like words");
  }
  if (!wording.copied || published_apart(a, b) || (both_written && gap > slip_days)) return w.exclude("their times cannot be the same");
  w.add(-800, "one text, dated otherwise");
}

void weigh_yearless(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording) {
  const EventFacts &x = a.facts, &y = b.facts;
  if (x.yearless && y.yearless) {
    if (x.year_day_from > y.year_day_to || y.year_day_from > x.year_day_to) {
      return weigh_disagreement(w, a, b, wording, std::max(x.year_day_from - y.year_day_to, y.year_day_from - x.year_day_to));
    }
    return w.add(x.year_day_from == y.year_day_from && x.year_day_to == y.year_day_to ? 600 : 100, "same day of an unknown year");
  }
  if (!fits_some_year(x.yearless ? x : y, x.yearless ? y : x)) return weigh_disagreement(w, a, b, wording, far_apart);
  w.add(500, "same day, the year not known in one");
}

// Was a report without a date published when the other's news was new?
bool told_in_those_days(const StoredEvent& undated, const EventFacts& dated) {
  if (undated.published == open_start) return false;
  const auto is_days_long = [](const EventFacts& f) {
    return f.earliest != open_start && f.latest != open_end && f.latest - f.earliest <= news_days;
  };
  const auto is_news = [&](DayNumber day) { return undated.published >= day - 1 && undated.published <= day + news_days; };
  if (dated.dated) return is_days_long(dated) && is_news(dated.latest);
  const CivilDate day = from_days(dated.year_day_to);
  const std::int32_t year = from_days(undated.published).year;
  return is_news(to_days({year, day.month, std::min(day.day, days_in_month(year, day.month))}));
}

// Nobody reports what has not happened yet.
bool published_before(const StoredEvent& undated, const StoredEvent& dated) {
  return undated.published != open_start && dated.facts.dated && dated.facts.earliest != open_start && undated.facts.realis == 'a' &&
         dated.facts.realis == 'a' && undated.published < dated.facts.earliest - 1;
}

// Without a date a report may be of anything like it, so it must tell it in nearly the same words.
void weigh_undated(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording) {
  if (published_apart(a, b)) return w.exclude("no date, and published more than ten days apart");
  if (a.facts.has_date() || b.facts.has_date()) {
    if (a.facts.has_date() ? published_before(b, a) : published_before(a, b)) return w.exclude("published before it happened");
    // Undated, sayings are mostly of the day; of actions, many are told as what went before.
    const bool news = a.facts.has_date() ? told_in_those_days(b, a.facts) : told_in_those_days(a, b.facts);
    if (news && a.facts.statement) return w.add(-400, "one has no date, published in those days");
    if (wording.reaches(600) || wording.same()) return w.add(-700, "one has no date");
    if (news) return w.add(-1300, "one has no date, published in those days");
    w.unsaid += 2300;
    return w.add(-3000, "one has no date");
  }
  if (a.version != b.version) {
    const bool together = a.published != open_start && b.published != open_start && std::abs(a.published - b.published) <= news_days;
    if (together && a.facts.statement) return w.add(-400, "both without a date, published together");
    return w.add(-900, "both without a date, in two articles");
  }
  w.add(-600, "both without a date");
}

}  // namespace

void weigh_time(Weigher& w, const StoredEvent& a, const StoredEvent& b, const Wording& wording) {
  const EventFacts &x = a.facts, &y = b.facts;
  if (!x.has_date() || !y.has_date()) return weigh_undated(w, a, b, wording);
  if (x.yearless || y.yearless) return weigh_yearless(w, a, b, wording);
  if (const int gap = days_apart(x, y)) return weigh_disagreement(w, a, b, wording, gap);
  if (x.earliest == y.earliest && x.latest == y.latest) {
    const auto days = static_cast<std::int64_t>(x.latest) - x.earliest;
    if (days == 0) return w.add(800, "same day");
    return days < 32 ? w.add(1800, "same days") : w.add(200, "same period");
  }
  w.add(200, "times that can be the same");
}

}  // namespace nienbieu
