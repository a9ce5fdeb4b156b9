#include <algorithm>

#include "time/edtf.h"
#include "time/lunar.h"
#include "time/place_shapes.h"

namespace nienbieu::when {
namespace {

constexpr std::int32_t stand_in_year = 2024;  // a leap year: 29/2 exists

DaySpan third_of(CivilDate first, CivilDate last, const Moment& moment, std::int32_t third) {
  if (moment.month != 0) {
    if (moment.n == 2) return third == 1 ? DaySpan{to_days(first), to_days(first) + 14} : DaySpan{to_days(first) + 15, to_days(last)};
    const DayNumber start = to_days(first) + 10 * (third - 1);
    return {start, third == 3 ? to_days(last) : start + 9};
  }
  const std::int32_t month = 4 * third;
  return {to_days({first.year, month - 3, 1}), to_days({first.year, month, days_in_month(first.year, month)})};
}

void write_third(const Moment& moment, Placed& out) {
  const std::int32_t third = static_cast<std::int32_t>(moment.third);
  const CivilDate first = from_days(out.days.first), last = from_days(out.days.last);
  out.days = third_of(first, last, moment, third);
  const CivilDate a = from_days(out.days.first), b = from_days(out.days.last);
  const auto write = [&](CivilDate d) { return edtf_date(moment.month != 0 ? d : CivilDate{d.year, d.month, 0}, out.year_known); };
  out.edtf = edtf_interval(write(a), write(b));
}

void write_calendar(const Moment& moment, std::int32_t year, Placed& out) {
  const std::int32_t month = moment.month, day = moment.day;
  if (day != 0 && !is_valid({year, month, day})) {
    out.why += "; there is no such day in " + std::to_string(year);
    return;
  }
  out.known = true;
  out.edtf = edtf_date({year, month, day}, out.year_known);
  const std::int32_t last_month = month ? month : 12;
  out.days = {to_days({year, month ? month : 1, day ? day : 1}), to_days({year, last_month, day ? day : days_in_month(year, last_month)})};
  if (moment.third != Third::none) write_third(moment, out);
}

// "ngày 5": the month of the story, or the last such day before publication.
Placed place_lone_day(const Moment& moment, const Anchors& anchors) {
  Placed out;
  const bool shifted = moment.month_shift != no_shift;
  const auto base = shifted || !anchors.running ? anchors.published : std::optional<DayNumber>(anchors.running->first);
  out.basis = Basis::resolved;
  if (!base) {
    out.basis = Basis::unknown;
    out.why = "a day without a month, and nothing says which";
    return out;
  }
  const CivilDate from = from_days(*base);
  std::int32_t month = from.year * 12 + from.month - 1 + (shifted ? moment.month_shift : 0);
  if (!shifted && !anchors.running && moment.day > from.day && tense_of(moment, anchors) != Tense::future) --month;
  Moment whole = moment;
  whole.month = static_cast<std::int8_t>(month % 12 + 1);
  out.why = shifted || !anchors.running ? anchors.published_why : "the month of the story's running date";
  out.anaphoric = !shifted && anchors.running.has_value();
  write_calendar(whole, month / 12, out);
  return out;
}

Placed place_lunar_figures(const Moment& moment, const Anchors& anchors) {
  Moment lunar = moment;
  lunar.shape = TimexShape::lunar;
  return place_named(lunar, anchors);
}

// Can units of this size be counted from these days? "Năm 1978 … hai mươi năm sau" yes, "năm 1978 … ba ngày sau" no.
bool fine_enough(const DaySpan& days, TimexUnit unit) {
  const CivilDate first = from_days(days.first), last = from_days(days.last);
  switch (unit) {
    case TimexUnit::year:
    case TimexUnit::decade:
    case TimexUnit::century:
      return first.year == last.year;
    case TimexUnit::month:
    case TimexUnit::quarter:
      return first.year == last.year && first.month == last.month;
    default:
      return days.first == days.last;
  }
}

}  // namespace

std::optional<std::int32_t> said_year(const Moment& moment, const Anchors& anchors, Placed& out) {
  if (moment.year != no_year) {
    out.basis = Basis::explicit_;
    out.why = "the year is written";
    return moment.year;
  }
  if (moment.year_shift == no_shift) return std::nullopt;
  const auto base = anchor_day(moment.year_anchor, TimexUnit::year, anchors, out);
  if (!base) return std::nullopt;
  out.basis = Basis::resolved;
  return from_days(*base).year + moment.year_shift;
}

std::optional<DayNumber> anchor_day(TimexAnchor anchor, TimexUnit unit, const Anchors& anchors, Placed& out) {
  const bool running = anchor == TimexAnchor::running;
  if (running && anchors.nearby && fine_enough(*anchors.nearby, unit)) {
    out.anaphoric = true;
    out.why = "counted from " + iso_day(anchors.nearby->last) + ", named just before";
    return anchors.nearby->last;
  }
  if (running && anchors.running) {
    out.anaphoric = true;
    out.why = "counted from the story's running date " + iso_day(anchors.running->last);
    return anchors.running->last;
  }
  if (anchors.published) {
    out.why = anchors.published_why;
    return anchors.published;
  }
  out.why = "the publication date is unknown";
  return std::nullopt;
}

Placed place_calendar(const Moment& moment, const Anchors& anchors) {
  if (moment.lunar) return place_lunar_figures(moment, anchors);
  if (moment.day != 0 && moment.month == 0) return place_lone_day(moment, anchors);
  Placed out;
  if (const auto year = said_year(moment, anchors, out)) {
    write_calendar(moment, *year, out);
    return out;
  }
  if (moment.month == 0) return out;  // "năm nay" of an unknown publication
  if (!anchors.published || moment.year_shift != no_shift) {
    out.year_known = false;
    out.basis = Basis::unknown;
    if (out.why.empty()) out.why = "no year is written and nothing in the text decides it";
    write_calendar(moment, stand_in_year, out);
    return out;
  }
  const YearChoice choice = choose_year(moment.month, moment.day, *anchors.published, tense_of(moment, anchors));
  out.basis = Basis::resolved;
  out.why = std::string(anchors.published_why) + "; " + choice.why;
  write_calendar(moment, choice.year, out);
  return out;
}

}  // namespace nienbieu::when
